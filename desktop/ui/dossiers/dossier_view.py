"""One person's file, as whoever helps them now needs it."""

from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QVBoxLayout, QWidget

from desktop.domain.agendas import AgendaDay, Origin
from desktop.domain.contacts import Contact
from desktop.domain.people import Consent, Person
from desktop.domain.prints import TOLD
from desktop.errors import SpreekuurError
from desktop.spreekuur.agendas import settle
from desktop.spreekuur.clocks import known_day
from desktop.spreekuur.daily_words import CONSENT_WORDS
from desktop.spreekuur.dossiers import Dossier, Event, EventKind, dossier
from desktop.spreekuur.family_words import birth_said
from desktop.spreekuur.print_jobs import DocumentKind
from desktop.spreekuur.referrals import site_directory
from desktop.ui.agenda.agenda_words import day_said, nearness, what
from desktop.ui.desks import Desk
from desktop.ui.dossiers.dossier_actions import DossierActions
from desktop.ui.dossiers.doubles_box import DoublesBox
from desktop.ui.dossiers.event_rows import event_row
from desktop.ui.referrals.open_referrals import OpenReferrals
from desktop.ui.widgets.flow_layout import FlowLayout
from desktop.ui.widgets.forms import heading, note, primary, scrolled
from desktop.ui.widgets.pages import ToldWanted
from desktop.ui.widgets.rows_model import Row
from desktop.ui.widgets.rows_view import RowsView


class DossierView(QWidget):
    """Shows a person: who it is, what is still to be done, and what happened, the newest first.

    `wanted` asks the window for something of theirs, `shown` tells the person whose file is open now, or None.
    """

    wanted = Signal(object)
    shown = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._asked: UUID | None = None
        self.dossier: Dossier | None = None
        self._make_parts()
        self._lay_out()
        self._connect()
        self.clear()

    def show_person(self, person_id: UUID) -> None:
        """Open a person's file; that of a double is the file that goes on for it."""
        desk, self._asked = self._desk, person_id

        def read() -> tuple[Dossier, dict[str, str]]:
            today = known_day(desk.store, desk.pack, desk.clock())
            places = site_directory(desk.store, desk.pack)
            names = {code: desk.name_of(entry.names) for code, entry in places.items()}
            return dossier(desk.store, desk.pack, person_id, today), names

        desk.tasks.run(self, read, lambda found: self._show(person_id, *found), self._gone)

    def reload(self) -> None:
        """Read the open file again."""
        if self._asked is not None:
            self.show_person(self._asked)

    def clear(self) -> None:
        """Close the file."""
        self._asked, self.dossier = None, None
        self._file.hide()
        self._empty.show()
        self.referrals.show_person(None)
        self.shown.emit(None)

    def first_field(self) -> QWidget:
        """Return where the work on a file starts."""
        return self.question

    def _make_parts(self) -> None:
        desk = self._desk
        _ = desk.words.gettext
        self.actions_of = DossierActions(desk, self)
        self._empty = note(_("Choose a person in the list: the arrow down and Enter, or a click."))
        self.name = heading("", "title")
        self.facts = note()
        for label in (self.name, self.facts):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        self.question = primary(_("New question"))
        self.letter = QPushButton(_("&Letter …"))
        self.date = QPushButton(_("&Date …"))
        self.family = QPushButton(desk.icons.icon("families"), _("&Family file"))
        self.more = QPushButton(_("&More"))
        self.doubles = DoublesBox(desk)
        self.referrals = OpenReferrals(desk, wide=True)
        self.done = QPushButton(_("Dealt &with"))
        self.timeline = RowsView(_("To do, and what happened"), [_("Day"), _("Kind"), _("What")], stretch=2, wrap=True)
        self.timeline.setMinimumHeight(200)

    def _lay_out(self) -> None:
        _ = self._desk.words.gettext
        top = QHBoxLayout()
        top.addWidget(self.name, 1)
        top.addWidget(self.question, alignment=Qt.AlignmentFlag.AlignTop)
        buttons = FlowLayout()
        for button in (self.letter, self.date, self.family, self.more):
            buttons.addWidget(button)
        self._menu = QMenu(self.more)
        self.actions_of.fill(self._menu)
        self.more.setMenu(self._menu)
        above = QHBoxLayout()
        above.addWidget(heading(_("To do, and what happened")), 1)
        above.addWidget(self.done)
        self._inside = QWidget()
        rows = QVBoxLayout(self._inside)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(8)
        rows.addLayout(top)
        rows.addWidget(self.facts)
        rows.addLayout(buttons)
        rows.addWidget(self.doubles)
        rows.addWidget(self.referrals)
        rows.addLayout(above)
        rows.addWidget(self.timeline, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._empty, alignment=Qt.AlignmentFlag.AlignTop)
        # On a small screen the file scrolls; nothing of it is squeezed.
        self._file = scrolled(self._inside)
        layout.addWidget(self._file, 1)

    def _connect(self) -> None:
        acts = self.actions_of
        for button, action in (
            (self.question, acts.ask),
            (self.letter, acts.read_letter),
            (self.date, acts.add_date),
            (self.family, acts.open_family),
            (self.done, self._settle),
        ):
            button.clicked.connect(lambda _=False, action=action: action())
        acts.wanted.connect(self.wanted)
        acts.erased.connect(self.clear)
        acts.moved.connect(self.show_person)
        self.doubles.comparing.connect(acts.compare)
        self.doubles.parting.connect(acts.part)
        self.timeline.opened.connect(self._open)
        self.timeline.selectionModel().currentRowChanged.connect(lambda *_: self._look())

    def _show(self, asked: UUID, found: Dossier, places: dict[str, str]) -> None:
        if asked != self._asked:
            return
        desk = self._desk
        words = desk.words
        fresh = self.dossier is None or self.dossier.person.id != found.person.id
        self._asked, self.dossier = found.person.id, found
        self.actions_of.dossier = found
        self.name.setText(found.person.entry.name)
        self.facts.setText(self._facts(found.person))
        self.family.setText(words.gettext("&Family file") if found.families else words.gettext("New &family file"))
        self.doubles.show_files(found.twins, found.doubles)
        self.referrals.show_person(found.person.id)
        lines = [Row(line, self._to_do(line)) for line in found.open]
        self.timeline.show_rows([*lines, *(event_row(desk, event, places) for event in found.timeline)])
        if self.timeline.rows.rows and (fresh or self.timeline.thing is None):
            self.timeline.select(0)
        self._look()
        self._empty.hide()
        self._file.show()
        self.shown.emit(found.person)

    def _gone(self, error: SpreekuurError) -> None:
        """Close a file that is not here any more, and say so."""
        self.clear()
        self._empty.setText(self._desk.words.tell(error))

    def _facts(self, person: Person) -> str:
        words, entry = self._desk.words, person.entry
        _ = words.gettext
        language = self._desk.pack.taxonomy.languages.get(entry.speaks)
        spoken = self._desk.name_of(language.names) if language else entry.speaks
        agreed = _(CONSENT_WORDS[Consent(entry.consent)]) if entry.consent in set(Consent) else entry.consent
        if agreed and entry.consent_on:
            agreed = f"{agreed} ({words.date(entry.consent_on)})"
        known = (
            _("born {told}").format(told=birth_said(entry.born, words)) if entry.born else "",
            _("V-number {number}").format(number=entry.v_number) if entry.v_number else "",
            _("room {room}").format(room=entry.room) if entry.room else "",
            _("speaks {language}").format(language=spoken) if spoken else "",
            agreed or _("ask whether we may write this person down"),
        )
        return " · ".join(part for part in known if part)

    def _contact(self, contact_id: UUID) -> Contact | None:
        events = self.dossier.timeline if self.dossier else ()
        return next((it.contact for it in events if it.contact and it.contact.id == contact_id), None)

    def _to_do(self, line: AgendaDay) -> tuple[str, str, str]:
        near = nearness(self._desk, line)
        said = " · ".join(part for part in (near, what(self._desk, line.item)) if part)
        return day_said(self._desk, line.item), self._desk.words.gettext("To do"), said

    def _look(self) -> None:
        """Offer to tick off what is to be done, except what follows from a family file."""
        line = self.timeline.thing
        self.done.setEnabled(isinstance(line, AgendaDay) and line.item.origin is not Origin.FAMILY)

    def _open(self, thing: object) -> None:
        if isinstance(thing, AgendaDay):
            self._open_line(thing)
        elif isinstance(thing, Event):
            self._open_event(thing)

    def _open_event(self, event: Event) -> None:
        """Open a line of the timeline: a letter and a date in their dialog, a text as it was then, the rest at its question."""
        if event.appointment is not None:
            self.actions_of.change_date(event.appointment)
        elif event.kind is EventKind.LETTER and event.contact is not None:
            self.actions_of.read_letter(event.contact)
        elif event.handout is not None and event.handout.kind in (TOLD, DocumentKind.ARTICLE):
            self.wanted.emit(ToldWanted(event.handout))
        elif event.contact is not None:
            self.wanted.emit(event.contact)

    def _open_line(self, line: AgendaDay) -> None:
        """Open what is still to be done."""
        found = self.dossier
        if found is None:
            return
        contact = self._contact(line.item.id)
        if line.item.origin is Origin.LETTER and contact is not None:
            self.actions_of.read_letter(contact)
        elif contact is not None:
            self.wanted.emit(contact)
        elif line.item.origin is Origin.FAMILY:
            self.wanted.emit(next(it for it in found.families if it.id == line.item.id))
        else:
            dates = (it.appointment for it in found.timeline if it.appointment)
            self.actions_of.change_date(next(it for it in dates if it.id == line.item.id))

    def _settle(self) -> None:
        line, desk = self.timeline.thing, self._desk
        if isinstance(line, AgendaDay):
            now = desk.clock()
            desk.tasks.run(
                self, lambda: settle(desk.store, line.item, now), lambda _: desk.changes.contacts_changed.emit()
            )
