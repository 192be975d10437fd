"""What the site writes of itself on every sheet."""

from PySide6.QtWidgets import QDialogButtonBox, QLineEdit, QVBoxLayout, QWidget

from desktop.domain.sheets import ContactBox
from desktop.errors import SpreekuurError
from desktop.spreekuur.contact_boxes import change_contact_box, contact_box
from desktop.ui.desks import Desk
from desktop.ui.widgets.dialog import Dialog
from desktop.ui.widgets.forms import add_field, new_form, note


class ContactBoxDialog(Dialog):
    """Asks who helps here, where, when and by which telephone; what stays empty is left open on paper."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        _ = desk.words.gettext
        self.setWindowTitle(_("Contact box on paper"))
        self.setMinimumWidth(520)
        self.name, self.place, self.hours, self.phone = (QLineEdit() for _field in range(4))
        form = new_form()
        add_field(form, _("&Name"), self.name)
        add_field(form, _("&Place"), self.place)
        add_field(form, _("&Hours"), self.hours)
        add_field(form, _("&Telephone"), self.phone)
        self._said = note(kind="refused")
        self._said.hide()
        buttons = QDialogButtonBox()
        self.save = buttons.addButton(_("Save"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.save.setEnabled(False)
        buttons.addButton(_("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self._save)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setSpacing(16)
        layout.addWidget(
            note(_("This stands on every sheet that is printed at this site. What stays empty is left open on paper."))
        )
        layout.addLayout(form)
        layout.addWidget(self._said)
        layout.addWidget(buttons)
        self.fit()
        desk.tasks.run(self, lambda: contact_box(desk.store), self._show, self._refuse)

    @property
    def refusal(self) -> str:
        """Why it was not saved; empty when nothing is wrong."""
        return self._said.text()

    def _show(self, box: ContactBox) -> None:
        for field, kept in zip(self._fields(), (box.name, box.place, box.hours, box.phone), strict=True):
            field.setText(kept)
        self.save.setEnabled(True)

    def _fields(self) -> tuple[QLineEdit, ...]:
        return (self.name, self.place, self.hours, self.phone)

    def _save(self) -> None:
        desk = self._desk
        box = ContactBox(*(field.text().strip() for field in self._fields()))
        desk.tasks.run(self, lambda: change_contact_box(desk.store, box), lambda _: self.accept(), self._refuse)

    def _refuse(self, error: SpreekuurError) -> None:
        self._said.setText(self._desk.words.tell(error))
        self._said.show()
        self.fit()
