"""Adding a person, with no more facts than a follow-up needs."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLineEdit, QVBoxLayout, QWidget

from desktop.domain.people import Person, PersonEntry
from desktop.errors import SpreekuurError
from desktop.spreekuur.people import add_person
from desktop.ui.desks import Desk
from desktop.ui.widgets.forms import add_field, fit, new_form, note
from desktop.ui.widgets.one_line import one_line


class PersonDialog(QDialog):
    """Asks for a name and, where known, a birth date and V-number. `added` tells the person."""

    added = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        _ = desk.words.gettext
        self.setWindowTitle(_("New person"))
        self.setMinimumWidth(480)
        self.name, self.born, self.v_number = QLineEdit(), QLineEdit(), QLineEdit()
        form = new_form()
        add_field(form, _("&Name"), self.name)
        add_field(form, _("&Born (as told)"), self.born)
        add_field(form, _("&V-number, if a follow-up needs it"), self.v_number)
        self._said = note(kind="refused")
        self._said.hide()
        buttons = QDialogButtonBox()
        self.add = buttons.addButton(_("Add"), QDialogButtonBox.ButtonRole.AcceptRole)
        self._anyway = buttons.addButton(_("Add anyway, it is somebody else"), QDialogButtonBox.ButtonRole.ActionRole)
        self._anyway.hide()
        buttons.addButton(_("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(lambda: self._save(anyway=False))
        self._anyway.clicked.connect(lambda: self._save(anyway=True))
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setSpacing(16)
        layout.addWidget(note(_("Only what a follow-up needs. Most questions are recorded without a person.")))
        layout.addLayout(form)
        layout.addWidget(self._said)
        layout.addWidget(buttons)

    def _save(self, *, anyway: bool) -> None:
        name, born, v_number = (one_line(field.text()).strip() for field in (self.name, self.born, self.v_number))
        entry = PersonEntry(name, born, v_number)
        desk = self._desk
        now = desk.clock()
        desk.tasks.run(self, lambda: add_person(desk.store, entry, now, anyway=anyway), self._done, self._refused)

    def _done(self, person: Person) -> None:
        self._desk.changes.people_changed.emit()
        self.added.emit(person)
        self.accept()

    def _refused(self, error: SpreekuurError) -> None:
        self._said.setText(self._desk.words.tell(error))
        self._said.show()
        # Only a likely twin can be added all the same.
        self._anyway.setVisible("twin" in error.values)
        fit(self)
