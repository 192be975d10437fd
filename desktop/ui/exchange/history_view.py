"""The bundles that were made and taken in here."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.spreekuur.exchange import bundles
from desktop.ui.desks import Desk
from desktop.ui.exchange.words import count_words
from desktop.ui.widgets.forms import heading
from desktop.ui.widgets.rows_model import Row
from desktop.ui.widgets.rows_view import RowsView


class HistoryView(QWidget):
    """Lists what went out and came in, the newest first."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        _ = desk.words.gettext
        self.list = RowsView(_("History"), [_("When"), _("Way"), _("What")], stretch=2)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(heading(_("History")))
        layout.addWidget(self.list, 1)
        desk.changes.exchanged.connect(self.reload)
        self.reload()

    def reload(self) -> None:
        """Show the history as it is now."""
        desk = self._desk
        words = desk.words
        _ = words.gettext

        def show(found: list[Row]) -> None:
            self.list.show_rows(found)

        def read() -> list[Row]:
            rows = []
            for one in bundles(desk.store):
                when = f"{words.date(one.at.astimezone().date())}, {words.time(one.at)}"
                way = _("went out") if one.outgoing else _("came in")
                rows.append(Row(one, (when, way, count_words(words, one.counts))))
            return rows

        desk.tasks.run(self, read, show)
