"""The bundles that were made and taken in here."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.spreekuur.erasures import KnownErasure, erasures_of
from desktop.spreekuur.exchange import HEADQUARTERS, BundleRecord, bundles
from desktop.ui.desks import Desk
from desktop.ui.exchange.words import count_words
from desktop.ui.widgets.forms import heading, note
from desktop.ui.widgets.rows_model import Row
from desktop.ui.widgets.rows_view import RowsView


class HistoryView(QWidget):
    """Lists what went out and came in, the newest first, and whether the other side says that it holds it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        _ = desk.words.gettext
        self.list = RowsView(
            _("History"), [_("When"), _("Way"), _("With whom"), _("What"), _("State")], stretch=3, wrap=True
        )
        self.waiting = note()
        self.erasures = note()
        self.erasures.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(heading(_("History")))
        layout.addWidget(self.waiting)
        layout.addWidget(self.erasures)
        layout.addWidget(self.list, 1)
        desk.changes.exchanged.connect(self.reload)
        self.reload()

    def reload(self) -> None:
        """Show the history as it is now."""
        desk = self._desk
        desk.tasks.run(self, lambda: bundles(desk.store), self._show)
        desk.tasks.run(self, lambda: erasures_of(desk.store), self._show_erasures)

    def _show(self, found: list[BundleRecord]) -> None:
        words = self._desk.words
        _ = words.gettext
        rows = []
        for one in found:
            day = one.at.astimezone().date()
            # The column is narrow: of today the time tells which it was, of earlier days the day.
            when = words.time(one.at) if day == self._desk.today() else words.short_date(day)
            way = _("went out") if one.outgoing else _("came in")
            state = "" if not one.outgoing else _("confirmed") if one.confirmed else _("not confirmed yet")
            rows.append(Row(one, (when, way, one.device, count_words(words, one.counts), state)))
        self.list.show_rows(rows)
        self.waiting.setText(self._waiting_words(found))
        self.waiting.setVisible(bool(self.waiting.text()))

    def _show_erasures(self, found: list[KnownErasure]) -> None:
        words = self._desk.words
        names = sorted({name for one in found for name in one.waiting})
        if names:
            said = words.gettext("Erased, and not yet confirmed by: {names}. Your next bundle for them brings it.")
            self.erasures.setText(said.format(names=", ".join(names)))
        elif found:
            self.erasures.setText(words.gettext("Erased, and confirmed by everybody who exchanges with this laptop."))
        self.erasures.setVisible(bool(found))

    def _waiting_words(self, found: list[BundleRecord]) -> str:
        """Return how long headquarters has not said that it holds what was sent, when that is so."""
        words = self._desk.words
        sent = [one for one in found if one.outgoing and one.kind == HEADQUARTERS]
        confirmed = max((one.upto for one in sent if one.confirmed), default=0)
        open_ones = [one for one in sent if not one.confirmed and one.upto > confirmed and one.counts.get("contact")]
        if not open_ones:
            return ""
        days = (self._desk.clock() - min(one.at for one in open_ones)).days
        return words.ngettext(
            "Headquarters has not confirmed what left {count} day ago. The next bundle takes it along again.",
            "Headquarters has not confirmed what left {count} days ago. The next bundle takes it along again.",
            days,
        )
