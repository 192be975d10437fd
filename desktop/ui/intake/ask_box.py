"""Asking headquarters what nobody at the site could answer, with what leaves said before it does."""

from functools import partial
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from desktop.domain.articles import Article
from desktop.domain.asked_questions import AskedQuestion
from desktop.errors import SpreekuurError
from desktop.spreekuur.asked_questions import answers, ask_headquarters, asked_questions
from desktop.ui.desks import Desk
from desktop.ui.intake.fitting_list import title_of
from desktop.ui.widgets.forms import note, say


class AskBox(QWidget):
    """Takes a wording without names for headquarters, and says what was asked. `wanted` says that it is to be asked.

    Nothing is copied from the question at hand: what leaves is what somebody typed here.
    """

    wanted = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._contact: UUID | None = None
        self._typed: dict[UUID, str] = {}
        _ = desk.words.gettext
        self.wording = QLineEdit()
        self.wording.setPlaceholderText(_("the question, without names and numbers"))
        self.wording.setAccessibleName(_("Question for headquarters"))
        self.ask = QPushButton(_("Ask headquarters"))
        self.said = note()
        self.asked = note()
        button = QHBoxLayout()
        button.addWidget(self.ask)
        button.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(note(_("Headquarters counts that there was no answer. You can also ask it.")))
        layout.addWidget(self.wording)
        layout.addWidget(
            note(
                _(
                    "With the next bundle for headquarters leave: this line, the language, the topics, the site and the week. Nothing else, and no name."
                )
            )
        )
        layout.addLayout(button)
        layout.addWidget(self.said)
        layout.addWidget(self.asked)
        self.said.hide()
        self.asked.hide()
        self.ask.clicked.connect(self.wanted)
        self.wording.returnPressed.connect(self.wanted)
        desk.changes.contacts_changed.connect(self._load)

    def show_contact(self, contact_id: UUID | None) -> None:
        """Show what was asked of a question; what was typed for another one waits there."""
        if self._contact is not None and self.wording.text().strip():
            self._typed[self._contact] = self.wording.text()
        self._contact = contact_id
        self.wording.setText(self._typed.pop(contact_id, "") if contact_id else "")
        self.said.hide()
        self._load()

    def take_up(self, contact_id: UUID) -> None:
        """Note that the question at hand, of which something may be typed here already, is on the disk now."""
        self._contact = contact_id

    def send(self, contact_id: UUID) -> None:
        """Put what is typed to headquarters; a wording by which somebody can be recognised stays here, with the reason."""
        desk, wording, now = self._desk, self.wording.text(), self._desk.clock()
        self.take_up(contact_id)
        desk.tasks.run(
            self,
            lambda: ask_headquarters(desk.store, contact_id, wording, now),
            partial(self._sent, contact_id),
            self._refuse,
        )

    def _sent(self, contact_id: UUID, _asked: AskedQuestion) -> None:
        if contact_id == self._contact:
            self.wording.clear()
            self.said.hide()
        changes = self._desk.changes
        changes.contacts_changed.emit()
        changes.noticed.emit(
            self._desk.words.gettext("The question goes to headquarters with the next bundle for it."), True
        )

    def _refuse(self, error: SpreekuurError) -> None:
        say(self.said, self._desk.words.tell(error), "refused")
        self.said.show()
        self.wording.setFocus()

    def _load(self) -> None:
        desk, contact_id = self._desk, self._contact
        if contact_id is None:
            self._show(None, ([], {}))
            return
        desk.tasks.run(
            self,
            lambda: (asked_questions(desk.store, contact=contact_id), answers(desk.store, desk.pack)),
            partial(self._show, contact_id),
        )

    def _show(self, contact_id: UUID | None, found: tuple[list[AskedQuestion], dict[UUID, Article]]) -> None:
        if contact_id != self._contact:
            return
        asked, answered = found
        self.asked.setText("\n".join(self._told(one, answered.get(one.id)) for one in asked))
        self.asked.setVisible(bool(asked))

    def _told(self, one: AskedQuestion, answer: Article | None) -> str:
        words = self._desk.words
        day = words.date(one.at.astimezone().date())
        if answer is None:
            return words.gettext("Asked on {day}: “{wording}”. No answer yet.").format(day=day, wording=one.wording)
        title = title_of(answer, words.language)
        said = words.gettext("Asked on {day}: “{wording}”. The answer is in “{title}”.")
        return said.format(day=day, wording=one.wording, title=title)
