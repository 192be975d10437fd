"""A volunteer's round, by keyboard, through the real window on a real store."""

from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QPushButton
from pytestqt.qtbot import QtBot

from desktop.content.packs import load_pack, shipped_folder
from desktop.domain.pages import ContactLine
from desktop.domain.reunification.family_files import FamilyFile
from desktop.i18n import translator
from desktop.paths import Home
from desktop.spreekuur.contacts import contacts_of_day, contacts_since
from desktop.spreekuur.exchange import bundles
from desktop.spreekuur.families import families
from desktop.spreekuur.stores import Store
from desktop.spreekuur.training import make_training
from desktop.ui.desks import wall_clock
from desktop.ui.exchange.stick_dialog import StickDialog
from desktop.ui.main_window import MainWindow
from desktop.ui.printing.preview_dialog import PreviewDialog
from desktop.ui.theme import LIGHT, apply_theme, load_fonts
from tests.ui.answers import Answers, go_to, press, save_pages, tab, type_keys

# The platform without a screen says what it cannot do; that is no fault of ours.
pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support", "^OpenType support missing")

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def table(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[tuple[MainWindow, Store, Answers]]:
    load_fonts()
    apply_theme(qapp, LIGHT)
    pack = load_pack(shipped_folder())
    store = make_training(Home(tmp_path / "home"), pack, wall_clock())
    stick = tmp_path / "stick"
    stick.mkdir()
    answers = Answers(stick)
    window = MainWindow(store, pack, translator("en"), dialogs=answers)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    window.finish()
    yield window, store, answers
    window.dismiss()
    store.close()


def test_the_round_of_a_volunteer(qtbot: QtBot, table: tuple[MainWindow, Store, Answers]) -> None:
    window, store, answers = table
    intake, families_page = window.pages.intake, window.pages.families
    assert intake
    assert families_page
    already = len(contacts_of_day(store, wall_clock()))
    # Just after midnight the practice of the minutes before is yesterday's, and not shared either.
    unshared = len(contacts_since(store))

    # A question, in the order of the talk: language, interpreter, topic, person, question, told, outcome, referral,
    # what the client does and what we do, follow-up.
    press(Qt.Key.Key_N, CTRL)
    with qtbot.waitSignal(intake.form.autosave.saved):
        type_keys("tig")
        tab()
        type_keys("tele")
        tab(2)
        type_keys("A5")
        tab(2)
        type_keys("Een brief over de zeeleeuw")
        tab()
        type_keys("Samen gelezen")
        tab()
        type_keys("info")
        tab()
        type_keys("advo")
        tab()
        type_keys("Stuurt de brief door")
        tab()
        type_keys("Belt de advocaat")
        tab()
        type_keys("+14")
        tab()
    window.finish()
    newest = contacts_of_day(store, wall_clock())[0]
    assert len(contacts_of_day(store, wall_clock())) == already + 1
    assert newest.entry.language == "ti"
    assert newest.entry.topics == ("A5",)
    assert newest.entry.question == "Een brief over de zeeleeuw"
    assert newest.entry.told == "Samen gelezen"
    assert newest.entry.interpreter == "telephone"
    assert (newest.entry.client_does, newest.entry.we_do) == ("Stuurt de brief door", "Belt de advocaat")
    assert newest.entry.outcome == "information"
    assert newest.entry.referrals == ("lawyer",)
    assert newest.entry.follow_up is not None
    assert (newest.entry.follow_up - wall_clock().astimezone().date()).days == 14

    # It stands in today's list.
    shown = [row.thing for row in intake.today.rows.rows]
    assert newest.id in [it.id for it in shown if isinstance(it, ContactLine)]

    # Found again by a word, opened with Enter, and changed.
    press(Qt.Key.Key_N, CTRL)
    press(Qt.Key.Key_K, CTRL)
    type_keys("zeeleeuw")
    qtbot.waitUntil(lambda: [row.thing is None for row in window.pages.search.list.rows.rows] == [True, False])
    press(Qt.Key.Key_Return)
    assert intake.form.contact_id == newest.id
    with qtbot.waitSignal(intake.form.autosave.saved):
        press(Qt.Key.Key_End, CTRL)
        type_keys(" en een otter")
    assert contacts_of_day(store, wall_clock())[0].entry.question == "Een brief over de zeeleeuw en een otter"

    # The article that fits, read beside the client's language, and printed.
    assert intake.fitting.article is not None
    intake.fitting.list.setFocus()
    press(Qt.Key.Key_Return)
    assert window.pages.information.language.currentData() == "ti"
    press(Qt.Key.Key_P, CTRL)
    print_dialog = window.findChild(PreviewDialog)
    assert print_dialog is not None
    qtbot.waitUntil(print_dialog.save.isEnabled, timeout=10_000)
    with qtbot.waitSignal(print_dialog.accepted, timeout=10_000):
        print_dialog.save.setFocus()
        press(Qt.Key.Key_Space)
    handout = answers.folder / f"{intake.fitting.article.slug}-ti.pdf"
    with pikepdf.open(handout) as pdf:
        assert len(pdf.pages) >= 1

    # A family file with a spouse and two children, and its checklist.
    go_to(window, "families")
    families_page.new.setFocus()
    press(Qt.Key.Key_Space)
    type_keys("Hanna Proef")
    tab()
    type_keys("3-7-2026")
    tab()
    type_keys("1-10-2026")
    tab(2)
    press(Qt.Key.Key_Down)
    form = families_page.form
    qtbot.waitUntil(form.add.isEnabled)
    # In the list of relations the husband or wife is the first, a child the fourth.
    for name, steps, born in (("Yonas", 1, "1990"), ("Miriam", 4, "4-5-2016"), ("Elias", 4, "6-7-2019")):
        form.tabs.setCurrentIndex(1)
        form.add.setFocus()
        press(Qt.Key.Key_Space)
        with qtbot.waitSignal(form.member_autosave.saved):
            type_keys(name)
            tab()
            for _ in range(steps):
                press(Qt.Key.Key_Down)
            tab()
            type_keys(born)
    window.finish()
    made = next(it for it in families(store) if it.entry.name == "Hanna Proef")
    assert isinstance(made, FamilyFile)
    relations = [it.entry.facts["relation"] for it in made.members]
    assert sorted(relations) == ["child", "child", "spouse"]
    window.finish()
    # Three months from 1 October 2026 end on 1 January 2027.
    qtbot.waitUntil(lambda: "1 January 2027" in families_page.checklist.reading.toPlainText())
    answers.saves_as = "checklist.pdf"
    press(Qt.Key.Key_P, CTRL)
    save_pages(window)
    with pikepdf.open(answers.folder / "checklist.pdf") as pdf:
        assert len(pdf.pages) >= 1

    # A bundle for headquarters, once it is seen what leaves.
    go_to(window, "exchange")
    window.finish()
    assert isinstance(window.pages.exchange.panes()[0], QPushButton)
    assert window.pages.exchange.leaving.rows.rows[0].cells[1] == str(unshared + 1)  # type: ignore[union-attr]
    window.pages.exchange.panes()[0].setFocus()
    press(Qt.Key.Key_Space)
    (where,) = window.findChildren(StickDialog)
    where.other.setFocus()
    press(Qt.Key.Key_Space)
    window.finish()
    assert list(answers.folder.glob("*.spreekuur"))
    assert bundles(store)[0].outgoing
    assert not answers.told
    assert not [it for it in window.findChildren(QDialog) if it.isVisible()]
