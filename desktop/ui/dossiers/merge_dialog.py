"""Making two files one: both before you, which details go on, and how to take it back."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QDialogButtonBox, QRadioButton, QVBoxLayout, QWidget

from desktop.domain.people import Consent, Person
from desktop.errors import SpreekuurError
from desktop.spreekuur.daily_words import CONSENT_WORDS
from desktop.spreekuur.people import merge_people
from desktop.ui.desks import Desk
from desktop.ui.dossiers.people_list import PeopleList
from desktop.ui.widgets.dialog import Dialog
from desktop.ui.widgets.forms import heading, note
from desktop.ui.widgets.one_line import one_line
from desktop.ui.widgets.rows_model import Row
from desktop.ui.widgets.rows_view import RowsView


class MergeDialog(Dialog):
    """Shows two files side by side. `merged` tells the id of the one that goes on."""

    merged = Signal(object)

    def __init__(self, desk: Desk, person: Person, other: Person, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._both = desk, (person, other)
        _ = desk.words.gettext
        self.setWindowTitle(_("Is this one person?"))
        self.setMinimumWidth(760)
        headers = ["", _("This file"), _("The other file")]
        self.table = RowsView(_("Two files beside each other"), headers, stretch=2, wrap=True)
        self.table.show_rows(self._rows())
        self.table.setMinimumHeight(280)
        self._goes_on = QButtonGroup(self)
        self.choices = []
        for place, one in enumerate(self._both):
            said = _("Go on with: {name}").format(name=self._named(one)).replace("&", "&&")
            choice = QRadioButton(said)
            self._goes_on.addButton(choice, place)
            self.choices.append(choice)
        self.choices[0].setChecked(True)
        self._said = note(kind="refused")
        self._said.hide()
        buttons = QDialogButtonBox()
        self.merge = buttons.addButton(_("Make it one file"), QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(_("No, these are two people"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self._merge)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setSpacing(12)
        layout.addWidget(self.table, 1)
        layout.addWidget(heading(_("Whose details go on?")))
        for choice in self.choices:
            layout.addWidget(choice)
        told = _("Questions, letters and dates of both stand together then. Nothing is lost, and you can take it back.")
        layout.addWidget(note(told))
        layout.addWidget(self._said)
        layout.addWidget(buttons)
        self.fit()

    def _named(self, person: Person) -> str:
        known = person.entry
        return one_line(" · ".join(part for part in (known.name, known.born or known.v_number or known.room) if part))

    def _rows(self) -> list[Row]:
        desk = self._desk
        _ = desk.words.gettext
        languages = desk.pack.taxonomy.languages
        spoken = [
            desk.name_of(languages[it.entry.speaks].names) if it.entry.speaks in languages else it.entry.speaks
            for it in self._both
        ]
        agreed = [
            _(CONSENT_WORDS[Consent(it.entry.consent)]) if it.entry.consent in set(Consent) else "" for it in self._both
        ]
        one, other = (it.entry for it in self._both)
        lines = [
            (_("Name"), one.name, other.name),
            (_("Born"), one.born, other.born),
            (_("V-number"), one.v_number, other.v_number),
            (_("Their room"), one.room, other.room),
            (_("Speaks"), *spoken),
            (_("Consent"), *agreed),
        ]
        return [Row(word, (word, mine or "–", theirs or "–")) for word, mine, theirs in lines]

    def _merge(self) -> None:
        desk, now = self._desk, self._desk.clock()
        place = self._goes_on.checkedId()
        into, double = self._both[place].id, self._both[1 - place].id

        def done() -> None:
            desk.changes.people_changed.emit()
            self.merged.emit(into)
            self.accept()
            desk.changes.noticed.emit(desk.words.gettext("Two files are one now."), True)

        desk.tasks.run(self, lambda: merge_people(desk.store, double, into, now), lambda _: done(), self._refuse)

    def _refuse(self, error: SpreekuurError) -> None:
        self._said.setText(self._desk.words.tell(error))
        self._said.show()
        self.fit()


class ChoosePersonDialog(Dialog):
    """Asks for somebody who is here. `chosen` tells which `PersonLine`."""

    chosen = Signal(object)

    def __init__(self, desk: Desk, title: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.resize(560, 480)
        self.people = PeopleList(desk)
        self.people.opened.connect(self._choose)
        buttons = QDialogButtonBox()
        buttons.addButton(desk.words.gettext("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(self.people, 1)
        layout.addWidget(buttons)
        self.people.reload()
        self.people.setFocus()

    def _choose(self, line: object) -> None:
        self.accept()
        self.chosen.emit(line)
