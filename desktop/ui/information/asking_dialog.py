"""Putting a question that nobody could answer to headquarters."""

from PySide6.QtWidgets import QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from desktop.domain.contacts import Contact
from desktop.spreekuur.asked_questions import ask_headquarters
from desktop.ui.desks import Desk
from desktop.ui.widgets.dialog import Dialog
from desktop.ui.widgets.forms import note, say
from desktop.ui.widgets.text_box import TextBox


class AskingDialog(Dialog):
    """Asks for the words of the question, without names. Accepted when it was asked."""

    def __init__(self, desk: Desk, contact: Contact, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._contact = desk, contact
        _ = desk.words.gettext
        self.setWindowTitle(_("No answer found"))
        self.setMinimumWidth(480)
        self.wording = TextBox(72)
        self.wording.setAccessibleName(_("The question for headquarters"))
        label = QLabel(_("&What do you want to know from headquarters?"))
        label.setBuddy(self.wording)
        self.refused = note("")
        self.refused.hide()
        buttons = QDialogButtonBox()
        self.ask = buttons.addButton(_("Ask headquarters"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.ask.setObjectName("primary")
        self.ask.setDefault(True)
        buttons.addButton(_("Do not ask"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self._ask)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setSpacing(8)
        layout.addWidget(
            note(
                _("These words leave with the next exchange, with the topics and the language. Write no names in them.")
            )
        )
        for widget in (label, self.wording, self.refused, buttons):
            layout.addWidget(widget)
        self.wording.setFocus()

    def _ask(self) -> None:
        desk, contact_id, wording = self._desk, self._contact.id, self.wording.toPlainText()
        now = desk.clock()
        self.ask.setEnabled(False)
        desk.tasks.run(
            self,
            lambda: ask_headquarters(desk.store, contact_id, wording, now),
            lambda _: self.accept(),
            lambda error: self._refuse(desk.words.tell(error)),
        )

    def _refuse(self, sentence: str) -> None:
        self.ask.setEnabled(True)
        say(self.refused, sentence, "refused")
        self.refused.show()
        self.wording.setFocus()
