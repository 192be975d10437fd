"""Keys: a laptop's new one, headquarters' own, and the escrow key in three shares."""

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from desktop.errors import SpreekuurError
from desktop.headquarters.devices import renew_device
from desktop.headquarters.keys import renew_headquarters
from desktop.ui.desks import Desk
from desktop.ui.locations.escrow_dialog import EscrowDialog
from desktop.ui.widgets.files import read_small
from desktop.ui.widgets.forms import note, say


class KeysBox(QWidget):
    """Renews keys, and makes the key with which bundles of lost laptops are opened."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._escrow = False
        _ = desk.words.gettext
        self.renew_laptop = QPushButton(_("New key of a laptop …"))
        self.renew_ours = QPushButton(_("New key of headquarters …"))
        self.make_escrow = QPushButton()
        self.said = note()
        self.renew_laptop.clicked.connect(self._renew_laptop)
        self.renew_ours.clicked.connect(self._renew_ours)
        self.make_escrow.clicked.connect(self._make_escrow)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        for button in (self.renew_laptop, self.renew_ours, self.make_escrow):
            layout.addWidget(button)
        layout.addWidget(self.said)
        self.show_escrow(False)

    def show_escrow(self, there: bool) -> None:
        """Say what is done with the escrow key: made when there is none, replaced when there is."""
        _ = self._desk.words.gettext
        self._escrow = there
        self.make_escrow.setText(_("Replace the escrow key …") if there else _("Make the escrow key …"))

    def _renew_laptop(self) -> None:
        desk = self._desk
        _ = desk.words.gettext
        request = desk.dialogs.choose_open(self, _("Request of the laptop"), _("All files (*)"))
        if request is not None:
            desk.tasks.run(
                self,
                lambda: renew_device(desk.store, read_small(request), desk.clock()),
                lambda made: self._renewed(
                    _("{name} has its new key. It hears so from the next bundle of headquarters.").format(
                        name=made.device.name
                    )
                ),
                self._refused,
            )

    def _renew_ours(self) -> None:
        desk = self._desk
        _ = desk.words.gettext
        asked = _(
            "Laptops write to headquarters under a new key from the next bundle on. What they wrote under the old one can be read for 90 days more. Renew it?"
        )
        if desk.dialogs.confirm(self, asked, _("Yes, renew the key"), _("No, leave it")):
            said = _("Headquarters has a new key. Write a bundle for every site, so that the laptops know it.")
            desk.tasks.run(
                self,
                lambda: renew_headquarters(desk.store, desk.clock()),
                lambda _done: self._renewed(said),
                self._refused,
            )

    def _make_escrow(self) -> None:
        desk = self._desk
        _ = desk.words.gettext
        asked = _(
            "There is an escrow key. What was closed with it opens only with its own sheets: keep those. Make a new key only when two of the three sheets are lost. Go on?"
        )
        if self._escrow and not desk.dialogs.confirm(self, asked, _("Yes, make a new key"), _("No, leave it")):
            return
        dialog = EscrowDialog(desk, self.window(), anew=self._escrow)
        said = _("The escrow key is in use. Write a bundle for every site, so that the laptops know it.")
        dialog.accepted.connect(lambda: self._renewed(said))
        dialog.open()

    def _renewed(self, said: str) -> None:
        say(self.said, said, "done")
        self._desk.changes.exchanged.emit()

    def _refused(self, error: SpreekuurError) -> None:
        say(self.said, self._desk.words.tell(error), "refused")
