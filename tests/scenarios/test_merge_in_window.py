"""Two files of one person are found, made one, and made two again, as a volunteer does it."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.content.packs import load_pack, shipped_folder
from desktop.domain.contacts import ContactEntry
from desktop.domain.people import PersonEntry
from desktop.i18n import translator
from desktop.paths import Home
from desktop.spreekuur.contacts import record_contact
from desktop.spreekuur.people import add_person, people
from desktop.spreekuur.training import make_training
from desktop.ui.desks import wall_clock
from desktop.ui.dossiers.merge_dialog import MergeDialog
from desktop.ui.main_window import MainWindow
from tests.ui.answers import Answers, go_to, press, type_keys

# The platform without a screen says what it cannot do; that is no fault of ours.
pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support", "^OpenType support missing")


def test_two_files_of_one_woman(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> None:
    pack, now = load_pack(shipped_folder()), wall_clock()
    store = make_training(Home(tmp_path / "home"), pack, now)
    # Last week somebody wrote her down as Selaam, and the laptop of the other table already had Selam.
    selaam = add_person(store, PersonEntry("Selaam Testa", "1990", room="B 114"), now, anyway=True)
    record_contact(store, pack, ContactEntry("ti", ("D1",), selaam.id, "Koorts van het kind"), now)
    window = MainWindow(store, pack, translator("en"), dialogs=Answers(tmp_path))
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()

    # She goes to the files, types her name as she hears it, and opens the first one.
    go_to(window, "dossiers")
    page = window.pages.dossiers
    assert page
    window.finish()
    type_keys("selaam")
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.view.dossier is not None)
    window.finish()
    assert "Koorts van het kind" in said(page.view.timeline.rows.rows)

    # The file says that there may be another one. She looks at both.
    assert page.view.doubles.isVisible()
    page.view.doubles.buttons[0].click()
    window.finish()
    (both,) = window.findChildren(MergeDialog)
    assert [row.cells[1:] for row in both.table.rows.rows][:2] == [
        ("Selaam Testa", "Selam Testa"),
        ("1990", "1 januari 1990"),
    ]
    # The other one has the better details, so those go on.
    both.choices[1].setChecked(True)
    both.merge.click()
    window.finish()
    window.finish()
    assert [it.entry.name for it in people(store)] == ["Selam Testa"]
    assert page.view.name.text() == "Selam Testa"
    assert "Koorts van het kind" in said(page.view.timeline.rows.rows)

    # It was a mistake after all: one press, and there are two files again, each with its own.
    assert page.view.doubles.isVisible()
    page.view.doubles.buttons[-1].click()
    window.finish()
    window.finish()
    assert [it.entry.name for it in people(store)] == ["Selaam Testa", "Selam Testa"]
    assert "Koorts van het kind" not in said(page.view.timeline.rows.rows)
    window.dismiss()
    QApplication.processEvents()
    store.close()


def said(rows: object) -> str:
    """Return all words of a list."""
    assert isinstance(rows, list)
    return "\n".join(" ".join(row.cells) for row in rows)
