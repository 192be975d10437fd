"""The list on the left: the questions of today, of this walk-in hour, to fill in, or promised. Read page by page."""

from dataclasses import dataclass, replace
from enum import StrEnum
from functools import partial
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from desktop.domain.contacts import Contact
from desktop.domain.pages import ContactLine, ContactOrder, ContactState, Page, WantedContacts
from desktop.domain.walk_in_hours import HourCounts, WalkInHour
from desktop.spreekuur.contacts import contact, count_of_contacts, page_of_contacts
from desktop.spreekuur.kept_choices import keep_choice, kept_choice
from desktop.spreekuur.sites import site_of
from desktop.spreekuur.walk_in_hours import counts_of_day, counts_of_hour, hour_now
from desktop.ui.desks import Desk
from desktop.ui.intake.contact_rows import line_row
from desktop.ui.widgets.rows_model import Row
from desktop.ui.widgets.rows_view import RowsView

_KEPT = "questions"
_PAGE = 100
_MOST_AT_ONCE = 500
"""How many rows are read again at most when something changed; who had scrolled further scrolls again."""


class Shown(StrEnum):
    """Which questions the list shows."""

    TODAY = "today"
    HOUR = "hour"
    TO_FILL_IN = "to-fill-in"
    PROMISED = "promised"


@dataclass(frozen=True)
class Found:
    """What the store told for the list."""

    shown: Shown
    wanted: WantedContacts
    page: Page[ContactLine]
    hour: WalkInHour | None
    day: HourCounts
    """Of today; of the hour when one goes on, in `of_hour`."""
    of_hour: HourCounts
    to_fill_in: int
    promised: int
    at_hand: Contact | None


class QuestionsList(QWidget):
    """Shows one of the lists. `opened` tells the id of a question, `loaded` what was found, counts included."""

    opened = Signal(object)
    loaded = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._asked = 0
        self._found: Found | None = None
        _ = desk.words.gettext
        self.choice = QComboBox()
        self.choice.setAccessibleName(_("Which questions"))
        self.choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        for one in Shown:
            self.choice.addItem("", one)
        self.view = RowsView(_("Questions"), [_("Time"), _("About")], stretch=1, single=True, wrap=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.choice)
        layout.addWidget(self.view, 1)
        self._name(None)
        self.view.opened.connect(lambda line: self.opened.emit(line.id))
        self.view.rows.more_wanted.connect(self._fetch_more)
        self.choice.activated.connect(lambda _: self._choose())
        desk.tasks.run(self, lambda: kept_choice(desk.store, _KEPT), self._take_up)

    @property
    def shown(self) -> Shown:
        """Which list is shown."""
        return Shown(self.choice.currentData())

    def show_list(self, shown: Shown) -> None:
        """Show another list, and remember it."""
        self.choice.setCurrentIndex(list(Shown).index(shown))
        self._choose()

    def reload(self, at_hand: UUID | None) -> None:
        """Read the list again from its begin as far as it is shown, and the question at hand with it."""
        self._asked += 1
        size = min(_MOST_AT_ONCE, max(_PAGE, len(self.view.rows.rows)))
        read = partial(self._read, self.shown, size, at_hand)
        self._desk.tasks.run(self, read, partial(self._show, self._asked))

    def _take_up(self, kept: str) -> None:
        if kept in set(Shown):
            self.choice.setCurrentIndex(list(Shown).index(Shown(kept)))
        self.reload(None)

    def _choose(self) -> None:
        desk, shown = self._desk, self.shown
        desk.tasks.run(self, lambda: keep_choice(desk.store, _KEPT, shown), lambda _: None)
        self.view.clearSelection()
        self.view.show_rows([])
        self.reload(None)

    def _read(self, shown: Shown, size: int, at_hand: UUID | None) -> Found:
        desk, store = self._desk, self._desk.store
        now, hour, site = desk.clock(), hour_now(store), site_of(store)
        if shown is Shown.HOUR and hour is None:
            shown = Shown.TODAY
        to_fill_in = WantedContacts(site=site, state=ContactState.TO_FILL_IN, order=ContactOrder.OLDEST)
        promised = WantedContacts(site=site, state=ContactState.PROMISED, order=ContactOrder.OLDEST)
        midnight = now.astimezone().replace(hour=0, minute=0, second=0, microsecond=0)
        wanted = {
            Shown.TODAY: WantedContacts(since=midnight),
            Shown.HOUR: WantedContacts(hour=hour.id if hour else None),
            Shown.TO_FILL_IN: to_fill_in,
            Shown.PROMISED: promised,
        }[shown]
        return Found(
            shown,
            wanted,
            page_of_contacts(store, wanted, size=size),
            hour,
            counts_of_day(store, now),
            counts_of_hour(store, hour.id) if hour else HourCounts(),
            count_of_contacts(store, to_fill_in),
            count_of_contacts(store, promised),
            contact(store, at_hand) if at_hand else None,
        )

    def _show(self, asked: int, found: Found) -> None:
        if asked != self._asked:
            return
        self._found = found
        self.choice.setCurrentIndex(list(Shown).index(found.shown))
        self._name(found)
        self.view.show_rows(self._rows(found.page), more=found.page.next is not None)
        self.loaded.emit(found)

    def _fetch_more(self) -> None:
        found = self._found
        if found is None or found.page.next is None:
            return
        store, wanted, after = self._desk.store, found.wanted, found.page.next
        self._desk.tasks.run(
            self, lambda: page_of_contacts(store, wanted, after=after, size=_PAGE), partial(self._add, found)
        )

    def _add(self, found: Found, page: Page[ContactLine]) -> None:
        if found is self._found:
            self._found = replace(found, page=page)
            self.view.rows.add_rows(self._rows(page), more=page.next is not None)

    def _rows(self, page: Page[ContactLine]) -> list[Row]:
        """Return the rows; a list of more than a day says the day in place of the time."""
        dated = self.shown in (Shown.TO_FILL_IN, Shown.PROMISED)
        return [line_row(self._desk, it, dated=dated) for it in page.lines]

    def _name(self, found: Found | None) -> None:
        """Say beside each list how many there are."""
        _ = self._desk.words.gettext
        names = {
            Shown.TODAY: (_("Today"), found and found.day.questions),
            Shown.HOUR: (_("This walk-in hour"), found and found.of_hour.questions),
            Shown.TO_FILL_IN: (_("To fill in"), found and found.to_fill_in),
            Shown.PROMISED: (_("Promised"), found and found.promised),
        }
        items = self.choice.model()
        for place, one in enumerate(Shown):
            words, count = names[one]
            self.choice.setItemText(place, words if count is None else f"{words} ({count})")
            if one is Shown.HOUR and isinstance(items, QStandardItemModel):
                items.item(place).setEnabled(found is not None and found.hour is not None)
