"""Make the volunteer's round through a training centre without a screen: `round.py FOLDER`.

It goes through the real window: records a question, finds it again, reads and prints an article, opens a family
file, prints its checklist and writes a bundle. The files and a picture of each page are left in the folder.
"""

import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QDeadlineTimer, QMessageLogContext, Qt, QtMsgType, qInstallMessageHandler
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from desktop.content.packs import load_pack, shipped_folder
from desktop.errors import SpreekuurError
from desktop.i18n import translator
from desktop.paths import Home
from desktop.settings import DEFAULT_LANGUAGE
from desktop.spreekuur.training import make_training
from desktop.ui.desks import wall_clock
from desktop.ui.dialogs import Dialogs
from desktop.ui.exchange.stick_dialog import StickDialog
from desktop.ui.main_window import MainWindow
from desktop.ui.printing.article_preview import preview_article
from desktop.ui.printing.preview_dialog import PreviewDialog
from desktop.ui.theme import LIGHT, apply_theme, load_fonts

LONGEST = 10_000
"""Milliseconds after which a step that has not come about never will."""


NO_FAULT = ("This plugin does not support", "OpenType support missing")
"""What the platform without a screen, or a system with few fonts, says of itself."""


class RoundError(Exception):
    """A step of the round did not come about."""


class Folder(Dialogs):
    """Answers in place of a person: everything goes into one folder, and nothing is opened."""

    def __init__(self, folder: Path) -> None:
        super().__init__(translator(DEFAULT_LANGUAGE))
        self._folder = folder

    def tell(self, parent: QWidget | None, sentence: str) -> None:
        """End the round: nothing in it should need telling."""
        raise RoundError(sentence)

    def confirm(self, parent: QWidget | None, sentence: str, yes: str, no: str) -> bool:
        """End the round: nothing in it should need asking."""
        raise RoundError(sentence)

    def choose_save(self, parent: QWidget | None, title: str, name: str, kinds: str) -> Path | None:
        """Save under the name that is offered."""
        return self._folder / name

    def choose_folder(self, parent: QWidget | None, title: str) -> Path | None:
        """Write into the folder."""
        return self._folder

    def open_file(self, path: Path) -> bool:
        """Leave the file where it is."""
        return True


class Round:
    """The steps, each on the window as the last one left it."""

    def __init__(self, window: MainWindow, folder: Path) -> None:
        self._window, self._folder = window, folder
        self._made: list[Path] = []

    def make(self) -> list[Path]:
        """Make the whole round and return the pictures."""
        self._record()
        self._find()
        self._read_and_print()
        self._family()
        self._exchange()
        return self._made

    def _record(self) -> None:
        intake = self._window.pages.intake
        if intake is None:
            raise RoundError("no page for the walk-in hour")
        intake.new_question()
        form = intake.form
        for box, typed in ((form.language, "tig"), (form.topics.box, "A5")):
            box.setFocus()
            QTest.keyClicks(box, typed)
            QTest.keyClick(box, Qt.Key.Key_Return)
        form.question.insertPlainText("Wat betekent deze brief? ደብዳቤ IND")
        QTest.keyClicks(form.told, "Samen gelezen. De termijn staat in de brief.")
        QTest.keyClicks(form.follow_up.line, "+7")
        if refusal := intake.settle():
            raise RoundError(refusal)
        self._picture("spreekuur")

    def _find(self) -> None:
        pages = self._window.pages
        self._window.search_for("betekent")
        self._wait(lambda: bool(pages.search.list.rows.rows))
        self._picture("zoeken")
        pages.search.open_first()

    def _read_and_print(self) -> None:
        pages = self._window.pages
        article = self._window.desk.pack.articles["letter-from-ind"]
        self._window.show_page(pages.information)
        for language in ("ti", "ar"):
            pages.information.show_article(article, language)
            self._picture(f"informatie-{language}")
            preview_article(self._window.desk, article, language, self._window)
            self._save_pages(f"afdrukken-{language}")

    def _family(self) -> None:
        page = self._window.pages.families
        if page is None:
            raise RoundError("no page for families")
        self._window.show_page(page)
        self._window.finish()
        page.list.select(0)
        page.list.opened.emit(page.list.thing)
        self._wait(page.checklist.button.isEnabled)
        self._picture("gezinshereniging")
        page.print_page()
        self._save_pages("afdrukken-checklist")

    def _save_pages(self, name: str) -> None:
        self._window.finish()
        dialog = self._window.findChildren(PreviewDialog)[-1]
        self._wait(dialog.save.isEnabled)
        self._picture(name, dialog)
        dialog.save.click()
        self._wait(lambda: dialog.result() == 1)

    def _exchange(self) -> None:
        pages = self._window.pages
        self._window.show_page(pages.exchange)
        self._window.finish()
        button = pages.exchange.panes()[0]
        QTest.keyClick(button, Qt.Key.Key_Space)
        dialog = self._window.findChildren(StickDialog)[-1]
        self._picture("stick", dialog)
        dialog.other.click()
        self._wait(lambda: any(self._folder.glob("*.spreekuur")))
        self._picture("uitwisselen")

    def _picture(self, name: str, window: QWidget | None = None) -> None:
        self._window.finish()
        # Rows of lists grow to their words once the window is idle.
        QTest.qWait(60)
        path = self._folder / f"{len(self._made) + 1}-{name}.png"
        if not (window or self._window).grab().save(str(path)):
            raise RoundError(f"{path} could not be written")
        self._made.append(path)

    def _wait(self, come_about: Callable[[], bool]) -> None:
        deadline = QDeadlineTimer(LONGEST)
        while not come_about():
            if deadline.hasExpired():
                raise RoundError("a step did not come about")
            QTest.qWait(20)


def say_faults(_kind: QtMsgType, _where: QMessageLogContext, said: str) -> None:
    """Pass on what Qt finds wrong."""
    if not said.startswith(NO_FAULT):
        print(said, file=sys.stderr)


def main() -> int:
    """Make the round and say where its files are."""
    folder = Path(sys.argv[1]).resolve()
    folder.mkdir(parents=True, exist_ok=True)
    for old in (*folder.glob("*.png"), *folder.glob("*.pdf"), *folder.glob("*.spreekuur")):
        old.unlink()
    qInstallMessageHandler(say_faults)
    app = QApplication(sys.argv[:1])
    app.setStyle("Fusion")
    load_fonts()
    apply_theme(app, LIGHT)
    pack = load_pack(shipped_folder())
    with tempfile.TemporaryDirectory(prefix="spreekuur-") as home:
        store = make_training(Home(Path(home) / "home"), pack, wall_clock())
        window = MainWindow(store, pack, translator(DEFAULT_LANGUAGE), dialogs=Folder(folder))
        window.show()
        try:
            Round(window, folder).make()
        except (RoundError, SpreekuurError) as error:
            print(f"The round stopped: {error}", file=sys.stderr)
            return 1
        finally:
            window.close()
            store.close()
    for path in sorted(folder.iterdir()):
        print(path)
    return 0


if __name__ == "__main__":
    sys.exit(main())
