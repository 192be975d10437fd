"""Notices what the window itself cannot: that nobody is there, that the laptop slept, and keys in front of a dialog."""

from collections.abc import Callable
from datetime import datetime
from time import monotonic

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QWindow
from PySide6.QtWidgets import QApplication

from desktop.ui.curtain import Curtain
from desktop.ui.desks import wall_clock

IDLE = 600.0
"""Seconds without a key or the mouse after which nobody is taken to be there."""
TICK = 5
"""Seconds between two looks at the clock."""
JUMP = 30.0
"""Seconds by which the clock runs ahead of that before the laptop is taken to have slept."""
_ACTIVITY = {
    QEvent.Type.KeyPress,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseMove,
    QEvent.Type.Wheel,
    QEvent.Type.TouchBegin,
    QEvent.Type.TabletPress,
}


class Watch(QObject):
    """Says `left` when nobody was there for a while or the laptop slept.

    `lock_pressed` tells of Ctrl+L in a dialog, `curtain_pressed` of F12, `help_pressed` of F1.
    """

    left = Signal()
    lock_pressed = Signal()
    curtain_pressed = Signal()
    help_pressed = Signal()

    def __init__(
        self,
        app: QGuiApplication,
        clock: Callable[[], datetime] = wall_clock,
        seconds: Callable[[], float] = monotonic,
    ) -> None:
        super().__init__()
        self._app, self._clock, self._seconds = app, clock, seconds
        self._looked, self._active = clock(), seconds()
        # At the system's windows, where every key and movement passes once, and nothing else of the program.
        app.focusWindowChanged.connect(self._follow)
        self._follow(app.focusWindow())
        self._timer = QTimer(self, interval=TICK * 1000)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> None:
        """Compare the clocks with the last look and the last key."""
        now, seconds = self._clock(), self._seconds()
        slept = (now - self._looked).total_seconds() - TICK > JUMP
        idle = seconds - self._active >= IDLE
        self._looked = now
        if slept or idle:
            self._active = seconds
            self.left.emit()

    def stop(self) -> None:
        """Look no more."""
        if not self._timer.isActive():
            return
        self._timer.stop()
        self._app.focusWindowChanged.disconnect(self._follow)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note that somebody is there; take Ctrl+L, F12 and F1 where a dialog would keep them from the window."""
        if event.type() in _ACTIVITY:
            self._active = self._seconds()
            if isinstance(event, QKeyEvent) and self._takes(event):
                return True
        return super().eventFilter(watched, event)

    def _takes(self, event: QKeyEvent) -> bool:
        dialog = QApplication.activeModalWidget()
        if dialog is None or event.type() is not QEvent.Type.KeyPress:
            return False
        if event.modifiers() == Qt.KeyboardModifier.ControlModifier and event.key() == Qt.Key.Key_L:
            self.lock_pressed.emit()
            return True
        # The curtain itself takes the same key, to be lifted.
        if event.key() == Qt.Key.Key_F12 and not isinstance(dialog, Curtain):
            self.curtain_pressed.emit()
            return True
        if event.key() == Qt.Key.Key_F1 and not isinstance(dialog, Curtain):
            self.help_pressed.emit()
            return True
        return False

    def _follow(self, window: QWindow | None) -> None:
        if window is not None:
            window.installEventFilter(self)
