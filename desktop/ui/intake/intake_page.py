"""The page of the walk-in hour."""

from functools import partial
from uuid import UUID

from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from desktop.domain.articles import DUTCH, Article
from desktop.domain.contacts import Contact
from desktop.domain.handovers import Handover
from desktop.domain.pages import ContactLine
from desktop.domain.people import Person
from desktop.domain.slips import Slip
from desktop.domain.trash import TrashKind
from desktop.domain.walk_in_hours import WalkInHour
from desktop.spreekuur.contacts import contact
from desktop.spreekuur.handovers import handover
from desktop.spreekuur.print_jobs import HandoverDocument
from desktop.spreekuur.rush import mark_filled_in
from desktop.spreekuur.trash import put_away
from desktop.ui.desks import Desk
from desktop.ui.dossiers.letter_dialog import LetterDialog
from desktop.ui.information.client_view import show_to_client
from desktop.ui.intake.fitting_list import FittingList
from desktop.ui.intake.hour_bar import HourBar
from desktop.ui.intake.question_form import QuestionForm
from desktop.ui.intake.questions_list import Found, QuestionsList, Shown
from desktop.ui.intake.rush_sheet import RushSheet
from desktop.ui.intake.slips_button import SlipsButton
from desktop.ui.intake.withdrawal_dialog import WithdrawalDialog
from desktop.ui.printing.article_preview import preview_article
from desktop.ui.printing.preview_dialog import PreviewDialog
from desktop.ui.printing.recalls_bar import RecallsBar
from desktop.ui.referrals.open_referrals import OpenReferrals
from desktop.ui.widgets.forms import pane, primary
from desktop.ui.widgets.pages import ArticleWanted, LetterWanted, Page, QuestionWanted, SignalWanted

_THREE_PARTS = 960
"""Pixels from which the list, the question and what fits it stand side by side."""


class IntakePage(Page):
    """The walk-in hour that goes on, its questions, the one at hand, and what fits it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        _ = desk.words.gettext
        self.hour = HourBar(desk)
        self.list = QuestionsList(desk)
        self.today = self.list.view
        self.form = QuestionForm(desk)
        self.fitting = FittingList(desk)
        self.slips = SlipsButton(desk, self.form)
        self.referred = OpenReferrals(desk)
        self.handover = QPushButton(desk.icons.icon("print"), _("Handover of today"))
        self.recalls = RecallsBar(desk)
        self.next = primary(_("Next question (Ctrl+N)"))
        self.rush = QPushButton(_("One key for each visitor"))
        self.rush.setToolTip(_("One key for each visitor (Ctrl+R)"))
        self._lay_out()
        self._connect()
        self.recalls.reload()

    def new_question(self) -> None:
        """Save the question at hand and start the next one."""
        if self.may_leave():
            self.form.show_contact(None)
            self.today.clearSelection()
            self.form.language.setFocus()

    def new_question_of(self, person: Person) -> None:
        """Save the question at hand and start the next one, of a person."""
        if self.may_leave():
            self.form.show_contact(None)
            self.form.choose_person(person)
            self.form.language.setFocus()

    def open_thing(self, thing: object) -> None:
        """Show a recorded question, start the next one of a person, or note a letter at the one at hand."""
        if isinstance(thing, Contact):
            self.show_contact(thing)
        elif isinstance(thing, QuestionWanted):
            self.new_question_of(thing.person)
        elif isinstance(thing, LetterWanted):
            self.form.note_letter(thing.kind)

    def new_group(self) -> None:
        """Save the question at hand and start information for a group."""
        self.new_question()
        if self.form.contact_id is None:
            self.form.start_group()

    def show_contact(self, contact: Contact) -> None:
        """Save the question at hand and show another one, to read or to change."""
        if self.may_leave():
            self.form.show_contact(contact)
            self.form.question.setFocus()

    def open_rush(self) -> None:
        """Save the question at hand and record visitors with one key each."""
        if self.may_leave():
            RushSheet(self.desk, self.window()).open()

    def read_letter(self) -> None:
        """Save the question at hand and say what the letter in hand means; what is told of it is kept with the question."""
        if not self.may_leave():
            return
        contact_id, desk = self.form.contact_id, self.desk
        if contact_id is None:
            self._open_letter(None)
        else:
            desk.tasks.run(self, lambda: contact(desk.store, contact_id), self._open_letter)

    def reload(self) -> None:
        """Show what is recorded now."""
        self.recalls.reload()
        self.list.reload(self.form.contact_id)

    def panes(self) -> list[QWidget]:
        """Return the form first: the work starts there."""
        return [self.form.language, self.fitting.list, self.today, self.hour.begin, self.hour.end]

    def enter(self) -> None:
        """Offer what may have been written down elsewhere, the keyboard in the form."""
        self.form.fields.load_places()
        super().enter()

    def settle(self) -> str:
        """Save the question at hand."""
        return self.form.autosave.settle()

    def give_up(self) -> None:
        """Let go of the last change."""
        self.form.autosave.forget()

    def print_page(self) -> None:
        """Print the article that is chosen beside the form."""
        if self.fitting.article:
            self._print(self.fitting.article)

    def show_to_client(self) -> None:
        """Fill the screen with the article that is chosen beside the form."""
        if self.fitting.article:
            self._turn_screen(self.fitting.article)

    def confirm_saved(self) -> None:
        """Save at once and say so again."""
        self.form.confirm_saved()

    def _connect(self) -> None:
        form, desk = self.form, self.desk
        self.next.clicked.connect(self.new_question)
        self.rush.clicked.connect(self.open_rush)
        self.list.opened.connect(self._show_question)
        self.list.loaded.connect(self._take_found)
        self.hour.ended.connect(self._tell_handover)
        self.hour.group_wanted.connect(self.new_group)
        form.fits_changed.connect(lambda: self.fitting.show_topics(form.topics.codes))
        form.fields.urgent.client_wanted.connect(self._turn_screen)
        form.filled_in.connect(self._finish_haste)
        form.removal_wanted.connect(self._remove)
        form.withdrawal_wanted.connect(self._withdraw)
        form.signal_wanted.connect(self._want_signal)
        form.letter_wanted.connect(self.read_letter)
        form.person_shown.connect(self.referred.show_person)
        self.referred.shown.connect(self._arrange)
        self.referred.told.connect(lambda: self.referred.show_person(form.entry().person))
        self.fitting.opened.connect(self._read)
        self.fitting.printing.connect(self._print)
        self.slips.wanted.connect(self._print_slip)
        self.handover.clicked.connect(lambda: self._tell_handover(self.hour.hour))
        self.recalls.question_wanted.connect(self._show_question)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, form.finish_filling_in)
        for changed in (desk.changes.contacts_changed, desk.changes.hour_changed):
            changed.connect(self.reload)

    def _turn_screen(self, article: Article) -> None:
        show_to_client(self.desk, article, self.form.language.code or DUTCH, self.window())

    def _print(self, article: Article) -> None:
        form = self.form
        preview_article(self.desk, article, form.language.code, self.window(), contact=form.contact_id)

    def _read(self, article: Article) -> None:
        self.wanted.emit(ArticleWanted(article, self.form.language.code))

    def _tell_handover(self, hour: WalkInHour | None) -> None:
        """Show what the next session must know, as it stands now; what is in the form is saved first."""
        desk = self.desk
        if self.may_leave():
            desk.tasks.run(self, lambda: handover(desk.store, desk.pack, desk.clock(), hour=hour), self._show_handover)

    def _show_handover(self, told: Handover) -> None:
        words = self.desk.words
        title = words.gettext("Handover of today")
        language = words.language
        PreviewDialog(self.desk, HandoverDocument(told), title, language, self.window(), file_name="overdracht").open()

    def _print_slip(self, slip: Slip, title: str, file_name: str) -> None:
        """Show the pages of a slip in the client's language; what is in the form is saved first, so that it counts."""
        self.settle()
        language = self.form.language.code or DUTCH
        contact_id = self.form.contact_id
        PreviewDialog(self.desk, slip, title, language, self.window(), file_name=file_name, contact=contact_id).open()

    def _show_question(self, contact_id: UUID) -> None:
        desk = self.desk
        desk.tasks.run(self, lambda: contact(desk.store, contact_id), self.show_contact)

    def _finish_haste(self, contact_id: UUID) -> None:
        """Take a question off the list of what is to be filled in, and show the next one on it."""
        desk = self.desk
        if self.settle() == "":
            now = desk.clock()
            filled = partial(mark_filled_in, desk.store, contact_id, now)
            desk.tasks.run(self, filled, lambda _: self._show_next_in_haste(contact_id))

    def _show_next_in_haste(self, done: UUID) -> None:
        lines = [row.thing for row in self.today.rows.rows] if self.list.shown is Shown.TO_FILL_IN else []
        ids = [line.id for line in lines if isinstance(line, ContactLine) and line.id != done]
        self.desk.changes.contacts_changed.emit()
        if ids:
            self._show_question(ids[0])

    def _remove(self, contact_id: UUID) -> None:
        """Put the question at hand into the trash; it comes back with Undo."""
        desk = self.desk
        if self.settle() == "":
            now = desk.clock()
            away = partial(put_away, desk.store, TrashKind.CONTACT, contact_id, now)
            desk.tasks.run(self, away, lambda _: self._removed())

    def _removed(self) -> None:
        self.form.show_contact(None)
        self.form.language.setFocus()
        changes = self.desk.changes
        changes.contacts_changed.emit()
        changes.noticed.emit(self.desk.words.gettext("The question is in the trash."), True)

    def _withdraw(self, person: Person | None) -> None:
        if person is not None and self.settle() == "":
            dialog = WithdrawalDialog(self.desk, person, self.form.contact_id, self.window())
            dialog.withdrawn.connect(self._withdrawn)
            dialog.open()

    def _withdrawn(self, said: str) -> None:
        self.form.show_contact(None)
        self.form.language.setFocus()
        self.desk.changes.noticed.emit(said, False)

    def _want_signal(self, contact_id: UUID) -> None:
        desk = self.desk
        if self.may_leave():
            found = partial(contact, desk.store, contact_id)
            desk.tasks.run(self, found, lambda it: self.wanted.emit(SignalWanted(it)))

    def _open_letter(self, known: Contact | None) -> None:
        entry = self.form.entry()
        dialog = LetterDialog(self.desk, self.window(), person=entry.person, language=entry.language, known=known)
        dialog.saved.connect(self._show_read)
        dialog.explained.connect(self.wanted)
        dialog.open()

    def _show_read(self, made: Contact) -> None:
        """Show the question that a letter made; one that was at hand already is shown by its own reload."""
        if self.form.contact_id is None:
            self.form.show_contact(made)

    def _take_found(self, found: Found) -> None:
        self.hour.show_found(found)
        if found.at_hand is not None:
            self.form.refresh(found.at_hand)
        elif found.asked_for is not None and found.asked_for == self.form.contact_id and self.form.autosave.clean:
            # It was put into the trash: by Undo, or on another laptop.
            self.form.show_contact(None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show what fits in the place of the list, and only when asked, where three parts do not fit side by side."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        narrow = self.width() < _THREE_PARTS
        beside = self.to_fitting.isChecked()
        for button in (self.to_fitting, self.to_list):
            button.setVisible(narrow)
        _ = self.desk.words.gettext
        # What is to be asked must not hide behind a button that does not say so.
        self.to_fitting.setText(_("What came of it?") if self.referred.boxes else _("What fits this"))
        self._left.setVisible(not narrow or not beside)
        self._right.setVisible(not narrow or beside)
        for frame, least, most in self._parts:
            # The words on their buttons count, in any language.
            needed = max(least, frame.minimumSizeHint().width())
            frame.setMinimumWidth(needed)
            frame.setMaximumWidth(max(needed, most))

    def _swap(self, *, fitting: bool) -> None:
        self.to_fitting.setChecked(fitting)
        self._arrange()
        (self.to_list if fitting else self.to_fitting).setFocus()

    def _lay_out(self) -> None:
        _ = self.desk.words.gettext
        self.to_fitting, self.to_list = QPushButton(_("What fits this")), QPushButton(_("Back to the questions"))
        self.to_fitting.setCheckable(True)
        self._left, lists = pane(margin=12)
        lists.addWidget(self.next)
        lists.addWidget(self.rush)
        lists.addWidget(self.recalls)
        lists.addWidget(self.list, 1)
        lists.addWidget(self.to_fitting)
        lists.addWidget(self.handover)
        middle, at_hand = pane()
        at_hand.addWidget(self.form)
        self._right, beside = pane(margin=12)
        beside.addWidget(self.to_list)
        beside.addWidget(self.referred)
        beside.addWidget(self.fitting)
        beside.addWidget(self.slips)
        panes = QHBoxLayout()
        panes.setSpacing(12)
        for frame, share in ((self._left, 29), (middle, 46), (self._right, 24)):
            # By its share alone: a part that grows with its words moves the field that somebody types in.
            frame.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
            panes.addWidget(frame, share)
        self._parts = ((self._left, 232, 328), (middle, 0, 16_777_215), (self._right, 232, 272))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 16)
        layout.setSpacing(8)
        layout.addWidget(self.hour)
        layout.addLayout(panes, 1)
        self.to_fitting.clicked.connect(lambda: self._swap(fitting=True))
        self.to_list.clicked.connect(lambda: self._swap(fitting=False))
