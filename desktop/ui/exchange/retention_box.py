"""What is past its term: told after each exchange, and taken away when somebody says so."""

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from desktop.errors import SpreekuurError
from desktop.spreekuur.retention import Retained, preview_retention, run_retention
from desktop.ui.desks import Desk
from desktop.ui.widgets.forms import note, say


class RetentionBox(QWidget):
    """Shows a line with a button when something is past its term, and nothing else.

    Never by itself: a wrong day, or a question of which somebody is just thinking, could not be put right.
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._past: Retained | None = None
        _ = desk.words.gettext
        self.said = note()
        self.take = QPushButton(_("Take them away …"))
        self.take.clicked.connect(self._ask)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.said, 1)
        layout.addWidget(self.take)
        self.hide()
        desk.changes.exchanged.connect(self.reload)

    def reload(self) -> None:
        """Look what is past its term now."""
        desk = self._desk
        # While headquarters has not said what day it is, nothing is past its term.
        desk.tasks.run(
            self,
            lambda: preview_retention(desk.store, desk.pack.retention, desk.clock()),
            self._show,
            lambda _: self.hide(),
        )

    def _show(self, past: Retained) -> None:
        words = self._desk.words
        self._past = past
        count = past.questions + past.appointments
        said = words.ngettext(
            "{count} question or date is past its term: its words may go. Of questions the count stays.",
            "{count} questions and dates are past their term: their words may go. Of questions the count stays.",
            count,
        )
        if self.said.objectName() != "done" or count:
            say(self.said, said.format(count=count))
            self.take.setVisible(bool(count))
            self.setVisible(bool(count))

    def _ask(self) -> None:
        desk, past = self._desk, self._past
        if past is None or past.day is None:
            return
        words = desk.words
        asked = words.gettext(
            "Reckoned from {day}: {questions} questions lose their words, {dates} dates go, here and on every laptop of the site. Where something is still to be done, the words stay. This cannot be taken back."
        ).format(day=words.date(past.day), questions=past.questions, dates=past.appointments)
        if desk.dialogs.confirm(self, asked, words.gettext("Yes, take them away"), words.gettext("Not now")):
            self.take.setEnabled(False)
            desk.tasks.run(
                self,
                lambda: run_retention(desk.store, desk.pack.retention, desk.clock()),
                self._done,
                self._refused,
            )

    def _done(self, done: Retained) -> None:
        desk = self._desk
        said = desk.words.gettext("Done: {questions} questions lost their words, {dates} dates went.")
        self.take.setEnabled(True)
        self.take.hide()
        say(self.said, said.format(questions=done.questions, dates=done.appointments), "done")
        desk.changes.tell_all()

    def _refused(self, error: SpreekuurError) -> None:
        self.take.setEnabled(True)
        say(self.said, self._desk.words.tell(error), "refused")
