"""Pictures of every page and the main dialogs on the screens of ux.md, and a list of what is cut off in them.

`python -m tests.pictures FOLDER` makes all of them; `--scale`, `--look` and `--words` choose some, `--no-pictures`
only measures. Each picture is a PNG file; `sheet-*.png` puts those of one combination beside each other.
"""

import argparse
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from desktop.content.packs import Pack, load_pack, shipped_folder
from desktop.domain.people import PersonEntry
from desktop.i18n import Translator, translator
from desktop.paths import Home
from desktop.spreekuur.people import add_person, people
from desktop.spreekuur.print_jobs import ArticleDocument
from desktop.spreekuur.stores import Store
from desktop.spreekuur.training import make_training
from desktop.ui.about.about_dialog import AboutDialog
from desktop.ui.agenda.calendar_dialog import CalendarDialog
from desktop.ui.contact_box_dialog import ContactBoxDialog
from desktop.ui.desks import wall_clock
from desktop.ui.dossiers.case_dialog import CaseDialog
from desktop.ui.dossiers.date_dialog import DateDialog
from desktop.ui.dossiers.letter_dialog import LetterDialog
from desktop.ui.dossiers.merge_dialog import ChoosePersonDialog, MergeDialog
from desktop.ui.dossiers.person_dialog import PersonDialog
from desktop.ui.erasing.erase_person_dialog import ErasePersonDialog
from desktop.ui.exchange.conflicts_dialog import ConflictsDialog
from desktop.ui.exchange.stick_dialog import StickDialog
from desktop.ui.information.client_view import ClientView
from desktop.ui.intake.hour_dialogs import BeginDialog
from desktop.ui.intake.rush_sheet import RushSheet
from desktop.ui.intake.withdrawal_dialog import WithdrawalDialog
from desktop.ui.keys_dialog import KeysDialog
from desktop.ui.locations.escrow_dialog import EscrowDialog
from desktop.ui.main_window import MainWindow
from desktop.ui.printing.appointment_dialog import AppointmentDialog
from desktop.ui.printing.preview_dialog import PreviewDialog
from desktop.ui.referrals.address_dialog import AddressDialog
from desktop.ui.referrals.addresses_dialog import AddressesDialog
from desktop.ui.settings.passphrase_dialog import PassphraseDialog, Wanted
from desktop.ui.settings.recovery_dialog import RecoveryDialog
from desktop.ui.settings.settings_dialog import SettingsDialog
from desktop.ui.tasks import Tasks
from desktop.ui.theme import apply_theme, load_fonts, points_for, tokens_now
from desktop.ui.trash_dialog import TrashDialog
from desktop.ui.unlock.entry_window import EntryWindow
from desktop.ui.unlock.restore_dialog import RestoreDialog
from desktop.ui.widgets.pages import Page
from tests.layouts import cut_off, doubled_words, on_screen
from tests.measured_organisations import Benchmark
from tests.ui.answers import Answers

SCREEN = QSize(1366, 768)
SCALES = (1.0, 1.25, 2.0)
LOOKS = ("light", "dark")
WORDS: dict[str, Callable[[], Translator]] = {
    "nl": lambda: translator("nl"),
    "doubled": doubled_words,
    # Dutch from right to left: no interface of ours is in such a language yet, its layout can be tried already.
    "mirrored": lambda: translator("nl"),
}
_BAR = 40
"""Pixels that a system keeps for its own bar and the title of a window."""


@dataclass
class Shot:
    """A picture of a window, and what is cut off in it."""

    name: str
    image: QImage
    faults: list[str]


def screen(scale: float) -> QSize:
    """Return how large our screen is in the pixels that a program counts at a scale."""
    return QSize(int(SCREEN.width() / scale), int(SCREEN.height() / scale))


def pages(window: MainWindow) -> Iterator[tuple[str, Page]]:
    """Open every page of a window, with something in it."""
    if window.pages.intake:
        window.pages.intake.form.topics.set_codes(("B1",))
        window.pages.intake.form.fits_changed.emit()
    for name in [*(it.name for it in window.pages.on_rail), "search"]:
        page = window.pages.at(name)
        assert page is not None
        window.show_page(page)
        window.finish()
        yield name, page
    known = people(window.desk.store)
    if known and window.pages.dossiers:
        window.open_found(known[0])
        window.finish()
        yield "dossier", window.pages.dossiers


def dialogs(window: MainWindow, pack: Pack) -> Iterator[QDialog]:
    """Make the main dialogs of a window, one after another."""
    desk = window.desk
    article = pack.articles["letter-from-ind"]
    yield KeysDialog(desk.words, window.actions(), window)
    yield StickDialog(desk, 1_000_000, window)
    yield PreviewDialog(desk, ArticleDocument(article.slug), "IND", "ar", window, file_name="x")
    yield ClientView(desk, article, "ar", window)
    yield ConflictsDialog(desk, window)
    yield SettingsDialog(desk, window)
    yield PassphraseDialog(desk.words, Wanted.NEW_PERSON, window)
    yield RecoveryDialog(desk.words, "ABCD-EFGH-JKLM-NPQR-STUV-WXYZ", window)
    yield AboutDialog(desk, window)
    if not window.pages.intake:
        yield EscrowDialog(desk, window, anew=True)
        return
    one, other = people(desk.store)[:2]
    yield ContactBoxDialog(desk, window)
    yield PersonDialog(desk, window, one)
    yield DateDialog(desk, one.id, window)
    yield LetterDialog(desk, window, person=one.id, language="ti")
    yield ChoosePersonDialog(desk, "Spreekuur", window)
    yield MergeDialog(desk, one, other, window)
    yield ErasePersonDialog(desk, one, window)
    yield AppointmentDialog(desk, None, window)
    yield BeginDialog(desk, None, window)
    yield RushSheet(desk, window)
    yield WithdrawalDialog(desk, one, None, window)
    yield CaseDialog(desk, one, window)
    yield TrashDialog(desk, window)
    yield AddressesDialog(desk, window)
    yield AddressDialog(desk, window)
    yield CalendarDialog(desk, [], window)


def shots(store: Store, pack: Pack, words: Translator, folder: Path, scale: float) -> Iterator[Shot]:
    """Show all that a window on a store has, and measure it."""
    window = MainWindow(store, pack, words, dialogs=Answers(folder))
    room = screen(scale)
    window.resize(room)
    window.show()
    settle(window)
    for name, _page in pages(window):
        window.resize(room)
        settle(window)
        yield shot(name, window, room)
    for dialog in dialogs(window, pack):
        dialog.open()
        settle(window)
        yield shot(type(dialog).__name__, dialog, room)
        dialog.close()
        dialog.deleteLater()
    window.dismiss()
    settle(None)
    yield from before_the_store(pack, words, folder, room)


def before_the_store(pack: Pack, words: Translator, folder: Path, room: QSize) -> Iterator[Shot]:
    """Show what somebody sees who has no store yet."""
    home, answers = Home(folder / "none"), Answers(folder)
    entry = EntryWindow(home, pack, words, answers)
    entry.resize(room.boundedTo(entry.size()))
    entry.show()
    settle(None)
    yield shot("EntryWindow", entry, room)
    restore = RestoreDialog(home, words, Tasks(lambda _error: None, entry), answers, entry)
    restore.open()
    settle(None)
    yield shot("RestoreDialog", restore, room)
    restore.close()
    entry.close()
    entry.deleteLater()
    settle(None)


def settle(window: MainWindow | None) -> None:
    """Let everything that was asked be shown and laid out."""
    for _round in range(4):
        if window is not None:
            window.finish()
        QApplication.processEvents()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def shot(name: str, widget: QWidget, room: QSize) -> Shot:
    """Make a picture of a window and measure it."""
    too_large = on_screen(widget, room)
    return Shot(name, widget.grab().toImage(), ([f"{name} {too_large}"] if too_large else []) + cut_off(widget))


def sheet(taken: Sequence[Shot]) -> QImage:
    """Return a picture of pictures, four in a row."""
    cell = QSize(683, 384)
    rows = -(-len(taken) // 4)
    made = QImage(cell.width() * 4, cell.height() * rows, QImage.Format.Format_RGB32)
    made.fill(QColor("#888888"))
    painter = QPainter(made)
    for place, it in enumerate(taken):
        image = it.image.copy()
        image.setDevicePixelRatio(1)
        mode = Qt.AspectRatioMode.KeepAspectRatio
        small = image.scaled(cell - QSize(8, 8), mode, Qt.TransformationMode.SmoothTransformation)
        painter.drawImage(place % 4 * cell.width(), place // 4 * cell.height(), small)
    painter.end()
    return made


def take(
    folder: Path, scale: float, looks: Sequence[str], spoken: Sequence[str], *, pictures: bool
) -> dict[str, list[str]]:
    """Make and measure the pictures of one scale, which is the scale of this process; return what is cut off."""
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    app.setStyle("fusion")
    load_fonts()
    pack = load_pack(shipped_folder())
    faults: dict[str, list[str]] = {}
    with TemporaryDirectory() as temporary:
        stick = Path(temporary) / "stick"
        stick.mkdir()
        benchmark = Benchmark(Path(temporary))
        benchmark.laptop("laptop").close()
        laptop = make_training(Home(Path(temporary) / "training"), pack, wall_clock())
        add_person(laptop, PersonEntry("Amina Proef"), wall_clock())
        for look in looks:
            app.styleHints().setColorScheme(Qt.ColorScheme.Dark if look == "dark" else Qt.ColorScheme.Light)
            apply_theme(app, tokens_now(), points_for(screen(scale).width()))
            for words in spoken:
                mirrored = words == "mirrored"
                app.setLayoutDirection(Qt.LayoutDirection.RightToLeft if mirrored else Qt.LayoutDirection.LeftToRight)
                for whose, store in (("laptop", laptop), ("headquarters", benchmark.headquarters)):
                    combination = f"{whose}-{round(scale * 100)}-{look}-{words}"
                    taken = list(shots(store, pack, WORDS[words](), stick, scale))
                    faults |= {f"{combination}/{it.name}": it.faults for it in taken if it.faults}
                    if pictures:
                        keep(folder, combination, taken)
        laptop.close()
        benchmark.headquarters.close()
    return faults


def keep(folder: Path, combination: str, taken: Sequence[Shot]) -> None:
    """Write the pictures of a combination."""
    for it in taken:
        it.image.save(str(folder / f"{combination}-{it.name}.png"))
    sheet(taken).save(str(folder / f"sheet-{combination}.png"))


def surroundings(folder: Path, scale: float) -> dict[str, str]:
    """Return what a process is started with to have our screen at a scale."""
    screens = folder / "screen.json"
    size = {"x": 0, "y": 0, "width": SCREEN.width(), "height": SCREEN.height(), "logicalDpi": 96, "dpr": 1}
    screens.write_text(json.dumps({"screens": [{"name": "laptop", **size}]}), encoding="utf-8")
    return {**os.environ, "QT_QPA_PLATFORM": f"offscreen:configfile={screens}", "QT_SCALE_FACTOR": str(scale)}


def main() -> int:
    """Make the pictures of every scale in a process of its own; return 1 when something is cut off."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--scale", type=float, action="append", choices=SCALES)
    parser.add_argument("--look", action="append", choices=LOOKS)
    parser.add_argument("--words", action="append", choices=WORDS)
    parser.add_argument("--no-pictures", action="store_true")
    parser.add_argument("--here", action="store_true", help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    chosen.folder.mkdir(parents=True, exist_ok=True)
    looks, spoken = chosen.look or LOOKS, chosen.words or tuple(WORDS)
    if chosen.here:
        faults = take(chosen.folder, chosen.scale[0], looks, spoken, pictures=not chosen.no_pictures)
        for where, found in faults.items():
            sys.stdout.write(f"{where}\n" + "".join(f"    {it}\n" for it in found))
        return bool(faults)
    worst = 0
    for scale in chosen.scale or SCALES:
        flags = [*(f"--look={it}" for it in looks), *(f"--words={it}" for it in spoken), f"--scale={scale}", "--here"]
        flags += ["--no-pictures"] if chosen.no_pictures else []
        command = [sys.executable, "-m", "tests.pictures", str(chosen.folder), *flags]
        worst |= subprocess.run(command, env=surroundings(chosen.folder, scale), check=False).returncode
    return worst


if __name__ == "__main__":
    sys.exit(main())
