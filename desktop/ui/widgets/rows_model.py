"""Rows of a list or table: words on screen, and the thing behind each row."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont

from desktop.ui.widgets.one_line import one_line

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class Row:
    """One row: a text for each column, and what the row stands for."""

    thing: object
    cells: tuple[str, ...]


def heading_row(words: str, columns: int = 1) -> Row:
    """Return a row that stands above others and can not be chosen."""
    return Row(None, (words, *[""] * (columns - 1)))


class RowsModel(QAbstractTableModel):
    """A table model over rows that were made ready elsewhere."""

    def __init__(self, headers: Sequence[str]) -> None:
        super().__init__()
        self._headers = tuple(headers)
        self._rows: list[Row] = []

    @property
    def rows(self) -> list[Row]:
        """The rows that are here, in their order."""
        return self._rows

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()

    def row(self, place: int) -> Row | None:
        """Return the row at a place; none where there is none, or none yet."""
        return self._rows[place] if 0 <= place < len(self._rows) else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's names
        """Return how many rows there are."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's names
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(self._headers)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the words of a cell, also as its hint, since a narrow column cuts them."""
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            row = self.row(index.row())
            return one_line(row.cells[index.column()]) if row else ""
        if role == Qt.ItemDataRole.FontRole and self._is_heading(index):
            bold = QFont()
            bold.setBold(True)
            return bold
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return that a heading among the rows is passed over."""
        return Qt.ItemFlag.NoItemFlags if self._is_heading(index) else super().flags(index)

    def _is_heading(self, index: Index) -> bool:
        row = self.row(index.row()) if index.isValid() else None
        return row is not None and row.thing is None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the heading of a column."""
        if role == Qt.ItemDataRole.DisplayRole and orientation is Qt.Orientation.Horizontal:
            return self._headers[section]
        return None
