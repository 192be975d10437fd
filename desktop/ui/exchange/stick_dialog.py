"""Choosing where a bundle is written: the sticks that are in this laptop, or any folder."""

import sys
from pathlib import Path

from PySide6.QtCore import QStorageInfo, QTimer
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop.spreekuur.sticks import Stick, StickFault, fault_of
from desktop.ui.desks import Desk
from desktop.ui.widgets.dialog import Dialog
from desktop.ui.widgets.forms import heading, note, primary
from desktop.ui.widgets.rows_model import Row
from desktop.ui.widgets.rows_view import RowsView
from desktop.wording import N_

_FAULTS = {
    StickFault.READ_ONLY: N_("cannot be written: slide its lock, or use another one"),
    StickFault.FULL: N_("is full: make room, or use another one"),
    StickFault.HOLDS_KEYS: N_("holds a store with its keys too: use another one"),
}
_PLACES = {"linux": ("/media/", "/run/media/", "/mnt/"), "darwin": ("/Volumes/",)}
_SPARE = 1 << 20


def sticks_now() -> list[Stick]:
    """Return the sticks that the system shows now."""
    places = _PLACES.get(sys.platform)
    found = []
    for volume in QStorageInfo.mountedVolumes():
        root = volume.rootPath()
        beside = not volume.isRoot() if places is None else root.startswith(places)
        if volume.isValid() and volume.isReady() and beside:
            device = volume.device().toStdString()
            name = volume.displayName()
            found.append(Stick(Path(root), name, device, volume.bytesAvailable(), volume.isReadOnly()))
    return found


class StickDialog(Dialog):
    """Lists the sticks with what is wrong with each; one that is put in meanwhile appears by itself."""

    def __init__(self, desk: Desk, needed: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._needed = desk, needed + _SPARE
        self._found: list[Stick] = []
        self.folder: Path | None = None
        """Where to write; nothing as long as nobody has chosen."""
        self.stick: Stick | None = None
        """The stick that this is; nothing for another folder."""
        _ = desk.words.gettext
        self.setWindowTitle(_("Write a bundle"))
        self.setMinimumWidth(640)
        self.list = RowsView(_("Sticks"), [_("Stick"), _("Room"), _("State")], stretch=2)
        self.list.setMinimumHeight(160)
        self.said = note()
        self.write = primary(_("Write here"))
        self.write.setDefault(True)
        self.other = QPushButton(_("Another folder …"))
        self._lay_out()
        self.list.opened.connect(lambda _: self._choose())
        self.list.selectionModel().currentChanged.connect(lambda *_: self._judge())
        self.list.rows.modelReset.connect(self._judge)
        self.write.clicked.connect(self._choose)
        self.other.clicked.connect(self._choose_folder)
        self._look = QTimer(self, interval=1_500)
        self._look.timeout.connect(self.reload)
        self._look.start()
        self.reload()
        self.list.setFocus()

    def reload(self) -> None:
        """Show the sticks that are in the laptop now."""
        _ = self._desk.words.gettext
        found = sticks_now()
        if found == self._found and self.list.rows.rows:
            return
        self._found = found
        rows = []
        for one in found:
            fault = fault_of(one, self._needed)
            state = _(_FAULTS[fault]) if fault else _("can be used")
            rows.append(Row(one, (one.name, f"{one.free / 1e9:.1f} GB", state)))
        self.list.show_rows(rows)
        if rows and self.list.thing is None:
            self.list.select(0)
        self._judge()

    def _judge(self) -> None:
        _ = self._desk.words.gettext
        stick = self.list.thing
        usable = isinstance(stick, Stick) and fault_of(stick, self._needed) is None
        self.write.setEnabled(usable)
        if not self._found:
            self.said.setText(_("No stick is in this laptop. Put one in: it appears here by itself."))
        else:
            self.said.setText(_("What is written is encrypted and read back before you may pull the stick out."))

    def _choose(self) -> None:
        stick = self.list.thing
        if isinstance(stick, Stick) and fault_of(stick, self._needed) is None:
            self.stick, self.folder = stick, stick.folder
            self.accept()

    def _choose_folder(self) -> None:
        _ = self._desk.words.gettext
        folder = self._desk.dialogs.choose_folder(self, _("Where to write the bundle"))
        if folder is not None:
            self.folder = folder
            self.accept()

    def _lay_out(self) -> None:
        _ = self._desk.words.gettext
        cancel = QPushButton(_("Cancel"))
        cancel.clicked.connect(self.reject)
        for button in (self.other, cancel):
            button.setAutoDefault(False)
        buttons = QHBoxLayout()
        buttons.addWidget(self.other)
        buttons.addStretch(1)
        buttons.addWidget(cancel)
        buttons.addWidget(self.write)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 24)
        layout.setSpacing(12)
        layout.addWidget(heading(_("On which stick?")))
        layout.addWidget(self.list, 1)
        layout.addWidget(self.said)
        layout.addLayout(buttons)
