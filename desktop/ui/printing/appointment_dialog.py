"""Asking what stands on an appointment slip."""

import re
from datetime import date, time

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QDialogButtonBox, QLineEdit, QVBoxLayout, QWidget

from desktop.domain.articles import DUTCH
from desktop.domain.slips import Appointment, Bring
from desktop.ui.desks import Desk
from desktop.ui.widgets.day_box import DayBox
from desktop.ui.widgets.dialog import Dialog
from desktop.ui.widgets.forms import add_field, heading, new_form, note
from desktop.ui.widgets.one_line import one_line

_USUAL = (Bring.LETTERS, Bring.IDENTITY)


class AppointmentDialog(Dialog):
    """Asks for the day and the time; the rest may stay open, to be written by hand. `made` tells the appointment."""

    made = Signal(object)

    def __init__(self, desk: Desk, day: date | None, parent: QWidget) -> None:
        super().__init__(parent)
        _ = desk.words.gettext
        words = desk.pack.slip_words.get(desk.words.language) or desk.pack.slip_words[DUTCH]
        self.setWindowTitle(_("Appointment slip"))
        self.setMinimumWidth(520)
        self.day = DayBox(desk)
        self.day.set_kept(day.isoformat() if day else "")
        self.time, self.with_whom, self.place = QLineEdit(), QLineEdit(), QLineEdit()
        self.time.setPlaceholderText(_("e.g. 10:30"))
        self.interpreter = QCheckBox(_("An &interpreter comes along"))
        self.bring = {one: QCheckBox(getattr(words, one.value)) for one in Bring}
        for one in _USUAL:
            self.bring[one].setChecked(True)
        buttons = QDialogButtonBox()
        self.go_on = buttons.addButton(_("Show the slip"), QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(_("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self._make)
        buttons.rejected.connect(self.reject)
        self._said = note()
        self._lay_out(desk, buttons, heading(words.bring))
        self.day.changed.connect(self._look)
        self.time.textChanged.connect(self._look)
        self._look()
        (self.time if day else self.day).setFocus()

    @property
    def appointment(self) -> Appointment | None:
        """What is asked for; nothing as long as there is no day or no time."""
        day, at = self.day.day, read_time(self.time.text())
        if day is None or at is None or self.day.doubt:
            return None
        return Appointment(
            day,
            at,
            one_line(self.with_whom.text()).strip(),
            one_line(self.place.text()).strip(),
            self.interpreter.isChecked(),
            tuple(one for one, box in self.bring.items() if box.isChecked()),
        )

    def _lay_out(self, desk: Desk, buttons: QDialogButtonBox, bring: QWidget) -> None:
        _ = desk.words.gettext
        form = new_form()
        add_field(form, _("&Day"), self.day)
        add_field(form, _("&Time"), self.time)
        add_field(form, _("&With whom"), self.with_whom)
        add_field(form, _("&Place"), self.place)
        self._said.setText(
            _("A day and a time are needed. What stays empty is left open on the slip, to write by hand.")
        )
        layout = QVBoxLayout(self)
        layout.setSpacing(12)
        layout.addLayout(form)
        layout.addWidget(self.interpreter)
        layout.addWidget(bring)
        for box in self.bring.values():
            layout.addWidget(box)
        layout.addWidget(self._said)
        layout.addWidget(buttons)
        self.fit()

    def _look(self) -> None:
        self.go_on.setEnabled(self.appointment is not None)

    def _make(self) -> None:
        found = self.appointment
        if found is not None:
            self.accept()
            self.made.emit(found)


def read_time(typed: str) -> time | None:
    """Return a time as people type it, 10:30, 10.30 or 9; nothing when it is none."""
    found = re.fullmatch(r"([01]?[0-9]|2[0-3])(?:[:.]([0-5][0-9]))?", typed.strip())
    return time(int(found[1]), int(found[2] or 0)) if found else None
