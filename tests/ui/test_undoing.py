"""Ctrl+Z in the window, the line that tells what was done, and the trash."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from desktop.content.packs import Pack
from desktop.domain.contacts import ContactEntry
from desktop.domain.signals import SignalEntry
from desktop.domain.trash import TrashKind
from desktop.spreekuur.contacts import contact, contact_shown, edit_contact, record_contact
from desktop.spreekuur.signals import record_signal
from desktop.spreekuur.stores import Store
from desktop.spreekuur.trash import put_away, trash
from desktop.ui.desks import wall_clock
from desktop.ui.main_window import MainWindow
from desktop.ui.notice_bar import NoticeBar
from desktop.ui.trash_dialog import TrashDialog
from desktop.ui.undoing import Undoing
from desktop.ui.window_actions import show_trash
from tests.ui.answers import press, type_keys

CTRL = Qt.KeyboardModifier.ControlModifier


def parts(window: MainWindow) -> tuple[NoticeBar, Undoing]:
    """Return the line above the pages, and the way back."""
    (bar,) = window.findChildren(NoticeBar)
    (undoing,) = window.findChildren(Undoing)
    return bar, undoing


def test_a_question_that_was_thrown_away_comes_back_by_ctrl_z_its_button_and_the_trash(
    window: MainWindow, store: Store, pack: Pack
) -> None:
    intake = window.pages.intake
    assert intake
    made = record_contact(store, pack, ContactEntry("ti", ("A5",), question="een brief"), wall_clock())
    bar, undoing = parts(window)
    intake.show_contact(made)
    intake.form.remove.click()
    window.finish()
    assert contact_shown(store, made.id) is None
    assert intake.form.contact_id is None
    assert (bar.said.text(), bar.act.text()) == ("The question is in the trash.", "Undo")
    assert undoing.undo.text() == "Undo: To the trash: question"

    # The keyboard is in the empty field of the language, which has nothing to take back itself.
    assert intake.form.language.hasFocus()
    press(Qt.Key.Key_Z, CTRL)
    window.finish()
    assert contact_shown(store, made.id) is not None
    assert bar.said.text() == "Undone: To the trash: question."
    bar.act.click()
    window.finish()
    assert contact_shown(store, made.id) is None
    assert bar.said.text() == "Done again: To the trash: question."
    bar.act.click()
    window.finish()
    assert contact_shown(store, made.id) is not None

    # From the trash it comes back long after. A signal is told by its category: its line may be empty.
    for theme in ("", "de brief komt te laat"):
        signal = record_signal(store, pack, SignalEntry("late-decision", theme=theme), wall_clock())
        put_away(store, TrashKind.SIGNAL, signal.id, wall_clock())
    intake.show_contact(made)
    intake.form.remove.click()
    window.finish()
    show_trash(window)
    window.finish()
    (dialog,) = window.findChildren(TrashDialog)
    assert [row.cells[:2] for row in dialog.list.rows.rows] == [
        ("question", "een brief"),
        ("signal", "late decision: de brief komt te laat"),
        ("signal", "late decision"),
    ]
    press(Qt.Key.Key_Return)
    window.finish()
    assert contact_shown(store, made.id) is not None
    assert [it.kind for it in trash(store)] == [TrashKind.SIGNAL, TrashKind.SIGNAL]
    for _ in range(2):
        press(Qt.Key.Key_Return)
        window.finish()
    assert trash(store) == []
    assert dialog.said.text() == "The trash is empty."
    dialog.reject()


def test_the_button_goes_when_something_else_was_done_and_never_takes_back_another_step(
    window: MainWindow, store: Store, pack: Pack
) -> None:
    intake = window.pages.intake
    assert intake
    bar, _undoing = parts(window)
    made = record_contact(store, pack, ContactEntry("ti", ("A5",)), wall_clock())
    other = record_contact(store, pack, ContactEntry("ar", ("B1",)), wall_clock())
    intake.show_contact(made)
    intake.form.remove.click()
    window.finish()
    assert bar.act.isVisible()
    # Written by what the window does not hear of yet: the press itself must refuse.
    edit_contact(store, pack, other.id, replace(other.entry, told="gelezen"), wall_clock())
    bar.act.click()
    window.finish()
    assert contact(store, other.id).entry.told == "gelezen"
    assert contact_shown(store, made.id) is None
    assert bar.said.text().startswith("Something else was done meanwhile.")

    intake.show_contact(other)
    intake.form.remove.click()
    window.finish()
    record_contact(store, pack, ContactEntry("fa", ("B1",)), wall_clock())
    window.desk.changes.contacts_changed.emit()
    window.finish()
    assert bar.isVisible()
    assert not bar.act.isVisible()


def test_while_somebody_types_ctrl_z_is_the_fields_own_and_then_the_windows(window: MainWindow, store: Store) -> None:
    intake = window.pages.intake
    assert intake
    press(Qt.Key.Key_N, CTRL)
    intake.form.question.setFocus()
    type_keys("een vraag")
    assert intake.settle() == ""
    recorded = intake.form.contact_id
    assert recorded
    press(Qt.Key.Key_Z, CTRL)
    assert intake.form.question.toPlainText() == ""
    assert intake.form.contact_id == recorded
    # The field has nothing more: now the question itself is taken back, and the form is empty again.
    press(Qt.Key.Key_Z, CTRL)
    window.finish()
    press(Qt.Key.Key_Z, CTRL)
    window.finish()
    assert contact_shown(store, recorded) is None
    assert intake.form.contact_id is None
    assert QApplication.activeModalWidget() is None
