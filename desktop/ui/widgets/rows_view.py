"""A list on screen: whole rows, by keyboard too."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from desktop.ui.widgets.rows_model import Row, RowsModel

_AROUND = 22
"""Pixels beside the words of a cell, by the style sheet."""
_LEAST = 120
"""Pixels below which the column with the words shrinks no further, and the list scrolls sideways instead."""


class _Wrapping(QStyledItemDelegate):
    """Makes rows high enough for words that are broken over lines; Qt itself forgets the style sheet's margins."""

    def __init__(self, view: QTableView, column: int) -> None:
        super().__init__(view)
        self._view, self._column = view, column

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return the room for the words at the width that their column has."""
        if index.column() != self._column:
            return super().sizeHint(option, index)
        room = max(80, self._view.columnWidth(self._column) - _AROUND)
        metrics = self._view.fontMetrics()
        words = metrics.boundingRect(0, 0, room, 10_000, Qt.TextFlag.TextWordWrap.value, str(index.data()))
        return QSize(words.width() + _AROUND, max(36, words.height() + 14))


class RowsView(QTableView):
    """Shows rows. `opened` tells the thing behind a row on Enter or a double click, `picked` on every step."""

    opened = Signal(object)
    picked = Signal(object)

    def __init__(
        self,
        name: str,
        headers: Sequence[str],
        *,
        stretch: int,
        single: bool = False,
        wrap: bool = False,
        rows: RowsModel | None = None,
    ) -> None:
        super().__init__()
        self.rows = rows or RowsModel(headers)
        self.setModel(self.rows)
        self.setAccessibleName(name)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(wrap)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(36)
        if wrap:
            # Two articles or questions that begin alike must not look alike.
            self.setItemDelegate(_Wrapping(self, stretch))
            self.setTextElideMode(Qt.TextElideMode.ElideNone)
            self._heights = QTimer(self, singleShot=True, interval=0)
            self._heights.timeout.connect(self.fit_rows)
            self.horizontalHeader().sectionResized.connect(lambda *_: self._heights.start())
            self.rows.modelReset.connect(self._heights.start)
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(stretch, QHeaderView.ResizeMode.Stretch)
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        header.setVisible(len(headers) > 1)
        self._single, self._stretch = single, stretch
        header.sectionResized.connect(self._keep_room)
        self.clicked.connect(self._click)
        self.doubleClicked.connect(self._open)

    @property
    def thing(self) -> object | None:
        """What the chosen row stands for."""
        index = self.currentIndex()
        return self._thing(index)

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show other rows, keeping the place."""
        place = self.currentIndex().row()
        self.rows.show_rows(rows)
        if rows and place >= 0:
            self.select(min(place, len(rows) - 1))

    def select(self, row: int) -> None:
        """Choose a row without opening it."""
        self.setCurrentIndex(self.rows.index(row, 0))

    def let_go(self) -> None:
        """Choose no row."""
        self.setCurrentIndex(QModelIndex())
        self.clearSelection()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the chosen row on Enter."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.thing is not None:
            self.opened.emit(self.thing)
            return
        before = self.currentIndex()
        super().keyPressEvent(event)
        if self.currentIndex() != before:
            self.picked.emit(self.thing)

    def fit_rows(self) -> None:
        """Give every row the height that its words need."""
        self.resizeRowsToContents()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the column with the words what room there is."""
        super().resizeEvent(event)
        self._keep_room()

    def _keep_room(self, section: int = -1, *_sizes: int) -> None:
        """Let the column with the words take what is left, unless that is too little to read them."""
        header = self.horizontalHeader()
        if section == self._stretch or header.count() < 2:
            return
        left = self.viewport().width() - header.length() + header.sectionSize(self._stretch)
        modes = QHeaderView.ResizeMode
        mode = modes.Stretch if left >= _LEAST else modes.Fixed
        if header.sectionResizeMode(self._stretch) is not mode:
            header.setSectionResizeMode(self._stretch, mode)
        if mode is modes.Fixed:
            header.resizeSection(self._stretch, _LEAST)

    def _click(self, index: QModelIndex) -> None:
        thing = self._thing(index)
        if thing is None:
            return
        self.picked.emit(thing)
        if self._single:
            self._open(index)

    def _open(self, index: QModelIndex) -> None:
        thing = self._thing(index)
        if thing is not None:
            self.opened.emit(thing)

    def _thing(self, index: QModelIndex) -> object | None:
        row = self.rows.row(index.row())
        return row.thing if row else None
