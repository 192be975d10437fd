"""Enrolment and exchange through the two windows: a laptop's and headquarters'."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.content.packs import Pack
from desktop.domain.contacts import ContactEntry
from desktop.headquarters.stores import make_headquarters
from desktop.i18n import translator
from desktop.paths import Home
from desktop.spreekuur.contacts import contacts_since, record_contact
from desktop.spreekuur.stores import Site, Store, make_laptop
from desktop.ui.desks import wall_clock
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
    enrol(sides)
    assert sides.ours.write.isEnabled()
    assert [row.cells[1] for row in sides.ours.leaving.rows.rows] == ["1"]
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
    assert [sides.ours.audience.itemData(place) for place in range(2)] == ["hq", "centre"]
    assert "Names and texts do not go along" in sides.ours.said.text()
    sides.ours.audience.setCurrentIndex(1)
    sides.ours.audience.activated.emit(1)
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
