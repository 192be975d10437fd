"""Who cannot see the window hears what each thing is."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QScrollBar, QWidget
from pytestqt.qtbot import QtBot

from desktop.content.packs import Pack
from desktop.headquarters.stores import make_headquarters
from desktop.i18n import translator
from desktop.paths import Home
from desktop.spreekuur.print_jobs import ArticleDocument
from desktop.ui.dossiers.person_dialog import PersonDialog
from desktop.ui.keys_dialog import KeysDialog
from desktop.ui.main_window import MainWindow
from desktop.ui.printing.preview_dialog import PreviewDialog
from desktop.ui.unlock.entry_window import EntryWindow
from desktop.ui.unlock.recovery_page import RecoveryPage
from tests.ui.answers import Answers


def unnamed(root: QWidget) -> list[str]:
    """Return what can take the keyboard and has no name to be read out."""
    found = []
    for widget in root.findChildren(QWidget):
        # Qt's own parts, such as a viewport or the list of a box that opens, are read as the box itself.
        opens = widget.window().windowType() == Qt.WindowType.Popup
        own_part = opens or widget.objectName().startswith("qt_") or isinstance(widget, QScrollBar)
        if widget.focusPolicy() == Qt.FocusPolicy.NoFocus or own_part:
            continue
        interface = QAccessible.queryAccessibleInterface(widget)
        if interface is not None and not interface.text(QAccessible.Text.Name):
            found.append(f"{type(widget).__name__} in {type(widget.parentWidget()).__name__}")
    return found


def test_everything_in_the_window_of_a_laptop_has_a_name(window: MainWindow) -> None:
    for place in window.pages.on_rail:
        page = window.pages.at(place.name)
        assert page
        window.show_page(page)
        window.finish()
    assert unnamed(window) == []


def test_everything_in_the_window_of_headquarters_has_a_name(
    qtbot: QtBot, tmp_path: Path, pack: Pack, answers: Answers
) -> None:
    store, _code = make_headquarters(
        Home(tmp_path / "hq"), "vier losse woorden samen", organisation_name="Proef", device_name="Kantoor"
    )
    window = MainWindow(store, pack, translator("nl"), dialogs=answers)
    qtbot.addWidget(window)
    window.show()
    window.finish()
    assert window.pages.intake is None
    assert unnamed(window) == []
    window.close()
    store.close()


def test_everything_in_the_dialogs_has_a_name(window: MainWindow, pack: Pack) -> None:
    article = next(iter(pack.articles.values()))
    for dialog in (
        PreviewDialog(window.desk, ArticleDocument(article.slug), "x", "ar", window, file_name="x"),
        PersonDialog(window.desk, window),
        KeysDialog(window.desk.words, window.actions(), window),
    ):
        assert unnamed(dialog) == []


def test_everything_before_the_store_is_open_has_a_name(
    qtbot: QtBot, tmp_path: Path, pack: Pack, answers: Answers
) -> None:
    words = translator("nl")
    entry = EntryWindow(Home(tmp_path / "none"), pack, words, answers)
    qtbot.addWidget(entry)
    recovery = RecoveryPage(words, "ABCD-EFGH")
    qtbot.addWidget(recovery)
    entry.page.laptop.click()  # type: ignore[union-attr]
    entry.page.headquarters.click()  # type: ignore[union-attr]
    assert unnamed(entry) == []
    assert unnamed(recovery) == []


def test_every_action_has_words_and_no_two_share_a_key(window: MainWindow) -> None:
    keys = [key.toString() for action in window.actions() for key in action.shortcuts()]
    assert all(action.text() for action in window.actions())
    assert len(keys) == len(set(keys))
    assert {"Ctrl+N", "Ctrl+K", "Ctrl+P", "Ctrl+L", "Ctrl+S", "F6", "Ctrl+/"} <= set(keys)
