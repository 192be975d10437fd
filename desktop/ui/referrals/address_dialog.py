"""One address of this site: its own number, hours and words, laid over the list."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialogButtonBox, QLineEdit, QVBoxLayout, QWidget

from desktop.domain.referrals import OWN, SiteAddress, SiteAddressEntry
from desktop.domain.taxonomies import Referral
from desktop.domain.trash import TrashKind
from desktop.errors import SpreekuurError
from desktop.spreekuur.referrals import add_site_address, edit_site_address
from desktop.spreekuur.trash import put_away
from desktop.ui.desks import Desk
from desktop.ui.widgets.dialog import Dialog
from desktop.ui.widgets.forms import add_field, new_form, note
from desktop.ui.widgets.one_line import one_line


class AddressDialog(Dialog):
    """Writes down where to find somebody. What is left empty is as on the list. `saved` says that it is kept."""

    saved = Signal()

    def __init__(
        self, desk: Desk, parent: QWidget, listed: Referral | None = None, known: SiteAddress | None = None
    ) -> None:
        """Change what `listed` is at this site, or what is `known` of it already; neither is somebody new."""
        super().__init__(parent)
        self._desk, self._known = desk, known
        self._before = known.entry if known else SiteAddressEntry(listed.code if listed else "")
        _ = desk.words.gettext
        name = desk.name_of(listed.names) if listed else self._before.name
        self.setWindowTitle(name or _("New address"))
        self.setMinimumWidth(600)
        labels = {
            "name": _("&Name"),
            "telephone": _("&Telephone"),
            "email": _("&E-mail"),
            "website": _("&Website"),
            "address": _("&Address"),
            "hours": _("&Hours"),
            "note": _("N&ote"),
        }
        self.fields = {field: QLineEdit(getattr(self._before, field)) for field in labels}
        form = new_form()
        for field, label in labels.items():
            line = self.fields[field]
            on_list = name if field == "name" and listed else str(getattr(listed, field, ""))
            if on_list:
                line.setPlaceholderText(_("on the list: {told}").format(told=on_list))
            add_field(form, label, line)
        self._said = note(kind="refused")
        self._said.hide()
        buttons = QDialogButtonBox()
        self.save = buttons.addButton(_("Save"), QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(_("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        if known is not None:
            own = known.entry.code.startswith(OWN)
            away = _("&Take off the list") if own else _("&Use the list again")
            self.away = buttons.addButton(away, QDialogButtonBox.ButtonRole.ResetRole)
            self.away.clicked.connect(self._put_away)
        buttons.accepted.connect(self._save)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setSpacing(12)
        layout.addWidget(note(_("Only places and public numbers: no names of clients.")))
        layout.addLayout(form)
        layout.addWidget(self._said)
        layout.addWidget(buttons)
        self.fit()

    def _save(self) -> None:
        desk, known, before, now = self._desk, self._known, self._before, self._desk.clock()
        told = {field: one_line(line.text()).strip() for field, line in self.fields.items()}
        entry = SiteAddressEntry(before.code, **told)

        def write() -> SiteAddress:
            if known is None:
                return add_site_address(desk.store, desk.pack, entry, now)
            return edit_site_address(desk.store, desk.pack, known.id, entry, now, seen=before)

        desk.tasks.run(self, write, lambda _: self._done(), self._refuse)

    def _put_away(self) -> None:
        desk, known, now = self._desk, self._known, self._desk.clock()
        if known is not None:
            desk.tasks.run(
                self,
                lambda: put_away(desk.store, TrashKind.SITE_ADDRESS, known.id, now),
                lambda _: self._done(),
                self._refuse,
            )

    def _done(self) -> None:
        self.saved.emit()
        self.accept()

    def _refuse(self, error: SpreekuurError) -> None:
        self._said.setText(self._desk.words.tell(error))
        self._said.show()
        self.fit()
