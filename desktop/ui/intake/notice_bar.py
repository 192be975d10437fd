"""One line that says what was just done, with a button that takes it back."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton

from desktop.ui.desks import Desk
from desktop.ui.widgets.forms import note


class NoticeBar(QFrame):
    """Tells what happened until something else does. `undo_wanted` asks to take it back."""

    undo_wanted = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("notice")
        _ = desk.words.gettext
        self.said = note(kind="done")
        self.undo = QPushButton(_("Undo"))
        self.undo.clicked.connect(self.undo_wanted)
        close = QPushButton(_("OK"))
        close.clicked.connect(self.hide)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 4, 12, 4)
        layout.addWidget(self.said, 1)
        layout.addWidget(self.undo)
        layout.addWidget(close)
        self.hide()

    def tell(self, sentence: str, *, undo: bool = False) -> None:
        """Say what was done; with `undo` it can be taken back."""
        self.said.setText(sentence)
        self.undo.setVisible(undo)
        self.setVisible(True)
