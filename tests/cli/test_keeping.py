import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from desktop.cli.main import run

FIRST, SECOND = "vier losse woorden hier", "een heel andere zin"


@dataclass(frozen=True)
class Typed:
    """What a command answered."""

    out: str
    err: str

    @property
    def json(self) -> Any:  # noqa: ANN401 - whatever the command prints
        return json.loads(self.out)


class Desk:
    """A person at a terminal with a laptop and a stick."""

    def __init__(self, folder: Path, screen: pytest.CaptureFixture[str]) -> None:
        self.folder, self.home, self.stick = folder, folder / "home", folder / "stick"
        self.passphrase = FIRST
        self._screen = screen
        for passphrase in (FIRST, SECOND):
            self.file(passphrase).write_text(passphrase + "\n")

    def file(self, passphrase: str) -> Path:
        return self.folder / passphrase.replace(" ", "-")

    def types(self, *words: str | Path, code: int = 0, home: Path | None = None) -> Typed:
        own = ("--home", home or self.home, "--language", "en", "--passphrase-file", self.file(self.passphrase))
        self._screen.readouterr()
        assert run([str(word) for word in (*own, *words)]) == code
        answer = Typed(*self._screen.readouterr())
        assert len(answer.err.splitlines()) <= 3, answer.err
        return answer


@pytest.fixture
def desk(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Desk:
    made = Desk(tmp_path, capsys)
    site = ("--site", "ZUT", "--site-name", "azc Zutphen")
    made.types("init", *site, "--device", "Laptop 1")
    return made


def test_a_laptop_is_backed_up_and_put_back(desk: Desk) -> None:
    kept = desk.types("record", "--language", "ti", "--topic", "A5", "--question", "bewaard", "--json").json["id"]
    made = desk.types("backup", desk.stick, "--json").json
    assert made["bytes"] == desk.stick.stat().st_size
    assert "There is a file" in desk.types("backup", desk.stick, code=1).err
    desk.types("record", "--language", "ar", "--topic", "B1", "--question", "te laat")
    done = desk.types("restore", desk.stick, "--json").json
    assert done["made_at"] == made["made_at"]
    listed = desk.types("list", "contacts", "--json")
    assert [row["id"] for row in listed.json] == [kept]
    assert "restored data" in listed.err
    aside = desk.types("list", "contacts", "--json", home=Path(done["moved_aside"]))
    assert sorted(row["question"] for row in aside.json) == ["bewaard", "te laat"]
    checked = desk.types("check", "--json").json
    assert checked["ok"] is True
    assert checked["sync"]["restored_since"] == made["made_at"]


def test_a_file_that_is_no_backup_changes_nothing(desk: Desk) -> None:
    desk.stick.write_bytes(b"a photograph")
    assert "is not a backup" in desk.types("restore", desk.stick, code=1).err
    assert desk.types("check", "--json").json["ok"] is True


def test_people_come_and_go(desk: Desk) -> None:
    added = desk.types("users", "add", "--name", "Annie", "--new-passphrase-file", desk.file(SECOND), "--json").json
    desk.passphrase = SECOND
    assert desk.types("users", "list", "--json").json == [{"id": "1", "name": ""}, added]
    desk.types("users", "remove", "1")
    assert "only person" in desk.types("users", "remove", added["id"], code=1).err
    desk.passphrase = FIRST
    assert "does not open" in desk.types("users", "list", code=1).err


def test_practice_is_filled_and_a_real_store_is_not(desk: Desk) -> None:
    generate = ("generate", "--contacts", "30", "--seed", "5", "--json")
    assert "for real people" in desk.types(*generate, code=1).err
    first, second = desk.folder / "first", desk.folder / "second"
    for home in (first, second):
        desk.types("init", "--training", home=home)
        assert desk.types(*generate, home=home).json["contacts"] == 30
    listed = [desk.types("list", "contacts", "--json", home=home).json for home in (first, second)]
    invented = [{row["id"]: row for row in rows} for rows in listed]
    same = invented[0].keys() & invented[1].keys()
    assert len(same) == 30
    assert all(invented[0][row] == invented[1][row] for row in same)


def test_diagnostics_are_told_with_and_without_a_store(desk: Desk) -> None:
    assert desk.types("diagnostics", "--json").json["store"]["role"] == "laptop"
    assert desk.types("diagnostics", "--json", home=desk.folder / "nowhere").json["store"] is None
    desk.home.joinpath("spreekuur.db").write_bytes(b"")
    broken = desk.types("diagnostics", "--json").json
    assert broken["store"]["opens"] is False
    assert str(desk.folder) not in str(broken)
    assert "store.role: laptop" not in desk.types("diagnostics").out
