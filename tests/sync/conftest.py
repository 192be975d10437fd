from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.content.packs import Pack, load_pack, shipped_folder
from tests.sync.crafting import House
from tests.sync.real_stores import Office, furnish


@pytest.fixture(scope="session")
def pack() -> Pack:
    return load_pack(shipped_folder())


@pytest.fixture(scope="session")
def house() -> House:
    return House.build()


@pytest.fixture(scope="session")
def furnished(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Closed stores of headquarters and three laptops, made once; `Office.open` copies them."""
    folder = tmp_path_factory.mktemp("furnished")
    furnish(folder)
    return folder


@pytest.fixture
def office(furnished: Path, tmp_path: Path) -> Iterator[Office]:
    opened = Office.open(furnished, tmp_path / "office")
    yield opened
    opened.close()
