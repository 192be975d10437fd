"""Nothing is cut off on the smallest screen: 1366x768 at 200 %. `tests.pictures` measures all others."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.content.packs import Pack
from desktop.domain.people import PersonEntry
from desktop.i18n import translator
from desktop.spreekuur.people import add_person
from desktop.spreekuur.stores import Store
from desktop.ui.desks import wall_clock
from desktop.ui.theme import LIGHT, apply_theme, load_fonts, points_for
from desktop.ui.widgets import dialog
from tests.layouts import cut_off, doubled
from tests.pictures import screen, shots

SMALL = 2.0


@pytest.fixture
def looks(qapp: QApplication) -> Iterator[QApplication]:
    """The program's own letters and colours, and after the test those of before."""
    font, direction = qapp.font(), qapp.layoutDirection()
    load_fonts()
    apply_theme(qapp, LIGHT, points_for(screen(SMALL).width()))
    yield qapp
    qapp.setStyleSheet("")
    qapp.setFont(font)
    qapp.setLayoutDirection(direction)


def test_nothing_is_cut_off_on_the_smallest_screen(
    looks: QApplication, store: Store, pack: Pack, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_person(store, PersonEntry("Amina Proef"), wall_clock())
    # The screen of a process is chosen when it starts.
    monkeypatch.setattr(dialog, "room_for", lambda _dialog: screen(SMALL))
    looks.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    taken = list(shots(store, pack, translator("nl"), tmp_path, SMALL))
    assert len(taken) > 20
    assert {it.name: it.faults for it in taken if it.faults} == {}


def test_what_is_cut_off_is_found(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    row = QHBoxLayout(window)
    for widget in (QLabel("woorden die hier niet passen"), QPushButton("een knop die ook niet past")):
        widget.setFixedWidth(40)
        row.addWidget(widget)
    away = QPushButton("weg", window)
    away.setGeometry(1000, 0, 80, 24)
    window.resize(QSize(200, 60))
    window.show()
    assert len(cut_off(window)) == 3


def test_a_doubled_sentence_keeps_what_is_filled_in() -> None:
    assert doubled("&Taal van {name}: {count} keer") == "&Taal Taal van van {name}: {count} keer keer"
