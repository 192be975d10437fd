"""The page of the walk-in hour."""

from uuid import UUID

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from desktop.domain.articles import DUTCH, Article
from desktop.domain.contacts import Contact
from desktop.domain.handovers import Handover
from desktop.domain.people import Person
from desktop.domain.slips import Slip
from desktop.spreekuur.contacts import contact, contacts_of_day, open_follow_ups
from desktop.spreekuur.handovers import handover
from desktop.spreekuur.print_jobs import HandoverDocument
from desktop.ui.desks import Desk
from desktop.ui.information.client_view import show_to_client
from desktop.ui.intake.contact_rows import contact_row
from desktop.ui.intake.fitting_list import FittingList
from desktop.ui.intake.question_form import QuestionForm
from desktop.ui.intake.slips_button import SlipsButton
from desktop.ui.printing.article_preview import preview_article
from desktop.ui.printing.preview_dialog import PreviewDialog
from desktop.ui.printing.recalls_bar import RecallsBar
from desktop.ui.widgets.forms import heading, pane, primary
from desktop.ui.widgets.pages import ArticleWanted, Page, QuestionWanted
from desktop.ui.widgets.rows_model import Row
from desktop.ui.widgets.rows_view import RowsView

FOLLOW_UP_DAYS = 7


class IntakePage(Page):
    """Today's questions, the one at hand, and what fits it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        _ = desk.words.gettext
        self.today = RowsView(
            _("Questions of today"), [_("Time"), _("About"), _("Language")], stretch=1, single=True, wrap=True
        )
        self.follow_ups = RowsView(
            _("Questions to follow up"), [_("Day"), _("About"), _("Language")], stretch=1, single=True
        )
        self.form = QuestionForm(desk)
        self.fitting = FittingList(desk)
        self.slips = SlipsButton(desk, self.form)
        self.handover = QPushButton(desk.icons.icon("print"), _("Handover of today"))
        self.recalls = RecallsBar(desk)
        self.next = primary(_("Next question (Ctrl+N)"))
        self._lay_out()
        self.next.clicked.connect(self.new_question)
        for view in (self.today, self.follow_ups):
            view.opened.connect(self.show_contact)
        self.form.fits_changed.connect(lambda: self.fitting.show_topics(self.form.topics.codes))
        self.fitting.opened.connect(self._read)
        self.fitting.printing.connect(self._print)
        self.slips.wanted.connect(self._print_slip)
        self.handover.clicked.connect(self._tell_handover)
        self.recalls.question_wanted.connect(self._show_question)
        desk.changes.contacts_changed.connect(self.reload)
        self.reload()

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

    def show_contact(self, contact: Contact) -> None:
        """Save the question at hand and show another one, to read or to change."""
        if self.may_leave():
            self.form.show_contact(contact)
            self.form.question.setFocus()

    def open_thing(self, thing: object) -> None:
        """Show a recorded question, or start the next one of a person."""
        if isinstance(thing, Contact):
            self.show_contact(thing)
        elif isinstance(thing, QuestionWanted):
            self.new_question_of(thing.person)

    def reload(self) -> None:
        """Show what is recorded now."""
        desk = self.desk
        self.recalls.reload()
        desk.tasks.run(
            self,
            lambda: (
                contacts_of_day(desk.store, desk.clock()),
                open_follow_ups(desk.store, desk.clock(), FOLLOW_UP_DAYS),
            ),
            self._show,
        )

    def panes(self) -> list[QWidget]:
        """Return the form first: the work starts there."""
        return [self.form.language, self.fitting.list, self.today, self.follow_ups]

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
            show_to_client(self.desk, self.fitting.article, self.form.language.code or DUTCH, self.window())

    def confirm_saved(self) -> None:
        """Save at once and say so again."""
        self.form.confirm_saved()

    def _print(self, article: Article) -> None:
        form = self.form
        preview_article(self.desk, article, form.language.code, self.window(), contact=form.contact_id)

    def _read(self, article: Article) -> None:
        self.wanted.emit(ArticleWanted(article, self.form.language.code))

    def _tell_handover(self) -> None:
        """Show what the next session must know, as it stands now; what is in the form is saved first."""
        desk = self.desk
        if self.may_leave():
            desk.tasks.run(self, lambda: handover(desk.store, desk.pack, desk.clock()), self._show_handover)

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

    def _lay_out(self) -> None:
        _ = self.desk.words.gettext
        left, lists = pane(margin=12)
        lists.addWidget(self.next)
        lists.addWidget(self.recalls)
        lists.addWidget(heading(_("Today")))
        lists.addWidget(self.today, 3)
        lists.addWidget(heading(_("To follow up this week")))
        lists.addWidget(self.follow_ups, 1)
        lists.addWidget(self.handover)
        middle, at_hand = pane()
        at_hand.addWidget(self.form)
        right, beside = pane(margin=12)
        beside.addWidget(self.fitting)
        beside.addWidget(self.slips)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(12)
        # On a small screen all three give way, the question least.
        left.setMinimumWidth(232)
        left.setMaximumWidth(344)
        right.setMinimumWidth(216)
        right.setMaximumWidth(256)
        for frame, share in ((left, 30), (middle, 44), (right, 22)):
            layout.addWidget(frame, share)

    def _show(self, found: tuple[list[Contact], list[Contact]]) -> None:
        today, follow_ups = found
        for one in (*today, *follow_ups):
            self.form.refresh(one)
        self.today.show_rows([contact_row(self.desk, it) for it in today])
        rows = []
        for one in follow_ups:
            day = one.entry.follow_up
            cells = contact_row(self.desk, one).cells
            rows.append(Row(one, (f"{day:%d-%m}" if day else "", *cells[1:])))
        self.follow_ups.show_rows(rows)
