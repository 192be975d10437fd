from pathlib import Path

import pytest

from desktop.content.packs import check_pack, load_pack
from tests.content.conftest import Spoil


def test_every_paper_has_a_name_in_every_language_of_the_list(folder: Path) -> None:
    pack = load_pack(folder)
    assert set(pack.document_words) == {"nl", "en", "ar", "ti", "prs"}
    for words in pack.document_words.values():
        assert set(words.names) == set(pack.rules.documents)
        assert all(words.names.values())
        assert not words.reviewed
    # A sheet needs the words around it too.
    assert set(pack.document_words) <= set(pack.words)


@pytest.mark.parametrize(
    ("name", "words", "others", "told"),
    [
        ("documents/ti.toml", 'D41 = "', 'D44 = "', "D41, D44"),
        ("documents/nl.toml", "[words]", '[names]\nD01 = "Brief"\n[words]', "D01"),
        ("documents/ar.toml", "{name}", "", "{name}"),
        ("documents/ar.toml", "لاحقًا", "", "later"),
        ("documents/ti.toml", "መረጋገጺ እቶት", "Доход", "Д"),
        ("documents/ti.toml", "ሰብኣይ ወይ ሰበይቲ", "муж", "м"),
        ("documents/ar.toml", "{told}", "", "{told}"),
        ("documents/nl.toml", 'sibling = "broer of zus"', 'sibling = "broer of zus {name}"', "–"),
        ("documents/nl.toml", 'sibling = "broer of zus"', "", "sibling"),
        ("documents/prs.toml", 'state = "drafted by machine"', 'state = "perfect"', "state"),
        ("documents/en.toml", "nothing = ", "anything = ", "anything"),
    ],
)
def test_what_does_not_hold_is_told_with_its_file(
    folder: Path, spoil: Spoil, name: str, words: str, others: str, told: str
) -> None:
    spoil(name, words, others)
    faults = [it for it in check_pack(folder) if it.file == name]
    assert [it for it in faults if told in str(it.told)], [str(it.told) for it in faults]


def test_without_the_dutch_nothing_can_stand_beside_it(folder: Path) -> None:
    (folder / "documents/nl.toml").unlink()
    assert [it.file for it in check_pack(folder)] == ["documents/nl.toml"]


def test_a_pack_without_lists_is_a_pack(folder: Path) -> None:
    for path in (folder / "documents").iterdir():
        path.unlink()
    assert load_pack(folder).document_words == {}
