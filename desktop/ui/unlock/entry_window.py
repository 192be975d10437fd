"""The window before a store is open: the first run, or the passphrase."""

import shiboken6
from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMainWindow, QToolButton, QVBoxLayout, QWidget

from desktop.content.packs import Pack
from desktop.errors import SpreekuurError
from desktop.i18n import Translator
from desktop.paths import Home
from desktop.spreekuur.stores import store_exists
from desktop.ui.dialogs import Dialogs
from desktop.ui.tasks import Tasks
from desktop.ui.unlock.first_run_page import FirstRunPage
from desktop.ui.unlock.unlock_page import UnlockPage


class EntryWindow(QMainWindow):
    """Opens or makes a store. `opened` tells it; `language_asked` asks for the other language."""

    opened = Signal(object)
    language_asked = Signal(str)

    def __init__(self, home: Home, pack: Pack, words: Translator, dialogs: Dialogs) -> None:
        super().__init__()
        # No names: it is read in the task bar by everybody who passes.
        self.setWindowTitle("Spreekuur")
        self.resize(1024, 700)
        self._home, self._pack, self._dialogs = home, pack, dialogs
        self._tasks = Tasks(self._show_failure, self)
        self.speak(words)

    def speak(self, words: Translator) -> None:
        """Show the page in a language."""
        self._words = words
        self._dialogs.speak(words)
        self.page: FirstRunPage | UnlockPage
        if store_exists(self._home):
            self.page = UnlockPage(self._home, words, self._tasks)
            self.page.opened.connect(self.opened)
        else:
            self.page = FirstRunPage(self._home, self._pack, words, self._tasks, self._dialogs)
            self.page.made.connect(self.opened)
        other = "en" if words.language == "nl" else "nl"
        language = QToolButton()
        language.setText({"en": "English", "nl": "Nederlands"}[other])
        language.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        language.clicked.connect(lambda: self.language_asked.emit(other))
        card = QFrame()
        card.setObjectName("pane")
        card.setFixedWidth(640)
        inside = QVBoxLayout(card)
        inside.setContentsMargins(32, 32, 32, 24)
        inside.addWidget(self.page, 1)
        inside.addWidget(language, alignment=Qt.AlignmentFlag.AlignTrailing)
        central = QWidget()
        middle = QHBoxLayout(central)
        middle.setContentsMargins(24, 24, 24, 24)
        middle.addStretch(1)
        middle.addWidget(card)
        middle.addStretch(1)
        self.setCentralWidget(central)
        if isinstance(self.page, UnlockPage):
            self.page.passphrase.setFocus()

    def dismiss(self) -> None:
        """Go, once what is under way is finished."""
        self._tasks.finish()
        self._tasks.stop()
        self.hide()
        # Not at once: it is a page of this very window that asks for it.
        QTimer.singleShot(0, lambda: shiboken6.delete(self))

    def _show_failure(self, error: SpreekuurError) -> None:
        self._dialogs.tell(self, self._words.tell(error))
