"""What stands beside the question: what came of a referral, and what a letter means."""

from datetime import timedelta

from PySide6.QtCore import Qt

from desktop.content.packs import Pack
from desktop.domain.contacts import ContactEntry
from desktop.domain.walk_in_hours import WalkInHourEntry
from desktop.spreekuur.contacts import contact, record_contact
from desktop.spreekuur.people import people
from desktop.spreekuur.stores import Store
from desktop.spreekuur.walk_in_hours import close_hour, hour_now, open_hour
from desktop.store.tables import SiteRow
from desktop.ui.desks import wall_clock
from desktop.ui.dossiers.letter_dialog import LetterDialog
from desktop.ui.main_window import MainWindow
from desktop.ui.top_bar import TopBar
from tests.ui.answers import go_to, press

CTRL = Qt.KeyboardModifier.ControlModifier


def test_who_comes_back_is_asked_what_came_of_it(window: MainWindow, store: Store, pack: Pack) -> None:
    intake = window.pages.intake
    assert intake
    whom = people(store)[0]
    before = wall_clock() - timedelta(days=7)
    sent = record_contact(store, pack, ContactEntry("ti", ("A5",), whom.id, referrals=("lawyer",)), before)
    assert not intake.referred.isVisible()
    intake.new_question_of(whom)
    window.finish()
    assert intake.referred.isVisible()
    assert intake.to_fitting.text() == "What came of it?"
    box = next(it for it in intake.referred.boxes if "awyer" in it.accessibleName())
    box.set_code("helped")
    box.chosen.emit("helped")
    window.finish()
    assert contact(store, sent.id).entry.referral_outcomes == ("lawyer:helped",)
    assert not [it for it in intake.referred.boxes if it is box]
    intake.new_question()
    window.finish()
    assert not intake.referred.isVisible()


def test_what_a_letter_means_is_one_key_away_and_kept_with_the_question(
    window: MainWindow, store: Store, pack: Pack
) -> None:
    intake = window.pages.intake
    assert intake
    made = record_contact(store, pack, ContactEntry("ti", ("H3",), question="een brief"), wall_clock())
    intake.show_contact(made)
    press(Qt.Key.Key_B, CTRL)
    window.finish()
    (dialog,) = window.findChildren(LetterDialog)
    dialog.kind.set_code("refusal")
    dialog.save.click()
    window.finish()
    assert contact(store, made.id).entry.letter == "refusal"
    assert contact(store, made.id).entry.question == "een brief"
    assert intake.form.contact_id == made.id
    dialog.deleteLater()

    # From another page it is a new question, with the language that is chosen in the letter.
    go_to(window, "information")
    press(Qt.Key.Key_B, CTRL)
    window.finish()
    dialog = next(it for it in window.findChildren(LetterDialog) if it.isVisible())
    dialog.kind.set_code("invitation")
    dialog.language.set_code("fa")
    dialog.save.click()
    window.finish()
    assert intake.form.contact_id not in (None, made.id)
    entry = contact(store, intake.form.contact_id).entry  # type: ignore[arg-type]
    assert (entry.language, entry.letter) == ("fa", "invitation")


def test_the_bar_says_the_site_of_the_hour_that_goes_on(window: MainWindow, store: Store) -> None:
    where = window.findChildren(TopBar)[0].where
    assert where.text() == store.about.sites[0].name
    with store.writing_unstamped() as session:
        session.add(SiteRow(code="OOS", name="azc Oosterwold", own=True))
    if hour_now(store) is not None:
        close_hour(store, wall_clock())
    open_hour(store, "OOS", WalkInHourEntry(), wall_clock())
    window.desk.changes.hour_changed.emit()
    window.finish()
    assert where.text() == "azc Oosterwold"
