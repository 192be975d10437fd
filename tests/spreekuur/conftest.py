from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from desktop.content.packs import Pack, load_pack, shipped_folder
from desktop.paths import Home
from desktop.spreekuur.stores import Site, Store, make_laptop

NOW = datetime(2026, 11, 21, 10, 0, tzinfo=UTC)
PASSPHRASE = "vier losse woorden hier"


@pytest.fixture(scope="session")
def pack() -> Pack:
    return load_pack(shipped_folder())


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made, _code = make_laptop(
        Home(tmp_path / "home"), PASSPHRASE, site=Site("ZUT", "azc Zutphen"), device_name="Zutphen laptop 1"
    )
    yield made
    made.close()
