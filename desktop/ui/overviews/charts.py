"""Charts that people can read: words and numbers first, and a length beside them.

One colour only, and each number stands beside its bar: they say the same in black and white, and to who sees no colours.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPalette, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

_GAP = 8
_LABEL_SHARE = 0.45
"""How much of the width the words may take, so that there is room for the bars."""
_WRAP = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True)
class Bar:
    """A number and what it counts, in words."""

    label: str
    count: int
    short: str = ""
    """The words where there is little room, as below a column."""


class Chart(QWidget):
    """Shows numbers as lengths. Who cannot see it hears each number with its words."""

    def __init__(self) -> None:
        super().__init__()
        self.bars: tuple[Bar, ...] = ()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def show_bars(self, name: str, bars: Sequence[Bar]) -> None:
        """Show other numbers, with a name for the whole."""
        self.bars = tuple(bars)
        self.setAccessibleName(name)
        self.setAccessibleDescription("; ".join(f"{bar.label}: {bar.count}" for bar in bars))
        self._fit()
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        """Take the room that larger letters need."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take the height that the words need at this width."""
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the numbers, and a frame while the keyboard is here."""
        painter = QPainter(self)
        painter.setPen(self.palette().color(QPalette.ColorRole.Text))
        self._paint(painter)
        if self.hasFocus():
            painter.setPen(QPen(self._accent, 2))
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))

    @property
    def _accent(self) -> QColor:
        return self.palette().color(QPalette.ColorRole.Highlight)

    @property
    def _metrics(self) -> QFontMetrics:
        return self.fontMetrics()

    @property
    def _most(self) -> int:
        return max((bar.count for bar in self.bars), default=0) or 1

    @property
    def _number_width(self) -> int:
        return max((self._metrics.horizontalAdvance(str(bar.count)) for bar in self.bars), default=0)

    def _placed(self, place: QRect) -> QRect:
        """Return a place as it is when one reads from the right."""
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            return QRect(self.width() - place.right() - 1, place.top(), place.width(), place.height())
        return place

    def _fit(self) -> None:
        """Ask for the room that the words need."""
        raise NotImplementedError

    def _paint(self, painter: QPainter) -> None:
        raise NotImplementedError


class BarsChart(Chart):
    """Lying bars: the words before each, broken over lines where they are long, the number behind it."""

    def _fit(self) -> None:
        self.setMinimumHeight(sum(self._heights(self._label_width)) + 2 * _GAP)
        self.setMinimumWidth(self._metrics.averageCharWidth() * 24 + self._number_width)

    def _paint(self, painter: QPainter) -> None:
        words = self._label_width
        room = max(8, self.width() - words - self._number_width - 5 * _GAP)
        top = _GAP
        side = Qt.AlignmentFlag.AlignTrailing | _WRAP
        for bar, height in zip(self.bars, self._heights(words), strict=True):
            self._write(painter, QRect(_GAP, top, words, height), side, bar.label)
            length = round(room * bar.count / self._most)
            thick = self._metrics.height()
            place = QRect(words + 2 * _GAP, top + (height - thick) // 2, max(length, 1), thick)
            painter.fillRect(self._placed(place), self._accent)
            after = QRect(place.right() + _GAP, top, self._number_width + _GAP, height)
            self._write(painter, after, Qt.AlignmentFlag.AlignLeading | _WRAP, str(bar.count))
            top += height

    def _write(self, painter: QPainter, place: QRect, side: Qt.AlignmentFlag | Qt.TextFlag, text: str) -> None:
        painter.drawText(self._placed(place), int(side), text)

    @property
    def _label_width(self) -> int:
        widest = max((self._metrics.horizontalAdvance(bar.label) for bar in self.bars), default=0) + 2
        return min(widest, int(self.width() * _LABEL_SHARE))

    def _heights(self, width: int) -> list[int]:
        least = int(self._metrics.height() * 1.7)
        wrapped = int(Qt.TextFlag.TextWordWrap)
        around = (self._metrics.boundingRect(QRect(0, 0, max(width, 1), 10_000), wrapped, it.label) for it in self.bars)
        return [max(least, place.height() + _GAP) for place in around]


class ColumnsChart(Chart):
    """Standing columns in the order of time: the number above each, the day below as far as there is room."""

    def sizeHint(self) -> QSize:
        """Return a height at which differences are seen."""
        return QSize(self.minimumWidth(), self._metrics.height() * 14)

    def _fit(self) -> None:
        self.setMinimumWidth(max(1, len(self.bars)) * self._narrowest + 2 * _GAP)
        self.setMinimumHeight(self._metrics.height() * 8)

    @property
    def _narrowest(self) -> int:
        return self._number_width + _GAP

    def _paint(self, painter: QPainter) -> None:
        line = self._metrics.height()
        each = (self.width() - 2 * _GAP) / max(1, len(self.bars))
        ground = self.height() - line - 2 * _GAP
        high = ground - line - 2 * _GAP
        widest = max((self._metrics.horizontalAdvance(bar.short) for bar in self.bars), default=0) + _GAP
        step = max(1, -(-widest // max(1, int(each))))
        for index, bar in enumerate(self.bars):
            left = _GAP + round(index * each)
            tall = round(high * bar.count / self._most)
            column = QRect(left + 2, ground - tall, max(2, round(each) - 4), max(tall, 1))
            painter.fillRect(self._placed(column), self._accent)
            above = QRect(left, ground - tall - line - 2, round(each), line)
            painter.drawText(self._placed(above), int(Qt.AlignmentFlag.AlignCenter), str(bar.count))
            if index % step == 0:
                self._write_day(painter, left, ground + _GAP, max(widest, round(each)), bar.short)

    def _write_day(self, painter: QPainter, left: int, top: int, width: int, text: str) -> None:
        """Write a day below its column; where it is wider than that, from the column's beginning."""
        place = QRect(min(left, self.width() - _GAP - width), top, width, self._metrics.height())
        middle = Qt.AlignmentFlag.AlignHCenter if left == place.left() else Qt.AlignmentFlag.AlignTrailing
        painter.drawText(self._placed(place), int(middle), text)
