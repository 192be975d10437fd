"""The agenda as a calendar file, without anybody's name unless that is asked for."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QCheckBox, QDialogButtonBox, QVBoxLayout, QWidget

from desktop.domain.agendas import AgendaDay
from desktop.paths import write_atomically
from desktop.spreekuur.agendas import calendar_of
from desktop.ui.desks import Desk
from desktop.ui.widgets.dialog import Dialog
from desktop.ui.widgets.forms import note


class CalendarDialog(Dialog):
    """Says what leaves this laptop in the file, and writes it."""

    def __init__(self, desk: Desk, lines: Sequence[AgendaDay], parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._lines = desk, [line for line in lines if line.item.day is not None]
        words = desk.words
        _ = words.gettext
        self.setWindowTitle(_("Calendar file"))
        self.setMinimumWidth(560)
        self.names = QCheckBox(_("With &names and what was promised"))
        warning = note(
            _("This file is not locked. Whoever has it can read it: on a telephone, in a mailbox, on a stick."),
            "refused",
        )
        warning.setVisible(False)
        self.names.toggled.connect(warning.setVisible)
        self.names.toggled.connect(self.fit)
        count = len(self._lines)
        told = words.ngettext(
            "{count} day of this list goes into the file: the kind of day and the topic, without a name.",
            "{count} days of this list go into the file: the kind of day and the topic, without a name.",
            count,
        )
        buttons = QDialogButtonBox()
        self.save = buttons.addButton(_("&Save as a file …"), QDialogButtonBox.ButtonRole.ActionRole)
        self.save.setEnabled(count > 0)
        self.save.clicked.connect(self._save)
        buttons.addButton(_("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setSpacing(12)
        layout.addWidget(note(told, kind=""))
        layout.addWidget(self.names)
        layout.addWidget(warning)
        layout.addWidget(buttons)
        self.fit()

    def _save(self) -> None:
        desk, lines, named, now = self._desk, self._lines, self.names.isChecked(), self._desk.clock()
        _ = desk.words.gettext
        name = f"agenda-{desk.today()}.ics"
        path = desk.dialogs.choose_save(self, _("Save the calendar file"), name, _("Calendar (*.ics)"))
        if path is None:
            return

        def write() -> Path:
            write_atomically(path, calendar_of(lines, desk.words, now, with_names=named), private=False)
            return path

        desk.tasks.run(self, write, self._tell)

    def _tell(self, path: Path) -> None:
        self._desk.dialogs.tell(self, self._desk.words.gettext("Saved as {place}.").format(place=path))
        self.accept()
