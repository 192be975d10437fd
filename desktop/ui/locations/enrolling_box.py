"""Enrolling a laptop without a network: our file, its request, eight words by telephone, our welcome."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from desktop.errors import SpreekuurError
from desktop.headquarters.devices import enrol_device, organisation_file
from desktop.paths import write_atomically
from desktop.ui.desks import Desk
from desktop.ui.widgets.files import read_small
from desktop.ui.widgets.forms import note, say


class EnrollingBox(QWidget):
    """Hands out the organisation file, and makes a welcome for a laptop whose words were read out."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        _ = desk.words.gettext
        self.organisation = QPushButton(_("1. Organisation file …"))
        self.words = QLineEdit()
        self.words.setPlaceholderText(_("the eight words, as they are read out"))
        self.words.setAccessibleName(_("The eight words"))
        self.enrol = QPushButton(_("2. Its request, and the welcome …"))
        self.said = note(
            _(
                "Give the laptop the organisation file. Type the eight words that it reads out, choose its request, and send back the welcome."
            )
        )
        self.organisation.clicked.connect(self._save_organisation)
        self.enrol.clicked.connect(self._enrol)
        first, second = QHBoxLayout(), QHBoxLayout()
        first.addWidget(self.organisation)
        first.addStretch(1)
        second.addWidget(self.enrol)
        second.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.said)
        layout.addLayout(first)
        layout.addWidget(self.words)
        layout.addLayout(second)

    def _save_organisation(self) -> None:
        desk = self._desk
        _ = desk.words.gettext
        path = desk.dialogs.choose_save(self, _("Organisation file"), "organisatie.spreekuur", _("All files (*)"))
        if path is not None:
            self._write(path, lambda: organisation_file(desk.store), lambda: None)

    def _enrol(self) -> None:
        desk = self._desk
        _ = desk.words.gettext
        typed = self.words.text()
        request = desk.dialogs.choose_open(self, _("Request of the laptop"), _("All files (*)"))
        if request is None:
            return
        path = desk.dialogs.choose_save(self, _("Welcome for the laptop"), "welkom.spreekuur", _("All files (*)"))

        def make() -> bytes:
            return enrol_device(desk.store, read_small(request), typed, desk.clock())

        if path is not None:
            self._write(path, make, self.words.clear)

    def _write(self, path: Path, make: Callable[[], bytes], then: Callable[[], None]) -> None:
        def write() -> None:
            write_atomically(path, make(), private=False)

        def written(_done: None) -> None:
            say(self.said, self._desk.words.gettext("Saved as {place}.").format(place=path), "done")
            then()
            self._desk.changes.exchanged.emit()

        self._desk.tasks.run(self, write, written, self._refused)

    def _refused(self, error: SpreekuurError) -> None:
        say(self.said, self._desk.words.tell(error), "refused")
