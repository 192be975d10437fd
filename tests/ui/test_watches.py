from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.watches import IDLE, JUMP, TICK, Watch


class Clocks:
    """A wall clock, and a clock that stands still while the laptop sleeps."""

    def __init__(self) -> None:
        self.wall, self.seconds = datetime(2026, 11, 21, 10, 0, tzinfo=UTC), 0.0

    def run(self, watch: Watch, seconds: float) -> None:
        for _ in range(int(seconds // TICK)):
            self.wall += timedelta(seconds=TICK)
            self.seconds += TICK
            watch.look()


@pytest.fixture
def clocks() -> Clocks:
    return Clocks()


@pytest.fixture
def watch(qapp: QApplication, clocks: Clocks) -> Iterator[Watch]:
    made = Watch(qapp, lambda: clocks.wall, lambda: clocks.seconds)
    yield made
    made.stop()


def test_ten_minutes_without_a_key_is_told_once(qtbot: QtBot, watch: Watch, clocks: Clocks) -> None:
    left: list[bool] = []
    watch.left.connect(lambda: left.append(True))
    clocks.run(watch, IDLE - TICK)
    assert left == []
    clocks.run(watch, TICK)
    assert left == [True]
    clocks.run(watch, IDLE - TICK)
    assert left == [True]


@pytest.mark.parametrize("how", ["key", "mouse"])
def test_a_key_or_the_mouse_says_that_somebody_is_there(qtbot: QtBot, watch: Watch, clocks: Clocks, how: str) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    with qtbot.waitExposed(widget):
        widget.show()
    widget.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWindow() is widget.windowHandle())
    clocks.run(watch, IDLE - TICK)
    if how == "key":
        QTest.keyClick(widget.windowHandle(), Qt.Key.Key_A)
    else:
        QTest.mouseMove(widget.windowHandle(), QPoint(7, 9))
        QApplication.processEvents()
    with qtbot.assertNotEmitted(watch.left):
        clocks.run(watch, IDLE - TICK)
    with qtbot.waitSignal(watch.left, timeout=100):
        clocks.run(watch, TICK)


def test_a_laptop_that_slept_is_told_and_a_late_timer_is_not(qtbot: QtBot, watch: Watch, clocks: Clocks) -> None:
    with qtbot.assertNotEmitted(watch.left):
        clocks.wall += timedelta(seconds=TICK + JUMP)
        watch.look()
        # A clock that is set back says nothing about sleep.
        clocks.wall -= timedelta(hours=2)
        watch.look()
    with qtbot.waitSignal(watch.left, timeout=100):
        clocks.wall += timedelta(seconds=TICK + JUMP + 1)
        watch.look()
