from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from desktop.paths import Home
from desktop.store.database import About, Role, Site, Store

NOW = datetime(2026, 11, 21, 10, 0, tzinfo=UTC)
PASSPHRASE = "vier losse woorden hier"
LAPTOP = About(Role.LAPTOP, "d1", "Laptop 1", sites=(Site("ZUT", "azc Zutphen"),))


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path / "home")


@pytest.fixture
def store(home: Home) -> Iterator[Store]:
    made, _code = Store.create(home, PASSPHRASE, LAPTOP, b"device keys")
    yield made
    made.close()
