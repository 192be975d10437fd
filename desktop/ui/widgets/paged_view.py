"""A long list on screen: it is read a page at a time, and only what is in sight."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QTimer, Signal

from desktop.ui.desks import Desk
from desktop.ui.widgets.rows_model import Index, Row, RowsModel
from desktop.ui.widgets.rows_view import RowsView

PAGE = 100
_KEPT = 40
"""Pages in memory; what is further away is read again."""
_PAUSE = 15
"""Milliseconds for which a list that flies by is not read."""


@dataclass(frozen=True)
class Source:
    """Where a long list comes from. Both are called in the background."""

    count: Callable[[], int]
    page: Callable[[int, int], Sequence[Row]]
    """Rows to pass over, and how many rows to return."""


class PagedModel(RowsModel):
    """Rows of which only some pages are here. `missing` says that one was asked for that is not."""

    missing = Signal()

    def __init__(self, headers: Sequence[str]) -> None:
        super().__init__(headers)
        self.total = 0
        self.pages: dict[int, Sequence[Row]] = {}

    @property
    def rows(self) -> list[Row]:
        """The rows that are here, in their order."""
        return [row for number in sorted(self.pages) for row in self.pages[number]]

    def show_list(self, total: int, pages: Mapping[int, Sequence[Row]]) -> None:
        """Show another list, with some of its pages."""
        self.beginResetModel()
        self.total = total
        self.pages = dict(pages)
        self.endResetModel()

    def show_page(self, number: int, rows: Sequence[Row]) -> None:
        """Take in a page; the one that came first goes when there are too many."""
        self.pages[number] = rows
        if len(self.pages) > _KEPT:
            del self.pages[next(iter(self.pages))]
        last = min((number + 1) * PAGE, self.total) - 1
        self.dataChanged.emit(self.index(number * PAGE, 0), self.index(last, self.columnCount() - 1))

    def row(self, place: int) -> Row | None:
        """Return a row, or none when its page is not here yet."""
        number, within = divmod(place, PAGE)
        if not 0 <= place < self.total:
            return None
        if number not in self.pages:
            self.missing.emit()
            return None
        rows = self.pages[number]
        # A list that became shorter since it was counted ends in empty rows, until it is read again.
        return rows[within] if within < len(rows) else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's names
        """Return how many rows there are, here or not."""
        return 0 if parent.isValid() else self.total


class PagedView(RowsView):
    """Shows a list of any length. `counted` tells how long it is, once that is known."""

    counted = Signal(int)

    def __init__(
        self,
        desk: Desk,
        name: str,
        headers: Sequence[str],
        *,
        stretch: int,
        single: bool = False,
        wrap: bool = False,
    ) -> None:
        self._pages = PagedModel(headers)
        super().__init__(name, headers, stretch=stretch, single=single, wrap=wrap, rows=self._pages)
        self._desk = desk
        self._source: Source | None = None
        self._turn = 0
        self._asked: set[int] = set()
        self._timer = QTimer(self, singleShot=True, interval=_PAUSE)
        self._timer.timeout.connect(self._ask)
        self._pages.missing.connect(self._timer.start)
        if wrap:
            self._pages.dataChanged.connect(lambda first, last: self._fit(first.row(), last.row()))
        # Columns are as wide as what is in sight; the rest is not here.
        self.horizontalHeader().setResizeContentsPrecision(0)

    def keyboardSearch(self, search: str) -> None:
        """Let a letter do nothing: looking for a row that begins with it would go through all of a long list."""

    def show_list(self, source: Source, *, same: bool = False) -> None:
        """Read a list and show it; at the `same` place when it is the one that is shown, read again."""
        self._turn += 1
        turn, self._source = self._turn, source
        numbers = {0, *self._in_sight()} if same else {0}

        def read() -> tuple[int, dict[int, Sequence[Row]]]:
            return source.count(), {number: source.page(number * PAGE, PAGE) for number in sorted(numbers)}

        self._desk.tasks.run(self, read, lambda found: self._show(turn, *found, same=same))

    def fit_rows(self) -> None:
        """Give the rows that are here the height that their words need; of the others nobody knows it."""
        for number in self._pages.pages:
            self._fit(number * PAGE, min((number + 1) * PAGE, self._pages.total) - 1)

    def _fit(self, first: int, last: int) -> None:
        for row in range(first, last + 1):
            self.resizeRowToContents(row)

    def _show(self, turn: int, total: int, pages: Mapping[int, Sequence[Row]], *, same: bool) -> None:
        if turn != self._turn:
            return
        place, scrolled = self.currentIndex().row(), self.verticalScrollBar().value()
        self._asked = set()
        self._pages.show_list(total, pages)
        if same and 0 <= place < total:
            self.select(place)
        if same:
            self.verticalScrollBar().setValue(scrolled)
        self.counted.emit(total)

    def _in_sight(self) -> range:
        """Return the numbers of the pages that are in sight now."""
        if not self._pages.total:
            return range(0)
        first, last = self.rowAt(0), self.rowAt(self.viewport().height() - 1)
        last = self._pages.total - 1 if last < 0 else last
        return range(max(0, first) // PAGE, last // PAGE + 1)

    def _ask(self) -> None:
        """Ask for the pages that are in sight now, not for those that flew by."""
        source, turn = self._source, self._turn
        if source is None:
            return
        for number in self._in_sight():
            if number not in self._pages.pages and number not in self._asked:
                self._asked.add(number)
                self._desk.tasks.run(
                    self,
                    lambda number=number: source.page(number * PAGE, PAGE),  # type: ignore[misc]
                    lambda rows, number=number: self._take(turn, number, rows),  # type: ignore[misc]
                )

    def _take(self, turn: int, number: int, rows: Sequence[Row]) -> None:
        if turn == self._turn:
            self._asked.discard(number)
            self._pages.show_page(number, rows)
