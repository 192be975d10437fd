"""The rail at the side: an icon and a word for each page."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QButtonGroup, QFrame, QSizePolicy, QToolButton, QVBoxLayout


class Rail(QFrame):
    """Chooses a page. `chosen` tells its place."""

    chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("rail")
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self._group.idClicked.connect(self.chosen)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(6, 16, 6, 16)
        self._layout.setSpacing(4)
        self._layout.addStretch(1)
        self.buttons: list[QToolButton] = []

    def add_page(self, icon: QIcon, word: str, key: str) -> None:
        """Add a page below the others."""
        button = QToolButton()
        button.setText(word)
        button.setIcon(icon)
        button.setIconSize(QSize(24, 24))
        button.setCheckable(True)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.setToolTip(key)
        button.setAccessibleName(word)
        self._group.addButton(button, len(self.buttons))
        # Wide enough for the word when it is bold, in any language.
        button.setMinimumWidth(button.sizeHint().width() + 14)
        self._layout.insertWidget(len(self.buttons), button)
        self.buttons.append(button)

    def show_chosen(self, place: int) -> None:
        """Mark the page that is open; none of them for a page that is not on the rail."""
        self._group.setExclusive(False)
        for index, button in enumerate(self.buttons):
            button.setChecked(index == place)
        self._group.setExclusive(True)
