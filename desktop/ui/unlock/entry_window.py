"""The window before a store is open: the first run, or the passphrase."""

import shiboken6
from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMainWindow, QToolButton, QVBoxLayout, QWidget

from desktop.content.packs import Pack
from desktop.errors import SpreekuurError
from desktop.i18n import Translator
from desktop.paths import Home
from desktop.spreekuur.homes import store_exists
from desktop.ui.dialogs import Dialogs
from desktop.ui.help.help_window import KEY, close_help, show_help
from desktop.ui.tasks import Tasks
from desktop.ui.unlock.first_run_page import FirstRunPage
from desktop.ui.unlock.restore_dialog import RestoreDialog
from desktop.ui.unlock.unlock_page import UnlockPage
from desktop.ui.widgets.rooms import Room


class EntryWindow(QMainWindow):
    """Opens or makes a store. `opened` tells it; `language_asked` asks for the other language."""

    opened = Signal(object)
    language_asked = Signal(str)

    def __init__(self, home: Home, pack: Pack, words: Translator, dialogs: Dialogs, *, unsaved: bool = False) -> None:
        super().__init__()
        # No names: it is read in the task bar by everybody who passes.
        self.setWindowTitle("Spreekuur")
        self.resize(1024, 700)
        self._home, self._pack, self._dialogs = home, pack, dialogs
        self._unsaved = unsaved
        self._tasks = Tasks(self._show_failure, self)
        QShortcut(QKeySequence(KEY), self, lambda: show_help(self._words, "start", self))
        self.speak(words)

    def speak(self, words: Translator) -> None:
        """Show the page in a language."""
        close_help(self)
        self._words = words
        self._dialogs.speak(words)
        self.page: FirstRunPage | UnlockPage
        if store_exists(self._home):
            self.page = UnlockPage(self._home, words, self._tasks, unsaved=self._unsaved)
            self.page.opened.connect(self.opened)
        else:
            self.page = FirstRunPage(self._home, self._pack, words, self._tasks, self._dialogs)
            self.page.made.connect(self.opened)
        self.page.restore_asked.connect(self._ask_restore)
        other = "en" if words.language == "nl" else "nl"
        language = QToolButton()
        language.setText({"en": "English", "nl": "Nederlands"}[other])
        language.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        language.clicked.connect(lambda: self.language_asked.emit(other))
        if isinstance(self.page, FirstRunPage):
            # Another language is another page, and the code on this one is never shown again.
            self.page.held.connect(language.setDisabled)
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
        self.setCentralWidget(Room(central))
        if isinstance(self.page, UnlockPage):
            self.page.passphrase.setFocus()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask before a recovery code goes that is never shown again, or a change that could not be saved."""
        self._tasks.finish()
        _ = self._words.gettext
        asked = ""
        if isinstance(self.page, FirstRunPage) and self.page.code_is_open:
            asked = _(
                "The recovery code is not confirmed, so this store does not count yet: it is thrown away. Without the code a forgotten passphrase loses everything."
            )
        elif self._unsaved:
            asked = _("The last change could not be saved and waits behind the passphrase. Closing loses it.")
        if asked and not self._dialogs.confirm(self, asked, _("Close anyway"), _("Go back")):
            event.ignore()

    def dismiss(self) -> None:
        """Go, once what is under way is finished."""
        self._tasks.finish()
        self._tasks.stop()
        if isinstance(self.page, FirstRunPage):
            self.page.abandon()
        self.hide()
        # Not at once: it is a page of this very window that asks for it.
        QTimer.singleShot(0, lambda: shiboken6.delete(self))

    def _ask_restore(self) -> None:
        dialog = RestoreDialog(self._home, self._words, self._tasks, self._dialogs, self)
        dialog.accepted.connect(lambda: self._restored(dialog.said))
        dialog.open()

    def _restored(self, said: str) -> None:
        # Another store lies here now: what was asked before does not fit it.
        self.speak(self._words)
        if isinstance(self.page, UnlockPage):
            self.page.tell(said)

    def _show_failure(self, error: SpreekuurError) -> None:
        self._dialogs.tell(self, self._words.tell(error))
