"""The rail at the side: an icon and a word for each page."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QSizePolicy, QToolButton, QVBoxLayout

from desktop.ui.widgets.rooms import Room


class Rail(Room):
    """Chooses a page. `chosen` tells its place. It scrolls where the window is too low for all pages."""

    chosen = Signal(int)

    def __init__(self) -> None:
        inside = QFrame()
        inside.setObjectName("rail")
        super().__init__(inside)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self._group.idClicked.connect(self.chosen)
        self._layout = QVBoxLayout(inside)
        self._layout.setContentsMargins(6, 16, 6, 16)
        self._layout.setSpacing(4)
        self._layout.addStretch(1)
        self.buttons: list[QToolButton] = []

    def add_page(self, icon: QIcon, word: str, key: str) -> None:
        """Add a page below the others."""
        button = QToolButton()
        # A name of more words takes more lines rather than more of the page.
        button.setText(word.replace(" ", "\n"))
        button.setIcon(icon)
        button.setIconSize(QSize(24, 24))
        button.setCheckable(True)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.setToolTip(key)
        button.setAccessibleName(word)
        self._group.addButton(button, len(self.buttons))
        self._layout.insertWidget(len(self.buttons), button)
        self.buttons.append(button)

    def fold(self, *, narrow: bool) -> None:
        """Take less room in a narrow window: smaller letters and icons, less space between them."""
        self._layout.setContentsMargins(*((2, 4, 2, 4) if narrow else (6, 16, 6, 16)))
        self._layout.setSpacing(0 if narrow else 4)
        self._inside.setProperty("narrow", narrow)
        for button in self.buttons:
            button.setIconSize(QSize(16, 16) if narrow else QSize(24, 24))
            button.style().unpolish(button)
            button.style().polish(button)
            button.setMinimumWidth(0)
            # Wide enough for the word when it is bold, in any language.
            button.setMinimumWidth(button.sizeHint().width() + (8 if narrow else 14))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave room for the bar that scrolls."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        inside = self._inside.minimumSizeHint()
        bar = self.verticalScrollBar().sizeHint().width() if inside.height() > self.height() else 0
        self.setFixedWidth(inside.width() + bar)

    def show_chosen(self, place: int) -> None:
        """Mark the page that is open; none of them for a page that is not on the rail."""
        self._group.setExclusive(False)
        for index, button in enumerate(self.buttons):
            button.setChecked(index == place)
        self._group.setExclusive(True)
