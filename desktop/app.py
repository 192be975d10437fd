"""The composition root of the window: the log, the language, the store and the windows are joined here only."""

import sys
from argparse import ArgumentParser
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory, gettempdir
from types import TracebackType

from PySide6.QtCore import Qt, QTranslator
from PySide6.QtWidgets import QApplication

from desktop.content.packs import load_pack, shipped_folder
from desktop.errors import SpreekuurError
from desktop.i18n import LANGUAGES, Translator, translator
from desktop.log import LOG, record_crash, start_log
from desktop.paths import Home
from desktop.settings import DEFAULT_LANGUAGE, load_settings, save_settings
from desktop.spreekuur.stores import Store, open_store, store_exists
from desktop.spreekuur.training import make_training
from desktop.ui.desks import wall_clock
from desktop.ui.dialogs import Dialogs
from desktop.ui.instances import PRACTICE_PREFIX, Doorbell, clear_practice
from desktop.ui.main_window import MainWindow
from desktop.ui.qt_words import speak_qt
from desktop.ui.theme import apply_theme, load_fonts, points_for, tokens_now
from desktop.ui.unlock.entry_window import EntryWindow
from desktop.ui.watches import Watch

BUG = 70
"""Exit code of a bug, as the terminal has it (sysexits.h, EX_SOFTWARE)."""


def run(arguments: Sequence[str]) -> int:
    """Open the window as the command line asks, and return the exit code when it is closed.

    `--training` without a folder practises in one that is thrown away. What the world does wrong before there is
    a window is told on stderr, with exit code 1.
    """
    parser = ArgumentParser(prog="spreekuur")
    parser.add_argument("--training", action="store_true")
    parser.add_argument("--home", type=Path)
    parser.add_argument("--language", choices=LANGUAGES, default="")
    asked = parser.parse_args(arguments)
    try:
        if asked.training and asked.home is None:
            clear_practice(Path(gettempdir()))
            with TemporaryDirectory(prefix=PRACTICE_PREFIX) as folder:
                return open_window(Home(Path(folder) / "home"), training=True, language=asked.language)
        home = Home(asked.home) if asked.home else Home.default()
        return open_window(home, training=asked.training, language=asked.language)
    except SpreekuurError as error:
        sys.stderr.write(translator(asked.language or DEFAULT_LANGUAGE).tell(error) + "\n")
        return 1


def open_window(home: Home, *, training: bool = False, language: str = "") -> int:
    """Open the window on the store in a folder and return the exit code when it is closed.

    Where a window is open on it already, that one comes forward instead. `training` makes or opens a store with
    invented people, without asking anything. Raises SpreekuurError when the folder cannot be used at all.
    """
    home.make()
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)  # noqa: S101 - nothing else is made in this process
    app.setApplicationName("Spreekuur")
    app.setStyle("Fusion")
    app.setQuitOnLastWindowClosed(False)
    load_fonts()
    apply_theme(app, tokens_now(), points_for(app.primaryScreen().availableGeometry().width()))
    asked = language or load_settings(home).language
    words = translator(asked if asked in LANGUAGES else DEFAULT_LANGUAGE)
    bell = Doorbell(home)
    if not bell.take():
        return 0 if bell.ring() else _tell_no_answer(words)
    try:
        return _stay_open(app, home, words, bell, training=training)
    finally:
        bell.release()


def _tell_no_answer(words: Translator) -> int:
    _ = words.gettext
    Dialogs(words).tell(
        None,
        _(
            "Spreekuur is open on this laptop already, but does not answer. Nothing was opened twice. Wait a minute and try again, or restart the laptop."
        ),
    )
    return 1


def _stay_open(app: QApplication, home: Home, words: Translator, bell: Doorbell, *, training: bool) -> int:
    start_log(home)
    door = FrontDoor(app, home, words)
    bell.rung.connect(door.come_forward)
    old_hook = sys.excepthook
    sys.excepthook = door.crash
    try:
        door.open(training=training)
        return app.exec()
    finally:
        sys.excepthook = old_hook
        door.close()
        stop_log()


def stop_log() -> None:
    """Close the log, so that a folder which is thrown away can go on every system."""
    for handler in list(LOG.handlers):
        LOG.removeHandler(handler)
        handler.close()


class FrontDoor:
    """Goes from locked to open and back, and ends in order."""

    def __init__(self, app: QApplication, home: Home, words: Translator, dialogs: Dialogs | None = None) -> None:
        self._app, self._home = app, home
        self._words = words
        self.dialogs = dialogs or Dialogs(words)
        self._pack = load_pack(shipped_folder())
        self._qt_words: QTranslator = speak_qt(app, words.language)
        self._crashed = False
        self.store: Store | None = None
        self.window: MainWindow | None = None
        self.entry: EntryWindow | None = None
        self._hidden: MainWindow | None = None
        self._watch = Watch(app)
        self._watch.left.connect(self._lock_unattended)
        self._watch.lock_pressed.connect(self._lock_now)
        app.lastWindowClosed.connect(self._last_closed)
        app.styleHints().colorSchemeChanged.connect(lambda _: self._recolour())

    def open(self, *, training: bool) -> None:
        """Show the window, or what comes before it."""
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
            self.window = MainWindow(store, self._pack, self._words, dialogs=self.dialogs)
            self.window.lock_asked.connect(self.lock)
            self.window.language_asked.connect(self.speak)
        self.window.show()
        if self.entry is not None:
            self.entry.dismiss()
            self.entry = None

    def lock(self) -> None:
        """Save, close the store and ask for the passphrase again.

        What cannot be saved, such as a text with a BSN in it, must not be lost because somebody walked away: then the
        window stays as it is, out of sight and with its store, and comes back after the passphrase.
        """
        window = self.window
        if window is None:
            return
        self.window = None
        if window.save_what_is_there():
            self._hidden = window
            self.show_entry()
            window.hide()
            return
        self.show_entry()
        window.dismiss()
        self._close_store()

    def come_forward(self) -> None:
        """Show the window above all others, since somebody looked for it."""
        window = self.window or self.entry
        if window is not None:
            window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
            window.show()
            window.raise_()
            window.activateWindow()

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
        for window in (self.window, self._hidden, self.entry):
            if window is not None:
                window.dismiss()
        self.window = self._hidden = self.entry = None
        self._close_store()

    def _lock_unattended(self) -> None:
        # In training there is nothing to hide, and practising is often listening.
        if self.store is not None and not self.store.training:
            self._lock_now()

    def _lock_now(self) -> None:
        if self.window is not None:
            self.window.lock()

    def _close_store(self) -> None:
        if self.store is not None:
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
