from pathlib import Path

import pytest

from desktop.errors import InputError
from desktop.headquarters.devices import organisation_file
from desktop.headquarters.stores import make_headquarters
from desktop.paths import Home
from desktop.store.database import Store
from desktop.sync.documents import read_organisation, sign
from desktop.sync.identities import SigningKey

PASSPHRASE = "vier losse woorden hier"


def test_the_root_key_that_is_kept_is_the_one_that_laptops_believe(tmp_path: Path) -> None:
    made, _code = make_headquarters(
        Home(tmp_path / "hq"), PASSPHRASE, organisation_name="Hulp", device_name="Hoofdkantoor"
    )
    made.close()
    again = Store.open(Home(tmp_path / "hq"), PASSPHRASE)
    document = organisation_file(again)
    organisation = read_organisation(document)
    # A key that could not be read back could never change headquarters' own keys.
    assert sign(organisation, SigningKey.from_bytes(again.root_key())) == document
    again.close()


@pytest.mark.parametrize("name", ["", " Hulp", "x" * 81, "twee\nregels"])
def test_a_name_that_cannot_be_one_makes_no_store(tmp_path: Path, name: str) -> None:
    home = Home(tmp_path / "hq")
    with pytest.raises(InputError):
        make_headquarters(home, PASSPHRASE, organisation_name=name, device_name="Hoofdkantoor")
    assert not home.keys.exists()
