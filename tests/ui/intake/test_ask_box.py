"""Nobody knows the answer: headquarters is asked, and nothing leaves that somebody did not type for it."""

from PySide6.QtCore import Qt

from desktop.content.packs import Pack
from desktop.domain.contacts import ContactEntry
from desktop.domain.people import PersonEntry
from desktop.spreekuur.asked_questions import asked_questions
from desktop.spreekuur.contacts import contacts_of_day, record_contact
from desktop.spreekuur.people import add_person
from desktop.spreekuur.stores import Store
from desktop.ui.desks import wall_clock
from desktop.ui.main_window import MainWindow
from tests.ui.answers import press, tab, type_keys, walk_to

CTRL = Qt.KeyboardModifier.ControlModifier


def test_no_answer_is_asked_by_keyboard_without_a_name_and_can_be_taken_back(
    window: MainWindow, store: Store, pack: Pack
) -> None:
    intake = window.pages.intake
    assert intake
    add_person(store, PersonEntry("Mohammed Testa"), wall_clock())
    box = intake.form.fields.ask
    press(Qt.Key.Key_N, CTRL)
    type_keys("ti")
    tab(2)
    type_keys("A5")
    press(Qt.Key.Key_Return)
    walk_to("Outcome")
    assert not box.isVisible()
    type_keys("no ans")
    tab()
    window.finish()
    assert box.isVisible()
    made = contacts_of_day(store, wall_clock())[0]
    assert made.entry.outcome == "no-answer"

    # A name that this store knows, spelled otherwise, stays here.
    walk_to("Question for headquarters")
    type_keys("Kan Muhamad hier werken?")
    press(Qt.Key.Key_Return)
    window.finish()
    assert "“Muhamad”" in box.said.text()
    assert box.said.isVisible()
    assert asked_questions(store) == []
    # Another visitor comes in between: what was typed waits.
    press(Qt.Key.Key_N, CTRL)
    window.finish()
    assert box.wording.text() == ""
    intake.show_contact(made)
    window.finish()
    assert box.wording.text() == "Kan Muhamad hier werken?"
    walk_to("Question for headquarters")
    press(Qt.Key.Key_A, CTRL)
    type_keys("Mag iemand zonder BSN hier werken?")
    walk_to("Ask headquarters")
    press(Qt.Key.Key_Space)
    window.finish()
    window.finish()
    (asked,) = asked_questions(store)
    assert (asked.wording, asked.contact) == ("Mag iemand zonder BSN hier werken?", made.id)
    assert box.wording.text() == ""
    assert asked.wording in box.asked.text()
    assert "No answer yet" in box.asked.text()
    press(Qt.Key.Key_Z, CTRL)
    window.finish()
    window.finish()
    assert asked_questions(store) == []
    assert not box.asked.isVisible()

    # Another question that has an answer says nothing of it.
    intake.show_contact(record_contact(store, pack, ContactEntry("ar", ("B1",), outcome="information"), wall_clock()))
    assert not box.isVisible()
