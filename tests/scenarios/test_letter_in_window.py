"""Somebody shows a letter from the IND: from the question to the printed explanation, by keyboard, in one window."""

import re
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.content.packs import load_pack, shipped_folder
from desktop.domain.letter_guides import LetterGuide
from desktop.domain.letters import LetterKind
from desktop.domain.prints import TOLD
from desktop.i18n import translator
from desktop.paths import Home
from desktop.spreekuur.asked_questions import asked_questions
from desktop.spreekuur.contacts import contact
from desktop.spreekuur.print_log import told_at
from desktop.spreekuur.training import make_training
from desktop.ui.desks import wall_clock
from desktop.ui.information.asking_dialog import AskingDialog
from desktop.ui.information.client_view import ClientView
from desktop.ui.information.ways import Way
from desktop.ui.main_window import MainWindow
from desktop.ui.theme import LIGHT, apply_theme, load_fonts
from desktop.ui.widgets.pages import ToldWanted
from tests.ui.answers import Answers, go_to, press, save_pages, tab, type_keys

# The platform without a screen says what it cannot do; that is no fault of ours.
pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support", "^OpenType support missing")

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[MainWindow]:
    load_fonts()
    apply_theme(qapp, LIGHT)
    pack = load_pack(shipped_folder())
    store = make_training(Home(tmp_path / "home"), pack, wall_clock())
    (tmp_path / "stick").mkdir()
    made = MainWindow(store, pack, translator("en"), dialogs=Answers(tmp_path / "stick"))
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    made.finish()
    yield made
    made.dismiss()
    store.close()


def test_somebody_shows_a_letter_from_the_ind(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    store, pack = window.desk.store, window.desk.pack
    intake, information = window.pages.intake, window.pages.information
    assert intake
    reading = information.text

    # No question is at hand yet, so nothing can be written down at one.
    go_to(window, "information")
    assert not reading.question.isVisible()

    # She speaks Tigrinya, and has a letter.
    press(Qt.Key.Key_N, CTRL)
    with qtbot.waitSignal(intake.form.autosave.saved):
        type_keys("tig")
        tab()
        type_keys("tele")
        tab(2)
        type_keys("A5")
        tab(2)
    window.finish()
    asked = intake.form.contact_id
    assert asked

    # On it is printed “voornemen”. It may be an intention to refuse: urgent.
    go_to(window, "information")
    information.ways.buttons[Way.LETTERS].setFocus()
    press(Qt.Key.Key_Space)
    information.entries.printed.setFocus()
    type_keys("voornemen")
    press(Qt.Key.Key_Return)
    assert "In doubt: call the lawyer today." in information.reading.toPlainText()
    guide = information.list.rows.rows[2].thing
    assert isinstance(guide, LetterGuide)
    information.list.setFocus()
    information.list.select(2)
    press(Qt.Key.Key_Return)
    assert guide.kind is LetterKind.INTENTION
    said = information.reading.toPlainText()
    assert "Urgent: call somebody today." in said
    assert all(sentence in said for sentence in guide.text("nl").does)

    # That kind of letter is noted at her question.
    reading.record.setFocus()
    press(Qt.Key.Key_Space)
    window.finish()
    assert contact(store, asked).entry.letter == LetterKind.INTENTION

    # She reads about it in her own language, beside the Dutch, on the screen that is turned to her.
    go_to(window, "information")
    article = pack.articles[guide.articles[0]]
    information.show_article(article, "ti")
    press(Qt.Key.Key_F11)
    view = window.findChild(ClientView)
    assert view
    for language in ("nl", "ti"):
        assert all(line.text in view.reading.toPlainText() for line in article.editions[language].lines)
    press(Qt.Key.Key_Escape)
    assert not view.isVisible()

    # Which text, in which version and language she was told, stays; telling twice is telling once.
    for _ in range(2):
        reading.question.told.setFocus()
        press(Qt.Key.Key_Space)
        window.finish()
    (told,) = told_at(store, asked)
    assert (told.kind, told.version, told.language) == (TOLD, article.version_id("ti"), "ti")

    # She takes it along on paper: every line in both languages, and the version by which it is called back.
    press(Qt.Key.Key_P, CTRL)
    save_pages(window)
    (sheet,) = [it for it in told_at(store, asked) if it.kind == "article"]
    assert (sheet.version, sheet.language) == (told.version, "ti")
    with pypdfium2.PdfDocument((tmp_path / "stick" / f"{article.slug}-ti.pdf").read_bytes()) as pdf:
        printed = "".join(page.get_textpage().get_text_range() for page in pdf)
    # A long word may be broken at the end of a line.
    letters = "".join(it for it in printed if it.isalnum())
    words = [word for line in article.editions["nl"].lines for word in re.findall(r"[^\W_]+", line.text)]
    assert [word for word in words if word not in letters] == []
    assert told.version in printed

    # Her second question nobody can answer: headquarters is asked, without a trace of her.
    reading.question.ask.setFocus()
    press(Qt.Key.Key_Space)
    (dialog,) = window.findChildren(AskingDialog)
    type_keys("Mag zij de zienswijze zelf schrijven? Bel 06-12345678")
    dialog.ask.click()
    window.finish()
    assert dialog.isVisible()
    assert "06-12345678" in dialog.refused.text()
    assert asked_questions(store, contact=asked) == []
    for _ in range(len(" Bel 06-12345678")):
        press(Qt.Key.Key_Backspace)
    dialog.ask.click()
    window.finish()
    assert not dialog.isVisible()
    (question,) = asked_questions(store, contact=asked)
    assert question.wording == "Mag zij de zienswijze zelf schrijven?"

    # What she was told opens as it was, also when the text is another one by now.
    window.open_found(ToldWanted(told))
    window.finish()
    assert article.editions["ti"].lines[0].text in information.reading.toPlainText()
    assert told.version in information.reading.toPlainText()
    assert "another one now" not in information.reading.toPlainText()
    assert not reading.print.isEnabled()
    assert not reading.question.told.isEnabled()

    # The next visitor: nothing can be written down at her question by mistake.
    press(Qt.Key.Key_N, CTRL)
    go_to(window, "information")
    assert not reading.question.isVisible()
