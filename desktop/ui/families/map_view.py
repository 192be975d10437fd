"""The family map on screen: who belongs to whom, where they are, and which papers they have."""

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.domain.reunification.family_maps import FamilyMap, family_map
from desktop.domain.reunification.map_layouts import Box, Spacing, lay_out, tie
from desktop.i18n import Translator
from desktop.spreekuur.checklists import Overview
from desktop.spreekuur.family_maps import place_said
from desktop.ui.theme import tokens_now

_SPACING = Spacing(narrowest=128, widest=190, gap=8, above=28, side=20)
"""In pixels."""
_WORDS = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop


class FamilyMapView(QWidget):
    """Paints the family. Arrow keys go from person to person, and what is known of each is read out.

    `opened` tells the place of a person on Enter or a double click: 0 is the sponsor.
    """

    opened = Signal(int)

    def __init__(self, words: Translator) -> None:
        super().__init__()
        self._words = words
        self._map = FamilyMap((), ())
        self._said: list[list[str]] = []
        self._boxes: tuple[Box, ...] = ()
        self.chosen = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.MinimumExpanding)
        self.setAccessibleName(words.gettext("Family map"))

    def show_overview(self, overview: Overview | None) -> None:
        """Show a family, or nobody."""
        self._map = family_map(overview.file) if overview else FamilyMap((), ())
        listed = (overview.sponsor, *overview.members) if overview else ()
        self._said = [
            place_said(place, papers, self._words) for place, papers in zip(self._map.places, listed, strict=True)
        ]
        self.chosen = min(self.chosen, max(0, len(self._said) - 1))
        self._place()
        self._describe()

    def sizeHint(self) -> QSize:
        """Return the room that everybody needs."""
        wide = 3 * (_SPACING.narrowest + _SPACING.gap) + 2 * _SPACING.side
        return QSize(round(wide), round(max((box.bottom for box in self._boxes), default=0) + _SPACING.gap))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the family out anew."""
        super().resizeEvent(event)
        self._place()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from person to person, in the order in which they stand; open the chosen one on Enter."""
        steps = {Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1}
        order = [at for row in self._map.rows for at in row]
        if event.key() in steps and order:
            place = order.index(self.chosen) + steps[Qt.Key(event.key())]
            self._choose(order[max(0, min(place, len(order) - 1))])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and order:
            self.opened.emit(self.chosen)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose who is clicked on."""
        for at, box in enumerate(self._boxes):
            if _shown(box).contains(event.position()):
                self._choose(at)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open who is clicked on twice."""
        if self._boxes and _shown(self._boxes[self.chosen]).contains(event.position()):
            self.opened.emit(self.chosen)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keyboard is."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show that the keyboard is elsewhere."""
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ties below the people."""
        tokens = tokens_now()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for first, second in self._map.ties:
            by_sponsor = first == 0
            style = Qt.PenStyle.SolidLine if by_sponsor else Qt.PenStyle.DashLine
            painter.setPen(QPen(QColor(tokens.edge), 2, style))
            painter.drawPolyline([QPointF(*corner) for corner in tie(self._boxes, first, second, _SPACING)])
        for at, box in enumerate(self._boxes):
            chosen = at == self.chosen and self.hasFocus()
            painter.setPen(QPen(QColor(tokens.accent if at == self.chosen else tokens.edge), 3 if chosen else 1))
            painter.setBrush(QColor(tokens.chosen if at == 0 else tokens.base))
            painter.drawRoundedRect(_shown(box), 6, 6)
            self._write(painter, _shown(box).toRect().adjusted(8, 6, -8, -6), self._said[at], QColor(tokens.text))

    def _write(self, painter: QPainter, box: QRect, said: list[str], colour: QColor) -> None:
        """Write who it is in bold, and the rest below."""
        painter.setPen(colour)
        head, rest = self._fonts()
        painter.setFont(head)
        written = painter.boundingRect(box, _WORDS, said[0])
        painter.drawText(box, _WORDS, said[0])
        painter.setFont(rest)
        painter.drawText(box.adjusted(0, written.height() + 2, 0, 0), _WORDS, "\n".join(said[1:]))

    def _fonts(self) -> tuple[QFont, QFont]:
        """Return the letters of a name and of what stands below it."""
        head, rest = self.font(), self.font()
        head.setBold(True)
        rest.setPointSizeF(max(8.0, rest.pointSizeF() - 2.5))
        return head, rest

    def _height(self, at: int, width: float) -> float:
        """Return how high a person's box must be for all its words."""
        said, room = self._said[at], QRect(0, 0, int(width) - 16, 10_000)
        head, rest = (QFontMetrics(font) for font in self._fonts())
        below = rest.boundingRect(room, _WORDS, "\n".join(said[1:])).height() if said[1:] else 0
        return head.boundingRect(room, _WORDS, said[0]).height() + below + 16

    def _place(self) -> None:
        """Give everybody a place for the width that there is."""
        self._boxes = lay_out(self._map, self.width(), self._height, _SPACING)
        bottom = max((box.bottom for box in self._boxes), default=0)
        self.setMinimumHeight(round(bottom + _SPACING.above) if self._boxes else 0)
        self.update()

    def _choose(self, at: int) -> None:
        self.chosen = at
        self._describe()
        self.update()

    def _describe(self) -> None:
        """Say in words who is chosen, and then everybody."""
        sentences = [", ".join(said) for said in self._said]
        chosen = [sentences[self.chosen]] if sentences else []
        self.setAccessibleDescription(". ".join([*chosen, *sentences]))
        self.setToolTip(chosen[0] if chosen else "")


def _shown(box: Box) -> QRectF:
    return QRectF(box.left, box.top, box.width, box.height)
