"""One line that says what was just done, or what is to be known, with a button that does something about it."""

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton

from desktop.ui.desks import Desk
from desktop.ui.widgets.forms import note


class NoticeBar(QFrame):
    """Stands above the pages until somebody has read it, or its button does not hold any more."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("notice")
        _ = desk.words.gettext
        self.said = note(kind="done")
        self.act = QPushButton(_("Undo"))
        self.act.clicked.connect(self._do)
        self.close_it = QPushButton(_("OK"))
        self.close_it.setAccessibleName(_("OK, hide this line"))
        self.close_it.clicked.connect(self.hide)
        self._action: Callable[[], None] | None = None
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 4, 16, 4)
        layout.addWidget(self.said, 1)
        layout.addWidget(self.act)
        layout.addWidget(self.close_it)
        self.hide()

    def tell(self, sentence: str, word: str = "", action: Callable[[], None] | None = None) -> None:
        """Say a sentence; with an action, on a button with this word."""
        self.said.setText(sentence)
        self.act.setText(word.replace("&", "&&"))
        self._action = action
        self.act.setVisible(action is not None)
        self.setVisible(True)

    def withdraw_action(self) -> None:
        """Take the button away, since something else was done meanwhile."""
        self._action = None
        self.act.hide()

    def _do(self) -> None:
        action = self._action
        self.hide()
        if action is not None:
            action()
