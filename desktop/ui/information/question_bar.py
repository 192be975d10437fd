"""What can be written down at the question at hand from here: that a text was told, or that no answer was found."""

from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from desktop.domain.articles import DUTCH, Article
from desktop.domain.contacts import Contact
from desktop.spreekuur.print_log import note_told
from desktop.ui.desks import Desk
from desktop.ui.information.asking_dialog import AskingDialog
from desktop.ui.widgets.flow_layout import FlowLayout


class QuestionBar(QWidget):
    """Names the question at hand, so that nothing is written down at another one; hidden without one.

    `telling` asks which text was told.
    """

    telling = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._shown_for: UUID | None = None
        _ = desk.words.gettext
        self._which = QLabel()
        self.told = QPushButton(_("&Told to the client"))
        self.ask = QPushButton(_("No &answer found …"))
        self._said = QLabel()
        layout = FlowLayout(self, spacing=8)
        for widget in (self._which, self.told, self.ask, self._said):
            layout.addWidget(widget)
        self.told.clicked.connect(self.telling)
        self.ask.clicked.connect(self.ask_headquarters)
        desk.changes.question_taken.connect(self._show_question)
        self._show_question()

    def offer(self, *, telling: bool) -> None:
        """Show another text or none: it can be told or not, and nothing was written down of it yet."""
        self.told.setEnabled(telling)
        self._say("")

    def note_told(self, article: Article, language: str) -> None:
        """Write down that a text was told, in which version and which language."""
        desk, contact = self._desk, self._desk.changes.question
        if contact is None:
            return
        code = language if language in article.editions else DUTCH
        now = desk.clock()
        spoken = desk.name_of(desk.pack.taxonomy.languages[code].names)
        said = desk.words.gettext("Written down: told in {language}.").format(language=spoken)
        desk.tasks.run(
            self,
            lambda: note_told(desk.store, desk.pack, article.slug, code, contact.id, now),
            lambda _: self._noted(contact, said),
        )

    def ask_headquarters(self) -> None:
        """Let somebody put the question to headquarters in words without names."""
        contact = self._desk.changes.question
        if contact is not None:
            dialog = AskingDialog(self._desk, contact, self.window())
            said = self._desk.words.gettext("Asked headquarters. It leaves with the next exchange.")
            dialog.accepted.connect(self._desk.changes.contacts_changed)
            dialog.accepted.connect(lambda: self._desk.changes.noticed.emit(said, True))
            dialog.open()

    def _noted(self, contact: Contact, said: str) -> None:
        self._desk.changes.contacts_changed.emit()
        now = self._desk.changes.question
        if now is not None and now.id == contact.id:
            self._say(said)

    def _show_question(self) -> None:
        desk, contact = self._desk, self._desk.changes.question
        self.setVisible(contact is not None)
        if contact is None:
            return
        words = desk.words
        day, time = contact.at.astimezone().date(), words.time(contact.at)
        _ = words.gettext
        which = (
            _("Question of {time}").format(time=time)
            if day == desk.today()
            else _("Question of {day}, {time}").format(day=words.date(day), time=time)
        )
        self._which.setText(" · ".join((which, *contact.entry.topics)))
        if self._shown_for != contact.id:
            self._shown_for = contact.id
            self._say("")

    def _say(self, said: str) -> None:
        self._said.setText(said)
        self._said.setVisible(bool(said))
