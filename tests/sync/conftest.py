import pytest

from tests.sync.crafting import House


@pytest.fixture(scope="session")
def house() -> House:
    return House.build()
