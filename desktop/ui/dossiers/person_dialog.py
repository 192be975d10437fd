"""Adding and changing a person, with no more facts than a follow-up needs."""

from dataclasses import replace

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QDialogButtonBox, QLineEdit, QVBoxLayout, QWidget

from desktop.domain.people import Consent, Person, PersonEntry, Twin
from desktop.errors import SpreekuurError
from desktop.spreekuur.daily_words import CONSENT_WORDS, LIKENESS_WORDS
from desktop.spreekuur.people import add_person, edit_person, likely_twins
from desktop.ui.desks import Desk
from desktop.ui.families.birth_box import BirthBox
from desktop.ui.intake.options import language_options
from desktop.ui.widgets.choice_box import ChoiceBox
from desktop.ui.widgets.dialog import Dialog
from desktop.ui.widgets.doubts import not_listed, with_doubt
from desktop.ui.widgets.forms import add_field, heading, new_form, note
from desktop.ui.widgets.one_line import one_line
from desktop.ui.widgets.option_ranks import Option
from desktop.ui.widgets.rows_model import Row
from desktop.ui.widgets.rows_view import RowsView

_QUIET = 250
_MOST_SHOWN = 20


class PersonDialog(Dialog):
    """Asks for a name and, where known, more; before a second file of one person is made, it shows the first one.

    `added` tells the person, new, changed or already here.
    """

    added = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget, person: Person | None = None, *, name: str = "") -> None:
        super().__init__(parent)
        self._desk, self._person = desk, person
        self._seen = person.entry if person else PersonEntry(name)
        _ = desk.words.gettext
        self.setWindowTitle(_("Change person") if person else _("New person"))
        self.setMinimumWidth(680)
        self._make_fields()
        self._lay_out()
        self._timer = QTimer(self, singleShot=True, interval=_QUIET)
        self._timer.timeout.connect(self._look_for_twins)
        for line in (self.name, self.v_number, self.room):
            line.textEdited.connect(lambda _: self._timer.start())
        self.born.changed.connect(self._timer.start)
        self.twins.opened.connect(self._use)
        if name:
            self._timer.start()

    @property
    def entry(self) -> PersonEntry:
        """What the dialog holds."""
        said = {
            name: one_line(line.text()).strip()
            for name, line in (("name", self.name), ("v_number", self.v_number), ("room", self.room))
        }
        agreed = self.consent.code
        on = self._seen.consent_on if agreed == self._seen.consent else (self._desk.today() if agreed else None)
        born = one_line(self.born.kept).strip()
        return replace(self._seen, born=born, speaks=self.speaks.code, consent=agreed, consent_on=on, **said)

    def _make_fields(self) -> None:
        desk, seen = self._desk, self._seen
        _ = desk.words.gettext
        arrow = desk.icons.icon("open-list")
        self.name, self.v_number, self.room = QLineEdit(seen.name), QLineEdit(seen.v_number), QLineEdit(seen.room)
        self.born = BirthBox(desk.words)
        self.born.set_kept(seen.born)
        self.speaks = ChoiceBox(language_options(desk), arrow, not_listed(desk.words))
        self.speaks.set_code(seen.speaks)
        self.consent = ChoiceBox([Option(one, _(CONSENT_WORDS[one])) for one in Consent], arrow, not_listed(desk.words))
        self.consent.set_code(seen.consent)
        self.twins = RowsView(_("Perhaps here already"), [_("Person"), _("Why")], stretch=1, wrap=True)
        self.twins.setMinimumHeight(96)
        self.twins.setMaximumHeight(150)
        self._said = note(kind="refused")
        self._said.hide()

    def _lay_out(self) -> None:
        _ = self._desk.words.gettext
        form = new_form()
        add_field(form, _("&Name"), self.name)
        add_field(form, _("&Born (as told)"), self.born)
        add_field(form, _("&V-number, if a follow-up needs it"), self.v_number)
        add_field(form, _("&Room in the centre"), self.room)
        add_field(form, _("&Speaks"), with_doubt(self.speaks))
        add_field(form, _("A&grees to be written down"), with_doubt(self.consent))
        self._alike = heading(_("Perhaps here already. Enter uses that file."))
        buttons = QDialogButtonBox()
        self.add = buttons.addButton(_("Save") if self._person else _("Add"), QDialogButtonBox.ButtonRole.AcceptRole)
        self._anyway = buttons.addButton(_("Add anyway, it is somebody else"), QDialogButtonBox.ButtonRole.ActionRole)
        self._anyway.hide()
        buttons.addButton(_("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(lambda: self._save(anyway=False))
        self._anyway.clicked.connect(lambda: self._save(anyway=True))
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setSpacing(12)
        layout.addWidget(note(_("Only what a follow-up needs, and only if the person agrees. Never the BSN.")))
        layout.addLayout(form)
        layout.addWidget(self._alike)
        layout.addWidget(self.twins)
        layout.addWidget(self._said)
        layout.addWidget(buttons)
        self._show_twins([])

    def _look_for_twins(self) -> None:
        desk, entry = self._desk, self.entry
        besides = self._person.id if self._person else None

        def show(found: list[Twin]) -> None:
            if entry == self.entry:
                self._show_twins(found[:_MOST_SHOWN])

        desk.tasks.run(self, lambda: likely_twins(desk.store, entry, besides=besides), show)

    def _show_twins(self, found: list[Twin]) -> None:
        _ = self._desk.words.gettext
        # Who changes a file makes them one on the page of dossiers, with both before them.
        shown = bool(found) and self._person is None
        rows = [
            Row(twin.person, (who(twin.person.entry), ", ".join(_(LIKENESS_WORDS[one]) for one in twin.why)))
            for twin in found
        ]
        self.twins.show_rows(rows)
        self.twins.setVisible(shown)
        self._alike.setVisible(shown)
        self.fit()

    def _use(self, person: Person) -> None:
        self.added.emit(person)
        self.accept()

    def _save(self, *, anyway: bool) -> None:
        for box in (self.speaks, self.consent):
            box.settle()
            if box.doubt:
                box.setFocus()
                return
        desk, entry, known, now = self._desk, self.entry, self._person, self._desk.clock()
        if known is None and not entry.consent:
            # Without a yes the question stays anonymous; a name is never written down on the quiet.
            self._say(desk.words.gettext("First ask whether the name may be written down, and choose how they agreed."))
            self.consent.setFocus()
        elif known is None:
            desk.tasks.run(self, lambda: add_person(desk.store, entry, now, anyway=anyway), self._done, self._refused)
        else:
            seen = self._seen
            desk.tasks.run(
                self, lambda: edit_person(desk.store, known.id, entry, now, seen=seen), self._done, self._refused
            )

    def _done(self, person: Person) -> None:
        self._desk.changes.people_changed.emit()
        self.added.emit(person)
        self.accept()

    def _refused(self, error: SpreekuurError) -> None:
        words = self._desk.words
        # Only a likely twin can be added all the same; the list above tells who it is.
        alike = "twin" in error.values
        here = words.gettext("{name} may be here already: look above. Nothing was saved yet.")
        self._anyway.setVisible(alike)
        self._say(here.format(name=error.values["twin"]) if alike else words.tell(error))

    def _say(self, sentence: str) -> None:
        self._said.setText(sentence)
        self._said.show()
        self.fit()


def who(entry: PersonEntry) -> str:
    """Return a person's name with what tells them from others of that name."""
    return " · ".join(part for part in (entry.name, entry.born, entry.v_number, entry.room) if part)
