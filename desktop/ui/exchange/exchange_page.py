"""The page of the exchange, on a laptop."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop.errors import SpreekuurError
from desktop.spreekuur.conflicts import Report, conflicts
from desktop.spreekuur.exchange import (
    CENTRE,
    HEADQUARTERS,
    Exported,
    export_bundle,
    import_bundle,
    inspect_bundle,
    preview_export,
    sisters,
)
from desktop.spreekuur.sticks import Stick, let_go
from desktop.ui.desks import Desk
from desktop.ui.exchange.conflicts_dialog import ConflictsDialog
from desktop.ui.exchange.enrolment_box import EnrolmentBox
from desktop.ui.exchange.history_view import HistoryView
from desktop.ui.exchange.reading_box import ReadingBox
from desktop.ui.exchange.stick_dialog import StickDialog
from desktop.ui.exchange.words import count_rows, count_words
from desktop.ui.widgets.forms import heading, note, pane, primary
from desktop.ui.widgets.pages import Page
from desktop.ui.widgets.rows_view import RowsView

_BYTES_A_ROW = 400
"""More than a row takes in a bundle, so that a stick is called full too early rather than too late."""


class ExchangePage(Page):
    """Shows first what leaves and for whom, then writes it; reads files; enrols; tells what went before."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        _ = desk.words.gettext
        self.audience = QComboBox()
        self.audience.setAccessibleName(_("For whom"))
        self.all_again = QCheckBox(_("Send everything &again, also what they have already"))
        self.leaving = RowsView(_("What leaves this laptop"), [_("What leaves"), _("How many")], stretch=0, wrap=True)
        self.write = primary(_("Write a bundle …"))
        self.eject = QPushButton(_("Let go of the stick"))
        self.eject.hide()
        self.said = note()
        store = desk.store
        self.reading = ReadingBox(
            desk,
            _("Take in a file"),
            lambda path: inspect_bundle(store, path, desk.clock()),
            lambda path: import_bundle(store, path, desk.clock()),
        )
        self.conflicts = QPushButton(_("Conflicts"))
        self.enrolment = EnrolmentBox(desk)
        self.history = HistoryView(desk)
        self._rows = 0
        self._stick: Stick | None = None
        self._lay_out()
        self.audience.activated.connect(lambda _: self._choose_audience())
        self.all_again.toggled.connect(lambda _: self.reload())
        self.write.clicked.connect(self._ask_where)
        self.eject.clicked.connect(self._let_go)
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

    def reload(self) -> None:
        """Show what would leave now."""
        desk, to, again = self.desk, self.chosen, self.all_again.isChecked()
        desk.tasks.run(self, lambda: preview_export(desk.store, to, from_zero=again), self._show, self._cannot)

    def panes(self) -> list[QWidget]:
        """Return the button that writes, reading, conflicts, enrolment and history."""
        first = self.write if self.write.isEnabled() else self.enrolment.trust
        return [first, self.reading.choose, self.conflicts, self.enrolment.trust, self.history.list]

    def look_at(self, path: Path) -> None:
        """Show what a file is that somebody dropped or opened; nothing is taken in before somebody says so."""
        self.reading.look_at(path)

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
        self.audience.addItem(_("All laptops of our sites: everything"), CENTRE)
        for device, name in found:
            self.audience.addItem(_("Laptop {name}: everything of our sites").format(name=name), device)
        self.audience.setCurrentIndex(max(0, self.audience.findData(before)))
        self.reload()

    def _choose_audience(self) -> None:
        self.said.setObjectName("muted")
        self.reload()

    def _ask_where(self) -> None:
        dialog = StickDialog(self.desk, self._rows * _BYTES_A_ROW, self)
        dialog.accepted.connect(lambda: self._write(dialog.folder, dialog.stick))
        dialog.open()

    def _write(self, folder: Path | None, stick: Stick | None) -> None:
        desk, to, again = self.desk, self.chosen, self.all_again.isChecked()
        if folder is None:
            return
        self._stick = stick
        self.write.setEnabled(False)
        desk.tasks.run(
            self,
            lambda: export_bundle(desk.store, folder, desk.clock(), to=to, from_zero=again),
            self._written,
            self._write_refused,
        )

    def _written(self, made: Exported) -> None:
        words = self.desk.words
        said = words.gettext("Written and read back: {place}. For {recipient}, number {number}: {what}.")
        what = count_words(words, made.records) or words.gettext("nothing new")
        lines = [said.format(place=made.path, recipient=made.recipient, number=made.sequence, what=what)]
        if made.left_out:
            named = ", ".join(made.left_out)
            lines.append(words.gettext("Not for {names}: make a bundle for each of them.").format(names=named))
        if made.passed_on:
            lines.append(words.gettext("Files of other laptops stand beside it: give them along."))
        self.all_again.setChecked(False)
        self._say("\n".join(lines), "done")
        self.eject.setVisible(self._stick is not None)
        self.desk.changes.exchanged.emit()

    def _write_refused(self, error: SpreekuurError) -> None:
        self.write.setEnabled(True)
        self._say(self.desk.words.tell(error), "refused")

    def _let_go(self) -> None:
        stick = self._stick
        if stick is not None:
            self.desk.tasks.run(self, lambda: let_go(stick), self._let_gone)

    def _let_gone(self, gone: bool) -> None:
        _ = self.desk.words.gettext
        self.eject.setVisible(not gone)
        if gone:
            self._say(_("You may pull the stick out now."), "done")
        else:
            self._say(
                _(
                    "Everything is on the stick. Let go of it in the file manager of this laptop before you pull it out."
                ),
                "done",
            )

    def _show(self, counts: dict[str, int]) -> None:
        _ = self.desk.words.gettext
        self._rows = sum(counts.values())
        self.leaving.show_rows(count_rows(self.desk.words, counts))
        self.write.setEnabled(True)
        if self.said.objectName() != "done":
            if self.chosen == HEADQUARTERS:
                self._say(
                    _(
                        "Only headquarters can open it. Of each question it sees the week, the language, the topics and the outcome. Names and texts do not go along."
                    ),
                    "muted",
                )
            else:
                self._say(
                    _("Names and texts go along. Only the laptops of these sites can open it; headquarters cannot."),
                    "muted",
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
        leaving.addWidget(heading(_("What leaves this laptop, and for whom")))
        leaving.addWidget(self.audience)
        leaving.addWidget(self.leaving, 1)
        leaving.addWidget(self.all_again)
        leaving.addWidget(self.said)
        buttons = QHBoxLayout()
        buttons.addWidget(self.write, 1)
        buttons.addWidget(self.eject)
        leaving.addLayout(buttons)
        into, reading = pane()
        reading.addWidget(self.reading)
        reading.addWidget(self.conflicts, alignment=Qt.AlignmentFlag.AlignLeading)
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
