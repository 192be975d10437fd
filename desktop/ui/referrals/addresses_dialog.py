"""Whom this site refers to: the list with the site's own addresses laid over it."""

from PySide6.QtWidgets import QDialogButtonBox, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from desktop.domain.referrals import Directory, DirectoryEntry, SiteAddress
from desktop.spreekuur.referrals import own_addresses, site_directory
from desktop.ui.desks import Desk
from desktop.ui.referrals.address_dialog import AddressDialog
from desktop.ui.widgets.dialog import Dialog
from desktop.ui.widgets.forms import note, primary
from desktop.ui.widgets.rows_model import Row
from desktop.ui.widgets.rows_view import RowsView


class AddressesDialog(Dialog):
    """Shows where we refer to; each can be given this site's own number and hours."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._places: Directory = {}
        self._own: dict[str, SiteAddress] = {}
        _ = desk.words.gettext
        self.setWindowTitle(_("Where we refer to"))
        self.resize(900, 600)
        self.search = QLineEdit()
        self.search.setPlaceholderText(_("Name, telephone or address"))
        self.search.setAccessibleName(_("Find an address"))
        self.search.setClearButtonEnabled(True)
        headers = [_("Name"), _("Telephone"), _("Hours"), _("Whose")]
        self.list = RowsView(_("Where we refer to"), headers, stretch=0, wrap=True)
        self.change = primary(_("&Change for this site …"))
        self.add = QPushButton(_("&Add somebody …"))
        buttons = QDialogButtonBox()
        buttons.addButton(_("Close"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        foot = QHBoxLayout()
        for widget in (self.change, self.add):
            foot.addWidget(widget)
        foot.addStretch(1)
        foot.addWidget(buttons)
        layout = QVBoxLayout(self)
        layout.setSpacing(12)
        layout.addWidget(note(_("What this site writes itself goes before the list, and colleagues get it too.")))
        layout.addWidget(self.search)
        layout.addWidget(self.list, 1)
        layout.addLayout(foot)
        self.search.textChanged.connect(self._show)
        self.list.opened.connect(self._change)
        self.change.clicked.connect(lambda: self._change(self.list.thing))
        self.add.clicked.connect(self._add)
        self.reload()

    def reload(self) -> None:
        """Read the addresses again."""
        desk = self._desk
        desk.tasks.run(
            self,
            lambda: (site_directory(desk.store, desk.pack), own_addresses(desk.store)),
            lambda found: self._take(*found),
        )

    def _take(self, places: Directory, own: dict[str, SiteAddress]) -> None:
        self._places, self._own = places, own
        self._show()

    def _show(self) -> None:
        words = self.search.text().casefold().split()
        self.list.show_rows([self._row(one) for one in self._places.values() if self._fits(one, words)])
        if self.list.rows.rows and self.list.thing is None:
            self.list.select(0)
        self.change.setEnabled(bool(self.list.rows.rows))

    def _fits(self, one: DirectoryEntry, words: list[str]) -> bool:
        told = " ".join((*one.names.values(), one.telephone, one.email, one.website, one.address)).casefold()
        return all(word in told for word in words)

    def _row(self, one: DirectoryEntry) -> Row:
        _ = self._desk.words.gettext
        whose = _("of this site") if one.own else _("of the list")
        return Row(one, (self._desk.name_of(one.names), one.telephone or "–", one.hours, whose))

    def _change(self, one: object) -> None:
        if isinstance(one, DirectoryEntry):
            self._open(
                AddressDialog(
                    self._desk, self, self._desk.pack.taxonomy.referrals.get(one.code), self._own.get(one.code)
                )
            )

    def _add(self) -> None:
        self._open(AddressDialog(self._desk, self))

    def _open(self, dialog: AddressDialog) -> None:
        dialog.saved.connect(self.reload)
        dialog.open()
