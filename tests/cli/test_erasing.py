"""Erasing through the real commands: at a laptop, at headquarters, and after a backup was put back."""

from pathlib import Path
from uuid import uuid4

import pytest

from tests.cli.conftest import Type


@pytest.fixture
def sister(spreekuur: Type, headquarters: Path, laptop: Path, tmp_path: Path) -> Path:
    """A second laptop of the site, of which the first has heard."""
    home, organisation, request, welcome = (tmp_path / name for name in ("sister", "o", "r2", "w2"))
    spreekuur(
        "init", "--home", home, "--site", "ZUT", "--site-name", "azc Zutphen", "--device", "Laptop 2", "--organisation", organisation
    )  # fmt: skip
    words = spreekuur("devices", "request", "--home", home, "--output", request, "--json").json["words"]
    spreekuur("devices", "enrol", request, "--home", headquarters, "--words", words, "--output", welcome)
    spreekuur("import", welcome, "--home", home)
    carry(spreekuur, headquarters, laptop, "ZUT", tmp_path)
    return home


def carry(spreekuur: Type, sender: Path, reader: Path, to: str, folder: Path) -> None:
    made = spreekuur("export", "--home", sender, "--to", to, "--output", folder, "--json").json
    spreekuur("import", made["file"], "--home", reader)


def recorded(spreekuur: Type, home: Path) -> str:
    person: str = spreekuur("people", "add", "--home", home, "--name", "CANARY Testa", "--json").json["id"]
    spreekuur(
        "record", "--home", home, "--language", "ti", "--topic", "A5", "--person", person, "--question", "CANARY", "--told", "CANARY"
    )  # fmt: skip
    return person


def listed(spreekuur: Type, home: Path) -> list[tuple[str, object, str]]:
    rows = spreekuur("list", "contacts", "--home", home, "--json").json
    return [(row["language"], row["person"], row["question"]) for row in rows]


COUNT = [("ti", None, "")]


def test_an_erased_person_is_gone_everywhere_and_everybody_says_so(
    spreekuur: Type, headquarters: Path, laptop: Path, sister: Path, tmp_path: Path
) -> None:
    person = recorded(spreekuur, laptop)
    carry(spreekuur, laptop, sister, "centre", tmp_path)
    carry(spreekuur, laptop, headquarters, "hq", tmp_path)
    stick = tmp_path / "backup"
    spreekuur("backup", stick, "--home", laptop)
    assert "reason" in spreekuur("erase", person, "--home", laptop, "--reason", " ", code=1).err
    before_upgrade = laptop / "spreekuur.before-upgrade"
    before_upgrade.write_bytes(b"an older database")
    done = spreekuur("erase", person, "--home", laptop, "--reason", "vroeg erom", "--json").json
    assert not before_upgrade.exists()
    assert (done["counts"], done["waiting_for"]) == (1, ["Hoofdkantoor", "Laptop 2"])
    assert listed(spreekuur, laptop) == COUNT
    spreekuur("people", "show", person, "--home", laptop, code=1)
    state = spreekuur("check", "--home", laptop, "--json").json["erasures"]
    assert state == {"state": "waiting", "orders": 1, "confirmed": 0, "waiting_for": {"Hoofdkantoor": 1, "Laptop 2": 1}}

    carry(spreekuur, laptop, sister, "centre", tmp_path)
    assert listed(spreekuur, sister) == COUNT
    carry(spreekuur, sister, laptop, "centre", tmp_path)
    carry(spreekuur, laptop, headquarters, "hq", tmp_path)
    carry(spreekuur, headquarters, laptop, "ZUT", tmp_path)
    state = spreekuur("check", "--home", laptop, "--json").json
    assert state["ok"]
    assert state["erasures"] == {"state": "confirmed", "orders": 1, "confirmed": 1, "waiting_for": {}}
    assert [row["language"] for row in spreekuur("list", "contacts", "--home", headquarters, "--json").json] == ["ti"]

    spreekuur("restore", stick, "--home", laptop)
    assert listed(spreekuur, laptop) == COUNT
    spreekuur("people", "show", person, "--home", laptop, code=1)


def test_headquarters_erases_by_the_id_that_a_laptop_tells_it(
    spreekuur: Type, headquarters: Path, laptop: Path, tmp_path: Path
) -> None:
    person = recorded(spreekuur, laptop)
    assert "not an id" in spreekuur("erase", "Selam", "--home", headquarters, "--reason", "klacht", code=1).err
    done = spreekuur("erase", person, "--home", headquarters, "--reason", "klacht", "--json").json
    assert done == {"id": person, "erased": 0, "counts": 0, "waiting_for": ["Laptop 1"]}
    carry(spreekuur, headquarters, laptop, "ZUT", tmp_path)
    assert listed(spreekuur, laptop) == COUNT
    carry(spreekuur, laptop, headquarters, "hq", tmp_path)
    assert spreekuur("check", "--home", headquarters, "--json").json["erasures"]["state"] == "confirmed"


def test_who_is_not_there_is_not_erased_and_what_is_not_past_its_term_stays(
    spreekuur: Type, headquarters: Path, laptop: Path
) -> None:
    spreekuur("erase", str(uuid4()), "--home", laptop, "--reason", "vroeg erom", code=1)
    assert spreekuur("check", "--home", laptop, "--json").json["erasures"]["state"] == "none"
    for home in (headquarters, laptop):
        done = spreekuur("retention", "run", "--home", home, "--json").json
        # The pack has terms for questions and for dates.
        assert (done["rules"], done["counts"], done["appointments"]) == (2, 0, 0)
