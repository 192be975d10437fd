"""The page of what must happen on which day."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.domain.agendas import AgendaDay, AgendaItem, Origin, When
from desktop.domain.clocks import ClockDoubt
from desktop.domain.contacts import Contact
from desktop.domain.people import Person
from desktop.domain.reunification.family_files import FamilyFile
from desktop.errors import SpreekuurError
from desktop.spreekuur.agendas import agenda_of, settle
from desktop.spreekuur.clocks import doubt_of
from desktop.spreekuur.contacts import contact
from desktop.spreekuur.daily_words import WHEN_WORDS
from desktop.spreekuur.families import family
from desktop.spreekuur.family_days import FamilyDays
from desktop.spreekuur.family_words import said
from desktop.spreekuur.overviews import sites_held
from desktop.spreekuur.people import person
from desktop.spreekuur.stores import Site
from desktop.ui.agenda.agenda_words import day_said, nearness, what
from desktop.ui.agenda.calendar_dialog import CalendarDialog
from desktop.ui.desks import Desk
from desktop.ui.referrals.addresses_dialog import AddressesDialog
from desktop.ui.widgets.flow_layout import FlowLayout
from desktop.ui.widgets.forms import heading, note, pane, primary
from desktop.ui.widgets.list_choices import ListChoices
from desktop.ui.widgets.paged_view import PagedView, Source
from desktop.ui.widgets.pages import Page
from desktop.ui.widgets.rows_model import Row, heading_row

_AHEAD = {"today": 0, "week": 7, "two-weeks": 14, "all": None}
_SITE_COLUMN = 4


@dataclass(frozen=True)
class Found:
    """What the store told for the agenda."""

    lines: Sequence[AgendaDay]
    doubt: ClockDoubt | None
    left: int
    """Family files whose dates are still to be counted."""


class AgendaPage(Page):
    """Follow-ups, promises and dates, the overdue first: no choice hides those."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        _ = desk.words.gettext
        self._days = FamilyDays(desk.pack)
        self._turn = 0
        self._found: Found | None = None
        self._names: dict[str, str] = {}
        self._stale = True
        self.ahead, self.site = QComboBox(), QComboBox()
        for name, code in (
            (_("Until today"), "today"),
            (_("A week ahead"), "week"),
            (_("Two weeks ahead"), "two-weeks"),
            (_("Everything"), "all"),
        ):
            self.ahead.addItem(name, code)
        self.ahead.setCurrentIndex(list(_AHEAD).index("two-weeks"))
        self.site.addItem(_("All sites"), "")
        for box, name in ((self.ahead, _("How far ahead")), (self.site, _("Site"))):
            box.setAccessibleName(name)
        headers = [_("Day"), _("How near"), _("What"), _("Who"), _("Site")]
        self.list = PagedView(desk, _("Agenda"), headers, stretch=2)
        self.open, self.done = primary(_("&Open")), QPushButton(_("Dealt &with"))
        self.export, self.addresses = QPushButton(_("&Calendar file …")), QPushButton(_("Where we &refer to …"))
        self._said, self._hint, self._whole = note(), note(), note()
        self._doubt = note(kind="refused")
        self._lay_out()
        self.choices = ListChoices(desk, "agenda", self)
        self.choices.offer_columns(self.list, {1: headers[1], 3: headers[3]})
        self._connect()
        desk.tasks.run(self, lambda: sites_held(desk.store), self._show_sites)

    def reload(self) -> None:
        """Read again what is still to be done; out of sight, only once it is looked at."""
        self._stale = not self.isVisible()
        if not self._stale:
            self._turn += 1
            self._read(fresh=True)

    def panes(self) -> list[QWidget]:
        """Return the list and the choices above it."""
        return [self.list, self.ahead]

    def showEvent(self, event: QShowEvent) -> None:
        """Read what changed meanwhile; the day may be another one too."""
        super().showEvent(event)
        self.reload()

    def _read(self, *, fresh: bool) -> None:
        """Count some dates of families, show what is known, and go on until all are counted."""
        desk, days, turn = self.desk, self._days, self._turn

        def read() -> Found | int:
            now = desk.clock()
            doubt = doubt_of(desk.store, desk.pack, now)
            today = None if doubt else now.astimezone().date()
            left = days.go_on(desk.store, today)
            if left and not fresh:
                return left
            return Found(agenda_of(desk.store, desk.pack, today, families=days.items), doubt, left)

        desk.tasks.run(self, read, lambda found: self._take(turn, found))

    def _take(self, turn: int, found: Found | int) -> None:
        if turn != self._turn:
            return
        if isinstance(found, Found):
            self._found = found
            self._show()
        left = found.left if isinstance(found, Found) else found
        self._show_hint(left)
        if left:
            self._read(fresh=False)

    def _show(self) -> None:
        """Show the lines of the chosen site and days, each group under its own name."""
        if self._found is None:
            return
        shown = self.shown_lines()
        counts = Counter(line.when for line in shown)
        rows: list[AgendaDay | When] = []
        for line in shown:
            if not self._found.doubt and (not rows or _group(rows[-1]) is not line.when):
                rows.append(line.when)
            rows.append(line)
        words = self.desk.words
        self._doubt.setText(said(self._found.doubt.told, words) if self._found.doubt else "")
        self._doubt.setVisible(self._found.doubt is not None)
        near = [f"{counts[when]} {words.gettext(WHEN_WORDS[when])}" for when in When if counts[when]]
        elsewhere = sum(line.when is When.OVERDUE for line in self._found.lines) - counts[When.OVERDUE]
        if elsewhere:
            near.append(words.ngettext("{count} overdue at another site", "{count} overdue at other sites", elsewhere))
        nothing = words.gettext("Nothing is to be done in this time.")
        self._said.setText(" · ".join(near) if near and not self._found.doubt else "" if near else nothing)

        def page(skip: int, size: int) -> Sequence[Row]:
            return [self._row(one, counts) for one in rows[skip : skip + size]]

        self.list.show_list(Source(lambda: len(rows), page), same=True)

    def shown_lines(self) -> list[AgendaDay]:
        """Return the lines that the choices leave: what is overdue or has no day is among them whatever was chosen."""
        ahead, site = _AHEAD[str(self.ahead.currentData())], str(self.site.currentData() or "")
        lines = self._found.lines if self._found else ()
        return [
            line
            for line in lines
            if (not site or line.item.site == site)
            and (ahead is None or line.days_left is None or line.days_left <= ahead)
        ]

    def _row(self, one: AgendaDay | When, counts: Counter[When]) -> Row:
        words = self.desk.words
        if isinstance(one, When):
            return heading_row(f"{words.gettext(WHEN_WORDS[one]).capitalize()} ({counts[one]})", columns=5)
        item = one.item
        cells = (
            day_said(self.desk, item),
            nearness(self.desk, one),
            what(self.desk, item),
            item.name,
            self._names.get(item.site, item.site),
        )
        return Row(one, cells)

    def _show_hint(self, left: int) -> None:
        words = self.desk.words
        line = self.list.thing
        if left:
            told = words.ngettext(
                "The dates of {count} family file are still being counted.",
                "The dates of {count} family files are still being counted.",
                left,
            )
        else:
            told = ""
        self._hint.setText(told)
        self._hint.setVisible(bool(told))
        # A narrow column cuts what is to be done; here it stands whole.
        whole = [line.item.name, what(self.desk, line.item)] if isinstance(line, AgendaDay) else []
        if isinstance(line, AgendaDay) and line.item.origin is Origin.FAMILY:
            whole.append(words.gettext("This date goes when the family file says what happened."))
        self._whole.setText(" · ".join(part for part in whole if part))

    def _look(self) -> None:
        line = self.list.thing
        self.open.setEnabled(isinstance(line, AgendaDay))
        self.done.setEnabled(isinstance(line, AgendaDay) and line.item.origin is not Origin.FAMILY)
        self._show_hint(self._found.left if self._found else 0)

    def _open(self) -> None:
        line, desk = self.list.thing, self.desk
        if isinstance(line, AgendaDay):
            desk.tasks.run(self, lambda: self._thing(line.item), self.wanted.emit, self._gone)

    def _thing(self, item: AgendaItem) -> Contact | FamilyFile | Person:
        """Return what a line comes from: its question or family file; of somebody's date, their file."""
        store = self.desk.store
        if item.origin is Origin.FAMILY:
            return family(store, item.id)
        if item.origin is Origin.APPOINTMENT and item.person is not None:
            return person(store, item.person)
        return contact(store, item.id)

    def _gone(self, error: SpreekuurError) -> None:
        self.desk.dialogs.tell(self, self.desk.words.tell(error))
        self.reload()

    def _settle(self) -> None:
        line, desk = self.list.thing, self.desk
        if isinstance(line, AgendaDay):
            now = desk.clock()
            desk.tasks.run(
                self, lambda: settle(desk.store, line.item, now), lambda _: desk.changes.contacts_changed.emit()
            )

    def _export(self) -> None:
        CalendarDialog(self.desk, self.shown_lines(), self.window()).open()

    def _show_sites(self, sites: tuple[Site, ...]) -> None:
        self._names = {site.code: site.name for site in sites}
        for site in sites:
            self.site.addItem(site.name, site.code)
        # With one site there is nothing to choose.
        self.list.setColumnHidden(_SITE_COLUMN, len(sites) < 2)
        for widget in (self.site, self._site_word):
            widget.setVisible(len(sites) > 1)
        self._take_up()

    def _take_up(self) -> None:
        """Choose what was chosen the last time."""
        for name, box in (("ahead", self.ahead), ("site", self.site)):
            kept = self.choices.get(name)
            if kept and box.findData(kept) >= 0:
                box.setCurrentIndex(box.findData(kept))
        self._show()

    def _choose(self) -> None:
        self.choices.keep("ahead", str(self.ahead.currentData()))
        self.choices.keep("site", str(self.site.currentData() or ""))
        self._show()

    def _connect(self) -> None:
        self.choices.known.connect(self._take_up)
        for box in (self.ahead, self.site):
            box.activated.connect(lambda _: self._choose())
        self.list.opened.connect(lambda _: self._open())
        self.list.counted.connect(self._select_first)
        self.list.selectionModel().currentRowChanged.connect(lambda *_: self._look())
        self.open.clicked.connect(self._open)
        self.done.clicked.connect(self._settle)
        self.export.clicked.connect(self._export)
        self.addresses.clicked.connect(lambda: AddressesDialog(self.desk, self.window()).open())
        changes = self.desk.changes
        for signal in (changes.contacts_changed, changes.people_changed, changes.families_changed, changes.exchanged):
            signal.connect(self.reload)

    def _select_first(self, total: int) -> None:
        """Keep a line chosen, the first one below the name of its group."""
        place = max(0, self.list.currentIndex().row())
        if total and self.list.thing is None:
            self.list.select(min(place + 1, total - 1))
        self._look()

    def _lay_out(self) -> None:
        _ = self.desk.words.gettext
        self._site_word = QLabel(_("S&ite"))
        self._site_word.setBuddy(self.site)
        ahead = QLabel(_("How &far ahead"))
        ahead.setBuddy(self.ahead)
        choices = FlowLayout()
        for widget in (ahead, self.ahead, self._site_word, self.site):
            choices.addWidget(widget)
        foot = QHBoxLayout()
        for button in (self.open, self.done, self.export, self.addresses):
            foot.addWidget(button)
        foot.addStretch(1)
        self._doubt.hide()
        self._hint.hide()
        self._whole.setTextFormat(Qt.TextFormat.PlainText)
        frame, rows = pane()
        rows.addWidget(heading(_("Agenda"), "title"))
        rows.addWidget(self._doubt)
        rows.addLayout(choices)
        rows.addWidget(self._said)
        rows.addWidget(self.list, 1)
        rows.addWidget(self._whole)
        rows.addWidget(self._hint)
        rows.addLayout(foot)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.addWidget(frame)


def _group(row: AgendaDay | When) -> When:
    return row if isinstance(row, When) else row.when
