"""Putting a backup back, before any store is open."""

from pathlib import Path

from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from desktop.errors import SpreekuurError
from desktop.i18n import Translator
from desktop.paths import Home
from desktop.spreekuur.backups import Restored, is_practice, restore
from desktop.spreekuur.homes import store_exists
from desktop.ui.desks import wall_clock
from desktop.ui.dialogs import Dialogs
from desktop.ui.tasks import Tasks
from desktop.ui.widgets.dialog import Dialog
from desktop.ui.widgets.forms import add_field, heading, new_form, note, primary, say


class RestoreDialog(Dialog):
    """Asks for the file and the passphrase of that day, and puts the store of the backup in its place.

    It is accepted when that is done; `said` is then what to tell of it.
    """

    def __init__(self, home: Home, words: Translator, tasks: Tasks, dialogs: Dialogs, parent: QWidget) -> None:
        super().__init__(parent)
        self._home, self._words, self._tasks, self._dialogs = home, words, tasks, dialogs
        self._path: Path | None = None
        self.said = ""
        _ = words.gettext
        self.setWindowTitle(_("Put a backup back"))
        self.setMinimumWidth(600)
        self.choose = QPushButton(_("&Choose the backup …"))
        self.choose.setAutoDefault(False)
        self.file = note(_("No file chosen yet."))
        self.passphrase = QLineEdit()
        show = QCheckBox(_("&Show what I type"))
        self.shown = note(kind="refused")
        self.put_back = primary(_("Put it &back"))
        self.put_back.setDefault(True)
        self.put_back.setEnabled(False)
        cancel = QPushButton(_("Cancel"))
        cancel.setAutoDefault(False)
        form = new_form()
        add_field(form, _("&Passphrase or recovery code"), self.passphrase)
        form.addRow("", show)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 24)
        layout.setSpacing(12)
        layout.addWidget(heading(_("Put a backup back")))
        for sentence in self._sentences():
            layout.addWidget(note(sentence))
        row = QHBoxLayout()
        row.addWidget(self.choose)
        row.addWidget(self.file, 1)
        layout.addLayout(row)
        layout.addLayout(form)
        layout.addWidget(self.shown)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(cancel)
        buttons.addWidget(self.put_back)
        layout.addLayout(buttons)
        show.toggled.connect(self._show_typed)
        self.choose.clicked.connect(self._choose)
        self.put_back.clicked.connect(self._restore)
        cancel.clicked.connect(self.reject)
        self._show_typed(shown=False)
        self.fit()

    def _sentences(self) -> list[str]:
        _ = self._words.gettext
        said = [
            _("The records come back as they were on the day of the backup. It opens with a passphrase of that day.")
        ]
        if store_exists(self._home):
            said.append(_("What is on this laptop now is not thrown away: it moves to a folder beside it."))
        return said

    def _show_typed(self, shown: bool) -> None:
        modes = QLineEdit.EchoMode
        self.passphrase.setEchoMode(modes.Normal if shown else modes.Password)

    def _choose(self) -> None:
        _ = self._words.gettext
        path = self._dialogs.choose_open(self, _("Put a backup back"), _("All files (*)"))
        if path is not None:
            self.shown.setText("")
            self._tasks.run(
                self, lambda: is_practice(path), lambda practice: self._chosen(path, practice), self._refused
            )

    def _chosen(self, path: Path, practice: bool) -> None:
        self._path = path
        self.file.setText(path.name)
        self.passphrase.setDisabled(practice)
        self.put_back.setEnabled(True)
        (self.put_back if practice else self.passphrase).setFocus()

    def _restore(self) -> None:
        path, passphrase = self._path, self.passphrase.text()
        if path is None:
            return
        self.put_back.setEnabled(False)
        say(self.shown, self._words.gettext("Putting it back …"))
        self._tasks.run(self, lambda: restore(self._home, path, passphrase, wall_clock()), self._done, self._refused)

    def _done(self, done: Restored) -> None:
        words = self._words
        _ = words.gettext
        day = words.date(done.made.astimezone().date())
        said = [_("{device} is back as it was on {day}.").format(device=done.device_name, day=day)]
        if done.moved_aside is not None:
            said.append(_("The store that was here is kept in {place}.").format(place=done.moved_aside))
        said.append(_("Open it with a passphrase of that day."))
        self.said = " ".join(said)
        self.accept()

    def _refused(self, error: SpreekuurError) -> None:
        self.put_back.setEnabled(self._path is not None)
        say(self.shown, self._words.tell(error), "refused")
