"""The page of the exchange, at headquarters."""

from collections import Counter
from pathlib import Path
from uuid import UUID

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.articles import Article
from desktop.domain.asked_questions import AskedQuestion
from desktop.domain.contacts import Contact
from desktop.headquarters.exchange import import_bundle, inspect_bundle
from desktop.spreekuur.asked_questions import answers, asked_questions
from desktop.spreekuur.contacts import contacts_since
from desktop.ui.desks import Desk
from desktop.ui.exchange.cases_box import CasesBox
from desktop.ui.exchange.history_view import HistoryView
from desktop.ui.exchange.reading_box import ReadingBox
from desktop.ui.exchange.sending_box import SendingBox
from desktop.ui.intake.contact_rows import named_topics, topic_words
from desktop.ui.intake.fitting_list import title_of
from desktop.ui.widgets.forms import heading, note, pane
from desktop.ui.widgets.pages import Page
from desktop.ui.widgets.rows_model import Row
from desktop.ui.widgets.rows_view import RowsView


class HeadquartersPage(Page):
    """Reads bundles of laptops, writes bundles for them, and shows what came."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        _ = desk.words.gettext
        store = desk.store
        self.sending = SendingBox(desk)
        self.reading = ReadingBox(
            desk,
            _("Read a laptop's bundle"),
            lambda path: inspect_bundle(store, path, desk.clock()),
            lambda path: import_bundle(store, path, desk.clock()),
        )
        self.history = HistoryView(desk)
        self.cases = CasesBox(desk)
        self.received = RowsView(
            _("Questions received"), [_("Week of"), _("Site"), _("About"), _("Language")], stretch=2, wrap=True
        )
        self.counts = note()
        self.asked = RowsView(
            _("Questions that sites ask us"), [_("Week of"), _("Site"), _("Question")], stretch=2, wrap=True
        )
        self._lay_out()
        desk.changes.contacts_changed.connect(self.reload)
        self.reload()

    def reload(self) -> None:
        """Show what has come."""
        desk = self.desk
        desk.tasks.run(self, lambda: contacts_since(desk.store), self._show)
        desk.tasks.run(self, lambda: (asked_questions(desk.store), answers(desk.store, desk.pack)), self._show_asked)

    def open_thing(self, thing: object) -> None:
        """Show what a file is that somebody dropped or opened; nothing is taken in before somebody says so."""
        if isinstance(thing, Path):
            self.reading.look_at(thing)

    def panes(self) -> list[QWidget]:
        """Return reading, writing, what came and history."""
        cases = [self.cases.list] if self.cases.isVisibleTo(self) else []
        asked = [self.asked] if self.asked.isVisibleTo(self) else []
        return [self.reading.choose, self.sending.audience, *asked, *cases, self.received, self.history.list]

    def _show(self, found: list[Contact]) -> None:
        words = self.desk.words
        rows = []
        for one in found:
            about, language = topic_words(self.desk, one), self._language(one.entry.language)
            rows.append(Row(one, (words.date(one.at.date()), one.site, about, language)))
        self.received.show_rows(rows)
        per_site = Counter(one.site for one in found)
        said = words.ngettext("{count} question received", "{count} questions received", len(found))
        self.counts.setText(" · ".join([said, *(f"{site}: {count}" for site, count in sorted(per_site.items()))]))

    def _show_asked(self, found: tuple[list[AskedQuestion], dict[UUID, Article]]) -> None:
        desk, (asked, answered) = self.desk, found
        rows = []
        for one in asked:
            about = f"{named_topics(desk, one.topics)} · {self._language(one.language)}"
            article = answered.get(one.id)
            title = title_of(article, desk.words.language) if article else ""
            answer = " · " + desk.words.gettext("answered in: {title}").format(title=title) if title else ""
            rows.append(Row(one, (desk.words.date(one.at.date()), one.site, f"{one.wording} · {about}{answer}")))
        self.asked.show_rows(rows)
        self._asking.setVisible(bool(asked))

    def _language(self, code: str) -> str:
        spoken = self.desk.pack.taxonomy.languages.get(code)
        return self.desk.name_of(spoken.names) if spoken else code

    def _lay_out(self) -> None:
        _ = self.desk.words.gettext
        into, reading = pane()
        reading.addWidget(self.reading)
        out, sending = pane()
        sending.addWidget(self.sending)
        past, history = pane()
        history.addWidget(self.history)
        came, received = pane()
        received.addWidget(self.cases, 1)
        received.addWidget(heading(_("Questions received")))
        received.addWidget(self.counts)
        received.addWidget(self.received, 1)
        self._asking, asked = pane()
        asked.addWidget(heading(_("Questions that sites ask us")))
        asked.addWidget(note(_("Nobody there found an answer. Answer in the content that you publish next.")))
        asked.addWidget(self.asked, 1)
        self._asking.hide()
        left, right = QVBoxLayout(), QVBoxLayout()
        for part in (into, out):
            left.addWidget(part)
        left.addWidget(self._asking, 1)
        left.addStretch(0)
        right.addWidget(came, 3)
        right.addWidget(past, 2)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(12)
        layout.addLayout(left, 2)
        layout.addLayout(right, 3)
