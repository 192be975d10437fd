"""Every date of everybody in a family in one list, with how each is reckoned."""

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop.domain.reunification.deadlines import NotComputed
from desktop.spreekuur.checklists import Overview
from desktop.spreekuur.family_dates import FamilyDate, dates_of, days_said, kind_said, working_said
from desktop.spreekuur.family_words import said
from desktop.ui.desks import Desk
from desktop.ui.widgets.forms import note
from desktop.ui.widgets.reading_view import ReadingView, text, title
from desktop.ui.widgets.rows_model import Row
from desktop.ui.widgets.rows_view import RowsView


class DatesPane(QWidget):
    """The soonest date first; what is not computed stands at the end with the reason."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        _ = desk.words.gettext
        self.list = RowsView(_("Dates"), [_("Day"), _("What")], stretch=1, wrap=True)
        self.list.setMinimumHeight(240)
        self.list.picked.connect(self._read)
        self.working = ReadingView(_("How this date is reckoned"))
        self.working.setMinimumHeight(160)
        self._about = note()
        self.print = QPushButton(desk.icons.icon("print"), _("Print these dat&es"))
        top = QHBoxLayout()
        top.addWidget(self._about, 1)
        top.addWidget(self.print)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 12, 8, 0)
        layout.setSpacing(8)
        layout.addLayout(top)
        layout.addWidget(self.list, 3)
        layout.addWidget(self.working, 2)

    def show_overview(self, overview: Overview | None) -> None:
        """Show the dates of a family, keeping the place."""
        place = self.list.currentIndex().row()
        found = dates_of(overview.found) if overview else []
        self._about.setText(self._heading(overview, found))
        self.print.setEnabled(bool(found))
        sponsor = overview.file.entry.name if overview else ""
        self.list.show_rows([Row(one, self._cells(one, sponsor)) for one in found])
        if found:
            self.list.select(min(max(place, 0), len(found) - 1))
        self._read(self.list.thing if found else None)

    def _heading(self, overview: Overview | None, found: list[FamilyDate]) -> str:
        """Return how to read the list, or why there is none: on a wrong clock that is the first warning."""
        words = self._desk.words
        if overview and not found:
            return said(overview.found.warnings[0], words)
        return words.gettext("The first day is the one to act by. A later day by extension is only for a lawyer.")

    def _cells(self, one: FamilyDate, sponsor: str) -> tuple[str, str]:
        words = self._desk.words
        what = f"{one.whose or sponsor}: {kind_said(one.date, words)}"
        if isinstance(one.date, NotComputed):
            return words.gettext("not computed"), what
        what += f" {days_said(one.date, words)}"
        if one.date.extended:
            what += " " + words.gettext("(extended: {day})").format(day=words.date(one.date.extended))
        return words.date(one.date.days.first), what

    def _read(self, thing: object) -> None:
        parts: list[str] = []
        if isinstance(thing, FamilyDate):
            words = self._desk.words
            parts = [title(kind_said(thing.date, words), 2)]
            parts += [text(sentence) for sentence in working_said(thing.date, words)]
        self.working.show_body("".join(parts))
