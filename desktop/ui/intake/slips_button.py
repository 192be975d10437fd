"""The slips that go along with a question: an appointment, where to go next, who we are."""

from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QPushButton

from desktop.domain.articles import DUTCH
from desktop.domain.contacts import ContactEntry
from desktop.domain.slips import OpeningCard, ReferralSlip, Slip
from desktop.ui.desks import Desk
from desktop.ui.intake.question_form import QuestionForm
from desktop.ui.printing.appointment_dialog import AppointmentDialog


class SlipsButton(QPushButton):
    """Opens a list of slips, filled in from the question at hand. `wanted` tells the slip, its title and file name."""

    wanted = Signal(object, str, str)

    def __init__(self, desk: Desk, form: QuestionForm) -> None:
        _ = desk.words.gettext
        super().__init__(desk.icons.icon("print"), _("Slips"))
        self._desk, self._form = desk, form
        self._list = QMenu(self)
        self._list.aboutToShow.connect(self.choices)
        self.setMenu(self._list)

    def choices(self) -> list[QAction]:
        """Return what can be chosen for the question at hand."""
        desk, entry = self._desk, self._form.entry()
        _ = desk.words.gettext
        self._list.clear()
        self._list.addAction(_("&Appointment slip …"), lambda: self._ask_appointment(entry.follow_up))
        for code in entry.referrals:
            to = desk.pack.taxonomy.referrals.get(code)
            if to is not None:
                name = desk.name_of(to.names)
                slip = ReferralSlip(to, desk.today(), self._spoken(entry))
                said = _("Referral slip: {place}").format(place=name)
                # An ampersand in a name is no letter to press.
                self._list.addAction(said.replace("&", "&&"), partial(self._want, slip, said))
        if not entry.referrals:
            self._list.addAction(_("Referral slip: first choose where to refer to")).setEnabled(False)
        card = OpeningCard(desk.store.about.organisation_name)
        self._list.addAction(_("&Who we are"), lambda: self._want(card, _("Who we are")))
        return self._list.actions()

    def _ask_appointment(self, day: date | None) -> None:
        title = self._desk.words.gettext("Appointment slip")
        dialog = AppointmentDialog(self._desk, day, self.window())
        dialog.made.connect(lambda made: self._want(made, title))
        dialog.open()

    def _want(self, slip: Slip, title: str) -> None:
        self.wanted.emit(slip, title, "slip")

    def _spoken(self, entry: ContactEntry) -> str:
        """Return which language the client speaks, in Dutch, for who receives them."""
        known = self._desk.pack.taxonomy.languages.get(entry.language)
        return known.names[DUTCH] if known and entry.language != DUTCH else ""
