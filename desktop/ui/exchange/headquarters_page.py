"""The page of the exchange, at headquarters."""

from collections import Counter
from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from desktop.domain.contacts import Contact
from desktop.errors import SpreekuurError
from desktop.headquarters.devices import enrol_device, organisation_file
from desktop.headquarters.exchange import import_bundle, inspect_bundle
from desktop.paths import write_atomically
from desktop.spreekuur.contacts import contacts_since
from desktop.ui.desks import Desk
from desktop.ui.exchange.history_view import HistoryView
from desktop.ui.exchange.reading_box import ReadingBox
from desktop.ui.intake.contact_rows import topic_words
from desktop.ui.widgets.files import read_small
from desktop.ui.widgets.forms import heading, note, pane
from desktop.ui.widgets.pages import Page
from desktop.ui.widgets.rows_model import Row
from desktop.ui.widgets.rows_view import RowsView


class HeadquartersPage(Page):
    """Hands out the organisation, enrols laptops, reads their bundles and shows what came."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        _ = desk.words.gettext
        store = desk.store
        self.organisation = QPushButton(_("Organisation file …"))
        self.words = QLineEdit()
        self.words.setPlaceholderText(_("the eight words, as they are read out"))
        self.words.setAccessibleName(_("The eight words"))
        self.enrol = QPushButton(_("Enrol a laptop: its request …"))
        self.said = note(
            _(
                "Give each laptop the organisation file. Type the eight words that it reads out, then choose its request."
            )
        )
        self.reading = ReadingBox(
            desk,
            _("Read a laptop's bundle"),
            lambda path: inspect_bundle(store, path, desk.clock()),
            lambda path: import_bundle(store, path, desk.clock()),
        )
        self.history = HistoryView(desk)
        self.received = RowsView(
            _("Questions received"), [_("Week of"), _("Site"), _("About"), _("Language")], stretch=2, wrap=True
        )
        self.counts = note()
        self._lay_out()
        self.organisation.clicked.connect(self._save_organisation)
        self.enrol.clicked.connect(self._enrol)
        desk.changes.contacts_changed.connect(self.reload)
        self.reload()

    def reload(self) -> None:
        """Show what has come."""
        desk = self.desk
        desk.tasks.run(self, lambda: contacts_since(desk.store), self._show)

    def panes(self) -> list[QWidget]:
        """Return reading, enrolment, what came and history."""
        return [self.reading.choose, self.words, self.received, self.history.list]

    def _save_organisation(self) -> None:
        desk = self.desk
        _ = desk.words.gettext
        path = desk.dialogs.choose_save(self, _("Organisation file"), "organisatie.spreekuur", _("All files (*)"))
        if path is not None:
            self._write(path, lambda: organisation_file(desk.store))

    def _enrol(self) -> None:
        desk = self.desk
        _ = desk.words.gettext
        typed = self.words.text()
        request = desk.dialogs.choose_open(self, _("Request of the laptop"), _("All files (*)"))
        if request is None:
            return
        path = desk.dialogs.choose_save(self, _("Welcome for the laptop"), "welkom.spreekuur", _("All files (*)"))
        if path is not None:
            self._write(path, lambda: enrol_device(desk.store, read_small(request), typed, desk.clock()))

    def _write(self, path: Path, make: Callable[[], bytes]) -> None:
        def write() -> Path:
            write_atomically(path, make(), private=False)
            return path

        self.desk.tasks.run(self, write, self._written, self._refused)

    def _written(self, path: Path) -> None:
        self._say(self.desk.words.gettext("Saved as {place}.").format(place=path), "done")
        self.words.clear()
        self.desk.changes.exchanged.emit()

    def _refused(self, error: SpreekuurError) -> None:
        self._say(self.desk.words.tell(error), "refused")

    def _say(self, text: str, kind: str) -> None:
        self.said.setText(text)
        self.said.setObjectName(kind)
        self.said.style().unpolish(self.said)
        self.said.style().polish(self.said)

    def _show(self, found: list[Contact]) -> None:
        words = self.desk.words
        languages = self.desk.pack.taxonomy.languages
        rows = []
        for one in found:
            spoken = languages.get(one.entry.language)
            name = self.desk.name_of(spoken.names) if spoken else one.entry.language
            rows.append(Row(one, (words.date(one.at.date()), one.site, topic_words(self.desk, one), name)))
        self.received.show_rows(rows)
        per_site = Counter(one.site for one in found)
        said = words.ngettext("{count} question received", "{count} questions received", len(found))
        self.counts.setText(" · ".join([said, *(f"{site}: {count}" for site, count in sorted(per_site.items()))]))

    def _lay_out(self) -> None:
        _ = self.desk.words.gettext
        into, reading = pane()
        reading.addWidget(self.reading)
        papers, enrolment = pane()
        enrolment.addWidget(heading(_("Enrol laptops")))
        enrolment.addWidget(self.said)
        enrolment.addWidget(self.organisation)
        enrolment.addWidget(self.words)
        enrolment.addWidget(self.enrol)
        past, history = pane()
        history.addWidget(self.history)
        came, received = pane()
        received.addWidget(heading(_("Questions received")))
        received.addWidget(self.counts)
        received.addWidget(self.received, 1)
        left, right = QVBoxLayout(), QVBoxLayout()
        for part, stretch in ((into, 0), (papers, 0), (past, 1)):
            left.addWidget(part, stretch)
        right.addWidget(came, 1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(12)
        layout.addLayout(left, 2)
        layout.addLayout(right, 3)
