"""Looking something up in what we tell people."""

import pytest

from desktop.content.packs import Pack, load_pack, shipped_folder
from desktop.domain.actors import Actor
from desktop.domain.articles import Article
from desktop.domain.letter_guides import LetterGuide
from desktop.domain.letters import LetterKind
from desktop.domain.taxonomies import Topic
from desktop.domain.timelines import PlacedStep
from desktop.spreekuur.look_ups import Contents, LookUp


@pytest.fixture(scope="module")
def pack() -> Pack:
    return load_pack(shipped_folder())


@pytest.fixture(scope="module")
def contents(pack: Pack) -> Contents:
    return Contents(pack)


def test_one_word_finds_the_text_the_letter_the_step_the_person_and_the_topic(contents: Contents, pack: Pack) -> None:
    found = contents.find("advocaat")
    assert pack.articles["your-lawyer"] in found
    assert {type(it) for it in found} == {Article, LetterGuide, PlacedStep, Actor, Topic}
    assert contents.find("   ") == []
    assert contents.find("zwaartekrachtgolf") == []


def test_every_word_must_be_there_in_one_language(contents: Contents) -> None:
    both = contents.find("advocaat gehoor")
    assert both
    assert all(it in contents.find("advocaat") and it in contents.find("gehoor") for it in both)
    # No text has both words in one language.
    assert contents.find("advocaat محامي") == []


def slugs(found: list[LookUp]) -> list[str]:
    return [it.slug for it in found if isinstance(it, Article)]


def test_a_dutch_compound_is_found_by_its_beginning(contents: Contents) -> None:
    assert "asylum-steps-old" in slugs(contents.find("asielproc"))


@pytest.mark.parametrize(
    ("written", "typed"),
    [
        ("vóór", "voor"),
        ("المحامي", "محامي"),
        ("محامي", "مُحامي"),
        ("وکیل", "وكيل"),
        ("ጽሕፈት", "ፅኅፈት"),
        ("ሓኪም", "ሐኪም"),
        ("avukatınız", "avukatiniz"),
        ("Адвокат", "адвокат"),
        ("ADVOCAAT", "advocaat"),
    ],
)
def test_another_spelling_finds_the_same(contents: Contents, written: str, typed: str) -> None:
    assert set(slugs(contents.find(typed))) == set(slugs(contents.find(written))) != set()


def test_a_title_goes_before_a_text_and_a_whole_word_before_a_beginning(contents: Contents, pack: Pack) -> None:
    assert contents.find("advocaat")[0] == pack.articles["your-lawyer"]
    found = contents.find("voornemen")
    assert isinstance(found[0], LetterGuide | PlacedStep)
    letters = [it for it in contents.find("voornemen tot") if isinstance(it, LetterGuide)]
    assert [it.kind for it in letters] == [LetterKind.INTENTION]
