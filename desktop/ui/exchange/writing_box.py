"""Writing a bundle: on which stick, what was written, and letting go of the stick. The same on laptops and at headquarters."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop.errors import SpreekuurError
from desktop.spreekuur.exchange import Exported
from desktop.spreekuur.sticks import Stick, let_go
from desktop.ui.desks import Desk
from desktop.ui.exchange.stick_dialog import StickDialog
from desktop.ui.exchange.words import count_words
from desktop.ui.widgets.forms import note, primary, say


class WritingBox(QWidget):
    """Asks where, writes, and tells what was written. For whom is asked beside it."""

    def __init__(
        self, desk: Desk, export: Callable[[Path, bool], Callable[[], Exported]], room: Callable[[], int]
    ) -> None:
        """Keep what is asked for the action that writes into a folder (everything again?), and for its room in bytes."""
        super().__init__()
        self._desk, self._export, self._room = desk, export, room
        self._stick: Stick | None = None
        _ = desk.words.gettext
        self.all_again = QCheckBox(_("Send everything &again, also what they have already"))
        self.write = primary(_("Write a bundle …"))
        self.eject = QPushButton(_("Let go of the stick"))
        self.eject.hide()
        self.said = note()
        self.write.clicked.connect(self._ask_where)
        self.eject.clicked.connect(self._let_go)
        buttons = QHBoxLayout()
        buttons.addWidget(self.write, 1)
        buttons.addWidget(self.eject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.all_again)
        layout.addWidget(self.said)
        layout.addLayout(buttons)

    def explain(self, text: str) -> None:
        """Say what would be written; what was just done stays until somebody chooses something else."""
        if self.said.objectName() != "done":
            say(self.said, text)

    def forget(self) -> None:
        """Let what was done make room for what would be."""
        say(self.said, "")

    def allow(self, possible: bool, why_not: str = "") -> None:
        """Let somebody write, or say why not."""
        self.write.setEnabled(possible)
        if not possible:
            say(self.said, why_not)

    def _ask_where(self) -> None:
        dialog = StickDialog(self._desk, self._room(), self)
        dialog.accepted.connect(lambda: self._write(dialog.folder, dialog.stick))
        dialog.open()

    def _write(self, folder: Path | None, stick: Stick | None) -> None:
        again = self.all_again.isChecked()
        if folder is not None:
            self._stick = stick
            self.write.setEnabled(False)
            self._desk.tasks.run(self, self._export(folder, again), self._written, self._refused)

    def _written(self, made: Exported) -> None:
        words = self._desk.words
        said = words.gettext("Written and read back: {place}. For {recipient}, number {number}: {what}.")
        what = count_words(words, made.records) or words.gettext("nothing new")
        lines = [said.format(place=made.path, recipient=made.recipient, number=made.sequence, what=what)]
        if made.left_out:
            named = ", ".join(made.left_out)
            lines.append(words.gettext("Not for {names}: make a bundle for each of them.").format(names=named))
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
