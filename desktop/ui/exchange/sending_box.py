"""Writing a bundle of headquarters: for the laptops of a site, or for one laptop."""

from pathlib import Path

from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop.errors import SpreekuurError
from desktop.headquarters.exchange import export_bundle
from desktop.headquarters.laptops import Laptop, laptops
from desktop.spreekuur.exchange import Exported
from desktop.spreekuur.sticks import Stick, let_go
from desktop.ui.desks import Desk
from desktop.ui.exchange.stick_dialog import StickDialog
from desktop.ui.exchange.words import count_words
from desktop.ui.widgets.forms import heading, note, primary, say

_ROOM = 32_000_000
"""Bytes that a stick must have free for a bundle with the content."""


class SendingBox(QWidget):
    """Asks for whom and where, writes the bundle, and lets go of the stick."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._stick: Stick | None = None
        _ = desk.words.gettext
        self.audience = QComboBox()
        self.audience.setAccessibleName(_("For whom"))
        self.all_again = QCheckBox(_("Send everything &again, also what they have already"))
        self.write = primary(_("Write a bundle …"))
        self.eject = QPushButton(_("Let go of the stick"))
        self.eject.hide()
        self.said = note()
        self.write.clicked.connect(self._ask_where)
        self.eject.clicked.connect(self._let_go)
        desk.changes.exchanged.connect(self.reload)
        buttons = QHBoxLayout()
        buttons.addWidget(self.write)
        buttons.addWidget(self.eject)
        buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(heading(_("Write a bundle for laptops")))
        layout.addWidget(
            note(
                _(
                    "It tells what arrived here, who belongs to the organisation and who was withdrawn, and carries the published content."
                )
            )
        )
        layout.addWidget(self.audience)
        layout.addWidget(self.all_again)
        layout.addLayout(buttons)
        layout.addWidget(self.said)
        self.reload()

    def reload(self) -> None:
        """Show for whom a bundle may be now."""
        desk = self._desk
        desk.tasks.run(self, lambda: laptops(desk.store), self._show)

    def _show(self, found: list[Laptop]) -> None:
        _ = self._desk.words.gettext
        before = self.audience.currentData()
        working = [it for it in found if it.withdrawal is None]
        sites = sorted({site.code: site.name for it in working for site in it.sites}.items(), key=lambda it: it[1])
        self.audience.clear()
        for code, name in sites:
            self.audience.addItem(_("All laptops of {site}").format(site=name), code)
        for laptop in working:
            self.audience.addItem(_("Laptop {name} alone").format(name=laptop.name), laptop.id)
        self.audience.setCurrentIndex(max(0, self.audience.findData(before)))
        self.write.setEnabled(bool(working))
        if not working:
            say(self.said, _("No laptop is enrolled yet: do that under Locations."))
        elif self.said.objectName() == "muted":
            say(self.said, "")

    def _ask_where(self) -> None:
        dialog = StickDialog(self._desk, _ROOM, self)
        dialog.accepted.connect(lambda: self._write(dialog.folder, dialog.stick))
        dialog.open()

    def _write(self, folder: Path | None, stick: Stick | None) -> None:
        desk, to, again = self._desk, str(self.audience.currentData()), self.all_again.isChecked()
        if folder is not None:
            self._stick = stick
            self.write.setEnabled(False)
            desk.tasks.run(
                self,
                lambda: export_bundle(desk.store, folder, to, desk.clock(), from_zero=again),
                self._written,
                self._refused,
            )

    def _written(self, made: Exported) -> None:
        words = self._desk.words
        said = words.gettext("Written and read back: {place}. For {recipient}, number {number}: {what}.")
        what = count_words(words, made.records) or words.gettext("nothing new")
        lines = [said.format(place=made.path, recipient=made.recipient, number=made.sequence, what=what)]
        if made.passed_on:
            lines.append(words.gettext("Files of other laptops stand beside it: give them along."))
        self.all_again.setChecked(False)
        say(self.said, "\n".join(lines), "done")
        self.eject.setVisible(self._stick is not None)
        self._desk.changes.exchanged.emit()

    def _refused(self, error: SpreekuurError) -> None:
        self.write.setEnabled(True)
        say(self.said, self._desk.words.tell(error), "refused")

    def _let_go(self) -> None:
        stick = self._stick
        if stick is not None:
            self._desk.tasks.run(self, lambda: let_go(stick), self._let_gone)

    def _let_gone(self, gone: bool) -> None:
        _ = self._desk.words.gettext
        self.eject.setVisible(not gone)
        let = _("You may pull the stick out now.")
        kept = _("Everything is on the stick. Let go of it in the file manager of this laptop before you pull it out.")
        say(self.said, let if gone else kept, "done")
