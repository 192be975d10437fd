"""Ctrl+Z in the window: it names what it takes back, and says what it took back."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QTextDocument
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from desktop.domain.sentences import Sentence
from desktop.errors import SpreekuurError
from desktop.spreekuur.undoing import Undone, redo, redoable, undo, undoable
from desktop.ui.desks import Desk
from desktop.ui.notice_bar import NoticeBar

_MOST_LETTERS = 60


@dataclass(frozen=True)
class _Last:
    """What can be taken back now, and what can be done again."""

    done: Sentence | None
    undone: Sentence | None


class Undoing(QObject):
    """Takes back the last step and does it again, by the actions `undo` and `redo`, and tells in the bar what was done."""

    def __init__(self, desk: Desk, notice: NoticeBar, settle: Callable[[], str], parent: QWidget) -> None:
        """Save with `settle` what is in the forms before something is taken back: it may be the last step."""
        super().__init__(parent)
        self._desk, self._notice, self._settle = desk, notice, settle
        self._offered: Sentence | None = None
        _ = desk.words.gettext
        self.undo = QAction(_("Undo"), self)
        self.undo.setShortcut(QKeySequence("Ctrl+Z"))
        self.redo = QAction(_("Do again"), self)
        self.redo.setShortcuts([QKeySequence("Ctrl+Shift+Z"), QKeySequence("Ctrl+Y")])
        self.undo.triggered.connect(lambda _=False: self._turn(undo))
        self.redo.triggered.connect(lambda _=False: self._turn(redo))
        changes = desk.changes
        changes.noticed.connect(self._tell)
        for signal in (
            changes.contacts_changed,
            changes.people_changed,
            changes.families_changed,
            changes.signals_changed,
            changes.hour_changed,
            changes.exchanged,
        ):
            signal.connect(self.refresh)
        self.refresh()

    @property
    def actions(self) -> list[QAction]:
        """Both actions, for a menu and for their keys."""
        return [self.undo, self.redo]

    def refresh(self) -> None:
        """Name what can be taken back now."""
        self._look(self._show)

    def _look(self, then: Callable[[_Last], None]) -> None:
        store = self._desk.store
        self._desk.tasks.run(
            self, lambda: _Last(next(iter(undoable(store)), None), next(iter(redoable(store)), None)), then
        )

    def _show(self, last: _Last) -> None:
        _ = self._desk.words.gettext
        self.undo.setText(_("Undo: {step}").format(step=self._said(last.done)) if last.done else _("Undo"))
        self.redo.setText(_("Do again: {step}").format(step=self._said(last.undone)) if last.undone else _("Do again"))
        self.redo.setEnabled(last.undone is not None)
        if self._offered is not None and self._offered != last.done:
            # The button would take back something else than the line tells of.
            self._offered = None
            self._notice.withdraw_action()

    def _tell(self, sentence: str, undo_offered: bool) -> None:
        self._offered = None
        if undo_offered:
            self._look(partial(self._offer, sentence))
        else:
            self._notice.tell(sentence)

    def _offer(self, sentence: str, last: _Last) -> None:
        if last.done is None:
            self._notice.tell(sentence)
        else:
            self._notice.tell(sentence, self._desk.words.gettext("Undo"), partial(self._turn, undo, last.done))
            self._offered = last.done
        self._show(last)

    def _turn(self, turn: Callable[..., Undone], expected: Sentence | None = None) -> None:
        self._settle()
        desk = self._desk
        desk.tasks.run(
            self,
            lambda: turn(desk.store, desk.clock(), expected=expected),
            partial(self._turned, turn),
            self._refused,
        )

    def _turned(self, turn: Callable[..., Undone], step: Undone) -> None:
        words = self._desk.words
        _ = words.gettext
        taken_back = turn is undo
        said = (_("Undone: {step}.") if taken_back else _("Done again: {step}.")).format(step=self._said(step.name))
        if step.kept:
            said += " " + words.ngettext(
                "{count} field stays as it is: somebody wrote in it since.",
                "{count} fields stay as they are: somebody wrote in them since.",
                step.kept,
            )
        self._offered = None
        self._notice.tell(
            said, _("Do again") if taken_back else _("Undo"), partial(self._turn, redo if taken_back else undo)
        )
        self._desk.changes.tell_all()

    def _refused(self, error: SpreekuurError) -> None:
        self._notice.tell(self._desk.words.tell(error))
        self.refresh()

    def _said(self, step: Sentence) -> str:
        words = self._desk.words
        said = step.said(words.gettext, words.date)
        return said if len(said) <= _MOST_LETTERS else said[: _MOST_LETTERS - 1].rstrip() + "…"


class FieldUndo(QObject):
    """Lets Ctrl+Z go on to the window from a text field in which there is nothing to take back.

    While somebody types, Ctrl+Z is the field's own, as it is everywhere else.
    """

    def __init__(self, app: QApplication, parent: QObject) -> None:
        super().__init__(parent)
        app.focusChanged.connect(self._follow)
        self._follow(None, app.focusWidget())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leave the key to the window when the field has no use for it."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _is_idle(watched, event):
            event.ignore()
            return True
        return super().eventFilter(watched, event)

    def _follow(self, old: QWidget | None, now: QWidget | None) -> None:
        # On the one field that has the keyboard: a filter for all events of the program would make it slow.
        if isinstance(old, QLineEdit | QPlainTextEdit | QTextEdit):
            old.removeEventFilter(self)
        if isinstance(now, QLineEdit | QPlainTextEdit | QTextEdit):
            now.installEventFilter(self)


def _is_idle(field: QObject, event: QKeyEvent) -> bool:
    """Return whether a key takes back, or does again, and the field has nothing of the kind."""
    document = field.document() if isinstance(field, QPlainTextEdit | QTextEdit) else field
    if not isinstance(document, QLineEdit | QTextDocument):
        return False
    if event.matches(QKeySequence.StandardKey.Undo):
        return not document.isUndoAvailable()
    return event.matches(QKeySequence.StandardKey.Redo) and not document.isRedoAvailable()
