"""Writing down a date of a person that is in no letter."""

from dataclasses import replace
from datetime import date
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QDialogButtonBox, QLineEdit, QVBoxLayout, QWidget

from desktop.domain.agendas import Appointment, AppointmentEntry, AppointmentKind
from desktop.errors import SpreekuurError
from desktop.spreekuur.agendas import add_appointment, edit_appointment
from desktop.spreekuur.daily_words import APPOINTMENT_WORDS
from desktop.ui.desks import Desk
from desktop.ui.widgets.choice_box import ChoiceBox
from desktop.ui.widgets.day_box import DayBox
from desktop.ui.widgets.dialog import Dialog
from desktop.ui.widgets.doubts import not_listed, with_doubt
from desktop.ui.widgets.forms import add_field, new_form, note
from desktop.ui.widgets.one_line import one_line
from desktop.ui.widgets.option_ranks import Option


class DateDialog(Dialog):
    """Asks what is on which day. `saved` says that it is kept."""

    saved = Signal()

    def __init__(self, desk: Desk, person: UUID, parent: QWidget, known: Appointment | None = None) -> None:
        super().__init__(parent)
        self._desk, self._person, self._known = desk, person, known
        _ = desk.words.gettext
        self.setWindowTitle(_("Date"))
        self.setMinimumWidth(520)
        entry = known.entry if known else AppointmentEntry(AppointmentKind.OTHER, date.min)
        arrow = desk.icons.icon("open-list")
        self.kind = ChoiceBox(
            [Option(it, _(APPOINTMENT_WORDS[it])) for it in AppointmentKind], arrow, not_listed(desk.words)
        )
        self.kind.set_code(entry.kind if known else "")
        self.day = DayBox(desk)
        self.day.set_kept(entry.day.isoformat() if known else "")
        self.hour, self.place, self.note = QLineEdit(entry.hour), QLineEdit(entry.place), QLineEdit(entry.note)
        self.settled = QCheckBox(_("Dealt &with"))
        self.settled.setChecked(entry.settled is not None)
        self.settled.setVisible(known is not None)
        self._said = note(kind="refused")
        self._said.hide()
        self._lay_out()

    def _lay_out(self) -> None:
        _ = self._desk.words.gettext
        form = new_form()
        add_field(form, _("&What"), with_doubt(self.kind))
        add_field(form, _("&Day"), self.day)
        add_field(form, _("&Time"), self.hour)
        add_field(form, _("&Place"), self.place)
        add_field(form, _("&Note"), self.note)
        buttons = QDialogButtonBox()
        self.save = buttons.addButton(_("Save"), QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(_("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self._save)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setSpacing(12)
        layout.addLayout(form)
        layout.addWidget(self.settled)
        layout.addWidget(self._said)
        layout.addWidget(buttons)
        self.fit()

    def _save(self) -> None:
        desk, known, person, now = self._desk, self._known, self._person, self._desk.clock()
        self.kind.settle()
        self.day.settle()
        day = self.day.day
        if self.kind.doubt or self.day.doubt or day is None:
            self._refuse(self.kind.doubt or self.day.doubt or desk.words.gettext("Nothing was saved: which day is it?"))
            return
        before = known.entry if known else AppointmentEntry(AppointmentKind.OTHER, day)
        settled = (before.settled or desk.today()) if self.settled.isChecked() else None
        hour, place, said = (one_line(it.text()).strip() for it in (self.hour, self.place, self.note))
        kind = self.kind.code or AppointmentKind.OTHER
        entry = replace(before, kind=kind, day=day, hour=hour, place=place, note=said, settled=settled)
        if known is None:
            desk.tasks.run(
                self, lambda: add_appointment(desk.store, person, entry, now), lambda _: self._done(), self._tell
            )
        else:
            desk.tasks.run(
                self,
                lambda: edit_appointment(desk.store, known.id, entry, now, seen=known.entry),
                lambda _: self._done(),
                self._tell,
            )

    def _done(self) -> None:
        self._desk.changes.people_changed.emit()
        self.saved.emit()
        self.accept()

    def _tell(self, error: SpreekuurError) -> None:
        self._refuse(self._desk.words.tell(error))

    def _refuse(self, sentence: str) -> None:
        self._said.setText(sentence)
        self._said.show()
        self.fit()
