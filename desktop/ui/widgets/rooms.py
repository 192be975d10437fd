"""Room for a page, a rail or a dialog on a screen that may be too small for it."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget


class Room(QScrollArea):
    """Gives what is inside all the room there is, and scrolls where that is less than it needs at the least.

    Qt's own resizable area gives words that wrap the height they would like, so a page would scroll although it fits.
    """

    def __init__(self, inside: QWidget) -> None:
        super().__init__()
        self._inside = inside
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(inside)
        self.setObjectName("room")
        inside.installEventFilter(self)

    def sizeHint(self) -> QSize:
        """Return what the inside would like."""
        return self._inside.sizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share out the new room."""
        super().resizeEvent(event)
        self.share()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Share out the room again when the inside needs more or less than before."""
        if watched is self._inside and event.type() is QEvent.Type.LayoutRequest:
            self.share()
        return super().eventFilter(watched, event)

    def share(self) -> None:
        """Make the inside as large as the room, or as large as it must be."""
        inside, whole = self._inside, self.maximumViewportSize()
        size = self._needed(whole.width())
        if size.height() > whole.height():
            size = self._needed(whole.width() - self.verticalScrollBar().sizeHint().width())
        elif size.width() > whole.width():
            whole.setHeight(whole.height() - self.horizontalScrollBar().sizeHint().height())
        inside.resize(size.expandedTo(QSize(size.width(), whole.height())))

    def _needed(self, width: int) -> QSize:
        inside = self._inside
        least = inside.minimumSizeHint().expandedTo(inside.minimumSize())
        width = max(width, least.width())
        layout = inside.layout()
        if layout is not None and layout.hasHeightForWidth():
            return QSize(width, max(inside.minimumHeight(), layout.totalMinimumHeightForWidth(width)))
        return QSize(width, least.height())
