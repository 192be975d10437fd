"""The page of the signals."""

from datetime import UTC, date, datetime, time

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPushButton, QWidget

from desktop.domain.contacts import Contact
from desktop.domain.signals import Category, Signal
from desktop.domain.terms import months_later
from desktop.spreekuur.daily_words import CATEGORY_WORDS
from desktop.spreekuur.print_jobs import SignalsDocument
from desktop.spreekuur.signals import SignalsOfMonth, signals, signals_of_month
from desktop.spreekuur.stores import Role
from desktop.ui.desks import Desk
from desktop.ui.printing.preview_dialog import PreviewDialog
from desktop.ui.signals.signal_form import SignalForm
from desktop.ui.widgets.forms import heading, pane, primary
from desktop.ui.widgets.pages import Page, SignalWanted
from desktop.ui.widgets.rows_model import Row
from desktop.ui.widgets.rows_view import RowsView

_MONTHS = 24


class SignalsPage(Page):
    """A month of signals, and the one at hand. Headquarters reads them only."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        _ = desk.words.gettext
        self.new = primary(_("New signal"))
        self.month = QComboBox()
        self.month.setAccessibleName(_("Month"))
        first = desk.today().replace(day=1)
        for back in range(_MONTHS):
            day = months_later(first, -back)
            self.month.addItem(desk.words.month(day), day)
        self.list = RowsView(
            _("Signals of the month"), [_("Day"), _("About"), _("People")], stretch=1, single=True, wrap=True
        )
        self.print = QPushButton(desk.icons.icon("print"), _("&Month on one page"))
        self.form = SignalForm(desk)
        self._lay_out()
        self.new.clicked.connect(self.new_signal)
        self.list.opened.connect(self.open_thing)
        self.month.currentIndexChanged.connect(self.reload)
        self.print.clicked.connect(self.print_page)
        desk.changes.signals_changed.connect(self.reload)
        desk.changes.exchanged.connect(self.reload)
        self._records = desk.store.about.role is not Role.HEADQUARTERS
        self.new.setVisible(self._records)
        self.form.setEnabled(self._records)
        self.reload()

    def new_signal(self) -> None:
        """Save the signal at hand and start another one."""
        if self.may_leave():
            self.form.show_signal(None)
            self.list.clearSelection()
            self.form.category.setFocus()

    def new_signal_from(self, contact: Contact) -> None:
        """Save the signal at hand and start one about what a question was about; nothing links the two."""
        if self._records and self.may_leave():
            self.form.start_from(contact)
            self.list.clearSelection()
            self.form.category.setFocus()

    def open_thing(self, thing: object) -> None:
        """Show a signal, or begin one from a question."""
        if isinstance(thing, SignalWanted):
            self.new_signal_from(thing.contact)
        elif isinstance(thing, Signal) and self.may_leave():
            self.form.show_signal(thing)
            self.form.category.setFocus()

    def reload(self) -> None:
        """Show the signals of the chosen month as they are now."""
        desk, first = self.desk, self._first
        since, until = (datetime.combine(day, time(), UTC) for day in (first, months_later(first, 1)))
        desk.tasks.run(self, lambda: (first, signals(desk.store, since=since, until=until)), self._show)

    def panes(self) -> list[QWidget]:
        """Return the form and the list; at headquarters the list only."""
        return [self.form.category, self.list] if self._records else [self.list]

    def settle(self) -> str:
        """Save the signal at hand."""
        return self.form.autosave.settle()

    def give_up(self) -> None:
        """Let go of the last change."""
        self.form.autosave.forget()

    def print_page(self) -> None:
        """Show the month on one page; what is in the form is saved first."""
        desk, first = self.desk, self._first
        if self.may_leave():
            desk.tasks.run(self, lambda: signals_of_month(desk.store, first), self._show_pages)

    def confirm_saved(self) -> None:
        """Save at once and say so again."""
        self.form.confirm_saved()

    @property
    def _first(self) -> date:
        day = self.month.currentData()
        assert isinstance(day, date)  # noqa: S101 - the box holds nothing else
        return day

    def _show(self, found: tuple[date, list[Signal]]) -> None:
        first, shown = found
        if first != self._first:
            return
        for one in shown:
            self.form.refresh(one)
        self.list.show_rows([self._row(it) for it in shown])
        self.print.setEnabled(bool(shown))

    def _row(self, signal: Signal) -> Row:
        words, entry = self.desk.words, signal.entry
        known = entry.category in set(Category)
        category = words.gettext(CATEGORY_WORDS[Category(entry.category)]) if known else entry.category
        about = f"{category}: {entry.theme}" if entry.theme else category
        heads = "–" if entry.heads is None else str(entry.heads)
        return Row(signal, (words.short_date(signal.at.astimezone().date()), about, heads))

    def _show_pages(self, month: SignalsOfMonth) -> None:
        words = self.desk.words
        title = words.gettext("Signals of {month}").format(month=words.month(month.first))
        name = f"signalen-{month.first:%Y-%m}"
        PreviewDialog(self.desk, SignalsDocument(month), title, words.language, self.window(), file_name=name).open()

    def _lay_out(self) -> None:
        _ = self.desk.words.gettext
        left, lists = pane(margin=12)
        lists.addWidget(self.new)
        lists.addWidget(heading(_("Signals of the month")))
        lists.addWidget(self.month)
        lists.addWidget(self.list, 1)
        lists.addWidget(self.print)
        right, at_hand = pane()
        at_hand.addWidget(self.form)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(12)
        layout.addWidget(left, 2)
        layout.addWidget(right, 3)
