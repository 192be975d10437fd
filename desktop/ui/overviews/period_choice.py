"""Which days are counted."""

from datetime import date, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLabel, QWidget

from desktop.domain.overviews import monday
from desktop.ui.desks import Desk
from desktop.ui.widgets.day_box import DayBox
from desktop.ui.widgets.flow_layout import FlowLayout

_WEEKS = 12


class PeriodChoice(QWidget):
    """Chooses a month, some weeks, a year, or any days. `changed` says that other days are meant."""

    changed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        _ = desk.words.gettext
        self.period = QComboBox()
        self.period.setAccessibleName(_("Period"))
        for name, word in (
            ("month", _("This month")),
            ("last-month", _("Last month")),
            ("weeks", _("The last {count} weeks").format(count=_WEEKS)),
            ("year", _("This year")),
            ("last-year", _("Last year")),
            ("days", _("Other days …")),
        ):
            self.period.addItem(word, name)
        self.first, self.last = DayBox(desk), DayBox(desk)
        self._from, self._until = QLabel(_("&from")), QLabel(_("&up to and including"))
        for label, box in ((self._from, self.first), (self._until, self.last)):
            label.setBuddy(box.line)
            box.line.setAccessibleName(label.text().replace("&", ""))
            box.setMinimumWidth(280)
        row = FlowLayout(self)
        for widget in (self.period, self._from, self.first, self._until, self.last):
            row.addWidget(widget)
        self._show_boxes()
        self.period.currentIndexChanged.connect(self._choose)
        for box in (self.first, self.last):
            box.changed.connect(self.changed)

    @property
    def days(self) -> tuple[date, date] | None:
        """The first and the last day; none while a day is missing."""
        today = self._desk.today()
        month = today.replace(day=1)
        match self.period.currentData():
            case "month":
                return month, today
            case "last-month":
                last = month - timedelta(days=1)
                return last.replace(day=1), last
            case "weeks":
                return monday(today) - timedelta(weeks=_WEEKS - 1), today
            case "year":
                return date(today.year, 1, 1), today
            case "last-year":
                return date(today.year - 1, 1, 1), date(today.year - 1, 12, 31)
        chosen = self.first.day, self.last.day
        return (chosen[0], chosen[1]) if chosen[0] and chosen[1] else None

    def _choose(self) -> None:
        self._show_boxes()
        self.changed.emit()

    def _show_boxes(self) -> None:
        chosen = self.period.currentData() == "days"
        for widget in (self._from, self.first, self._until, self.last):
            widget.setVisible(chosen)
        self.updateGeometry()
