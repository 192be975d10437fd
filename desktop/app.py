"""The start of the window: it paints first, and loads what it opens with behind that."""

import gc
import importlib
import sys
from argparse import ArgumentParser
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory, gettempdir

from PySide6.QtWidgets import QApplication

from desktop.errors import SpreekuurError
from desktop.i18n import LANGUAGES, Translator, translator
from desktop.log import start_log, stop_log
from desktop.paths import Home
from desktop.settings import DEFAULT_LANGUAGE, load_settings
from desktop.ui.dialogs import Dialogs
from desktop.ui.doorstep import Doorstep
from desktop.ui.instances import PRACTICE_PREFIX, Doorbell, clear_practice
from desktop.ui.theme import apply_theme, load_fonts, points_for, tokens_now

_TURN = 0.0005
"""Seconds after which a thread that waits has its turn."""


def run(arguments: Sequence[str]) -> int:
    """Open the window as the command line asks, and return the exit code when it is closed.

    A file is shown on the page of the exchange, and taken in by a button there only. `--training` without a folder practises in one that is thrown away. What the world does wrong before there is
    a window is told on stderr, with exit code 1.
    """
    parser = ArgumentParser(prog="spreekuur")
    parser.add_argument("--training", action="store_true")
    parser.add_argument("--home", type=Path)
    parser.add_argument("--language", choices=LANGUAGES, default="")
    parser.add_argument("file", type=Path, nargs="?")
    asked = parser.parse_args(arguments)
    try:
        if asked.training and asked.home is None:
            clear_practice(Path(gettempdir()))
            with TemporaryDirectory(prefix=PRACTICE_PREFIX) as folder:
                return open_window(Home(Path(folder) / "home"), training=True, language=asked.language, file=asked.file)
        home = Home(asked.home) if asked.home else Home.default()
        return open_window(home, training=asked.training, language=asked.language, file=asked.file)
    except SpreekuurError as error:
        sys.stderr.write(translator(asked.language or DEFAULT_LANGUAGE).tell(error) + "\n")
        return 1


def open_window(home: Home, *, training: bool = False, language: str = "", file: Path | None = None) -> int:
    """Open the window on the store in a folder and return the exit code when it is closed.

    Where a window is open on it already, that one comes forward instead. `file` is one to look at once it is unlocked. `training` makes or opens a store with
    invented people, without asking anything. Raises SpreekuurError when the folder cannot be used at all.
    """
    home.make()
    # The window waits this long for each word that it asks of a list while the store is at work beside it.
    sys.setswitchinterval(_TURN)
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)  # noqa: S101 - nothing else is made in this process
    app.setApplicationName("Spreekuur")
    app.setStyle("Fusion")
    app.setQuitOnLastWindowClosed(False)
    apply_theme(app, tokens_now(), points_for(app.primaryScreen().availableGeometry().width()))
    asked = language or load_settings(home).language
    words = translator(asked if asked in LANGUAGES else DEFAULT_LANGUAGE)
    bell = Doorbell(home)
    if not bell.take():
        return 0 if bell.ring(file.absolute() if file else None) else _tell_no_answer(words)
    try:
        return _stay_open(app, home, words, bell, training=training, file=file)
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


def _stay_open(
    app: QApplication, home: Home, words: Translator, bell: Doorbell, *, training: bool, file: Path | None
) -> int:
    start_log(home)
    # While loading everything is new and nothing is garbage: looking for it would take a tenth of the time.
    gc.disable()
    doorstep = Doorstep(words)
    doorstep.paint_now()
    load_fonts()
    # The store, the content and the pages take three times as long to load as the window takes to be there.
    door = importlib.import_module("desktop.front_door").FrontDoor(app, home, words)
    bell.rung.connect(door.come_forward)
    old_hook = sys.excepthook
    sys.excepthook = door.crash
    try:
        door.open(training=training, file=file)
        doorstep.leave()
        # What is there now stays; only what comes after it is looked through.
        gc.freeze()
        gc.enable()
        code: int = app.exec()
        return code
    finally:
        gc.enable()
        sys.excepthook = old_hook
        door.close()
        stop_log()
