"""A field in which two letters or a code are enough."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QStringListModel, Qt, Signal
from PySide6.QtGui import QFocusEvent, QIcon, QKeyEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QListView, QWidget

from desktop.ui.widgets.option_ranks import Option, fitting


class ChoiceBox(QLineEdit):
    """Chooses one option, or none. What is typed is looked up; Tab and Enter take the best one.

    The arrow down shows all options. What fits nothing stays in sight, `doubt` says so, and the choice stays as it was.
    """

    chosen = Signal(str)
    doubted = Signal(str)
    """What is typed fits nothing, and why; empty once it does."""
    taken_back = Signal()
    """Backspace was pressed although nothing is typed."""

    def __init__(
        self,
        options: Sequence[Option] = (),
        arrow: QIcon | None = None,
        not_listed: Callable[[str], str] = str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._not_listed = not_listed
        self._doubted = False
        self._options = {option.code: option for option in options}
        self._code = ""
        self._best = ""
        self._typing = False
        self._labels = QStringListModel(self)
        self._list = QCompleter(self._labels, self)
        self._list.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._list.setMaxVisibleItems(10)
        self._list.setWidget(self)
        self._popup = QListView()
        self._list.setPopup(self._popup)
        self._list.highlighted.connect(self._highlight)
        self._list.activated.connect(self._activate)
        self.textEdited.connect(self._look_up)
        self._arrow = self.addAction(arrow, QLineEdit.ActionPosition.TrailingPosition) if arrow else None
        if self._arrow:
            self._arrow.triggered.connect(self._show_all)

    def setAccessibleName(self, name: str) -> None:
        """Name the field, and the arrow in it that opens its list."""
        super().setAccessibleName(name)
        if self._arrow:
            self._arrow.setText(name)

    @property
    def code(self) -> str:
        """The chosen option; empty when there is none."""
        return self._code

    @property
    def doubt(self) -> str:
        """Why what is typed is not chosen; empty when it is, or when nothing is typed."""
        typed = self.text().strip()
        return self._not_listed(typed) if self._typing and typed and not self._best else ""

    def set_options(self, options: Sequence[Option]) -> None:
        """Offer other options, keeping the choice when it is still there."""
        self._options = {option.code: option for option in options}
        if not self._typing:
            self.set_code(self._code)

    def set_code(self, code: str) -> None:
        """Show a choice without saying that a person made it.

        A code that is on no list, as from a newer laptop, is kept and shown as it is: what was recorded stays.
        """
        self._code = code
        self._typing = False
        self._best = ""
        self.setText(self.label_of(code))
        self.setCursorPosition(0)
        self._say_doubt()

    def label_of(self, code: str) -> str:
        """Return the words on screen for a code."""
        return self._options[code].label if code in self._options else code

    def settle(self) -> None:
        """Take the best option for what is typed; what fits nothing stays where it is."""
        self._popup.hide()
        if not self._typing:
            return
        if self.doubt:
            self._say_doubt()
            return
        before = self._code
        self.set_code(self._best)
        if self._code != before:
            self.chosen.emit(self._code)

    def forget(self) -> None:
        """Let go of what is typed."""
        if self._typing:
            self.set_code(self._code)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Show all options on the arrow down; take the best one on Enter."""
        if event.key() == Qt.Key.Key_Down:
            self._show_all()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.settle()
        elif event.key() == Qt.Key.Key_Backspace and not self.text():
            self.taken_back.emit()
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002 - Qt's names
        """Take the best option before Tab goes on: while the list is open, Qt keeps the loss of focus from us."""
        self.settle()
        return super().focusNextPrevChild(next)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Select the old choice, so that typing replaces it."""
        super().focusInEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.selectAll()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the best option when the talk goes on."""
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.settle()
        super().focusOutEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Close the list when the field is switched off."""
        if event.type() is QEvent.Type.EnabledChange and not self.isEnabled():
            self._popup.hide()
        super().changeEvent(event)

    def _look_up(self, typed: str) -> None:
        self._begin_typing()
        self._offer(fitting(self._options.values(), typed) if typed.strip() else [])

    def _begin_typing(self) -> None:
        self._typing = True
        if self._doubted:
            self._doubted = False
            self.doubted.emit("")

    def _show_all(self) -> None:
        self.setFocus()
        self._offer(list(self._options.values()))

    def _offer(self, options: list[Option]) -> None:
        self._best = options[0].code if options else ""
        self._labels.setStringList([option.label for option in options])
        if not options:
            self._popup.hide()
            return
        self._list.complete()
        self._popup.setCurrentIndex(self._list.completionModel().index(0, 0))

    def _code_of(self, label: str) -> str:
        return next((option.code for option in self._options.values() if option.label == label), "")

    def _highlight(self, label: str) -> None:
        self._best = self._code_of(label)
        self._typing = True

    def _activate(self, label: str) -> None:
        self._best = self._code_of(label)
        self._typing = True
        self.settle()

    def _say_doubt(self) -> None:
        doubt = self.doubt
        if doubt or self._doubted:
            self._doubted = bool(doubt)
            self.doubted.emit(doubt)
