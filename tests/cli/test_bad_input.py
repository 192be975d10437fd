"""Whatever is typed wrongly gets one clear sentence, and changes nothing."""

from pathlib import Path

import pytest

from desktop.cli.main import COMMANDS, command_named, run
from tests.cli.conftest import PASSPHRASE, Type

BAD = [
    ("record", "--language", "ti", "--topic", "Z9"),
    ("record", "--language", "klingon", "--topic", "A5"),
    ("record", "--language", "ti", "--topic", "A5", "--follow-up", "2026-02-30"),
    ("record", "--language", "ti", "--topic", "A5", "--follow-up", "morgen"),
    ("record", "--language", "ti", "--topic", "A5", "--person", "niemand"),
    ("record", "--language", "ti", "--topic", "A5", "--question", "bsn 123456782"),
    ("edit", "01a1fd8c-6900-7fa0-8d06-6fc77fcb0e02", "--told", "x"),
    ("list", "contacts", "--since", "2026-13-01"),
    ("handout", "bestaat-niet", "--language", "nl", "--output", "x.pdf"),
    ("handout", "letter-from-ind", "--language", "xx", "--output", "x.pdf"),
    ("handout", "letter-from-ind", "--language", "nl", "--output", "/proc/nergens/x.pdf"),
    ("content", "show", "letter-from-ind", "--language", "nl", "--on", "2026-02-30"),
    ("checklist", "--family", "01a1fd8c-6900-7fa0-8d06-6fc77fcb0e02"),
    ("checklist", "--facts", "bestaat-niet.toml"),
    ("inspect", "bestaat-niet"),
    ("people", "add", "--name", "Jan\nde Vries"),
    ("people", "add", "--name", "Jan \u202esreirV ed"),
    ("import", "bestaat-niet"),
    ("export", "--to", "hq", "--output", "/proc/nergens"),
]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("bad")
    (folder / "passphrase").write_text(PASSPHRASE + "\n")
    at = ["--passphrase-file", str(folder / "passphrase"), "--home", str(folder / "home")]
    assert run(["init", *at, "--site", "ZUT", "--site-name", "azc Zutphen", "--device", "Laptop 1"]) == 0
    assert run(["record", *at, "--language", "ti", "--topic", "A5", "--question", "Wat betekent deze brief?"]) == 0

    return folder / "home"


@pytest.mark.parametrize("words", BAD)
def test_bad_input_gets_a_sentence_and_changes_nothing(spreekuur: Type, store: Path, words: tuple[str, ...]) -> None:
    said = spreekuur(*words, "--home", store, code=1).err
    assert 1 <= len(said.strip().splitlines()) <= 3
    assert "Traceback" not in said
    (row,) = spreekuur("list", "contacts", "--home", store, "--json").json
    assert (row["told"], row["question"]) == ("", "Wat betekent deze brief?")


def test_every_command_stands_where_the_table_says() -> None:
    assert all(callable(command_named(name)) for name in COMMANDS)
