"""Reading what we tell people, and printing it."""

import pytest

from desktop.domain.articles import Article
from desktop.ui.information.information_page import InformationPage
from desktop.ui.main_window import MainWindow


@pytest.fixture
def page(window: MainWindow) -> InformationPage:
    window.show_page(window.pages.information)
    return window.pages.information


@pytest.fixture
def letter(window: MainWindow) -> Article:
    return window.desk.pack.articles["letter-from-ind"]


def test_both_languages_stand_side_by_side_with_the_same_numbers(page: InformationPage, letter: Article) -> None:
    page.show_article(letter, "ti")
    said = page.reading.toPlainText()
    for language in ("nl", "ti"):
        for line in letter.editions[language].lines:
            assert line.text in said
    lines = said.splitlines()
    for line in letter.editions["nl"].lines:
        place = next(at for at, it in enumerate(lines) if it.endswith(line.text))
        assert lines[place - 1].strip() == str(line.number)
        assert lines[place + 1].endswith(letter.editions["ti"].lines[line.number - 1].text)


def test_what_stands_in_an_article_is_text_and_never_markup(page: InformationPage, letter: Article) -> None:
    page.show_article(letter, "ar")
    assert "<b>" not in page.reading.toPlainText()
    assert "No person has reviewed this translation." in page.about_words


def test_the_source_and_its_day_are_shown(page: InformationPage, letter: Article) -> None:
    page.show_article(letter, "nl")
    assert letter.sources[0].title in page.reading.toPlainText()


def test_a_word_narrows_the_list(page: InformationPage) -> None:
    page.filter.setText("huisarts")
    few = len(page.list.rows.rows)
    page.filter.setText("")
    assert few < len(page.list.rows.rows)
