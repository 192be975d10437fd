"""Referring a person's file to headquarters: how the person agreed, and what headquarters is asked."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialogButtonBox, QVBoxLayout, QWidget

from desktop.domain.cases import CaseEntry
from desktop.domain.people import Consent, Person
from desktop.errors import SpreekuurError
from desktop.spreekuur.cases import refer_to_headquarters
from desktop.spreekuur.daily_words import CONSENT_WORDS
from desktop.ui.desks import Desk
from desktop.ui.widgets.choice_box import ChoiceBox
from desktop.ui.widgets.dialog import Dialog
from desktop.ui.widgets.doubts import not_listed, with_doubt
from desktop.ui.widgets.forms import add_field, heading, new_form, note
from desktop.ui.widgets.option_ranks import Option
from desktop.ui.widgets.text_box import TextBox


class CaseDialog(Dialog):
    """Says what headquarters would see, and asks for the person's consent. `referred` tells that it is kept."""

    referred = Signal()

    def __init__(self, desk: Desk, person: Person, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._person = desk, person
        _ = desk.words.gettext
        self.setWindowTitle(_("To headquarters"))
        self.setMinimumWidth(620)
        arrow = desk.icons.icon("open-list")
        self.consent = ChoiceBox([Option(one, _(CONSENT_WORDS[one])) for one in Consent], arrow, not_listed(desk.words))
        self.asked = TextBox(96)
        self.asked.setMaximumHeight(140)
        self.said = note(kind="refused")
        self.said.hide()
        form = new_form()
        add_field(form, _("&Agrees that headquarters sees it"), with_doubt(self.consent))
        add_field(form, _("&What we ask headquarters"), self.asked)
        buttons = QDialogButtonBox()
        self.refer = buttons.addButton(_("Refer the file"), QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(_("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self._refer)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 24)
        layout.setSpacing(16)
        layout.addWidget(heading(_("Show the file of {name} to headquarters?").format(name=person.entry.name)))
        layout.addWidget(
            note(
                _(
                    "Headquarters sees the name, the birth date, the V-number, the questions and the dates, now and later, until you take it back. It sees nothing of relatives. It leaves with your next file for headquarters, on the Exchange page."
                ),
                kind="",
            )
        )
        layout.addLayout(form)
        layout.addWidget(self.said)
        layout.addWidget(buttons)
        self.fit()

    def _refer(self) -> None:
        desk, whom, now = self._desk, self._person.id, self._desk.clock()
        self.consent.settle()
        entry = CaseEntry(self.consent.code, desk.today(), self.asked.toPlainText().strip())
        desk.tasks.run(
            self, lambda: refer_to_headquarters(desk.store, whom, entry, now), lambda _: self._done(), self._refuse
        )

    def _done(self) -> None:
        self._desk.changes.people_changed.emit()
        self.referred.emit()
        self.accept()

    def _refuse(self, error: SpreekuurError) -> None:
        self.said.setText(self._desk.words.tell(error))
        self.said.show()
        self.fit()
