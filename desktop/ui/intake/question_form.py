"""The question at hand. Its fields stand in the order of the talk, and are saved as they are filled."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop.domain.contacts import Contact, ContactEntry
from desktop.domain.edits import shows
from desktop.domain.people import Person
from desktop.spreekuur.people import people
from desktop.ui.desks import Desk
from desktop.ui.dossiers.person_dialog import PersonDialog
from desktop.ui.intake.drafts import Draft, Stored
from desktop.ui.intake.options import (
    language_options,
    outcome_options,
    person_options,
    referral_options,
    topic_options,
)
from desktop.ui.widgets.autosave import Action, Autosave
from desktop.ui.widgets.choice_box import ChoiceBox
from desktop.ui.widgets.day_box import DayBox
from desktop.ui.widgets.doubts import with_doubt
from desktop.ui.widgets.forms import add_field, heading, new_form, scrolled
from desktop.ui.widgets.many_choices_box import ManyChoicesBox
from desktop.ui.widgets.saved_label import SavedLabel
from desktop.ui.widgets.text_box import TextBox

_FIELDS = ("language", "topics", "person", "question", "told", "outcome", "referrals", "follow_up")
"""What the form shows of an entry; the rest stays as it is on the disk."""


class QuestionForm(QWidget):
    """Fills in one question. `fits_changed` says that the topics or the language are other ones."""

    fits_changed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._draft = Draft(desk)
        self.autosave = Autosave(desk, self._collect, self)
        self.autosave.stored.connect(self._take_over)
        self.autosave.stored.connect(lambda _: desk.changes.contacts_changed.emit())
        self._make_fields()
        self._lay_out()
        self._connect()
        self._load_people()

    @property
    def contact_id(self) -> UUID | None:
        """The recorded question; none before its first saving."""
        return self._draft.id

    @property
    def saved_words(self) -> str:
        """What the form says of its saving."""
        return self._saved.text()

    def entry(self) -> ContactEntry:
        """Return what the form holds."""
        return replace(
            self._draft.seen,
            language=self.language.code,
            topics=self.topics.codes,
            person=UUID(self.person.code) if self.person.code else None,
            question=self.question.toPlainText(),
            told=self.told.toPlainText(),
            outcome=self.outcome.code,
            referrals=self.referrals.codes,
            follow_up=self.follow_up.day,
        )

    def show_contact(self, contact: Contact | None) -> None:
        """Show a recorded question, or an empty form. What stood here must have been settled."""
        self.autosave.forget()
        self._draft = Draft(self._desk, contact)
        self._show(contact.entry if contact else ContactEntry(), _FIELDS)
        # As the form reads it: a text field has no hard blanks or other line ends, and that is no change of anybody.
        self._draft.seen = self.entry()
        self._saved.clear()
        self._say_what(contact)
        self.fits_changed.emit()

    def refresh(self, contact: Contact) -> None:
        """Show what others changed in the question at hand; what is being edited here stays as it is."""
        if contact.id == self._draft.id and self.autosave.clean:
            self._take_over(Stored(self._draft, self._draft.seen, contact))

    def choose_person(self, person: Person) -> None:
        """Put a person in the form. Nothing is saved before a question about them is."""
        self._with_people(lambda: self.person.set_code(str(person.id)))

    def confirm_saved(self) -> None:
        """Save at once, and say again until when everything is saved."""
        if self.autosave.settle() == "" and self._draft.id is not None:
            self.autosave.saved.emit(self._desk.clock())

    def _make_fields(self) -> None:
        desk = self._desk
        _ = desk.words.gettext
        arrow = desk.icons.icon("open-list")
        self.language = ChoiceBox(language_options(desk), arrow, self._not_listed)
        self.language.setPlaceholderText(_("two letters are enough"))
        self.topics = ManyChoicesBox(topic_options(desk), arrow, self._removal, self._not_listed)
        self.topics.box.setPlaceholderText(_("a word or a code, such as A5"))
        self.person = ChoiceBox([], arrow, self._not_listed)
        self.person.setPlaceholderText(_("without a name"))
        self.new_person = QPushButton(desk.icons.icon("add"), _("New"))
        self.new_person.setAccessibleName(_("New person"))
        self.new_person.setToolTip(_("New person"))
        self.question = TextBox(84)
        self.told = TextBox(96)
        self.outcome = ChoiceBox(outcome_options(desk), arrow, self._not_listed)
        self.referrals = ManyChoicesBox(referral_options(desk), arrow, self._removal, self._not_listed)
        self.follow_up = DayBox(desk)
        self._saved = SavedLabel(desk, self.autosave)
        self._what = heading("", "title")
        self._loading = False

    def _lay_out(self) -> None:
        _ = self._desk.words.gettext
        form = new_form()
        add_field(form, _("&Language"), with_doubt(self.language))
        add_field(form, _("&Topic"), self.topics)
        who = QWidget()
        row = QHBoxLayout(who)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(with_doubt(self.person), 1)
        row.addWidget(self.new_person, alignment=Qt.AlignmentFlag.AlignTop)
        who.setFocusProxy(self.person)
        add_field(form, _("P&erson"), who)
        add_field(form, _("&Question"), self.question)
        add_field(form, _("Told or &done"), self.told)
        add_field(form, _("&Outcome"), with_doubt(self.outcome))
        add_field(form, _("&Referred to"), self.referrals)
        add_field(form, _("&Follow-up on"), self.follow_up)
        inside = QWidget()
        rows = QVBoxLayout(inside)
        rows.setContentsMargins(0, 0, 4, 0)
        rows.addLayout(form)
        rows.addStretch(1)
        top = QHBoxLayout()
        top.addWidget(self._what)
        top.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(top)
        layout.addWidget(scrolled(inside), 1)
        layout.addWidget(self._saved)
        self._say_what(None)

    def _connect(self) -> None:
        for signal in (self.language.chosen, self.person.chosen, self.outcome.chosen):
            signal.connect(lambda _: self._chosen())
        for signal in (self.topics.changed, self.referrals.changed):
            signal.connect(self._chosen)
        for text in (self.question, self.told):
            text.textChanged.connect(self._touched)
            text.left.connect(self.autosave.flush)
        for box in (self.language, self.topics.box, self.person, self.outcome, self.referrals.box):
            box.doubted.connect(lambda _: self._chosen())
        self.follow_up.changed.connect(self._touched)
        self.follow_up.line.editingFinished.connect(self.autosave.flush)
        self.language.chosen.connect(lambda _: self.fits_changed.emit())
        self.topics.changed.connect(self.fits_changed)
        self.new_person.clicked.connect(self._add_person)
        self._desk.changes.people_changed.connect(self._load_people)

    def _show(self, entry: ContactEntry, names: Iterable[str]) -> None:
        """Show these fields of an entry without saying that a person filled them in."""
        day = entry.follow_up
        show: dict[str, Callable[[], None]] = {
            "language": lambda: self.language.set_code(entry.language),
            "topics": lambda: self.topics.set_codes(entry.topics),
            "person": lambda: self.person.set_code(str(entry.person) if entry.person else ""),
            "question": lambda: self.question.replace(entry.question),
            "told": lambda: self.told.replace(entry.told),
            "outcome": lambda: self.outcome.set_code(entry.outcome),
            "referrals": lambda: self.referrals.set_codes(entry.referrals),
            "follow_up": lambda: self.follow_up.set_kept(day.isoformat() if day else ""),
        }
        self._loading = True
        for name in names:
            show[name]()
        self._loading = False

    def _take_over(self, stored: Stored) -> None:
        """Show what others wrote meanwhile in the fields that nobody edits here."""
        if stored.draft is not self._draft:
            return
        here, said, now = self.entry(), stored.said, stored.contact.entry
        steady = [name for name in _FIELDS if getattr(here, name) == getattr(said, name)]
        others = [name for name in steady if getattr(said, name) != getattr(now, name)]
        self._show(now, others)
        here = self.entry()
        if shows(here, said, now):
            self._draft.clock = stored.contact.clock
        self._draft.seen = replace(now, **{name: getattr(here, name) for name in steady})
        if {"language", "topics"} & set(others):
            self.fits_changed.emit()

    def _removal(self, label: str) -> str:
        return self._desk.words.gettext("Take away: {label}").format(label=label)

    def _not_listed(self, typed: str) -> str:
        _ = self._desk.words.gettext
        return _("“{text}” is not in the list. Choose from the list, or empty the field.").format(text=typed)

    def _touched(self) -> None:
        if not self._loading:
            self.autosave.touch()

    def _chosen(self) -> None:
        """Save at once: a choice is whole, while a word may still be typed."""
        self._touched()
        self.autosave.flush()

    def _collect(self) -> Action | None:
        return self._draft.saving(self.entry())

    def _say_what(self, contact: Contact | None) -> None:
        words = self._desk.words
        if contact is None:
            self._what.setText(words.gettext("New question"))
            return
        day, time = words.date(contact.at.astimezone().date()), words.time(contact.at)
        self._what.setText(words.gettext("Question of {day}, {time}").format(day=day, time=time))

    def _add_person(self) -> None:
        dialog = PersonDialog(self._desk, self)
        dialog.added.connect(self._take_person)
        dialog.open()

    def _take_person(self, person: Person) -> None:
        def take() -> None:
            self.person.set_code(str(person.id))
            self._touched()

        self._with_people(take)

    def _load_people(self) -> None:
        self._with_people(lambda: None)

    def _with_people(self, then: Callable[[], None]) -> None:
        """Load the list of people, and go on when it is there."""

        def show(found: list[Person]) -> None:
            self.person.set_options(person_options(found))
            then()

        self._desk.tasks.run(self, lambda: people(self._desk.store), show)
