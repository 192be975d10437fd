"""Looking up what we tell people, and printing it."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtWidgets import QMenu

from desktop.content.packs import Pack
from desktop.domain.actors import Actor
from desktop.domain.articles import Article
from desktop.domain.letter_guides import LetterGuide
from desktop.domain.letters import LetterKind
from desktop.domain.referrals import SiteAddressEntry
from desktop.domain.taxonomies import Topic
from desktop.domain.timelines import PlacedStep
from desktop.spreekuur.print_jobs import ArticleDocument
from desktop.spreekuur.referrals import add_site_address
from desktop.ui.information.article_leaf import doubts
from desktop.ui.information.client_view import ClientView
from desktop.ui.information.information_page import InformationPage
from desktop.ui.information.ways import Way
from desktop.ui.main_window import MainWindow
from tests.ui.answers import press, shown_pages, type_keys


@pytest.fixture
def page(window: MainWindow) -> InformationPage:
    window.show_page(window.pages.information)
    return window.pages.information


@pytest.fixture
def letter(window: MainWindow) -> Article:
    return window.desk.pack.articles["letter-from-ind"]


def things(page: InformationPage) -> list[object]:
    return [row.thing for row in page.list.rows.rows]


def pick(page: InformationPage, thing: object) -> str:
    """Choose a row, and return what there is to read."""
    page.list.select(things(page).index(thing))
    page.list.picked.emit(thing)
    return page.reading.toPlainText()


def search(window: MainWindow, page: InformationPage, typed: str) -> list[object]:
    page.filter.setFocus()
    page.filter.selectAll()
    type_keys(typed)
    window.finish()
    return things(page)


def test_both_languages_stand_side_by_side_with_the_same_numbers(page: InformationPage, letter: Article) -> None:
    page.show_article(letter, "ti")
    said = page.reading.toPlainText()
    lines = said.splitlines()
    for line in letter.editions["nl"].lines:
        place = next(at for at, it in enumerate(lines) if it.endswith(line.text))
        assert lines[place - 1].strip() == str(line.number)
        assert lines[place + 1].endswith(letter.editions["ti"].lines[line.number - 1].text)
    assert "<b>" not in said
    assert letter.sources[0].title in said
    for sentence in (
        "No person has reviewed this translation.",
        "Drafted by machine; no person has reviewed it yet.",
        "Always ask a lawyer as well.",
        "Checked on 21 November 2026, may be used until 21 May 2027.",
    ):
        assert sentence in page.about_words


def test_as_one_types_all_that_is_told_is_found_and_enter_opens_the_first(
    window: MainWindow, page: InformationPage
) -> None:
    pack = window.desk.pack
    found = search(window, page, "advocaat")
    assert {Article, LetterGuide, PlacedStep, Actor, Topic} == {type(it) for it in found}
    assert found[0] == pack.articles["your-lawyer"]
    assert not any(it.isChecked() for it in page.ways.buttons.values())
    press(Qt.Key.Key_Return)
    assert pack.articles["your-lawyer"].editions["en"].title not in page.reading.toPlainText()
    assert pack.articles["your-lawyer"].editions["nl"].lines[0].text in page.reading.toPlainText()
    assert search(window, page, "zwaartekracht") == []
    page.filter.clear()
    assert page.ways.buttons[Way.ALL].isChecked()
    assert len(things(page)) > len(pack.articles)  # and the heading above the sheets to write on


def test_a_topic_tells_what_explains_it_and_to_whom_this_site_refers(
    window: MainWindow, page: InformationPage, pack: Pack
) -> None:
    desk = window.desk
    add_site_address(desk.store, pack, SiteAddressEntry("ind", telephone="06-00000001"), desk.clock())
    window.show_page(page)
    page.enter()
    window.finish()
    page.ways.buttons[Way.TOPICS].click()
    shown = things(page)
    assert [it for it in shown if it] == list(pack.taxonomy.topics.values())
    assert len(shown) - len(pack.taxonomy.topics) == len(pack.taxonomy.groups)
    # A heading is passed over by the keyboard.
    page.list.setFocus()
    first_of_family = shown.index(next(it for it in shown if isinstance(it, Topic) and it.group == "B"))
    page.list.select(first_of_family)
    press(Qt.Key.Key_Up)
    assert page.list.currentIndex().row() == first_of_family - 2
    said = pick(page, pack.taxonomy.topics["A1"])
    assert "06-00000001" in said
    assert pack.articles["asylum-steps-old"].editions["en"].title in said
    page.reading.anchorClicked.emit(QUrl("article:asylum-steps-old"))
    assert pack.articles["asylum-steps-old"].editions["nl"].lines[0].text in page.reading.toPlainText()
    page.text.back.click()
    assert "06-00000001" in page.reading.toPlainText()
    page.text.show_thing(replace(pack.taxonomy.topics["A1"], articles=()))
    assert "There is no text on this topic." in page.reading.toPlainText()
    assert not page.text.print.isEnabled()


def test_the_day_of_the_application_chooses_the_timeline_and_both_stand_there_without_it(
    window: MainWindow, page: InformationPage, pack: Pack
) -> None:
    page.ways.buttons[Way.TIMELINE].click()
    old, new = pack.timelines
    said = page.reading.toPlainText()
    assert old.steps[0].text("nl").title in said
    assert new.steps[0].text("nl").title in said
    assert "Nobody knows the day of the application yet" in said
    page.entries.applied.setFocus()
    type_keys("1-7-2026")
    assert [it.step for it in things(page) if isinstance(it, PlacedStep)] == list(new.steps)
    assert old.names["en"] not in page.reading.toPlainText()
    # One step, in the language of the client by the lines of its sheet, also when the screen is turned.
    page.text.show_thing(PlacedStep(new, new.steps[1]), "ti")
    said = page.reading.toPlainText()
    told = pack.lines(new.article, "ti", new.steps[1].lines)
    assert told
    assert all(line.text in said for line in told)
    assert "No person has reviewed this translation." in said
    page.show_to_client()
    view = window.findChild(ClientView)
    assert view is not None
    turned = view.reading.toPlainText()
    assert all(line.text in turned for line in told)
    other = next(it for it in pack.articles[new.article].editions["ti"].lines if it.number not in new.steps[1].lines)
    assert other.text not in turned
    view.reject()


def test_what_is_printed_on_a_letter_shows_which_it_may_be_and_never_which_it_is(
    window: MainWindow, page: InformationPage, pack: Pack
) -> None:
    page.ways.buttons[Way.LETTERS].click()
    assert "It may be an urgent letter." not in page.reading.toPlainText()
    page.entries.printed.setFocus()
    type_keys("beschikking")
    press(Qt.Key.Key_Return)
    kinds = [it.kind for it in things(page) if isinstance(it, LetterGuide)]
    assert kinds[:2] == [LetterKind.REFUSAL, LetterKind.GRANTED]
    assert set(kinds) == set(LetterKind)
    assert "It may be an urgent letter. In doubt: call the lawyer today." in page.reading.toPlainText()
    refusal = next(it for it in pack.letters if it.kind is LetterKind.REFUSAL)
    said = pick(page, refusal)
    for sentence in (*refusal.text("nl").means, *refusal.text("nl").does, "Urgent: call somebody today."):
        assert sentence in said
    assert "Drafted by machine" in page.about_words
    page.text.record.click()
    window.finish()
    intake = window.pages.intake
    assert intake
    assert intake.form.isVisible()
    assert intake.form.entry().letter == LetterKind.REFUSAL
    # Several sheets belong to it: one is chosen.
    window.show_page(page)
    page.print_page()
    (menu,) = page.text.findChildren(QMenu)
    menu.actions()[0].trigger()
    menu.close()
    assert shown_pages(window).job.document == ArticleDocument(refusal.articles[0])
    shown_pages(window).reject()


def test_who_is_who_tells_what_they_do_not_do_and_prints_the_sheet(
    window: MainWindow, page: InformationPage, pack: Pack
) -> None:
    page.ways.buttons[Way.ACTORS].click()
    assert "Who is who" in page.reading.toPlainText()
    page.print_page()
    assert shown_pages(window).job.document == ArticleDocument("who-is-who")
    shown_pages(window).reject()
    coa = next(it for it in pack.actors.actors if it.code == "coa")
    said = pick(page, coa)
    assert all(sentence in said for sentence in (*coa.text("nl").does, *coa.text("nl").does_not))


def test_the_three_headings_of_the_organisation_hold_their_texts(page: InformationPage, pack: Pack) -> None:
    for way in (Way.EXPECT, Way.RIGHTS, Way.PREPARE):
        page.ways.buttons[way].click()
        assert {it.slug for it in things(page) if isinstance(it, Article)} == {
            it.slug for it in pack.articles.values() if way.value in it.tabs
        }


def test_content_past_its_last_day_says_so_above_whatever_is_read(window: MainWindow, pack: Pack) -> None:
    old = InformationPage(replace(window.desk, pack=replace(pack, expires=date(2026, 11, 20))))
    for way in Way:
        old.go(way)
        assert "This information is past its last day." in old.reading.toPlainText()
        window.pages.information.go(way)
        assert "past its last day" not in window.pages.information.reading.toPlainText()
    old.deleteLater()


def test_what_may_not_be_handed_out_says_so(window: MainWindow, letter: Article) -> None:
    desk = window.desk
    assert doubts(desk, letter, "ti") == []
    assert doubts(desk, replace(letter, valid_until=date(2026, 6, 13)), "nl") == [
        "Past its last day: do not hand it out."
    ]
    assert doubts(desk, replace(letter, fingerprint="another"), "ti") == [
        "The Dutch text has changed since this translation: do not hand it out."
    ]
    assert doubts(desk, replace(letter, valid_from=date(2199, 1, 1), valid_until=date(2200, 1, 1)), "nl") == [
        "It holds from 1 January 2199 on: do not hand it out yet."
    ]
    assert doubts(desk, replace(letter, audience="volunteer"), "nl") == ["For volunteers: not to hand out."]
