"""The page of the exchange, on a laptop."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.errors import SpreekuurError
from desktop.spreekuur.exchange import Exported, export_bundle, import_bundle, inspect_bundle, preview_export
from desktop.ui.desks import Desk
from desktop.ui.exchange.enrolment_box import EnrolmentBox
from desktop.ui.exchange.history_view import HistoryView
from desktop.ui.exchange.reading_box import ReadingBox
from desktop.ui.exchange.words import count_rows, count_words
from desktop.ui.widgets.forms import heading, note, pane, primary
from desktop.ui.widgets.pages import Page
from desktop.ui.widgets.rows_view import RowsView


class ExchangePage(Page):
    """Shows first what leaves and for whom, then writes it; reads files; enrols; tells what went before."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        _ = desk.words.gettext
        self.leaving = RowsView(_("What leaves this laptop"), [_("What leaves"), _("How many")], stretch=0, wrap=True)
        self.write = primary(_("Write a bundle to a folder or stick …"))
        self.said = note()
        store = desk.store
        self.reading = ReadingBox(
            desk,
            _("Take in a file of headquarters"),
            lambda path: inspect_bundle(store, path, desk.clock()),
            lambda path: import_bundle(store, path, desk.clock()),
        )
        self.enrolment = EnrolmentBox(desk)
        self.history = HistoryView(desk)
        self._lay_out()
        self.write.clicked.connect(self._write)
        desk.changes.contacts_changed.connect(self.reload)
        desk.changes.exchanged.connect(self.reload)
        self.reload()

    def reload(self) -> None:
        """Show what would leave now."""
        desk = self.desk
        desk.tasks.run(self, lambda: preview_export(desk.store), self._show, self._cannot)

    def panes(self) -> list[QWidget]:
        """Return the button that writes, reading, enrolment and history."""
        first = self.write if self.write.isEnabled() else self.enrolment.trust
        return [first, self.reading.choose, self.enrolment.trust, self.history.list]

    def _write(self) -> None:
        desk = self.desk
        _ = desk.words.gettext
        folder = desk.dialogs.choose_folder(self, _("Where to write the bundle"))
        if folder is not None:
            desk.tasks.run(
                self, lambda: export_bundle(desk.store, folder, desk.clock()), self._written, self._write_refused
            )

    def _written(self, made: Exported) -> None:
        words = self.desk.words
        said = words.gettext("Written and read back: {place}. For {recipient}, number {number}: {what}.")
        what = count_words(words, made.records) or words.gettext("nothing new")
        self._say(said.format(place=made.path, recipient=made.recipient, number=made.sequence, what=what), "done")
        self.desk.changes.exchanged.emit()

    def _write_refused(self, error: SpreekuurError) -> None:
        self._say(self.desk.words.tell(error), "refused")

    def _show(self, counts: dict[str, int]) -> None:
        self.leaving.show_rows(count_rows(self.desk.words, counts))
        self.write.setEnabled(True)
        if self.said.objectName() != "done":
            self._say(
                self.desk.words.gettext("Only headquarters can open it. Names and texts do not go along."), "muted"
            )

    def _cannot(self, error: SpreekuurError) -> None:
        self.leaving.show_rows([])
        self.write.setEnabled(False)
        self._say(self.desk.words.tell(error), "muted")

    def _say(self, text: str, kind: str) -> None:
        self.said.setText(text)
        self.said.setObjectName(kind)
        self.said.style().unpolish(self.said)
        self.said.style().polish(self.said)

    def _lay_out(self) -> None:
        _ = self.desk.words.gettext
        out, leaving = pane()
        leaving.addWidget(heading(_("To headquarters")))
        leaving.addWidget(self.leaving, 1)
        leaving.addWidget(self.said)
        leaving.addWidget(self.write)
        into, reading = pane()
        reading.addWidget(self.reading)
        papers, enrolment = pane()
        enrolment.addWidget(self.enrolment)
        past, history = pane()
        history.addWidget(self.history)
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
