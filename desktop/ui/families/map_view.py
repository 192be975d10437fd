"""The family map on screen: who belongs to whom, where they are, and which papers they have."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
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
from desktop.i18n import Translator
from desktop.spreekuur.checklists import Overview
from desktop.spreekuur.family_maps import place_said
from desktop.ui.theme import tokens_now

_NARROWEST, _WIDEST, _GAP, _ABOVE, _SIDE = 128, 190, 8, 28, 20
"""Pixels of one person, between two of a row, between rows, and beside them all; the last two are for the ties."""
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
        self._boxes: list[QRect] = []
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
        return QSize(3 * (_NARROWEST + _GAP) + 2 * _SIDE, max((box.bottom() for box in self._boxes), default=0) + _GAP)

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
            if box.contains(event.position().toPoint()):
                self._choose(at)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open who is clicked on twice."""
        if self._boxes and self._boxes[self.chosen].contains(event.position().toPoint()):
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
            painter.drawPolyline(self._tie(self._boxes[first], self._boxes[second], by_sponsor=by_sponsor))
        for at, box in enumerate(self._boxes):
            chosen = at == self.chosen and self.hasFocus()
            painter.setPen(QPen(QColor(tokens.accent if at == self.chosen else tokens.edge), 3 if chosen else 1))
            painter.setBrush(QColor(tokens.chosen if at == 0 else tokens.base))
            painter.drawRoundedRect(box, 6, 6)
            self._write(painter, box.adjusted(8, 6, -8, -6), self._said[at], QColor(tokens.text))

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

    def _height(self, said: list[str], width: int) -> int:
        """Return how high a person's box must be for all its words."""
        room = QRect(0, 0, width - 16, 10_000)
        head, rest = (QFontMetrics(font) for font in self._fonts())
        below = rest.boundingRect(room, _WORDS, "\n".join(said[1:])).height() if said[1:] else 0
        return head.boundingRect(room, _WORDS, said[0]).height() + below + 16

    def _place(self) -> None:
        """Lay the rows below each other, each broken where the width ends."""
        inside = max(_NARROWEST, self.width() - 2 * _SIDE)
        room = max(1, (inside + _GAP) // (_NARROWEST + _GAP))
        width = min(_WIDEST, (inside - _GAP * (room - 1)) // room)
        places: dict[int, QRect] = {}
        top = _ABOVE
        for row in self._map.rows:
            for start in range(0, len(row), room):
                line = row[start : start + room]
                height = max(self._height(self._said[at], width) for at in line)
                for column, at in enumerate(line):
                    places[at] = QRect(_SIDE + column * (width + _GAP), top, width, height)
                top += height + _ABOVE
        self._boxes = [places[at] for at in range(len(self._map.places))]
        self.setMinimumHeight(top if self._boxes else 0)
        self.update()

    def _tie(self, first: QRect, second: QRect, *, by_sponsor: bool) -> list[QPoint]:
        """Return the corners of a tie, which never runs behind somebody else.

        Between neighbours it is straight. Else it runs beside the people, at the left from the sponsor and at the
        right from the other parent, and in the gap above whom it leads to.
        """
        if first.top() == second.top() and abs(second.left() - first.left()) <= first.width() + _GAP:
            return [first.center(), second.center()]
        right = max(box.right() for box in self._boxes)
        side = _SIDE // 2 if by_sponsor else right + _SIDE // 2
        edge = first.left() if by_sponsor else first.right()
        height = first.center().y() + (0 if by_sponsor else 8)
        above = second.top() - (_ABOVE // 2 if by_sponsor else _ABOVE // 4)
        over = second.center().x() + (0 if by_sponsor else 10)
        corners = [QPoint(edge, height)]
        if not by_sponsor and edge < right:
            # Somebody stands between the other parent and the side.
            corners = [QPoint(first.center().x(), first.top()), QPoint(first.center().x(), first.top() - 4)]
            height = first.top() - 4
        return [
            *corners,
            QPoint(side, height),
            QPoint(side, above),
            QPoint(over, above),
            QPoint(over, second.top()),
        ]

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
