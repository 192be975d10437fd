"""Two laptops of one site and headquarters, from the first day to the day that one of them is stolen, in real windows."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.content.packs import Pack, load_pack, shipped_folder
from desktop.headquarters.stores import make_headquarters
from desktop.i18n import translator
from desktop.paths import Home
from desktop.spreekuur.conflicts import conflicts
from desktop.spreekuur.contacts import contacts_since
from desktop.spreekuur.exchange import CENTRE, HEADQUARTERS
from desktop.spreekuur.people import people
from desktop.spreekuur.stores import Site, Store, make_laptop
from desktop.store.keys import Stretching
from desktop.ui.desks import wall_clock
from desktop.ui.dossiers.person_dialog import PersonDialog
from desktop.ui.erasing.erase_person_dialog import ErasePersonDialog
from desktop.ui.exchange.conflicts_dialog import ConflictsDialog
from desktop.ui.exchange.exchange_page import ExchangePage
from desktop.ui.exchange.headquarters_page import HeadquartersPage
from desktop.ui.exchange.stick_dialog import StickDialog
from desktop.ui.intake.intake_page import IntakePage
from desktop.ui.locations.locations_page import LocationsPage
from desktop.ui.locations.withdraw_dialog import WithdrawDialog
from desktop.ui.main_window import MainWindow
from desktop.ui.restored_band import RestoredBand
from desktop.ui.settings.settings_dialog import SettingsDialog
from desktop.ui.unlock.entry_window import EntryWindow
from desktop.ui.unlock.restore_dialog import RestoreDialog
from desktop.ui.unlock.unlock_page import UnlockPage
from tests.ui.answers import Answers

# The platform without a screen says what it cannot do; that is no fault of ours.
pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support", "^OpenType support missing")

PASSPHRASE = "anker gordijn fiets lepel"


@dataclass
class World:
    """The day it is, the stick that goes around, and whoever sits at a machine."""

    qtbot: QtBot
    folder: Path
    pack: Pack
    now: datetime = field(default_factory=lambda: wall_clock() - timedelta(days=8))
    sticks: int = 0

    def later(self) -> datetime:
        """Let an hour pass."""
        self.now = min(self.now + timedelta(hours=1), wall_clock())
        return self.now

    def stick(self) -> Path:
        """Return an empty folder of a stick."""
        self.sticks += 1
        made = self.folder / f"stick-{self.sticks}"
        made.mkdir()
        return made


class Machine:
    """A laptop or headquarters, its window, and the person at it."""

    def __init__(self, world: World, store: Store) -> None:
        self.world, self.home, self.name = world, store.home, store.about.device_name
        self.answers = Answers(world.folder)
        self.locked: list[bool] = []
        self.show(store)

    def show(self, store: Store) -> None:
        """Show the window on the open store."""
        self.store = store
        self.window = MainWindow(
            store, self.world.pack, translator("en"), dialogs=self.answers, clock=lambda: self.world.now
        )
        self.window.lock_asked.connect(lambda: self.locked.append(True))
        self.window.show()
        self.finish()

    def leave(self) -> None:
        """Close the window and the store."""
        assert self.answers.told == []
        self.window.dismiss()
        QApplication.processEvents()
        self.store.close()

    def finish(self) -> None:
        """Wait until what was asked is done, and what follows from it."""
        for _ in range(3):
            self.window.finish()

    def page(self, name: str) -> object:
        """Go to a page."""
        page = self.window.pages.at(name)
        assert page is not None
        self.window.show_page(page)
        self.finish()
        return page

    def entry(self) -> EntryWindow:
        """Show what comes before the window."""
        made = EntryWindow(self.home, self.world.pack, translator("en"), self.answers)
        made.show()
        return made

    def read(self, file: Path) -> str:
        """Look at a file and take it in; return what the page says of it."""
        self.world.later()
        page = self.page("exchange")
        assert isinstance(page, ExchangePage | HeadquartersPage)
        self.answers.file = file
        page.reading.choose.click()
        self.finish()
        if page.reading.apply.isEnabled():
            page.reading.apply.click()
            self.finish()
        return page.reading.said.text()


class Office(Machine):
    """Headquarters."""

    @property
    def locations(self) -> LocationsPage:
        page = self.page("locations")
        assert isinstance(page, LocationsPage)
        return page

    @property
    def exchange(self) -> HeadquartersPage:
        page = self.page("exchange")
        assert isinstance(page, HeadquartersPage)
        return page

    def write(self) -> Path:
        """Write a bundle for all laptops of the site."""
        self.world.later()
        sending = self.exchange.sending
        self.answers.folder = self.world.stick()
        sending.write.click()
        sending.findChildren(StickDialog)[-1].other.click()
        self.finish()
        (made,) = self.answers.folder.iterdir()
        return made


class Laptop(Machine):
    """A laptop of the site."""

    @property
    def exchange(self) -> ExchangePage:
        page = self.page("exchange")
        assert isinstance(page, ExchangePage)
        return page

    @property
    def intake(self) -> IntakePage:
        page = self.page("intake")
        assert isinstance(page, IntakePage)
        return page

    def write(self, audience: str) -> Path:
        """Write a bundle for an audience."""
        self.world.later()
        page = self.exchange
        place = page.audience.findData(audience)
        page.audience.setCurrentIndex(place)
        page.audience.activated.emit(place)
        self.finish()
        self.answers.folder = self.world.stick()
        page.write.click()
        page.findChildren(StickDialog)[-1].other.click()
        self.finish()
        (made,) = self.answers.folder.iterdir()
        assert "Written and read back" in page.said.text()
        return made

    def ask(self, question: str, name: str = "") -> None:
        """Write a question down, of a person whose file is opened for it when there is a name."""
        self.world.later()
        form = self.intake.form
        self.intake.new_question()
        if name:
            form.new_person.click()
            dialog = next(it for it in self.window.findChildren(PersonDialog) if it.isVisible())
            dialog.name.setText(name)
            dialog.consent.set_code("spoken")
            dialog.add.click()
            self.finish()
        form.language.set_code("ti")
        form.topics.set_codes(("A5",))
        form.question.setPlainText(question)
        assert self.intake.settle() == ""
        self.finish()

    def tell(self, question: str, told: str) -> None:
        """Open a question and write down what was told."""
        self.world.later()
        self.intake.show_contact(next(it for it in contacts_since(self.store) if it.entry.question == question))
        self.intake.form.told.setPlainText(told)
        assert self.intake.settle() == ""
        self.finish()

    @property
    def questions(self) -> list[tuple[str, str]]:
        """Every question with what was told, as the store has it."""
        return sorted((it.entry.question, it.entry.told) for it in contacts_since(self.store))

    @property
    def names(self) -> list[str]:
        return sorted(it.entry.name for it in people(self.store))


@dataclass
class Sides:
    world: World
    office: Office
    first: Laptop
    second: Laptop

    def cross(self) -> None:
        """Let two sticks cross: both are written before either is read."""
        ours, theirs = self.first.write(CENTRE), self.second.write(CENTRE)
        assert "Taken in" in self.second.read(ours)
        assert "Taken in" in self.first.read(theirs)


@pytest.fixture
def sides(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Sides]:
    # It is not the passphrase that is tried here.
    monkeypatch.setattr("desktop.store.keys.Stretching", lambda: Stretching(memory_kib=8, passes=1, lanes=1))
    world = World(qtbot, tmp_path, load_pack(shipped_folder()))
    office, _ = make_headquarters(Home(tmp_path / "h"), PASSPHRASE, organisation_name="Proef", device_name="Kantoor")
    laptops = []
    for number in (1, 2):
        home, site = Home(tmp_path / f"l{number}"), Site("DUI", "azc Duinvoort")
        laptops.append(make_laptop(home, PASSPHRASE, site=site, device_name=f"Laptop {number}")[0])
    made = Sides(world, Office(world, office), Laptop(world, laptops[0]), Laptop(world, laptops[1]))
    yield made
    for machine in (made.office, made.first, made.second):
        machine.leave()


def test_from_the_first_day_to_a_stolen_laptop(sides: Sides) -> None:
    first, second, office = sides.first, sides.second, sides.office
    for laptop in (first, second):
        enrol(office, laptop)
    # The first was welcomed before the second was there.
    assert "Taken in" in first.read(office.write())
    a_week_of_work(sides)
    a_conflict_is_resolved(sides)
    backup = back_up(first)
    a_person_is_erased(sides)
    a_laptop_comes_back_from_its_backup(sides, backup)
    a_laptop_is_stolen(sides)


def enrol(office: Office, laptop: Laptop) -> None:
    """Organisation file, request, eight words by telephone, welcome."""
    at_office, ours = office.locations.enrolling, laptop.exchange.enrolment
    stick = office.answers.folder = laptop.answers.folder = office.world.stick()
    at_office.organisation.click()
    office.finish()
    laptop.answers.file = stick / "organisatie.spreekuur"
    ours.trust.click()
    laptop.finish()
    ours.request.click()
    laptop.finish()
    office.answers.file = stick / "aanmelding.spreekuur"
    at_office.words.setText(ours.words.text())
    at_office.enrol.click()
    office.finish()
    assert "Taken in" in laptop.read(stick / "welkom.spreekuur")


def a_week_of_work(sides: Sides) -> None:
    """Both write questions down; what was said reaches the other laptop, and headquarters counts."""
    first, second, office = sides.first, sides.second, sides.office
    first.ask("Een brief van Selam", "Selam Testa")
    second.ask("Een vraag van Dawit", "Dawit Voorbeeld")
    first.ask("Zonder naam")
    sides.cross()
    assert first.names == second.names == ["Dawit Voorbeeld", "Selam Testa"]
    assert first.questions == second.questions
    assert [it for it, _ in first.questions] == ["Een brief van Selam", "Een vraag van Dawit", "Zonder naam"]
    # What came by the sister is not counted twice.
    for laptop in (first, second):
        assert "Taken in" in office.read(laptop.write(HEADQUARTERS))
    assert "3 questions received" in office.exchange.counts.text()
    assert {(it.entry.question, it.entry.person) for it in contacts_since(office.store)} == {("", None)}
    assert "Taken in" in first.read(office.write())
    went = [row.cells[4] for row in first.exchange.history.list.rows.rows if "Kantoor" in row.cells[2]]
    assert "confirmed" in went


def a_conflict_is_resolved(sides: Sides) -> None:
    """Both wrote something else; one chooses, and the other is told so."""
    first, second = sides.first, sides.second
    first.tell("Zonder naam", "Wacht op de advocaat")
    second.tell("Zonder naam", "Belt maandag")
    sides.cross()
    assert len(conflicts(first.store)) == len(conflicts(second.store)) == 1
    page = first.exchange
    assert page.conflicts.text() == "Conflicts (1)"
    page.conflicts.click()
    first.finish()
    dialog = page.findChildren(ConflictsDialog)[-1]
    (row,) = dialog.list.rows.rows
    assert set(row.cells[2:4]) == {"Wacht op de advocaat", "Belt maandag"}
    assert "Laptop 2" in row.cells[4]
    dialog.text.setPlainText("Belt maandag de advocaat")
    dialog.keep_text.click()
    first.finish()
    dialog.accept()
    sides.cross()
    for laptop in (first, second):
        assert conflicts(laptop.store) == []
        assert ("Zonder naam", "Belt maandag de advocaat") in laptop.questions


def back_up(laptop: Laptop) -> Path:
    """Make a backup under the settings."""
    (action,) = [it for it in laptop.window.actions() if it.shortcut().toString() == "Ctrl+,"]
    action.trigger()
    laptop.finish()
    (dialog,) = [it for it in laptop.window.findChildren(SettingsDialog) if it.isVisible()]
    laptop.answers.folder = laptop.world.stick()
    dialog.safety.backup.click()
    laptop.finish()
    assert "read back and opened" in dialog.safety.backed_up.text()
    dialog.reject()
    (made,) = laptop.answers.folder.iterdir()
    return made


def a_person_is_erased(sides: Sides) -> None:
    """She asks for it at the one laptop; at the other she is gone with the next file, and her question is a count."""
    first, second, office = sides.first, sides.second, sides.office
    sides.world.later()
    selam = next(it for it in people(first.store) if it.entry.name == "Selam Testa")
    first.window.open_found(selam)
    first.finish()
    dossiers = first.window.pages.dossiers
    assert dossiers is not None
    dossiers.view.actions_of.erase()
    dialog = next(it for it in first.window.findChildren(ErasePersonDialog) if it.isVisible())
    dialog.reason.setCurrentIndex(0)
    dialog.typed.setText("Selam Testa")
    dialog.erase.click()
    first.finish()
    assert first.answers.told.pop().startswith("Erased. 1 question")
    assert "Een brief van Selam" not in dict(first.questions)
    first.ask("Na de back-up")
    sides.cross()
    for laptop in (first, second):
        assert laptop.names == ["Dawit Voorbeeld"]
        assert [it for it, _ in laptop.questions] == ["", "Een vraag van Dawit", "Na de back-up", "Zonder naam"]
    assert "Taken in" in office.read(first.write(HEADQUARTERS))
    assert "4 questions received" in office.exchange.counts.text()


def a_laptop_comes_back_from_its_backup(sides: Sides, backup: Path) -> None:
    """Who was erased stays so; what was recorded since comes back from the sister."""
    first, second = sides.first, sides.second
    first.leave()
    sides.world.now = wall_clock()
    entry = first.entry()
    entry.page.restore.click()
    dialog = next(it for it in entry.findChildren(RestoreDialog) if it.isVisible())
    first.answers.file = backup
    dialog.choose.click()
    sides.world.qtbot.waitUntil(dialog.put_back.isEnabled)
    dialog.passphrase.setText(PASSPHRASE)
    dialog.put_back.click()
    sides.world.qtbot.waitUntil(lambda: not dialog.isVisible(), timeout=20_000)
    page = entry.page
    assert isinstance(page, UnlockPage)
    assert "is back as it was" in page.said.text()
    opened: list[Store] = []
    entry.opened.connect(opened.append)
    page.passphrase.setText(PASSPHRASE)
    page.open.click()
    sides.world.qtbot.waitUntil(lambda: bool(opened), timeout=20_000)
    entry.dismiss()
    QApplication.processEvents()
    first.show(opened[0])
    (band,) = first.window.findChildren(RestoredBand)
    assert band.isVisible()
    assert first.names == ["Dawit Voorbeeld"]
    assert "Na de back-up" not in dict(first.questions)
    # The sister hears that this is an earlier life, and sends again what it had from the later one.
    sides.cross()
    sides.cross()
    assert first.questions == second.questions
    assert "Na de back-up" in dict(first.questions)
    assert first.names == second.names == ["Dawit Voorbeeld"]
    assert not band.isVisible()


def a_laptop_is_stolen(sides: Sides) -> None:
    """Headquarters withdraws it: the sister refuses what it writes, and it closes for good when it hears of it."""
    first, second, office = sides.first, sides.second, sides.office
    second.ask("Van wie het meenam")
    late = second.write(CENTRE)
    page = office.locations
    place = next(at for at, row in enumerate(page.list.rows.rows) if row.cells[1] == "Laptop 2")
    page.list.select(place)
    office.answers.folder = sides.world.stick()
    page.withdraw.click()
    office.finish()
    dialog = page.findChildren(WithdrawDialog)[-1]
    dialog.name.setText("Laptop 2")
    dialog.withdraw.click()
    office.finish()
    assert "is withdrawn" in page.said.text()
    notice = office.answers.folder / "ingetrokken.spreekuur"
    assert "Taken in" in first.read(office.write())
    assert first.exchange.audience.findText("Laptop 2", Qt.MatchFlag.MatchContains) == -1
    assert "Nothing was taken in" in first.read(late)
    assert "Van wie het meenam" not in dict(first.questions)
    assert second.locked == []
    second.read(notice)
    sides.world.qtbot.waitUntil(lambda: bool(second.locked))
    entry = second.entry()
    assert isinstance(entry.page, UnlockPage)
    assert "closed for good" in entry.page.said.text()
    entry.dismiss()
    QApplication.processEvents()
    assert second.home.last_bundle.exists()
