"""The privacy curtain: a calm screen over everything, for when somebody looks over the shoulder."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from desktop.i18n import Translator
from desktop.ui.widgets.forms import heading, note, primary

KEY = "F12"


class Curtain(QDialog):
    """Covers the whole screen, dialogs too, and names nobody. It asks for no passphrase; locking by itself goes on."""

    def __init__(self, words: Translator, parent: QWidget) -> None:
        super().__init__(parent)
        self._over = parent
        _ = words.gettext
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowFlags(Qt.WindowType.Dialog | Qt.WindowType.FramelessWindowHint)
        self.setWindowModality(Qt.WindowModality.ApplicationModal)
        # Also the task bar is read by everybody who passes.
        self.setWindowTitle("Spreekuur")
        self.go_on = primary(_("Go on (F12 or Esc)"))
        self.go_on.clicked.connect(self.accept)
        said = note(_("The screen is covered. Everything is still open: lock it with Ctrl+L when you walk away."))
        said.setAlignment(Qt.AlignmentFlag.AlignCenter)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(48, 48, 48, 48)
        layout.setSpacing(16)
        layout.addStretch(1)
        layout.addWidget(heading("Spreekuur", "title"), alignment=Qt.AlignmentFlag.AlignCenter)
        layout.addWidget(said)
        layout.addWidget(self.go_on, alignment=Qt.AlignmentFlag.AlignCenter)
        layout.addStretch(1)
        self.go_on.setFocus()

    def draw(self) -> None:
        """Cover the screen on which the work is."""
        self.setGeometry(self._over.screen().geometry())
        self.showFullScreen()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Lift the curtain by the key that drew it."""
        if event.key() == Qt.Key.Key_F12:
            self.accept()
        else:
            super().keyPressEvent(event)
