"""The question at hand. Its fields stand in the order of the talk, and are saved as they are filled."""

from collections.abc import Iterable
from dataclasses import replace
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.domain.contacts import Contact, ContactEntry
from desktop.domain.edits import shows
from desktop.domain.letters import LetterKind
from desktop.domain.people import Person
from desktop.spreekuur.recovering import keep_at_hand
from desktop.ui.desks import Desk
from desktop.ui.dossiers.person_dialog import PersonDialog
from desktop.ui.intake.drafts import Draft, Stored
from desktop.ui.intake.talk_fields import TalkFields
from desktop.ui.widgets.autosave import Action, Autosave
from desktop.ui.widgets.forms import heading, scrolled
from desktop.ui.widgets.saved_label import SavedLabel


class QuestionForm(QWidget):
    """Fills in one question. `fits_changed` says that the topics or the language are other ones.

    The other signals ask for what the form does not do itself, about the recorded question.
    """

    fits_changed = Signal()
    filled_in = Signal(object)
    removal_wanted = Signal(object)
    signal_wanted = Signal(object)
    letter_wanted = Signal()
    person_shown = Signal(object)
    """The id of whom the question is about; none when nobody is named."""
    withdrawal_wanted = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._draft = Draft(desk)
        self._loading = False
        self.autosave = Autosave(desk, self._collect, self)
        self.autosave.stored.connect(self._take_over)
        self.autosave.stored.connect(lambda _: desk.changes.contacts_changed.emit())
        self.fields = TalkFields(desk, self)
        self.language, self.topics, self.person = self.fields.language, self.fields.topics, self.fields.person
        self.question, self.told, self.outcome = self.fields.question, self.fields.told, self.fields.outcome
        self.referrals, self.follow_up = self.fields.referrals, self.fields.follow_up
        self.new_person = self.fields.who.new
        _ = desk.words.gettext
        self.finish_haste = QPushButton(_("Filled in (Ctrl+Enter)"))
        self.letter = QPushButton(_("Letter"))
        self.signal = QPushButton(_("Signal"))
        self.remove = QPushButton(_("Trash"))
        self.letter.setAccessibleName(_("What does this letter mean? (Ctrl+B)"))
        self.signal.setAccessibleName(_("Make a signal of this question"))
        self.remove.setAccessibleName(_("Put this question into the trash"))
        for button in (self.letter, self.signal, self.remove):
            button.setToolTip(button.accessibleName())
        self._saved = SavedLabel(desk, self.autosave)
        self._what = heading("", "title")
        self._state = QLabel()
        self._lay_out()
        self._connect()
        self._say_what(None)

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
        return self._read(self._draft.seen)

    def show_contact(self, contact: Contact | None) -> None:
        """Show a recorded question, or an empty form. What stood here must have been settled."""
        self.autosave.forget()
        self._draft = Draft(self._desk, contact)
        self._show(contact.entry if contact else ContactEntry(), self.fields.bindings)
        # As the form reads it: a text field has no hard blanks or other line ends, and that is no change of anybody.
        self._draft.seen = self.entry()
        self._saved.clear()
        self._say_what(contact)
        self.fields.ask.show_contact(self._draft.id)
        self.fields.arrange(fresh=True)
        self.fits_changed.emit()
        self._tell_person()
        store, shown = self._desk.store, self._draft.id
        self._desk.tasks.run(self, lambda: keep_at_hand(store, shown), lambda _: None)

    def refresh(self, contact: Contact) -> None:
        """Show what others changed in the question at hand; what is being edited here stays as it is."""
        if contact.id == self._draft.id and self.autosave.clean:
            self._take_over(Stored(self._draft, self._draft.seen, contact))

    def choose_person(self, person: Person) -> None:
        """Put a person in the form. Nothing is saved before a question about them is."""
        self.person.show_person(person)
        self.fields.who.show_consent()
        self._tell_person()

    def note_letter(self, kind: LetterKind) -> None:
        """Write down which letter the client shows; a question of which only the count is left stays as it is."""
        if self._inside.isEnabled():
            self.fields.more.note_letter(kind)
            self._chosen()

    def start_group(self) -> None:
        """Begin information for a group, the keyboard at the language."""
        self.fields.more.open_group()
        self.language.setFocus()

    def confirm_saved(self) -> None:
        """Save at once, and say again until when everything is saved."""
        if self.autosave.settle() == "" and self._draft.id is not None:
            self.autosave.saved.emit(self._desk.clock())

    def finish_filling_in(self) -> None:
        """Take a question that was written down in haste off the list of what is to be filled in."""
        if self._draft.id is not None and self._draft.seen.in_haste:
            self.filled_in.emit(self._draft.id)

    def _ask_headquarters(self) -> None:
        """Put the wording that was typed for it to headquarters, once the question itself is on the disk."""
        if self.autosave.settle() == "" and self._draft.id is not None:
            self.fields.ask.send(self._draft.id)

    def _lay_out(self) -> None:
        inside = QWidget()
        rows = QVBoxLayout(inside)
        rows.setContentsMargins(0, 0, 4, 0)
        rows.addLayout(self.fields.lay_out())
        rows.addStretch(1)
        self._inside = inside
        top = QHBoxLayout()
        self._what.setWordWrap(True)
        top.addWidget(self._what, 1)
        top.addWidget(self.fields.urgent.button)
        self._strip = QFrame()
        self._strip.setObjectName("ask")
        said = QHBoxLayout(self._strip)
        said.setContentsMargins(12, 4, 12, 4)
        self._state.setWordWrap(True)
        said.addWidget(self._state, 1)
        said.addWidget(self.finish_haste)
        foot = QHBoxLayout()
        foot.addWidget(self._saved, 1)
        foot.addWidget(self.letter)
        foot.addWidget(self.signal)
        foot.addWidget(self.remove)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(top)
        layout.addWidget(self._strip)
        layout.addWidget(self.fields.urgent)
        fields = scrolled(inside)
        # The least of all: what is urgent keeps its room on a small screen.
        fields.setMinimumHeight(40)
        layout.addWidget(fields, 1)
        layout.addLayout(foot)

    def _connect(self) -> None:
        fields = self.fields
        fields.typed.connect(self._touched)
        fields.chosen.connect(self._chosen)
        fields.left.connect(self.autosave.flush)
        fields.language.chosen.connect(lambda _: self.fits_changed.emit())
        fields.topics.changed.connect(self.fits_changed)
        fields.who.new_wanted.connect(self._add_person)
        fields.who.withdrawal_wanted.connect(self.withdrawal_wanted)
        fields.ask.wanted.connect(self._ask_headquarters)
        self.finish_haste.clicked.connect(self.finish_filling_in)
        self.letter.clicked.connect(self.letter_wanted)
        fields.person.chosen.connect(lambda _: self._tell_person())
        self.remove.clicked.connect(lambda: self.removal_wanted.emit(self._draft.id))
        self.signal.clicked.connect(lambda: self.signal_wanted.emit(self._draft.id))
        self.autosave.stored.connect(lambda _: self._offer())

    def _read(self, seen: ContactEntry) -> ContactEntry:
        """Return an entry with what stands in the boxes; what has no box stays as it is on the disk."""
        return replace(seen, **{name: one.read() for name, one in self.fields.bindings.items()})  # type: ignore[arg-type]

    def _show(self, entry: ContactEntry, names: Iterable[str]) -> None:
        """Show these fields of an entry without saying that a person filled them in."""
        self._loading = True
        for name in names:
            self.fields.bindings[name].show(getattr(entry, name))
        self._loading = False

    def _take_over(self, stored: Stored) -> None:
        """Show what others wrote meanwhile in the fields that nobody edits here."""
        if stored.draft is not self._draft:
            return
        here, said, now = self.entry(), stored.said, stored.contact.entry
        steady = [name for name in self.fields.bindings if getattr(here, name) == getattr(said, name)]
        others = [name for name in steady if getattr(said, name) != getattr(now, name)]
        self._show(now, others)
        here = self.entry()
        if shows(here, said, now):
            self._draft.clock = stored.contact.clock
        self._draft.seen = replace(now, **{name: getattr(here, name) for name in steady})
        if others:
            self.fields.arrange()
        if {"language", "topics"} & set(others):
            self.fits_changed.emit()
        if "person" in others:
            self._tell_person()
        self._say_what(stored.contact)
        self.fields.ask.take_up(stored.contact.id)

    def _tell_person(self) -> None:
        self.person_shown.emit(self.entry().person)

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
        _ = words.gettext
        self._inside.setEnabled(contact is None or not contact.emptied)
        self._desk.changes.take_question(contact)
        self._offer()
        in_haste = contact is not None and contact.entry.in_haste
        self.finish_haste.setVisible(in_haste)
        self._strip.setVisible(contact is not None and (in_haste or contact.emptied))
        if contact is None:
            self._what.setText(_("New question"))
            return
        day, time = contact.at.astimezone().date(), words.time(contact.at)
        self._what.setText(
            _("Question of {time}").format(time=time)
            if day == self._desk.today()
            else _("Question of {day}, {time}").format(day=words.date(day), time=time)
        )
        self._state.setText(
            _("Only the count is left of this question. It cannot be changed.")
            if contact.emptied
            else _("Written down in haste. Fill in what you still know.")
        )

    def _offer(self) -> None:
        """Offer what can be done with a recorded question only."""
        for button in (self.signal, self.remove):
            button.setEnabled(self._draft.id is not None)

    def _add_person(self) -> None:
        dialog = PersonDialog(self._desk, self)
        dialog.added.connect(self._take_person)
        dialog.open()

    def _take_person(self, person: Person) -> None:
        self.choose_person(person)
        self._chosen()
