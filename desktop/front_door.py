"""From locked to open and back: the store, the content and the windows are joined here only."""

from dataclasses import replace
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import Qt, QTimer, QTranslator
from PySide6.QtWidgets import QApplication

from desktop.content.shelves import newest_pack
from desktop.errors import SpreekuurError
from desktop.i18n import Translator, translator
from desktop.log import record_crash
from desktop.paths import Home
from desktop.settings import load_settings, save_settings
from desktop.spreekuur.homes import store_exists
from desktop.spreekuur.print_log import clear_pages
from desktop.spreekuur.stores import Store, open_store
from desktop.spreekuur.training import make_training
from desktop.ui.desks import wall_clock
from desktop.ui.dialogs import Dialogs
from desktop.ui.main_window import MainWindow
from desktop.ui.qt_words import speak_qt
from desktop.ui.theme import apply_theme, points_for, tokens_now
from desktop.ui.unlock.entry_window import EntryWindow
from desktop.ui.watches import Watch

BUG = 70
"""Exit code of a bug, as the terminal has it (sysexits.h, EX_SOFTWARE)."""

_SETTLED = 1500
"""Milliseconds after which a window that was opened has shown what it opens with."""


class FrontDoor:
    """Goes from locked to open and back, and ends in order."""

    def __init__(self, app: QApplication, home: Home, words: Translator, dialogs: Dialogs | None = None) -> None:
        self._app, self._home = app, home
        self._words = words
        self.dialogs = dialogs or Dialogs(words)
        self._pack = newest_pack(home.content)
        self._qt_words: QTranslator = speak_qt(app, words.language)
        self._crashed = False
        self.store: Store | None = None
        self.window: MainWindow | None = None
        self.entry: EntryWindow | None = None
        self._hidden: MainWindow | None = None
        self._file: Path | None = None
        """What somebody opened and nobody has looked at yet."""
        self._watch = Watch(app)
        self._watch.left.connect(self._lock_unattended)
        self._watch.lock_pressed.connect(self._lock_now)
        self._watch.curtain_pressed.connect(self._draw_curtain)
        self._watch.help_pressed.connect(self._show_help)
        app.lastWindowClosed.connect(self._last_closed)
        app.styleHints().colorSchemeChanged.connect(lambda _: self._recolour())

    def open(self, *, training: bool, file: Path | None = None) -> None:
        """Show the window, or what comes before it; then, once it is unlocked, what a file is."""
        self._file = file
        if training:
            exists = store_exists(self._home)
            self.enter(open_store(self._home, "") if exists else make_training(self._home, self._pack, wall_clock()))
        else:
            self.show_entry()

    def show_entry(self) -> None:
        """Ask for the passphrase, or make a first store."""
        self.entry = EntryWindow(self._home, self._pack, self._words, self.dialogs, unsaved=self._hidden is not None)
        self.entry.opened.connect(self.enter)
        self.entry.language_asked.connect(self.speak)
        self.entry.show()

    def enter(self, store: Store) -> None:
        """Show the window on an open store."""
        if self._hidden is not None:
            # It has its own hold of the same store; the passphrase was what counted.
            store.close()
            self.window, self._hidden = self._hidden, None
        else:
            self.store = store
            # What a crash left for a printer.
            clear_pages(store.home)
            # Headquarters may have published another one since.
            self._pack = newest_pack(self._home.content, self._pack)
            self.window = MainWindow(store, self._pack, self._words, dialogs=self.dialogs)
            self.window.lock_asked.connect(self.lock)
            self.window.language_asked.connect(self.speak)
        self.window.show()
        QTimer.singleShot(_SETTLED, self.window, self.window.pages.load_others)
        if self.entry is not None:
            self.entry.dismiss()
            self.entry = None
        self._show_file()

    def lock(self) -> None:
        """Save, close the store and ask for the passphrase again.

        What cannot be saved, such as a text with a BSN in it, must not be lost because somebody walked away: then the
        window stays as it is, out of sight and with its store, and comes back after the passphrase. A store that was
        closed for good does not come back.
        """
        window = self.window
        if window is None:
            return
        self.window = None
        ended = self.store is not None and self.store.ended is not None
        if not ended and window.save_what_is_there():
            self._hidden = window
            self.show_entry()
            window.hide()
            window.finish()
            clear_pages(self._home)
            return
        self.show_entry()
        window.dismiss()
        self._close_store()

    def come_forward(self, file: Path | None = None) -> None:
        """Show the window above all others, since somebody looked for it; and what a file is that they opened."""
        self._file = file or self._file
        window = self.window or self.entry
        if window is not None:
            window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
            window.show()
            window.raise_()
            window.activateWindow()
        self._show_file()

    def speak(self, language: str) -> None:
        """Use another language from now on."""
        self._words = translator(language)
        self._qt_words = speak_qt(self._app, language, self._qt_words)
        for window in (self.window, self.entry):
            if window is not None:
                window.speak(self._words)
        try:
            save_settings(self._home, replace(load_settings(self._home), language=language))
        except SpreekuurError as error:
            self.dialogs.tell(self.window or self.entry, self._words.tell(error))

    def crash(
        self,
        kind: type[BaseException],
        error: BaseException,
        trace: TracebackType | None,
    ) -> None:
        """Save the work, tell of the bug without personal data, and quit. A crash of this itself only quits."""
        if isinstance(error, KeyboardInterrupt) or self._crashed:
            self._app.exit(BUG)
            return
        self._crashed = True
        report = record_crash(error)
        try:
            window = self.window or self._hidden
            if window is not None:
                window.save_what_is_there()
        except Exception as second:  # noqa: BLE001 - whatever it is, the report must still be shown
            report += "\n" + record_crash(second)
        self.dialogs.report_crash(self.window, report)
        self._app.exit(BUG)

    def close(self) -> None:
        """End in order: what is under way is finished, and the store is closed."""
        self._watch.stop()
        for window in (self.window, self._hidden):
            if window is not None:
                window.dismiss(in_order=not self._crashed)
        if self.entry is not None:
            self.entry.dismiss()
        self.window = self._hidden = self.entry = None
        self._close_store()

    def _show_file(self) -> None:
        if self.window is not None and self._file is not None:
            file, self._file = self._file, None
            self.window.open_found(file)

    def _lock_unattended(self) -> None:
        # In training there is nothing to hide, and practising is often listening.
        if self.store is not None and not self.store.training:
            self._lock_now()

    def _lock_now(self) -> None:
        if self.window is not None:
            self.window.lock()

    def _draw_curtain(self) -> None:
        if self.window is not None:
            self.window.draw_curtain()

    def _show_help(self) -> None:
        if self.window is not None:
            self.window.show_help()

    def _close_store(self) -> None:
        if self.store is not None:
            clear_pages(self.store.home)
            self.store.close()
            self.store = None

    def _last_closed(self) -> None:
        # A window that is being exchanged for another one is not the end.
        if not any(it is not None and it.isVisible() for it in (self.window, self.entry)):
            self._app.quit()

    def _recolour(self) -> None:
        width = self._app.primaryScreen().availableGeometry().width()
        apply_theme(self._app, tokens_now(), points_for(width))
        if self.window is not None:
            self.window.refresh_colours()
