"""The bar at the top: search everything, where we are, what is not shared yet, lock, and the rest in a menu."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QMenu, QToolButton

from desktop.ui.desks import Desk


class SearchLine(QLineEdit):
    """The field that searches everything; Enter opens, the arrow down goes to the list, Escape leaves."""

    opening = Signal()
    stepping_down = Signal()
    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from the field to what it found."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opening.emit()
        elif event.key() == Qt.Key.Key_Down:
            self.stepping_down.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.clear()
            self.left.emit()
        else:
            super().keyPressEvent(event)


class TopBar(QFrame):
    """Shows no names of people: it is in sight of the whole corridor."""

    def __init__(self, desk: Desk, place: str, lock: QAction, others: Sequence[QAction]) -> None:
        super().__init__()
        self._desk = desk
        _ = desk.words.gettext
        self.setObjectName("bar")
        self.search = SearchLine()
        self.search.setPlaceholderText(_("Search everything (Ctrl+K)"))
        self.search.setAccessibleName(_("Search everything"))
        self.search.setMinimumWidth(200)
        self.search.setMaximumWidth(380)
        self.search.addAction(desk.icons.icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        where = QLabel(place)
        where.setObjectName("heading")
        self.chip = _button(self)
        self.chip.setAccessibleName(_("Not shared yet"))
        self.chip.hide()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 8, 12, 8)
        layout.setSpacing(12)
        layout.addWidget(self.search, 2)
        layout.addStretch(1)
        layout.addWidget(where)
        layout.addWidget(self.chip)
        layout.addWidget(_action_button(self, lock))
        layout.addWidget(self._menu(others))

    def show_unshared(self, words: str) -> None:
        """Say how much is not shared yet; nothing when there is nothing to say."""
        self.chip.setText(words)
        self.chip.setAccessibleName(words or self._desk.words.gettext("Everything is shared"))
        self.chip.setVisible(bool(words))

    def _menu(self, actions: Sequence[QAction]) -> QToolButton:
        _ = self._desk.words.gettext
        button = _button(self)
        button.setIcon(self._desk.icons.icon("more"))
        button.setText(_("More"))
        button.setAccessibleName(_("More"))
        menu = QMenu(button)
        menu.addActions(list(actions))
        button.setMenu(menu)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        return button


def _button(parent: QFrame) -> QToolButton:
    button = QToolButton(parent)
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    button.setIconSize(QSize(20, 20))
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return button


def _action_button(parent: QFrame, action: QAction) -> QToolButton:
    button = _button(parent)
    button.setDefaultAction(action)
    button.setAccessibleName(action.text())
    return button
