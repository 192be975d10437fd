"""The bar at the top: search everything, where we are, what is not shared yet, lock, and the rest in a menu."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QMenu, QSizePolicy, QToolButton

from desktop.ui.desks import Desk

_BESIDE, _WORDS = Qt.ToolButtonStyle.ToolButtonTextBesideIcon, Qt.ToolButtonStyle.ToolButtonTextOnly
_SEARCHING = 60
"""Pixels that the search has beyond its least before words give way."""


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

    def __init__(self, desk: Desk, curtain: QAction, lock: QAction, others: Sequence[QAction]) -> None:
        super().__init__()
        self._desk = desk
        _ = desk.words.gettext
        self.setObjectName("bar")
        self.search = SearchLine()
        self.search.setPlaceholderText(_("Search everything (Ctrl+K)"))
        self.search.setAccessibleName(_("Search everything"))
        self.search.setMinimumWidth(120)
        self.search.setMaximumWidth(380)
        glass = self.search.addAction(desk.icons.icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        glass.setText(self.search.accessibleName())
        self.where = QLabel()
        self.where.setObjectName("heading")
        self.chip = _button(self)
        self.chip.setToolButtonStyle(_WORDS)
        self.chip.setAccessibleName(_("Not shared yet"))
        self.chip.hide()
        self.content = _button(self)
        self.content.setToolButtonStyle(_WORDS)
        self._show_age()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 8, 12, 8)
        layout.setSpacing(6)
        layout.addWidget(self.search, 8)
        layout.addStretch(1)
        layout.addWidget(self.where)
        layout.addWidget(self.chip)
        layout.addWidget(self.content)
        self._always = [_action_button(self, curtain), _action_button(self, lock), self._menu(others)]
        for button in self._always:
            layout.addWidget(button)
        # Narrower than its words, it shows icons: the window may still shrink.
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show words beside the icons where there is room."""
        super().resizeEvent(event)
        self._make_room()

    def show_place(self, name: str) -> None:
        """Say at which site this laptop records now."""
        self.where.setText(name)
        self._make_room()

    def show_unshared(self, words: str) -> None:
        """Say how much is not shared yet; nothing when there is nothing to say."""
        self.chip.setText(words)
        self.chip.setAccessibleName(words or self._desk.words.gettext("Everything is shared"))
        self.chip.setVisible(bool(words))
        self._make_room()

    def _make_room(self) -> None:
        layout = self.layout()
        if layout is None:
            return
        self._show_words()
        giving_way: tuple[Callable[[], object], ...] = (self._hide_words, self.where.hide, self._hide_age)
        for give_way in giving_way:
            layout.activate()
            if layout.minimumSize().width() + _SEARCHING <= self.width():
                return
            give_way()

    def _show_words(self) -> None:
        self.where.show()
        self.content.show()
        for button in self._always:
            button.setToolButtonStyle(_BESIDE)

    def _hide_words(self) -> None:
        for button in self._always:
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)

    def _hide_age(self) -> None:
        """Let the day of the content give way, which the settings say too; never the warning that it expired."""
        self.content.setVisible(self._desk.pack.expires < self._desk.today())

    def _show_age(self) -> None:
        """Say of which day the content is, and warn when it may not be relied on any more."""
        words, pack, today = self._desk.words, self._desk.pack, self._desk.today()
        _ = words.gettext
        near = pack.published.year == today.year
        day = words.short_date(pack.published) if near else words.date(pack.published)
        if pack.expires < today:
            self.content.setText(_("Content of {day}: expired").format(day=day))
            self.content.setIcon(self._desk.icons.icon("warning"))
            self.content.setToolButtonStyle(_BESIDE)
            hint = _("This content expired on {day}. Ask headquarters for newer content before you rely on it.")
        else:
            self.content.setText(_("Content of {day}").format(day=day))
            hint = _("What we tell people may be used until {day}.")
        self.content.setToolTip(hint.format(day=words.date(pack.expires)))
        self.content.setAccessibleName(f"{self.content.text()}. {self.content.toolTip()}")

    def _menu(self, actions: Sequence[QAction]) -> QToolButton:
        _ = self._desk.words.gettext
        button = _button(self)
        button.setIcon(self._desk.icons.icon("more"))
        button.setText(_("More"))
        button.setAccessibleName(_("More"))
        button.setToolTip(_("More"))
        menu = QMenu(button)
        menu.addActions(list(actions))
        button.setMenu(menu)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        return button


def _button(parent: QFrame) -> QToolButton:
    button = QToolButton(parent)
    button.setToolButtonStyle(_BESIDE)
    button.setIconSize(QSize(20, 20))
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return button


def _action_button(parent: QFrame, action: QAction) -> QToolButton:
    button = _button(parent)
    button.setDefaultAction(action)
    button.setAccessibleName(action.text())
    return button
