"""Enrolment and exchange through the two windows: a laptop's and headquarters'."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from pytestqt.qtbot import QtBot

from desktop.content.packs import Pack
from desktop.domain.contacts import Contact, ContactEntry
from desktop.domain.ids import new_id
from desktop.domain.people import PersonEntry
from desktop.headquarters.cases import received_cases
from desktop.headquarters.stores import make_headquarters
from desktop.i18n import translator
from desktop.paths import Home
from desktop.spreekuur.asked_questions import ask_headquarters
from desktop.spreekuur.contacts import contacts_since, record_contact
from desktop.spreekuur.exchange import CASES, HEADQUARTERS
from desktop.spreekuur.people import add_person
from desktop.spreekuur.stores import Site, Store, make_laptop
from desktop.store.contacts import insert_contact
from desktop.ui.desks import wall_clock
from desktop.ui.dossiers.case_dialog import CaseDialog
from desktop.ui.exchange.cases_box import CaseView
from desktop.ui.exchange.exchange_page import ExchangePage
from desktop.ui.exchange.headquarters_page import HeadquartersPage
from desktop.ui.exchange.stick_dialog import StickDialog
from desktop.ui.locations.locations_page import LocationsPage
from desktop.ui.main_window import MainWindow
from tests.ui.answers import Answers

WORDS = "anker gordijn fiets lepel"


@dataclass
class Side:
    store: Store
    window: MainWindow
    answers: Answers


@dataclass
class Sides:
    laptop: Side
    headquarters: Side
    stick: Path

    @property
    def ours(self) -> ExchangePage:
        page = self.laptop.window.pages.exchange
        assert isinstance(page, ExchangePage)
        return page

    @property
    def theirs(self) -> HeadquartersPage:
        page = self.headquarters.window.pages.exchange
        assert isinstance(page, HeadquartersPage)
        return page

    @property
    def locations(self) -> LocationsPage:
        page = self.headquarters.window.pages.at("locations")
        assert isinstance(page, LocationsPage)
        return page

    def finish(self) -> None:
        for _ in range(3):
            self.laptop.window.finish()
            self.headquarters.window.finish()


@pytest.fixture
def sides(qtbot: QtBot, tmp_path: Path, pack: Pack) -> Iterator[Sides]:
    stick = tmp_path / "stick"
    stick.mkdir()
    laptop, _ = make_laptop(Home(tmp_path / "l"), WORDS, site=Site("DUI-1", "Duinvoort"), device_name="Laptop 1")
    office, _ = make_headquarters(Home(tmp_path / "h"), WORDS, organisation_name="Proef", device_name="Kantoor")
    record_contact(laptop, pack, ContactEntry("ti", ("A5",), question="geheim", told="ook geheim"), wall_clock())
    made = []
    for store in (laptop, office):
        answers = Answers(stick)
        window = MainWindow(store, pack, translator("en"), dialogs=answers)
        window.show()
        made.append(Side(store, window, answers))
    both = Sides(made[0], made[1], stick)
    # A page is made when somebody first goes there.
    for page in (both.ours, both.theirs, both.locations):
        assert page.isEnabled()
    both.finish()
    yield both
    for side in made:
        assert side.answers.told == []
        side.window.dismiss()
        side.store.close()


def enrol(sides: Sides) -> None:
    ours, theirs = sides.ours, sides.locations.enrolling
    theirs.organisation.click()
    sides.finish()
    sides.laptop.answers.file = sides.stick / "organisatie.spreekuur"
    ours.enrolment.trust.click()
    sides.finish()
    ours.enrolment.request.click()
    sides.finish()
    sides.headquarters.answers.file = sides.stick / "aanmelding.spreekuur"
    theirs.words.setText(ours.enrolment.words.text().upper())
    theirs.enrol.click()
    sides.finish()
    sides.laptop.answers.file = sides.stick / "welkom.spreekuur"
    ours.reading.choose.click()
    sides.finish()
    ours.reading.apply.click()
    sides.finish()


def write_to_folder(sides: Sides) -> None:
    sides.ours.write.click()
    dialog = sides.ours.findChildren(StickDialog)[-1]
    dialog.other.click()
    sides.finish()


def test_nothing_can_leave_before_the_laptop_is_enrolled(sides: Sides) -> None:
    assert not sides.ours.write.isEnabled()
    assert "not enrolled" in sides.ours.said.text()
    assert sides.laptop.window.unshared == "Not enrolled at headquarters"


def test_a_question_goes_to_headquarters_without_its_text(sides: Sides) -> None:
    (asked,) = contacts_since(sides.laptop.store)
    ask_headquarters(sides.laptop.store, asked.id, "Wie waardeert een diploma?", wall_clock())
    assert not sides.theirs.asked.isVisibleTo(sides.theirs)
    enrol(sides)
    assert sides.ours.write.isEnabled()
    leaving = [row.cells for row in sides.ours.leaving.rows.rows]
    assert sorted(leaving) == [("questions", "1"), ("questions for headquarters", "1")]
    assert sides.laptop.window.unshared == "1 not shared yet"
    sides.laptop.answers.folder = sides.stick / "out"
    sides.laptop.answers.folder.mkdir()
    write_to_folder(sides)
    bundle = next(sides.laptop.answers.folder.glob("*.spreekuur"))
    assert "Written and read back" in sides.ours.said.text()
    assert b"geheim" not in bundle.read_bytes()
    assert len(sides.ours.history.list.rows.rows) >= 1

    theirs = sides.theirs
    sides.headquarters.answers.file = bundle
    theirs.reading.choose.click()
    sides.finish()
    assert "Laptop 1" in theirs.reading.said.text()
    # Looking changes nothing.
    assert contacts_since(sides.headquarters.store) == []
    theirs.reading.apply.click()
    sides.finish()
    received = contacts_since(sides.headquarters.store)
    assert [it.entry.topics for it in received] == [("A5",)]
    assert received[0].entry.question == ""
    assert theirs.received.rows.rows[0].cells[1] == "DUI-1"
    assert "1 question received" in theirs.counts.text()
    (row,) = theirs.asked.rows.rows
    assert row.cells[1] == "DUI-1"
    assert row.cells[2].startswith("Wie waardeert een diploma? · A5 ")
    assert row.cells[2].endswith(" · Tigrinya")
    assert theirs.asked.isVisibleTo(theirs)


def test_a_file_that_is_no_bundle_is_refused_with_its_reason(sides: Sides) -> None:
    enrol(sides)
    rubbish = sides.stick / "foto.jpg"
    rubbish.write_bytes(b"\xff\xd8 no bundle")
    sides.headquarters.answers.file = rubbish
    sides.theirs.reading.choose.click()
    sides.finish()
    assert "Nothing was taken in" in sides.theirs.reading.said.text()
    assert not sides.theirs.reading.apply.isEnabled()


def test_other_words_enrol_nobody(sides: Sides) -> None:
    sides.ours.enrolment.request.click()
    sides.finish()
    sides.headquarters.answers.file = sides.stick / "aanmelding.spreekuur"
    theirs = sides.locations.enrolling
    theirs.words.setText("een twee drie vier vijf zes zeven acht")
    theirs.enrol.click()
    sides.finish()
    assert not (sides.stick / "welkom.spreekuur").exists()
    assert theirs.said.objectName() == "refused"


def test_the_page_says_for_whom_and_what_before_anything_leaves(sides: Sides) -> None:
    enrol(sides)
    assert [sides.ours.audience.itemData(place) for place in range(3)] == ["hq", "hq-case", "centre"]
    assert "Names do not go along, nor what was said" in sides.ours.said.text()
    sides.ours.audience.setCurrentIndex(1)
    sides.ours.audience.activated.emit(1)
    sides.finish()
    assert "people who agreed to that" in sides.ours.said.text()
    sides.ours.audience.setCurrentIndex(2)
    sides.ours.audience.activated.emit(2)
    sides.finish()
    # Nobody else serves this site yet, so there is nobody to send everything to.
    assert "no other laptop" in sides.ours.said.text()
    assert not sides.ours.write.isEnabled()


def test_a_bundle_is_confirmed_only_when_headquarters_has_said_so(sides: Sides) -> None:
    enrol(sides)
    sides.laptop.answers.folder = sides.stick / "out"
    sides.laptop.answers.folder.mkdir()
    write_to_folder(sides)
    sent = next(row for row in sides.ours.history.list.rows.rows if row.cells[1] == "went out")
    assert sent.cells[4] == "not confirmed yet"
    assert "has not confirmed" in sides.ours.history.waiting.text()
    import_at_headquarters(sides, next(sides.laptop.answers.folder.glob("*.spreekuur")))
    sides.laptop.answers.file = write_at_headquarters(sides)
    sides.ours.reading.choose.click()
    sides.finish()
    sides.ours.reading.apply.click()
    sides.finish()
    sent = next(row for row in sides.ours.history.list.rows.rows if row.cells[1] == "went out")
    assert sent.cells[4] == "confirmed"
    assert sides.ours.history.waiting.text() == ""


def write_at_headquarters(sides: Sides) -> Path:
    sending = sides.theirs.sending
    names = ["All laptops of Duinvoort", "Laptop Laptop 1 alone"]
    assert [sending.audience.itemText(place) for place in range(sending.audience.count())] == names
    sides.headquarters.answers.folder = sides.stick / "back"
    sides.headquarters.answers.folder.mkdir()
    sending.write.click()
    sending.findChildren(StickDialog)[-1].other.click()
    sides.finish()
    assert "Written and read back" in sending.said.text()
    (made,) = sides.headquarters.answers.folder.iterdir()
    return made


def import_at_headquarters(sides: Sides, bundle: Path) -> None:
    sides.headquarters.answers.file = bundle
    sides.theirs.reading.choose.click()
    sides.finish()
    sides.theirs.reading.apply.click()
    sides.finish()


def send(sides: Sides, audience: str) -> Path:
    """Write a bundle of the laptop's for an audience."""
    ours = sides.ours
    place = ours.audience.findData(audience)
    ours.audience.setCurrentIndex(place)
    ours.audience.activated.emit(place)
    sides.finish()
    folder = sides.laptop.answers.folder = sides.stick / f"out-{len(list(sides.stick.iterdir()))}"
    folder.mkdir()
    write_to_folder(sides)
    (made,) = folder.iterdir()
    return made


def test_a_file_goes_to_headquarters_with_consent_and_comes_back(sides: Sides) -> None:
    enrol(sides)
    desk = sides.laptop.window.desk
    now = desk.clock()
    person = add_person(desk.store, PersonEntry("Selam Testa", consent="spoken"), now)
    record_contact(desk.store, desk.pack, ContactEntry("ti", ("A5",), person.id, question="Mijn brief?"), now)
    dossiers = sides.laptop.window.pages.dossiers
    assert dossiers is not None
    sides.laptop.window.open_found(person)
    sides.finish()
    actions = dossiers.view.actions_of
    actions.refer()
    sides.finish()
    dialog = sides.laptop.window.findChildren(CaseDialog)[-1]
    dialog.refer.click()
    sides.finish()
    assert "before the person agrees" in dialog.said.text()
    dialog.consent.set_code("signed")
    dialog.asked.setPlainText("Wat nu?")
    dialog.refer.click()
    sides.finish()
    bundle = send(sides, CASES)
    assert [row.cells for row in sides.ours.leaving.rows.rows] == [
        ("files for headquarters", "1"),
        ("names in them", "1"),
        ("questions in them", "1"),
    ]
    # What is dropped is looked at, and not taken in.
    drop_on(sides.headquarters.window, bundle)
    sides.finish()
    assert "files for headquarters" in sides.theirs.reading.said.text()
    assert received_cases(sides.headquarters.store) == []
    sides.theirs.reading.apply.click()
    sides.finish()
    (row,) = sides.theirs.cases.list.rows.rows
    assert row.cells[1:] == ("DUI-1", "Selam Testa", "Wat nu?")
    assert sides.theirs.history.list.rows.rows[0].cells[2] == "Laptop 1"
    sides.theirs.cases.list.select(0)
    sides.theirs.cases.list.opened.emit(row.thing)
    shown = sides.headquarters.window.findChildren(CaseView)[-1]
    assert [it.cells[2] for it in shown.list.rows.rows] == ["Selam Testa", "Mijn brief?"]
    shown.close_button.click()
    actions.refer()
    sides.finish()
    assert "Take it back?" in sides.laptop.answers.asked[-1]
    import_at_headquarters(sides, send(sides, HEADQUARTERS))
    assert not sides.theirs.cases.isVisibleTo(sides.theirs)
    assert received_cases(sides.headquarters.store) == []


def drop_on(window: MainWindow, *files: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    buttons = (Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    window.dragEnterEvent(QDragEnterEvent(QPoint(9, 9), Qt.DropAction.CopyAction, data, *buttons))
    window.dropEvent(QDropEvent(QPointF(9, 9), Qt.DropAction.CopyAction, data, *buttons))


def test_what_is_past_its_term_is_told_and_goes_when_somebody_says_so(sides: Sides) -> None:
    enrol(sides)
    ours, store = sides.ours, sides.laptop.store
    sides.laptop.window.show_page(ours)
    sides.finish()
    assert not ours.retention.isVisibleTo(ours)
    old = sides.laptop.window.desk.clock() - timedelta(days=200)
    with store.writing(old) as session:
        insert_contact(session, Contact(new_id(old), old, "DUI-1", ContactEntry("ti", ("A5",), question="oud")))
    sides.laptop.window.desk.changes.exchanged.emit()
    sides.finish()
    assert "1 question or date is past its term" in ours.retention.said.text()
    sides.laptop.answers.agrees = False
    ours.retention.take.click()
    sides.finish()
    assert {it.entry.question for it in contacts_since(store)} == {"geheim", "oud"}
    sides.laptop.answers.agrees = True
    ours.retention.take.click()
    sides.finish()
    assert {it.entry.question for it in contacts_since(store)} == {"geheim", ""}
    assert "1 questions lost their words" in ours.retention.said.text()
    assert not ours.retention.take.isVisibleTo(ours)
