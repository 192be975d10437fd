"""Which picture stands beside a step."""

from collections.abc import Callable
from pathlib import Path

import pytest

from desktop.content.faults import Faults
from desktop.content.files import pack_files
from desktop.content.packs import Pack, check_pack, load_pack, shipped_folder
from desktop.content.pictograms import read_pictograms
from desktop.domain.articles import LineKind


@pytest.mark.parametrize(
    ("line", "picture"),
    [
        ("Bel vandaag uw advocaat.", "telephone"),
        ("Bewaar de brief en de envelop.", "keep"),
        ("Ga dezelfde dag naar een advocaat.", "lawyer"),
        ("Open elke brief dezelfde dag.", "letter"),
        ("Stuur geen origineel op.", ""),
        ("Bel alleen als het brandt.", ""),
        ("Belangrijk is dat u rust.", ""),
    ],
)
def test_the_dutch_words_choose_and_a_picture_cannot_say_not(line: str, picture: str) -> None:
    faults = Faults()
    assert read_pictograms(pack_files(shipped_folder()), faults).picture(line) == picture
    assert faults.found == []


def test_every_language_has_the_picture_of_the_dutch_and_only_steps_have_one(pack: Pack) -> None:
    for article in pack.articles.values():
        dutch = [line.pictogram for line in article.editions["nl"].lines]
        assert any(dutch) or not any(line.kind is LineKind.STEP for line in article.editions["nl"].lines)
        for edition in article.editions.values():
            assert [line.pictogram for line in edition.lines] == dutch
            assert not any(line.pictogram for line in edition.lines if line.kind is not LineKind.STEP)


def test_a_picture_that_is_not_there_is_told_and_does_not_close_the_pack(
    folder: Path, spoil: Callable[[str, str, str], int]
) -> None:
    line = spoil("pictograms.toml", 'name = "copy"', 'name = "copies"')
    (fault,) = check_pack(folder)
    assert (fault.file, fault.line, fault.message) == ("pictograms.toml", line, "There is no picture “copies”.")
    assert load_pack(folder).articles


def test_without_a_list_there_are_arrows(folder: Path) -> None:
    (folder / "pictograms.toml").unlink()
    article = load_pack(folder).articles["letter-from-ind"]
    assert not any(line.pictogram for line in article.editions["nl"].lines)
