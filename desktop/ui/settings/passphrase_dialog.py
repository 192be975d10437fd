"""A passphrase chosen twice: of a new person, or another one of who sits here."""

from enum import Enum

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from desktop.i18n import Translator
from desktop.ui.unlock.passphrase_fields import PassphraseFields
from desktop.ui.widgets.dialog import Dialog
from desktop.ui.widgets.forms import add_field, heading, new_form, note, primary


class Wanted(Enum):
    """For whom a passphrase is chosen."""

    NEW_PERSON = "new person"
    OTHER = "other"


class PassphraseDialog(Dialog):
    """Asks for a name or the passphrase of now, and for a passphrase twice. It closes only when that is usable."""

    def __init__(self, words: Translator, wanted: Wanted, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = words
        _ = words.gettext
        person = wanted is Wanted.NEW_PERSON
        title = _("Give somebody access") if person else _("Change my passphrase")
        self.setWindowTitle(title)
        self.setMinimumWidth(600)
        self.name, self.old = QLineEdit(), QLineEdit()
        self.old.setEchoMode(QLineEdit.EchoMode.Password)
        form = new_form()
        if person:
            add_field(form, _("&Name"), self.name)
        else:
            add_field(form, _("Passphrase of &now"), self.old)
        self.passphrase = PassphraseFields(words, form)
        self.said = note(kind="refused")
        self.take = primary(_("Give access") if person else _("Change it"))
        self.take.setDefault(True)
        cancel = QPushButton(_("Cancel"))
        cancel.setAutoDefault(False)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(cancel)
        buttons.addWidget(self.take)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 24)
        layout.setSpacing(12)
        layout.addWidget(heading(title))
        if person:
            layout.addWidget(note(_("Let the person choose the passphrase and type it: nobody else needs to know it.")))
        layout.addLayout(form)
        layout.addWidget(self.said)
        layout.addLayout(buttons)
        cancel.clicked.connect(self.reject)
        self.take.clicked.connect(self._take)

    def _take(self) -> None:
        if self.passphrase.passphrase:
            self.accept()
        else:
            self.said.setText(self._words.gettext("Choose a passphrase that is long enough, and type it twice."))
