"""Opening the store with a passphrase, or with the recovery code."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from desktop.errors import SpreekuurError, StoreError
from desktop.i18n import Translator
from desktop.paths import Home
from desktop.spreekuur.homes import closed_for_good, is_training
from desktop.spreekuur.stores import Store, open_store
from desktop.ui.tasks import Tasks
from desktop.ui.widgets.forms import heading, note, primary, say


class UnlockPage(QWidget):
    """Asks for the passphrase. `opened` tells the store, `restore_asked` asks to put a backup back instead."""

    opened = Signal(object)
    restore_asked = Signal()

    def __init__(self, home: Home, words: Translator, tasks: Tasks, *, unsaved: bool = False) -> None:
        super().__init__()
        self._home, self._words, self._tasks = home, words, tasks
        _ = words.gettext
        self.passphrase = QLineEdit()
        self.passphrase.setEchoMode(QLineEdit.EchoMode.Password)
        self.passphrase.setAccessibleName(_("Passphrase or recovery code"))
        asked = QLabel(_("&Passphrase or recovery code"))
        asked.setBuddy(self.passphrase)
        show = QCheckBox(_("&Show what I type"))
        show.toggled.connect(self._show_typed)
        self.open = primary(_("Open"))
        self.open.setDefault(True)
        self.restore = QPushButton(_("Put a &backup back …"))
        self.restore.clicked.connect(self.restore_asked)
        self.said = note(kind="refused")
        self.passphrase.returnPressed.connect(self._open)
        self.open.clicked.connect(self._open)
        layout = QVBoxLayout(self)
        layout.setSpacing(12)
        layout.addWidget(heading("Spreekuur", "title"))
        refusal = self._refusal()
        if refusal is not None:
            self.said.setText(words.tell(refusal))
        else:
            layout.addWidget(note(self._greeting(unsaved)))
        for widget in (asked, self.passphrase, show, self.said):
            layout.addWidget(widget)
        buttons = QHBoxLayout()
        buttons.addWidget(self.open)
        buttons.addWidget(self.restore)
        buttons.addStretch(1)
        layout.addLayout(buttons)
        layout.addStretch(1)

    def _refusal(self) -> SpreekuurError | None:
        """Return why no passphrase opens the store, as far as that is known before one is typed."""
        try:
            return closed_for_good(self._home)
        except StoreError as error:
            return error

    def _greeting(self, unsaved: bool) -> str:
        _ = self._words.gettext
        if is_training(self._home):
            return _("This is a training centre: press Enter, no passphrase is needed.")
        if unsaved:
            return _("This laptop is locked. The last change could not be saved: it waits behind the passphrase.")
        return _("This laptop is locked. Everything is saved.")

    def tell(self, said: str) -> None:
        """Say what was done before somebody types."""
        say(self.said, said, "done")

    def _show_typed(self, shown: bool) -> None:
        modes = QLineEdit.EchoMode
        self.passphrase.setEchoMode(modes.Normal if shown else modes.Password)

    def _open(self) -> None:
        typed = self.passphrase.text()
        self.open.setEnabled(False)
        self.said.setText("")
        self._tasks.run(self, lambda: open_store(self._home, typed), self._opened, self._refused)

    def _opened(self, store: Store) -> None:
        self.passphrase.clear()
        self.opened.emit(store)

    def _refused(self, error: SpreekuurError) -> None:
        self.open.setEnabled(True)
        say(self.said, self._words.tell(error), "refused")
        self.passphrase.selectAll()
        self.passphrase.setFocus()
