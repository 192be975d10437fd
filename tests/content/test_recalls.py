"""Recalls in a pack."""

from pathlib import Path

import pytest

from desktop.content.files import pack_files
from desktop.content.packs import check_pack, load_pack, read_pack
from desktop.errors import ContentError

RECALL = """
versions = ["letter-from-ind/ti/2026-11-21/90b7002d"]
recalled_on = 2026-12-01

[[sources]]
title = "IND, een brief"
checked = 2026-12-01

[texts.nl]
state = "drafted by machine"
wrong = ["Er stond een verkeerde dag."]
holds = ["De laatste dag staat in uw brief."]

[texts.ti]
state = "drafted by machine"
wrong = ["ጌጋ ዕለት ነይሩ።"]
holds = ["እታ ናይ መወዳእታ መዓልቲ ኣብቲ ደብዳበ ኣላ።"]
"""


def _write(folder: Path, text: str, name: str = "wrong-day") -> None:
    (folder / "recalls").mkdir(exist_ok=True)
    (folder / "recalls" / f"{name}.toml").write_text(text, encoding="utf-8")


def test_a_recall_covers_the_version_that_it_names(folder: Path) -> None:
    _write(folder, RECALL)
    _write(folder, RECALL.replace("2026-12-01\n\n", "2026-12-05\n\n", 1).replace("/ti/", "/nl/"), "older-dutch")
    pack = load_pack(folder)
    newest, first = pack.recalls
    assert (newest.name, first.name) == ("older-dutch", "wrong-day")
    assert first.texts["ti"].wrong == ("ጌጋ ዕለት ነይሩ።",)
    assert not first.texts["nl"].reviewed
    assert first.covers("letter-from-ind/ti/2026-11-21/90b7002d")
    assert not first.covers("letter-from-ind/ar/2026-11-21/90b7002d")
    # A translation of a wrong Dutch text is wrong too.
    assert newest.covers("letter-from-ind/ar/2026-11-21/90b7002d")
    assert pack.recalled("letter-from-ind/ar/2026-11-21/90b7002d") == newest
    assert pack.recalled("letter-from-ind/ar/2026-12-01/90b7002d") is None
    assert pack.recalled("") is None


@pytest.mark.parametrize(
    ("words", "others", "message"),
    [
        ("[texts.nl]", "[texts.en]", "A recall is told in Dutch at least."),
        ('holds = ["እታ', 'holds = ["ሀ", "እታ', "This language does not have the lines of the Dutch."),
        ("ጌጋ", "ж", "“ж” is not a letter of this language."),
        ("letter-from-ind/ti/2026-11-21/90b7002d", "letter-from-ind", "not as it should be"),
        ('[[sources]]\ntitle = "IND, een brief"\nchecked = 2026-12-01', "sources = []", "at least one source"),
    ],
)
def test_a_recall_that_does_not_hold_is_refused_by_file_and_line(
    folder: Path, words: str, others: str, message: str
) -> None:
    assert words in RECALL
    _write(folder, RECALL.replace(words, others, 1))
    with pytest.raises(ContentError, match=r"recalls/wrong-day\.toml, line"):
        read_pack(pack_files(folder))
    assert any(message in fault.message for fault in check_pack(folder))
