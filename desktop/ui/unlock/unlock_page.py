"""Opening the store with a passphrase, or with the recovery code."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QVBoxLayout, QWidget

from desktop.errors import SpreekuurError
from desktop.i18n import Translator
from desktop.paths import Home
from desktop.spreekuur.homes import is_training
from desktop.spreekuur.stores import Store, open_store
from desktop.ui.tasks import Tasks
from desktop.ui.widgets.forms import heading, note, primary


class UnlockPage(QWidget):
    """Asks for the passphrase. `opened` tells the store."""

    opened = Signal(object)

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
        self.said = note(kind="refused")
        self.passphrase.returnPressed.connect(self._open)
        self.open.clicked.connect(self._open)
        layout = QVBoxLayout(self)
        layout.setSpacing(12)
        layout.addWidget(heading("Spreekuur", "title"))
        everything = _("This laptop is locked. Everything is saved.")
        almost = _("This laptop is locked. The last change could not be saved: it waits behind the passphrase.")
        layout.addWidget(note(almost if unsaved else everything))
        if is_training(home):
            layout.addWidget(note(_("This is a training centre: press Enter, no passphrase is needed.")))
        for widget in (asked, self.passphrase, show, self.said):
            layout.addWidget(widget)
        layout.addWidget(self.open, alignment=Qt.AlignmentFlag.AlignLeading)
        layout.addStretch(1)

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
        self.said.setText(self._words.tell(error))
        self.passphrase.selectAll()
        self.passphrase.setFocus()
