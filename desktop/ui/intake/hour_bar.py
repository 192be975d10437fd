"""The walk-in hour that goes on, on top of the page: where, who, how many; and what is recorded without one."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from desktop.domain.walk_in_hours import HourCounts, WalkInHour
from desktop.spreekuur.sites import sites
from desktop.spreekuur.walk_in_hours import hours, reopen_hour
from desktop.ui.desks import Desk
from desktop.ui.intake.hour_dialogs import BeginDialog, EndDialog
from desktop.ui.intake.questions_list import Found
from desktop.ui.widgets.forms import note


class HourBar(QFrame):
    """Begins and ends the walk-in hour. `ended` tells the hour, so that its handover can be shown."""

    ended = Signal(object)
    group_wanted = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.setObjectName("pane")
        self._hour: WalkInHour | None = None
        self._last: WalkInHour | None = None
        self._counts = HourCounts()
        _ = desk.words.gettext
        self.said = note(kind="heading")
        self.said.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.begin = QPushButton(_("&Begin a walk-in hour"))
        self.go_on = QPushButton(_("Go on with the last one"))
        self.group = QPushButton(_("Group information"))
        self.end = QPushButton(_("End"))
        self.end.setAccessibleName(_("End the walk-in hour"))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 6, 12, 6)
        layout.addWidget(self.said, 1)
        for button in (self.go_on, self.begin, self.group, self.end):
            layout.addWidget(button)
        self.begin.clicked.connect(lambda: self.begin_hour(self.window()))
        self.go_on.clicked.connect(self._reopen)
        self.end.clicked.connect(lambda: self.end_hour(self.window()))
        self.group.clicked.connect(self.group_wanted)
        desk.changes.hour_changed.connect(self._load_last)
        self._show()
        self._load_last()

    @property
    def hour(self) -> WalkInHour | None:
        """The walk-in hour that goes on."""
        return self._hour

    def begin_hour(self, parent: QWidget) -> None:
        """Ask where and who, and begin; with the hours, the site and the note of last time."""
        BeginDialog(self._desk, self._last, parent).open()

    def end_hour(self, parent: QWidget) -> None:
        """Ask what is not in any question, and end."""
        if self._hour is not None:
            dialog = EndDialog(self._desk, self._hour, self._counts, parent)
            dialog.done_with.connect(self.ended)
            dialog.open()

    def show_found(self, found: Found) -> None:
        """Say which hour goes on and what was recorded in it."""
        self._hour = found.hour
        self._counts = found.of_hour if found.hour else found.day
        self._show()

    def _show(self) -> None:
        _ = self._desk.words.gettext
        going = self._hour is not None
        for button in (self.end, self.group):
            button.setVisible(going)
        self.begin.setVisible(not going)
        self.go_on.setVisible(not going and self._ended_today())
        self.said.setText(
            self._going_words(self._hour)
            if self._hour
            else _("No walk-in hour goes on. You can record: it counts as outside hours.")
        )

    def _going_words(self, hour: WalkInHour) -> str:
        words, counts = self._desk.words, self._counts
        names = {one.code: one.name for one in sites(self._desk.store)}
        opened = hour.opened_at.astimezone().date()
        since = words.time(hour.opened_at) if opened == self._desk.today() else words.date(opened)
        said = [
            names.get(hour.site, hour.site),
            # An hour that nobody ended yesterday must not look like one of today.
            hour.entry.hours if opened == self._desk.today() and hour.entry.hours else "",
            words.gettext("since {time}").format(time=since),
            hour.entry.on_duty,
            words.ngettext("{count} question", "{count} questions", counts.questions),
            words.ngettext("{count} to fill in", "{count} to fill in", counts.to_fill_in) if counts.to_fill_in else "",
            words.ngettext("{count} urgent", "{count} urgent", counts.urgent) if counts.urgent else "",
            words.ngettext("{count} person in a group", "{count} people in groups", counts.people_in_groups)
            if counts.people_in_groups
            else "",
        ]
        return " · ".join(part for part in said if part)

    def _ended_today(self) -> bool:
        last = self._last
        return (
            last is not None and last.closed_at is not None and last.closed_at.astimezone().date() == self._desk.today()
        )

    def _load_last(self) -> None:
        desk = self._desk
        desk.tasks.run(self, lambda: hours(desk.store, limit=1), self._take_last)

    def _take_last(self, found: list[WalkInHour]) -> None:
        self._last = found[0] if found else None
        self._show()

    def _reopen(self) -> None:
        if self._last is not None:
            desk, again = self._desk, partial(reopen_hour, self._desk.store, self._last.id, self._desk.clock())
            desk.tasks.run(self, again, lambda _: desk.changes.hour_changed.emit())
