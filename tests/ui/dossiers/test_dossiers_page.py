"""People's files: the right one is found, shows what matters, and is changed with care."""

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from desktop.content.packs import Pack
from desktop.domain.agendas import AgendaDay, AppointmentEntry, When
from desktop.domain.contacts import ContactEntry
from desktop.domain.ids import new_id
from desktop.domain.pages import PersonLine
from desktop.domain.people import Consent, Person, PersonEntry
from desktop.domain.prints import Printed
from desktop.i18n import translator
from desktop.spreekuur.agendas import add_appointment
from desktop.spreekuur.contacts import contact, contacts_since, record_contact
from desktop.spreekuur.dossiers import Event, EventKind, dossier
from desktop.spreekuur.people import add_person, people
from desktop.spreekuur.stores import Store
from desktop.store.people import insert_person
from desktop.store.prints import insert_printed
from desktop.ui.desks import wall_clock
from desktop.ui.dossiers.dossiers_page import DossiersPage
from desktop.ui.dossiers.letter_dialog import LetterDialog
from desktop.ui.dossiers.person_dialog import PersonDialog
from desktop.ui.erasing.erase_person_dialog import ErasePersonDialog
from desktop.ui.main_window import MainWindow
from tests.ui.answers import Answers, press, type_keys
from tests.ui.test_names import unnamed


@pytest.fixture
def page(window: MainWindow) -> DossiersPage:
    assert window.pages.dossiers
    window.show_page(window.pages.dossiers)
    window.finish()
    return window.pages.dossiers


def open_file(window: MainWindow, page: DossiersPage, whom: Person) -> None:
    page.open_thing(whom)
    window.finish()
    window.finish()


def kinds(page: DossiersPage) -> list[object]:
    return [it.thing.kind for it in page.view.timeline.rows.rows if isinstance(it.thing, Event)]


def names(page: DossiersPage) -> list[str]:
    rows = page.people.list.rows
    lines = [row.thing for place in range(rows.rowCount()) if (row := rows.row(place))]
    return [line.name for line in lines if isinstance(line, PersonLine)]


def test_somebody_is_found_by_another_spelling_a_number_and_a_room_and_opened_by_keyboard(
    qtbot: QtBot, window: MainWindow, page: DossiersPage, store: Store
) -> None:
    made = add_person(store, PersonEntry("Mohammed Proefman", "1 Hamal 1370", "281.123.4567", "K 207"), wall_clock())
    window.desk.changes.people_changed.emit()
    for typed in ("muhamed", "281.123", "k 207"):
        page.people.search.clear()
        page.people.search.setFocus()
        type_keys(typed)
        press(Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: page.view.dossier is not None and page.view.dossier.person.id == made.id)
        page.view.clear()
    open_file(window, page, made)
    # As told, and what it means: 1 Hamal 1370 is 21 March 1991.
    assert "1 Hamal 1370 (21 March 1991)" in page.view.facts.text()
    assert "room K 207" in page.view.facts.text()
    assert unnamed(page) == []


def test_the_site_the_order_and_the_columns_of_the_list_are_remembered(
    window: MainWindow, page: DossiersPage, store: Store
) -> None:
    now = wall_clock()
    add_person(store, PersonEntry("Zula Proef", room="K 1"), now)
    with store.writing(now) as session:
        insert_person(session, Person(new_id(now), "ELS", PersonEntry("Aaron Proef")))
    window.speak(translator("en"))
    again = window.pages.dossiers
    assert again
    window.show_page(again)
    window.finish()
    people = again.people
    action = {it.text(): it for it in people.list.actions()}
    assert not people.site.isHidden()
    people.site.setCurrentIndex(people.site.findData("ELS"))
    people.site.activated.emit(people.site.currentIndex())
    window.finish()
    assert names(again) == ["Aaron Proef"]
    people.site.setCurrentIndex(0)
    people.site.activated.emit(0)
    action["By name, from Z to A"].trigger()
    action["Column “Their room”"].trigger()
    window.finish()
    assert names(again) == sorted(names(again), reverse=True)
    assert {"Zula Proef", "Aaron Proef"} <= set(names(again))
    assert unnamed(again) == []

    window.speak(translator("nl"))
    page = window.pages.dossiers
    assert page
    window.show_page(page)
    window.finish()
    window.finish()
    assert names(page) == sorted(names(page), reverse=True)
    assert page.people.list.isColumnHidden(1)
    assert not page.people.list.isColumnHidden(2)


def test_a_file_shows_what_is_to_be_done_before_what_happened_and_opens_each_at_its_place(
    window: MainWindow, page: DossiersPage, store: Store, pack: Pack
) -> None:
    now = wall_clock()
    today = now.astimezone().date()
    made = add_person(store, PersonEntry("Hiwot Proefvrouw", speaks="ti"), now)
    asked = ContactEntry("ti", ("B1",), made.id, "Mag mijn man komen?", referrals=("ind",))
    question = record_contact(
        store, pack, replace(asked, follow_up=today - timedelta(days=2), we_do="bellen"), now - timedelta(days=9)
    )
    add_appointment(store, made.id, AppointmentEntry("hearing", today + timedelta(days=20), "10:00"), now)
    sheet = pack.articles["letter-from-ind"].version_id("ti")
    with store.writing(now) as session:
        insert_printed(session, Printed(new_id(now), now, "OEFEN", "article", sheet, "ti", "nl", 1, question.id))
    open_file(window, page, made)
    rows = page.view.timeline.rows.rows
    first = rows[0].thing
    assert isinstance(first, AgendaDay)
    assert first.when is When.OVERDUE
    assert rows[0].cells[2].startswith("2 days too late")
    assert set(kinds(page)) == {EventKind.CONTACT, EventKind.HANDOUT, EventKind.REFERRAL, EventKind.APPOINTMENT}
    assert any(sheet in row.cells[2] for row in rows)

    # The sheet that was given opens as it was then; the file stays where it was.
    page.view.timeline.opened.emit(next(row.thing for row in rows if sheet in row.cells[2]))
    window.finish()
    assert sheet in window.pages.information.reading.toPlainText()
    window.show_page(page)
    window.finish()

    # What came of a referral is asked here, and stays.
    page.view.referrals.boxes[0].set_code("helped")
    page.view.referrals.boxes[0].chosen.emit("helped")
    window.finish()
    window.finish()
    assert contact(store, question.id).entry.referral_outcomes == ("ind:helped",)
    assert not page.view.referrals.isVisible()

    page.view.timeline.select(0)
    page.view.done.click()
    window.finish()
    window.finish()
    assert contact(store, question.id).entry.settled == today

    page.view.question.click()
    window.finish()
    assert window.pages.intake
    assert window.pages.intake.isVisible()
    assert window.pages.intake.form.person.code == str(made.id)


def test_a_letter_is_read_at_the_table_and_kept_in_the_file(
    window: MainWindow, page: DossiersPage, store: Store
) -> None:
    made = add_person(store, PersonEntry("Dawit Proefman", speaks="ti"), wall_clock())
    open_file(window, page, made)
    page.view.letter.click()
    (dialog,) = window.findChildren(LetterDialog)
    dialog.kind.setFocus()
    type_keys("refus")
    press(Qt.Key.Key_Tab)
    dialog.dated.line.setFocus()
    type_keys("2-11-2026")
    dialog.received.line.setFocus()
    type_keys("1-11-2026")
    dialog._look()
    window.finish()
    assert "before its date" in dialog._said.text()
    dialog.received.line.clear()
    dialog.received._read("")
    dialog.number.setText("4")
    dialog._look()
    window.finish()
    # Four weeks from 2 November 2026, a Monday.
    assert "30 November 2026, counted here" in dialog.reading.day.text()
    assert dialog.reading.urgent.text()
    assert "Lawyer" in dialog.reading.calls.text()
    assert unnamed(dialog) == []
    dialog.explain.click()
    window.finish()
    QApplication.processEvents()
    kept = next(it for it in contacts_since(store) if it.entry.person == made.id)
    assert (kept.entry.letter, kept.entry.letter_term, kept.entry.language) == ("refusal", "4w", "ti")
    assert window.pages.information.isVisible()
    window.show_page(page)
    open_file(window, page, made)
    assert EventKind.LETTER in kinds(page)


def test_a_second_file_of_one_person_is_shown_before_it_is_made(
    qtbot: QtBot, window: MainWindow, page: DossiersPage, store: Store
) -> None:
    (selam,) = people(store)
    page.new.click()
    dialog = page.window().findChildren(PersonDialog)[-1]
    dialog.name.setFocus()
    type_keys("Selaam Testa")
    dialog.born.line.setFocus()
    type_keys("1990")
    qtbot.waitUntil(lambda: len(dialog.twins.rows.rows) == 1)
    assert dialog.twins.isVisible()
    assert unnamed(dialog) == []
    dialog.name.setText("Testa Selam")
    dialog.consent.set_code("spoken")
    dialog.add.click()
    window.finish()
    assert dialog.isVisible()
    assert "may be here already" in dialog._said.text()
    dialog.twins.setFocus()
    dialog.twins.select(0)
    press(Qt.Key.Key_Return)
    window.finish()
    window.finish()
    assert people(store) == [selam]
    assert page.view.dossier is not None
    assert page.view.dossier.person.id == selam.id
    page.view.actions_of.change()
    change = page.window().findChildren(PersonDialog)[-1]
    change.room.setText("B 114")
    change.consent.set_code("spoken")
    change.add.click()
    window.finish()
    window.finish()
    after = people(store)[0].entry
    assert (after.room, after.consent, after.consent_on) == ("B 114", Consent.SPOKEN, window.desk.today())
    assert "room B 114" in page.view.facts.text()


def test_who_takes_consent_back_leaves_counts_only_and_only_after_a_reason_and_the_name(
    window: MainWindow, page: DossiersPage, store: Store, pack: Pack, answers: Answers
) -> None:
    made = add_person(store, PersonEntry("Amir Proefman"), wall_clock())
    asked = record_contact(store, pack, ContactEntry("fa", ("D1",), made.id, "Hoofdpijn"), wall_clock())
    open_file(window, page, made)
    page.view.actions_of.erase()
    (first,) = window.findChildren(ErasePersonDialog)
    first.reject()
    assert dossier(store, pack, made.id, None).person == made
    page.view.actions_of.erase()
    dialog = window.findChildren(ErasePersonDialog)[-1]
    dialog.reason.setCurrentIndex(1)
    dialog.typed.setText("amir proefman")
    dialog.erase.click()
    window.finish()
    window.finish()
    left = contact(store, asked.id)
    assert left.emptied
    assert left.entry.question == ""
    assert "1 question" in answers.told[-1]
    assert page.view.dossier is None
    assert "Amir Proefman" not in [it.entry.name for it in people(store)]
    assert not [it for it in window.findChildren(QDialog) if it.isVisible()]
