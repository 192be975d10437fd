import re
from itertools import chain

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QShortcut
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.content.packs import Pack
from desktop.i18n import LANGUAGES, translator
from desktop.paths import Home
from desktop.spreekuur.manuals import PAGES, ManualPage, manual
from desktop.ui.help.help_window import HelpWindow
from desktop.ui.help.manual_body import manual_body
from desktop.ui.main_window import MainWindow
from desktop.ui.settings.settings_dialog import SettingsDialog
from desktop.ui.unlock.entry_window import EntryWindow
from desktop.ui.window_actions import show_settings
from desktop.ui.window_pages import OF_A_LAPTOP, OF_HEADQUARTERS, SEARCH
from tests.ui.answers import Answers, press, type_keys
from tests.ui.test_names import unnamed

CTRL = Qt.KeyboardModifier.ControlModifier


def page_shown(help_window: HelpWindow) -> str:
    page = help_window.list.thing
    assert isinstance(page, ManualPage)
    return page.name


def test_each_page_of_the_window_has_its_page() -> None:
    assert {it.name for it in (*OF_A_LAPTOP, *OF_HEADQUARTERS, SEARCH)} <= set(PAGES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_key_in_the_manual_is_the_key_of_something(window: MainWindow, language: str) -> None:
    for place in window.pages.on_rail:
        window.pages.at(place.name)
    window.finish()
    actions = chain.from_iterable(it.shortcuts() for it in window.findChildren(QAction))
    # “Ctrl+Enter” is both keys of that name: Qt calls the large one Return.
    known = {it.toString() for it in (*actions, *(short.key() for short in window.findChildren(QShortcut)))}
    assert {"Ctrl+N", "Ctrl+Enter", "Alt+Left"} <= known
    for page in manual(language):
        named = set(re.findall(r"(?:Ctrl|Alt|Shift)\+[^\s*.;:()]+|\bF\d+\b", page.text))
        assert named <= known, page.name


def test_f1_opens_the_page_of_what_is_in_front(window: MainWindow) -> None:
    families = window.pages.families
    assert families
    window.show_page(families)
    press(Qt.Key.Key_F1)
    (opened,) = window.findChildren(HelpWindow)
    assert page_shown(opened) == "families"
    assert "Family reunification" in opened.reading.toPlainText()
    assert not opened.isModal()
    assert unnamed(opened) == []
    opened.close()
    show_settings(window)
    (settings,) = window.findChildren(SettingsDialog)
    window.show_help()
    (beside,) = settings.findChildren(HelpWindow)
    assert page_shown(beside) == "settings"


def test_a_word_finds_pages_and_nothing_found_is_said(qtbot: QtBot, window: MainWindow) -> None:
    window.show_help()
    (opened,) = window.findChildren(HelpWindow)
    opened.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is opened)
    press(Qt.Key.Key_F, CTRL)
    type_keys("escrow")
    assert page_shown(opened) == "locations"
    assert "escrow" in opened.reading.toPlainText()
    type_keys("zz")
    assert opened.list.thing is None
    assert opened.said.text()
    opened.show_page("keys")
    assert page_shown(opened) == "keys"


def test_another_language_closes_the_manual_of_this_one(qtbot: QtBot, window: MainWindow) -> None:
    window.show_help()
    window.speak(translator("nl"))
    assert not any(it.isVisible() for it in window.findChildren(HelpWindow))
    window.show_help()
    (opened,) = [it for it in window.findChildren(HelpWindow) if it.isVisible()]
    assert opened.windowTitle() == translator("nl").gettext("Help")
    assert "Spreekuur" in opened.reading.toPlainText()


def test_help_is_there_before_a_store_is(qtbot: QtBot, pack: Pack, answers: Answers) -> None:
    entry = EntryWindow(Home(answers.folder / "none"), pack, translator("nl"), answers)
    qtbot.addWidget(entry)
    with qtbot.waitExposed(entry):
        entry.show()
    entry.activateWindow()
    press(Qt.Key.Key_F1)
    (opened,) = entry.findChildren(HelpWindow)
    assert page_shown(opened) == "start"


def test_what_stands_in_a_page_is_text_and_never_markup() -> None:
    body = manual_body(ManualPage("x", "<i>T</i>", "a <b>c</b> **d & e**\n\n- **f**: g\n1. h"))
    assert "<i>" not in body
    assert "a &lt;b&gt;c&lt;/b&gt; <b>d &amp; e</b>" in body
    assert "• <b>f</b>: g" in body
    assert "1. h" in body
