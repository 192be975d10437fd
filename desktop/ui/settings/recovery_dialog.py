"""A new recovery code: it counts once somebody has it on paper, and shows so by typing its end."""

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from desktop.i18n import Translator
from desktop.ui.unlock.recovery_page import RecoveryPage
from desktop.ui.widgets.dialog import Dialog
from desktop.ui.widgets.forms import heading, note


class RecoveryDialog(Dialog):
    """Shows a code. It is accepted when the code was tested; until then, and when it is closed, the old one counts."""

    def __init__(self, words: Translator, code: str, parent: QWidget) -> None:
        super().__init__(parent)
        _ = words.gettext
        self.setWindowTitle(_("New recovery code"))
        self.setMinimumWidth(640)
        self.page = RecoveryPage(words, code, _("Use this code"))
        cancel = QPushButton(_("Keep the old code"))
        cancel.setAutoDefault(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 24)
        layout.setSpacing(12)
        layout.addWidget(heading(_("New recovery code")))
        layout.addWidget(note(_("The code of before opens nothing any more once you use this one.")))
        layout.addWidget(self.page)
        layout.addWidget(cancel)
        self.page.tested.connect(self.accept)
        cancel.clicked.connect(self.reject)
        self.page.typed.setFocus()
