"""The manual names only what is really there."""

import re

import pytest
from babel.messages.pofile import read_po

from desktop.i18n import LANGUAGES
from desktop.paths import resources, translations
from desktop.spreekuur.manuals import PAGES, find_pages, manual

KEY = re.compile(r"((Ctrl|Alt|Shift)\+.+|F\d+)")
MARKS = re.compile(r"\*\*(.+?)\*\*")


def on_screen(language: str) -> set[str]:
    """Return all words of the program in a language, without the letters that jump."""
    said: set[str] = set()
    with (translations() / "nl" / "LC_MESSAGES" / "spreekuur.po").open("rb") as file:
        for message in read_po(file):
            it = message.id if language == "en" else message.string
            said.update(words.replace("&", "") for words in ((it,) if isinstance(it, str) else it))
    return said


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_page_is_there_once_with_a_title_and_text(language: str) -> None:
    pages = manual(language)
    assert {path.stem for path in (resources() / "manual" / language).iterdir()} == set(PAGES)
    assert len({page.title for page in pages}) == len(PAGES)
    assert all(page.title and len(page.text) > 100 for page in pages)


def test_both_languages_say_the_same_in_the_same_order() -> None:
    for dutch, english in zip(manual("nl"), manual("en"), strict=True):
        assert [line[:2] for line in shape(dutch.text)] == [line[:2] for line in shape(english.text)], dutch.name
        assert keys(dutch.text) == keys(english.text), dutch.name


def shape(text: str) -> list[str]:
    return [line if line[:2] in {"##", "- "} or line[:1].isdigit() else "" for line in text.splitlines() if line]


def keys(text: str) -> list[str]:
    return [it for it in MARKS.findall(text) if KEY.fullmatch(it)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_in_bold_is_a_key_or_stands_on_a_screen(language: str) -> None:
    said = on_screen(language)
    wrong = [
        (page.name, it)
        for page in manual(language)
        for it in MARKS.findall(page.text)
        if not KEY.fullmatch(it) and it not in said
    ]
    assert wrong == []


def test_the_dutch_has_short_sentences() -> None:
    for page in manual("nl"):
        for line in MARKS.sub("woorden", page.text).splitlines():
            for sentence in re.split(r"(?<=[.?!:])\s", re.sub(r"^(## |- |\d+\. )", "", line)):
                assert len(sentence.split()) <= 20, (page.name, sentence)


def test_a_page_is_found_by_the_beginnings_of_words_in_any_spelling() -> None:
    pages = manual("nl")
    assert find_pages(pages, "") == pages
    assert find_pages(pages, "zzzz") == ()
    for asked in ("Back-up", "BACKUP"):
        assert find_pages(pages, asked)[0].name == "backups"
    assert "lost-laptop" in {it.name for it in find_pages(pages, "laptop kwijt")}
    assert find_pages(pages, "client")[0].text.count("cliënt")
