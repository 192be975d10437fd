"""The page on which headquarters publishes content."""

from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop.domain.articles import DUTCH
from desktop.domain.recalls import Recall
from desktop.errors import SpreekuurError
from desktop.headquarters.publishing import (
    Change,
    Edition,
    Proposal,
    Way,
    current_edition,
    propose_pack,
    publish_pack,
    write_content_bundles,
)
from desktop.sync.documents import Publication
from desktop.ui.desks import Desk
from desktop.ui.exchange.stick_dialog import StickDialog
from desktop.ui.widgets.forms import heading, note, pane, primary, say
from desktop.ui.widgets.pages import Page
from desktop.ui.widgets.rows_model import Row
from desktop.ui.widgets.rows_view import RowsView
from desktop.wording import N_

_ROOM = 32_000_000
"""Bytes that a stick must have free for the bundles with the content."""

_WAYS = {Way.NEW: N_("new"), Way.CHANGED: N_("changed"), Way.GONE: N_("gone")}


class PublishingPage(Page):
    """Checks a folder, shows what it would change, publishes it, and writes the bundles that carry it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        _ = desk.words.gettext
        self.current = note(kind="plain")
        self.recalls = RowsView(
            _("Sheets that are called back"), [_("Since"), _("Sheets"), _("What was wrong")], stretch=2, wrap=True
        )
        self.send = QPushButton(_("Write the bundles that carry it …"))
        self.sent = note()
        self.choose = QPushButton(_("1. Choose a folder …"))
        self.publish = primary(_("2. Publish it"))
        self.publish.setEnabled(False)
        self.said = note(
            _("Choose the folder in which pack.toml lies. Nothing is published before you have seen what changes.")
        )
        self.faults = RowsView(_("What is wrong"), [_("File"), _("Line"), _("What is wrong")], stretch=2, wrap=True)
        self.changes = RowsView(_("What changes"), [_("What"), _("Becomes")], stretch=0, wrap=True)
        self._folder: Path | None = None
        self._lay_out()
        self.choose.clicked.connect(self._choose)
        self.publish.clicked.connect(self._publish)
        self.send.clicked.connect(self._ask_where)
        self.reload()

    def reload(self) -> None:
        """Show the content that laptops work with now."""
        desk = self.desk
        desk.tasks.run(self, lambda: current_edition(desk.store), self._show_current)

    def panes(self) -> list[QWidget]:
        """Return choosing, what changes, what is wrong and sending."""
        return [self.choose, self.changes, self.faults, self.send]

    def _show_current(self, edition: Edition) -> None:
        _ = self.desk.words.gettext
        published = _("Published: the content of {version}.")
        shipped = _("Nothing was published yet. Laptops use the content that came with the program, of {version}.")
        self.current.setText((published if edition.published else shipped).format(version=edition.version))
        self.send.setEnabled(edition.published)
        self.recalls.show_rows([self._recall_row(it) for it in edition.recalls])
        for widget in (self._recalls_heading, self.recalls):
            widget.setVisible(bool(edition.recalls))

    def _recall_row(self, recall: Recall) -> Row:
        day = self.desk.words.date(recall.recalled_on)
        return Row(recall, (day, ", ".join(sorted(recall.versions)), " ".join(recall.texts[DUTCH].wrong)))

    def _choose(self) -> None:
        desk = self.desk
        folder = desk.dialogs.choose_folder(self, desk.words.gettext("The folder with the content"))
        if folder is not None:
            self._folder = folder
            self._busy(desk.words.gettext("Reading all files …"))
            desk.tasks.run(self, lambda: propose_pack(desk.store, folder, desk.clock()), self._show, self._refused)

    def _show(self, found: Proposal) -> None:
        words = self.desk.words
        _ = words.gettext
        self.choose.setEnabled(True)
        self.faults.show_rows([Row(it, (it.file, str(it.line), words.tell(it.told))) for it in found.faults])
        self.changes.show_rows([self._change_row(it) for it in found.changes])
        self._faults_part.setVisible(bool(found.faults))
        if found.faults:
            count = words.ngettext("{count} thing is wrong.", "{count} things are wrong.", len(found.faults))
            say(self.said, f"{self._folder}\n{count} " + _("Mend them, and choose the folder again."), "refused")
            return
        said = _("{folder}: the content of {version}. Everything was checked, nothing is wrong.")
        lines = [said.format(folder=self._folder, version=found.version)]
        if not found.changes:
            lines.append(_("It is the same as the content in use."))
        say(self.said, "\n".join(lines), "done")
        self.publish.setEnabled(True)
        self.publish.setFocus()

    def _change_row(self, change: Change) -> Row:
        languages = self.desk.pack.taxonomy.languages
        named = [self.desk.name_of(languages[it].names) if it in languages else it for it in change.languages]
        what = f"{change.name} ({', '.join(named)})" if named else change.name
        return Row(change, (what, self.desk.words.gettext(_WAYS[change.way])))

    def _publish(self) -> None:
        desk, folder = self.desk, self._folder
        if folder is not None:
            self._busy(desk.words.gettext("Reading all files …"))
            desk.tasks.run(self, lambda: publish_pack(desk.store, folder, desk.clock()), self._published, self._refused)

    def _published(self, made: Publication) -> None:
        _ = self.desk.words.gettext
        self.choose.setEnabled(True)
        self.changes.show_rows([])
        said = _("The content of {version} is published. Every bundle of headquarters carries it from now on.")
        say(self.said, said.format(version=made.version), "done")
        self.send.setFocus()
        self.desk.changes.exchanged.emit()
        self.reload()

    def _ask_where(self) -> None:
        dialog = StickDialog(self.desk, _ROOM, self)
        dialog.accepted.connect(lambda: self._write(dialog.folder))
        dialog.open()

    def _write(self, folder: Path | None) -> None:
        desk = self.desk
        if folder is not None:
            desk.tasks.run(
                self, lambda: write_content_bundles(desk.store, folder, desk.clock()), self._written, self._not_written
            )

    def _written(self, paths: list[Path]) -> None:
        words = self.desk.words
        if not paths:
            say(self.sent, words.gettext("No laptop is enrolled yet, so nothing was written."), "refused")
            return
        said = words.ngettext(
            "Written: {count} file. Every laptop takes it in as any bundle:",
            "Written: {count} files. Every laptop takes one of them in as any bundle:",
            len(paths),
        )
        say(self.sent, "\n".join([said, *map(str, paths)]), "done")
        self.desk.changes.exchanged.emit()

    def _not_written(self, error: SpreekuurError) -> None:
        say(self.sent, self.desk.words.tell(error), "refused")

    def _busy(self, said: str) -> None:
        self.choose.setEnabled(False)
        self.publish.setEnabled(False)
        say(self.said, said)

    def _refused(self, error: SpreekuurError) -> None:
        self.choose.setEnabled(True)
        self.changes.show_rows([])
        say(self.said, self.desk.words.tell(error), "refused")

    def _lay_out(self) -> None:
        _ = self.desk.words.gettext
        now, current = pane()
        current.addWidget(heading(_("Content in use")))
        current.addWidget(self.current)
        self._recalls_heading = heading(_("Sheets that are called back"))
        current.addWidget(self._recalls_heading)
        current.addWidget(self.recalls, 1)
        current.addWidget(self.send)
        current.addWidget(self.sent)
        current.addStretch(0)
        new, steps = pane()
        steps.addWidget(heading(_("Publish new content")))
        steps.addWidget(self.said)
        buttons = QHBoxLayout()
        buttons.addWidget(self.choose)
        buttons.addWidget(self.publish)
        buttons.addStretch(1)
        steps.addLayout(buttons)
        self._faults_part, faults = pane(margin=0)
        faults.addWidget(heading(_("What is wrong")))
        faults.addWidget(self.faults, 1)
        self._faults_part.setObjectName("")
        self._faults_part.hide()
        steps.addWidget(self._faults_part, 1)
        steps.addWidget(heading(_("What changes")))
        steps.addWidget(self.changes, 1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(12)
        left = QVBoxLayout()
        left.addWidget(now)
        left.addStretch(1)
        layout.addLayout(left, 2)
        layout.addWidget(new, 3)
