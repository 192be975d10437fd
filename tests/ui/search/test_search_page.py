"""Find anything: in groups, what fits best first, opened where it belongs; an action is run where one came from."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QWidget

from desktop.content.packs import Pack
from desktop.domain.actors import Actor
from desktop.domain.articles import Article
from desktop.domain.contacts import Contact, ContactEntry
from desktop.domain.letter_guides import LetterGuide
from desktop.domain.people import Person, PersonEntry
from desktop.domain.reunification.family_files import FamilyEntry, FamilyFile
from desktop.domain.taxonomies import Topic
from desktop.domain.timelines import PlacedStep
from desktop.i18n import translator
from desktop.spreekuur.contacts import record_contact
from desktop.spreekuur.families import open_family
from desktop.spreekuur.people import add_person
from desktop.spreekuur.stores import Store
from desktop.ui.desks import wall_clock
from desktop.ui.main_window import MainWindow
from desktop.ui.search.found_rows import MOST
from tests.ui.answers import press, type_keys
from tests.ui.test_names import unnamed

CTRL = Qt.KeyboardModifier.ControlModifier


def search(window: MainWindow, typed: str) -> None:
    press(Qt.Key.Key_K, CTRL)
    type_keys(typed)


def settle(window: MainWindow) -> None:
    """Let the pause after the last key pass, and what was asked be shown."""
    window.pages.search.look_now()
    window.finish()


def found(window: MainWindow) -> dict[str, list[object]]:
    groups: dict[str, list[object]] = {}
    for row in window.pages.search.list.rows.rows:
        if row.thing is None:
            groups[row.cells[0]] = []
        else:
            groups[list(groups)[-1]].append(row.thing)
    return groups


def test_records_stand_in_groups_what_fits_best_first_and_open_where_they_belong(
    window: MainWindow, store: Store, pack: Pack
) -> None:
    now = wall_clock()
    longer = add_person(store, PersonEntry("Aster Zeeleeuwin"), now)
    exact = add_person(store, PersonEntry("Aster Zeeleeuw"), now)
    family = open_family(store, FamilyEntry("Gezin Zeeleeuwin", None, {}), now)
    question = record_contact(store, pack, ContactEntry("ti", ("A5",), question="De zeeleeuw kwam"), now)
    search(window, "zeeleeuw")
    settle(window)
    groups = found(window)
    assert list(groups) == ["People", "Family files", "Questions, the newest first"]
    assert groups["People"] == [exact, longer]
    assert groups["Family files"] == [family]
    assert groups["Questions, the newest first"] == [question]
    assert window.pages.search.said == "4 found. Enter opens one."
    assert unnamed(window.pages.search) == []

    # Down from the field into the list, and past the name of the next group.
    press(Qt.Key.Key_Down)
    for expected in (exact, longer, family, question):
        assert window.pages.search.list.thing == expected
        press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Up)
    press(Qt.Key.Key_Return)
    window.finish()
    assert window.pages.families
    assert window.pages.families.isVisible()
    assert window.pages.families.form.sponsor.name.text() == "Gezin Zeeleeuwin"


def test_all_that_we_tell_people_is_found_and_read_in_its_own_list(window: MainWindow) -> None:
    search(window, "advocaat")
    settle(window)
    kinds = {type(thing) for things in found(window).values() for thing in things}
    assert kinds >= {Article, LetterGuide, PlacedStep, Topic, Actor}
    reading = window.pages.information
    for kind in (LetterGuide, PlacedStep, Topic, Actor, Article):
        thing = next(it for things in found(window).values() for it in things if isinstance(it, kind))
        window.open_found(thing)
        window.finish()
        assert reading.isVisible()
        assert reading.list.thing == thing
        assert reading.reading.toPlainText().strip()


def test_an_action_is_found_by_its_name_and_run_on_the_page_one_came_from(window: MainWindow) -> None:
    window.speak(translator("nl"))
    dossiers = window.pages.dossiers
    assert dossiers
    window.show_page(dossiers)
    locked: list[QWidget] = []
    window.lock_asked.connect(lambda: locked.append(dossiers if dossiers.isVisible() else window))
    search(window, "vergrendel")
    # Enter at once: what stood there before is not opened.
    press(Qt.Key.Key_Return)
    assert locked == []
    settle(window)
    assert locked == [dossiers]
    lock = next(it for it in window.actions() if it.shortcut().toString() == "Ctrl+L")
    assert window.pages.search.list.rows.rows[1].thing is lock
    assert window.pages.search.list.rows.rows[1].cells == (lock.text(), "Ctrl+L")

    search(window, "dossiers")
    settle(window)
    press(Qt.Key.Key_Escape)
    assert dossiers.isVisible()
    assert QApplication.focusWidget() is dossiers.people.search


def test_many_fits_are_cut_off_and_an_earlier_question_never_comes_late(
    window: MainWindow, store: Store, pack: Pack
) -> None:
    now = wall_clock()
    for number in range(MOST + 3):
        add_person(store, PersonEntry(f"Zeeotter {number:02}"), now, anyway=True)
    page = window.pages.search
    search(window, "zeeo")
    page.look_now()
    type_keys("tter 07")
    window.finish()
    assert found(window) == {}
    settle(window)
    (groups,) = found(window).values()
    assert [it.entry.name for it in groups if isinstance(it, Person)] == ["Zeeotter 07"]
    search(window, "zeeotter")
    settle(window)
    assert [len(things) for things in found(window).values()] == [MOST]
    assert page.said.startswith(f"The first {MOST} of each kind.")
    search(window, "zeeschildpad")
    settle(window)
    assert found(window) == {}
    assert page.said.startswith("Nothing found.")
    assert not any(isinstance(page.list.thing, kind) for kind in (Contact, FamilyFile, Person, QAction))
