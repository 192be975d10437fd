"""What keeps the records safe: a backup on a stick, and a check of the store."""

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from desktop.errors import SpreekuurError
from desktop.spreekuur.backups import back_up
from desktop.spreekuur.checks import Checked, check_store
from desktop.ui.desks import Desk
from desktop.ui.settings.check_words import check_lines
from desktop.ui.widgets.forms import heading, note, primary, say


class SafetySection(QWidget):
    """Makes a backup that was read back, and says in plain words whether the store is whole."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        _ = desk.words.gettext
        self.backup = primary(_("Make a &backup …"))
        self.backed_up = note()
        self.check = QPushButton(_("&Check the records"))
        self.checked = note()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(12)
        layout.addWidget(heading(_("Backup")))
        layout.addWidget(
            note(
                _(
                    "A backup is one closed file with everything of this laptop. Keep it on a stick, in another place than the laptop. You put it back on the page where the passphrase is asked."
                )
            )
        )
        layout.addWidget(self.backup)
        layout.addWidget(self.backed_up)
        layout.addWidget(heading(_("Are the records whole?")))
        layout.addWidget(note(_("Reads everything and changes nothing. It takes a few seconds.")))
        layout.addWidget(self.check)
        layout.addWidget(self.checked)
        layout.addStretch(1)
        self.backup.clicked.connect(self._back_up)
        self.check.clicked.connect(self._check)

    def _back_up(self) -> None:
        desk = self._desk
        _ = desk.words.gettext
        name = f"spreekuur-{desk.today().isoformat()}.backup"
        path = desk.dialogs.choose_save(self, _("Make a backup"), name, _("All files (*)"))
        if path is None:
            return
        said = _(
            "{place} is written, read back and opened. It opens with the passphrases and the recovery code of today."
        )
        self.backup.setEnabled(False)
        say(self.backed_up, _("Writing and reading back …"))
        desk.tasks.run(
            self,
            lambda: back_up(desk.store, path, desk.clock()),
            lambda _: self._backed_up(said.format(place=path), "done"),
            lambda error: self._backed_up(desk.words.tell(error), "refused"),
        )

    def _backed_up(self, said: str, kind: str) -> None:
        self.backup.setEnabled(True)
        say(self.backed_up, said, kind)

    def _check(self) -> None:
        desk = self._desk
        self.check.setEnabled(False)
        say(self.checked, desk.words.gettext("Reading everything …"))
        desk.tasks.run(self, lambda: check_store(desk.store), self._show, self._refused)

    def _show(self, found: Checked) -> None:
        self.check.setEnabled(True)
        say(self.checked, "\n".join(check_lines(self._desk.words, found)), "done" if found.ok else "refused")

    def _refused(self, error: SpreekuurError) -> None:
        self.check.setEnabled(True)
        say(self.checked, self._desk.words.tell(error), "refused")
