"""Taking consent back: what is left is a count, and nothing else."""

from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from desktop.domain.people import Person
from desktop.spreekuur.consents import make_anonymous, withdraw_consent
from desktop.ui.desks import Desk
from desktop.ui.widgets.dialog import Dialog
from desktop.ui.widgets.forms import note


class WithdrawalDialog(Dialog):
    """Asks how far somebody takes consent back. `withdrawn` tells in a sentence what was done."""

    withdrawn = Signal(str)

    def __init__(self, desk: Desk, person: Person, contact_id: UUID | None, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._person, self._contact_id = desk, person, contact_id
        _ = desk.words.gettext
        self.setWindowTitle(_("Consent taken back"))
        self.setMinimumWidth(520)
        name = person.entry.name
        self.one = QPushButton(_("Only this question: leave the count"))
        self.all = QPushButton(_("Everything of this person: erase it"))
        stay = QPushButton(_("Change nothing"))
        stay.setDefault(True)
        layout = QVBoxLayout(self)
        layout.setSpacing(12)
        layout.addWidget(note(_("{name} does not want to be written down any more.").format(name=name), "heading"))
        layout.addWidget(
            note(_("Of this question the day, the language, the topic and the outcome are left. Name and text go."))
        )
        layout.addWidget(self.one)
        layout.addWidget(
            note(
                _(
                    "Of all questions only the counts are left. The file, the dates and the family file go, here and on the other laptops."
                )
            )
        )
        layout.addWidget(self.all)
        layout.addWidget(note(_("Neither can be undone."), "refused"))
        layout.addWidget(stay)
        self.one.setEnabled(contact_id is not None)
        self.one.clicked.connect(self._forget_question)
        self.all.clicked.connect(self._forget_person)
        stay.clicked.connect(self.reject)
        stay.setFocus()
        self.fit()

    def _forget_question(self) -> None:
        desk, contact_id = self._desk, self._contact_id
        if contact_id is not None:
            now = desk.clock()
            desk.tasks.run(self, lambda: make_anonymous(desk.store, contact_id, now), lambda _: self._done_one())

    def _forget_person(self) -> None:
        desk, person_id, now = self._desk, self._person.id, self._desk.clock()
        desk.tasks.run(self, lambda: withdraw_consent(desk.store, person_id, now), self._done_all)

    def _done_one(self) -> None:
        self._finish(self._desk.words.gettext("Of this question only the count is left."))

    def _done_all(self, counted: int) -> None:
        words = self._desk.words
        said = words.ngettext(
            "The person is erased. {count} question stays as a count.",
            "The person is erased. {count} questions stay as counts.",
            counted,
        )
        self._finish(said)

    def _finish(self, said: str) -> None:
        self.withdrawn.emit(said)
        self.accept()
        for changed in (self._desk.changes.people_changed, self._desk.changes.families_changed):
            changed.emit()
        self._desk.changes.contacts_changed.emit()
