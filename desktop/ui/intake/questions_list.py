"""The list on the left: the questions of today, of this walk-in hour, to fill in, or to be done. Read page by page."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import partial
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from desktop.domain.contacts import Contact
from desktop.domain.pages import ContactOrder, ContactState, WantedContacts
from desktop.domain.walk_in_hours import HourCounts, WalkInHour
from desktop.spreekuur.clocks import known_day
from desktop.spreekuur.contacts import contact_shown, count_of_contacts, page_of_contacts
from desktop.spreekuur.kept_choices import keep_choice, kept_choice
from desktop.spreekuur.sites import site_of
from desktop.spreekuur.walk_in_hours import counts_of_day, counts_of_hour, hour_now
from desktop.ui.desks import Desk
from desktop.ui.intake.contact_rows import line_row
from desktop.ui.widgets.paged_view import PagedView, Source
from desktop.ui.widgets.rows_model import Row

_KEPT = "questions"
_AHEAD = timedelta(days=7)
"""How far ahead a follow-up or a letter's day stands in the list of what is to be done."""


class Shown(StrEnum):
    """Which questions the list shows."""

    TODAY = "today"
    HOUR = "hour"
    TO_FILL_IN = "to-fill-in"
    TO_DO = "to-do"
    """Promised, or with a day to come back to it that has passed or is near."""


_DATED = (Shown.TO_FILL_IN, Shown.TO_DO)
"""Lists of more than a day: they say the day in place of the time."""


@dataclass(frozen=True)
class Found:
    """What the store told for the list."""

    shown: Shown
    wanted: WantedContacts
    hour: WalkInHour | None
    day: HourCounts
    """Of today; of the hour when one goes on, in `of_hour`."""
    of_hour: HourCounts
    to_fill_in: int
    to_do: int
    asked_for: UUID | None
    """The question at hand when this was asked."""
    at_hand: Contact | None
    """That question as it is now; none when it is in the trash."""


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
        headers = [_("Time"), _("About")]
        self.view = PagedView(desk, _("Questions"), headers, stretch=1, single=True, wrap=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.choice)
        layout.addWidget(self.view, 1)
        self._name(None)
        self.view.opened.connect(lambda line: self.opened.emit(line.id))
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
        """Read the list again where it is in sight, and the question at hand with it."""
        self._asked += 1
        read = partial(self._read, self.shown, at_hand)
        self._desk.tasks.run(self, read, partial(self._show, self._asked))

    def _take_up(self, kept: str) -> None:
        if kept in set(Shown):
            self.choice.setCurrentIndex(list(Shown).index(Shown(kept)))
        self.reload(None)

    def _choose(self) -> None:
        desk, shown = self._desk, self.shown
        desk.tasks.run(self, lambda: keep_choice(desk.store, _KEPT, shown), lambda _: None)
        self.view.clearSelection()
        self._found = None
        self.reload(None)

    def _read(self, shown: Shown, at_hand: UUID | None) -> Found:
        desk, store = self._desk, self._desk.store
        now, hour, site = desk.clock(), hour_now(store), site_of(store)
        if shown is Shown.HOUR and hour is None:
            shown = Shown.TODAY
        to_fill_in = WantedContacts(site=site, state=ContactState.TO_FILL_IN, order=ContactOrder.OLDEST)
        today = known_day(store, desk.pack, now)
        # On a clock that is known to be wrong nothing is left out by its day.
        until = today + _AHEAD if today else date.max
        to_do = WantedContacts(site=site, due=until, order=ContactOrder.OLDEST)
        midnight = now.astimezone().replace(hour=0, minute=0, second=0, microsecond=0)
        wanted = {
            Shown.TODAY: WantedContacts(since=midnight),
            Shown.HOUR: WantedContacts(hour=hour.id if hour else None),
            Shown.TO_FILL_IN: to_fill_in,
            Shown.TO_DO: to_do,
        }[shown]
        return Found(
            shown,
            wanted,
            hour,
            counts_of_day(store, now),
            counts_of_hour(store, hour.id) if hour else HourCounts(),
            count_of_contacts(store, to_fill_in),
            count_of_contacts(store, to_do),
            at_hand,
            contact_shown(store, at_hand) if at_hand else None,
        )

    def _show(self, asked: int, found: Found) -> None:
        if asked != self._asked:
            return
        before, self._found = self._found, found
        self.choice.setCurrentIndex(list(Shown).index(found.shown))
        self._name(found)
        store, wanted = self._desk.store, found.wanted

        def page(skip: int, size: int) -> Sequence[Row]:
            lines = page_of_contacts(store, wanted, skip=skip, size=size).lines
            return [line_row(self._desk, it, dated=found.shown in _DATED) for it in lines]

        same = before is not None and before.shown is found.shown
        self.view.show_list(Source(lambda: count_of_contacts(store, wanted), page), same=same)
        self.loaded.emit(found)

    def _name(self, found: Found | None) -> None:
        """Say beside each list how many there are."""
        _ = self._desk.words.gettext
        names = {
            Shown.TODAY: (_("Today"), found and found.day.questions),
            Shown.HOUR: (_("This walk-in hour"), found and found.of_hour.questions),
            Shown.TO_FILL_IN: (_("To fill in"), found and found.to_fill_in),
            Shown.TO_DO: (_("To do this week"), found and found.to_do),
        }
        items = self.choice.model()
        for place, one in enumerate(Shown):
            words, count = names[one]
            self.choice.setItemText(place, words if count is None else f"{words} ({count})")
            if one is Shown.HOUR and isinstance(items, QStandardItemModel):
                items.item(place).setEnabled(found is not None and found.hour is not None)
