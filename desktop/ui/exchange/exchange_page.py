"""The page of the exchange, on a laptop."""

from collections.abc import Mapping
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop.errors import SpreekuurError
from desktop.spreekuur.conflicts import Report, conflicts
from desktop.spreekuur.exchange import (
    CASES,
    CENTRE,
    HEADQUARTERS,
    export_bundle,
    import_bundle,
    inspect_bundle,
    preview_export,
    sisters,
)
from desktop.ui.desks import Desk
from desktop.ui.exchange.conflicts_dialog import ConflictsDialog
from desktop.ui.exchange.enrolment_box import EnrolmentBox
from desktop.ui.exchange.history_view import HistoryView
from desktop.ui.exchange.reading_box import ReadingBox
from desktop.ui.exchange.retention_box import RetentionBox
from desktop.ui.exchange.words import count_rows
from desktop.ui.exchange.writing_box import WritingBox
from desktop.ui.widgets.forms import heading, pane
from desktop.ui.widgets.pages import Page
from desktop.ui.widgets.rows_view import RowsView
from desktop.wording import N_

_BYTES_A_ROW = 400
"""More than a row takes in a bundle, so that a stick is called full too early rather than too late."""

_WHOLE = N_("Names and texts go along. Only the laptops of these sites can open it; headquarters cannot.")
_EXPLAINED: Mapping[str, str] = {
    HEADQUARTERS: N_(
        "Only headquarters can open it. Of each question it sees the week, the language, the topics and the outcome; besides, signals and what you ask it. Names do not go along, nor what was said."
    ),
    CASES: N_(
        "Only headquarters can open it. It holds the files of people who agreed to that, with their names, questions and dates. Nothing of their relatives goes along."
    ),
}
"""What goes along for whom, in words."""


class ExchangePage(Page):
    """Shows first what leaves and for whom, then writes it; reads files; enrols; tells what went before."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        _ = desk.words.gettext
        self.audience = QComboBox()
        self.audience.setAccessibleName(_("For whom"))
        self.leaving = RowsView(_("What leaves this laptop"), [_("What leaves"), _("How many")], stretch=0, wrap=True)
        store = desk.store
        self.writing = WritingBox(
            desk,
            lambda folder, again: partial(export_bundle, store, folder, desk.clock(), to=self.chosen, from_zero=again),
            lambda: self._rows * _BYTES_A_ROW,
        )
        self.write, self.said = self.writing.write, self.writing.said
        self.reading = ReadingBox(
            desk,
            _("Take in a file"),
            lambda path: inspect_bundle(store, path, desk.clock()),
            lambda path: import_bundle(store, path, desk.clock()),
        )
        self.conflicts = QPushButton(_("Conflicts"))
        self.enrolment = EnrolmentBox(desk)
        self.history = HistoryView(desk)
        self.retention = RetentionBox(desk)
        self._rows = 0
        self._lay_out()
        self.audience.activated.connect(lambda _: self._choose_audience())
        self.writing.all_again.toggled.connect(lambda _: self.reload())
        self.conflicts.clicked.connect(lambda: ConflictsDialog(desk, self).open())
        desk.changes.exchanged.connect(self._count_conflicts)
        desk.changes.contacts_changed.connect(self.reload)
        desk.changes.exchanged.connect(self._load_audiences)
        self._load_audiences()
        self._count_conflicts()

    @property
    def chosen(self) -> str:
        """For whom the next bundle is."""
        return str(self.audience.currentData() or HEADQUARTERS)

    def showEvent(self, event: QShowEvent) -> None:
        """Count the conflicts: an open form may have made one since. Counting reads every row, so not at each saving."""
        super().showEvent(event)
        self._count_conflicts()
        self.retention.reload()

    def reload(self) -> None:
        """Show what would leave now."""
        desk, to, again = self.desk, self.chosen, self.writing.all_again.isChecked()
        desk.tasks.run(self, lambda: preview_export(desk.store, to, from_zero=again), self._show, self._cannot)

    def panes(self) -> list[QWidget]:
        """Return the button that writes, reading, conflicts, enrolment and history."""
        first = self.write if self.write.isEnabled() else self.enrolment.trust
        return [first, self.reading.choose, self.conflicts, self.enrolment.trust, self.history.list]

    def open_thing(self, thing: object) -> None:
        """Show what a file is that somebody dropped or opened; nothing is taken in before somebody says so."""
        if isinstance(thing, Path):
            self.reading.look_at(thing)

    def _count_conflicts(self) -> None:
        desk = self.desk
        desk.tasks.run(self, lambda: conflicts(desk.store), self._show_conflicts)

    def _show_conflicts(self, found: list[Report]) -> None:
        self.conflicts.setText(self.desk.words.gettext("Conflicts ({count})").format(count=len(found)))

    def _load_audiences(self) -> None:
        desk = self.desk
        desk.tasks.run(self, lambda: sisters(desk.store), self._show_audiences)

    def _show_audiences(self, found: list[tuple[str, str]]) -> None:
        _ = self.desk.words.gettext
        before = self.chosen
        self.audience.clear()
        self.audience.addItem(_("Headquarters: figures without names"), HEADQUARTERS)
        self.audience.addItem(_("Headquarters: files that were referred"), CASES)
        self.audience.addItem(_("All laptops of our sites: everything"), CENTRE)
        for device, name in found:
            self.audience.addItem(_("Laptop {name}: everything of our sites").format(name=name), device)
        self.audience.setCurrentIndex(max(0, self.audience.findData(before)))
        self.reload()

    def _choose_audience(self) -> None:
        self.writing.forget()
        self.reload()

    def _show(self, counts: dict[str, int]) -> None:
        _ = self.desk.words.gettext
        self._rows = sum(counts.values())
        self.leaving.show_rows(count_rows(self.desk.words, counts))
        self.writing.allow(True)
        self.writing.explain(_(_EXPLAINED.get(self.chosen, _WHOLE)))

    def _cannot(self, error: SpreekuurError) -> None:
        self.leaving.show_rows([])
        self.writing.allow(False, self.desk.words.tell(error))

    def _lay_out(self) -> None:
        _ = self.desk.words.gettext
        out, leaving = pane()
        leaving.addWidget(heading(_("What leaves this laptop, and for whom")))
        leaving.addWidget(self.audience)
        leaving.addWidget(self.leaving, 1)
        leaving.addWidget(self.writing)
        into, reading = pane()
        reading.addWidget(self.reading)
        reading.addWidget(self.conflicts, alignment=Qt.AlignmentFlag.AlignLeading)
        papers, enrolment = pane()
        enrolment.addWidget(self.enrolment)
        past, history = pane()
        history.addWidget(self.history)
        history.addWidget(self.retention)
        left, right = QVBoxLayout(), QVBoxLayout()
        for column, parts in ((left, (out, into)), (right, (papers, past))):
            column.setSpacing(12)
            for part in parts:
                column.addWidget(part, 1 if part in (out, past) else 0)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(12)
        layout.addLayout(left, 1)
        layout.addLayout(right, 1)
