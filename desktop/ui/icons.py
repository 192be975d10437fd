"""The drawings beside the words, in the colour of the text that they stand by."""

from dataclasses import dataclass

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from desktop.paths import resources

_DRAWN = b"#000000"
_SIZES = (20, 24, 32, 48)


@dataclass(frozen=True)
class Icons:
    """Icons in the colours of one theme."""

    colour: str
    chosen: str

    def icon(self, name: str) -> QIcon:
        """Return a drawing from `resources/icons`, in another colour when its button is the chosen one."""
        drawing = (resources() / "icons" / f"{name}.svg").read_bytes()
        icon = QIcon()
        for size in _SIZES:
            icon.addPixmap(_painted(drawing, self.colour, size), QIcon.Mode.Normal, QIcon.State.Off)
            icon.addPixmap(_painted(drawing, self.chosen, size), QIcon.Mode.Normal, QIcon.State.On)
        return icon


def _painted(drawing: bytes, colour: str, size: int) -> QPixmap:
    renderer = QSvgRenderer(QByteArray(drawing.replace(_DRAWN, colour.encode())))
    pixmap = QPixmap(size, size)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    renderer.render(painter)
    painter.end()
    return pixmap
