"""Erasing a person for good: what happens in plain words, why, and the name typed to be sure."""

import unicodedata

from PySide6.QtWidgets import QComboBox, QDialogButtonBox, QLineEdit, QVBoxLayout, QWidget

from desktop.domain.people import MAX_NAME, Person
from desktop.errors import SpreekuurError
from desktop.spreekuur.erasures import ErasedPerson, erase_person
from desktop.ui.desks import Desk
from desktop.ui.widgets.dialog import Dialog
from desktop.ui.widgets.forms import add_field, heading, new_form, note


class ErasePersonDialog(Dialog):
    """Asks why and for the name before a person is erased everywhere. The careful button is the one that Enter presses."""

    def __init__(self, desk: Desk, person: Person, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._person = desk, person
        self.erased: ErasedPerson | None = None
        """What was done; nothing while it was not."""
        _ = desk.words.gettext
        self.setWindowTitle(_("Erase this person"))
        self.setMinimumWidth(600)
        self._wanted = person.entry.name if _is_latin(person.entry.name) else _("erase")
        self.reason = QComboBox()
        self.reason.setEditable(True)
        self.reason.addItems(
            [_("The person asked for it."), _("The person takes consent back."), _("Written down by mistake.")]
        )
        self.reason.setCurrentIndex(-1)
        self.typed = QLineEdit()
        self.typed.setMaxLength(MAX_NAME)
        form = new_form()
        add_field(form, _("&Why (without a name; it stays on this laptop)"), self.reason)
        add_field(form, _("&Type to be sure: {name}").format(name=self._wanted), self.typed)
        if (line := self.reason.lineEdit()) is not None:
            line.setAccessibleName(self.reason.accessibleName())
        self._said = note(kind="refused")
        self._said.hide()
        buttons = QDialogButtonBox()
        self.keep = buttons.addButton(_("&Keep the person"), QDialogButtonBox.ButtonRole.RejectRole)
        self.erase = buttons.addButton(_("&Erase for good"), QDialogButtonBox.ButtonRole.ActionRole)
        self.erase.setAutoDefault(False)
        self.erase.setEnabled(False)
        self.keep.setDefault(True)
        layout = QVBoxLayout(self)
        layout.setSpacing(16)
        layout.addWidget(heading(_("Erase {name} for good?").format(name=person.entry.name)))
        for sentence in self._sentences():
            layout.addWidget(note(sentence, kind=""))
        layout.addLayout(form)
        layout.addWidget(self._said)
        layout.addWidget(buttons)
        self.reason.setFocus()
        buttons.rejected.connect(self.reject)
        self.erase.clicked.connect(self._erase)
        self.typed.textChanged.connect(self._check)
        self.reason.currentTextChanged.connect(self._check)
        self.fit()

    @property
    def refusal(self) -> str:
        """Why nobody was erased; empty when nothing is wrong."""
        return self._said.text()

    def _sentences(self) -> tuple[str, ...]:
        _ = self._desk.words.gettext
        return (
            _("The name, the dates and the family files go: here now, on every other laptop with your next file."),
            _("The questions stay as counts, without the person and without what was said."),
            _(
                "This cannot be undone. Sticks and backups from before still hold it, locked; put back, it is erased again."
            ),
        )

    def _check(self) -> None:
        sure = _plain(self.typed.text()) == _plain(self._wanted)
        self.erase.setEnabled(sure and bool(self.reason.currentText().strip()))

    def _erase(self) -> None:
        desk, who, why = self._desk, self._person.id, self.reason.currentText()
        self.erase.setEnabled(False)
        desk.tasks.run(self, lambda: erase_person(desk.store, who, why, desk.clock()), self._done, self._refuse)

    def _done(self, erased: ErasedPerson) -> None:
        self.erased = erased
        self._desk.changes.tell_all()
        self.accept()

    def _refuse(self, error: SpreekuurError) -> None:
        self._said.setText(self._desk.words.tell(error))
        self._said.show()
        self._check()
        self.fit()


def _is_latin(name: str) -> bool:
    """Return whether a name can be typed on the keyboard of this laptop."""
    return all(unicodedata.name(char, "").startswith("LATIN") for char in name if char.isalpha())


def _plain(text: str) -> str:
    """Return a name without capitals, accents and extra blanks: to be sure, it need not be typed to the letter."""
    bare = "".join(char for char in unicodedata.normalize("NFKD", text) if not unicodedata.combining(char))
    return " ".join(bare.casefold().split())
