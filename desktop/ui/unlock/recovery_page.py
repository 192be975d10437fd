"""The recovery code: shown once, and tested by typing its last group."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget

from desktop.i18n import Translator
from desktop.ui.widgets.forms import note, primary


class RecoveryPage(QWidget):
    """Shows the code. `tested` says that somebody has it on paper."""

    tested = Signal()

    def __init__(self, words: Translator, code: str, go: str = "") -> None:
        """Show a code; `go` stands on the button that goes on."""
        super().__init__()
        _ = words.gettext
        self.last_group = code.rpartition("-")[2]
        groups = code.split("-")
        half = len(groups) // 2
        shown = QLabel("\n".join(("-".join(groups[:half]) + "-", "-".join(groups[half:]))))
        shown.setObjectName("words")
        shown.setAccessibleName(_("Recovery code"))
        shown.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.typed = QLineEdit()
        self.typed.setMaximumWidth(160)
        self.typed.setAccessibleName(_("Last group of the code"))
        asked = QLabel(_("Type the &last four signs from your paper:"))
        asked.setBuddy(self.typed)
        self.go = primary(go or _("Start"))
        self.go.setEnabled(False)
        self.go.setAutoDefault(False)
        self.typed.textChanged.connect(self._compare)
        self.typed.returnPressed.connect(self._start)
        self.go.clicked.connect(self._start)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(
            note(
                _(
                    "Write this recovery code on paper and keep it away from the laptop. It opens the store when the passphrase is forgotten. It is shown only now."
                )
            )
        )
        for widget in (shown, asked, self.typed):
            layout.addWidget(widget)
        layout.addWidget(self.go, alignment=Qt.AlignmentFlag.AlignLeading)
        layout.addStretch(1)

    def _compare(self, typed: str) -> None:
        self.go.setEnabled(typed.strip().upper() == self.last_group)

    def _start(self) -> None:
        if self.go.isEnabled():
            self.go.setEnabled(False)
            self.tested.emit()
