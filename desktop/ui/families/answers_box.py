"""The answers that were given on a family file, by day: each opens as it was given."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox

from desktop.domain.reunification.answers import GivenAnswer
from desktop.ui.desks import Desk


class AnswersBox(QComboBox):
    """Chooses between today's answer and those given before. `wanted` tells the id, or nothing for today's."""

    wanted = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.setAccessibleName(desk.words.gettext("Answers that were given"))
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.currentIndexChanged.connect(lambda _: self.wanted.emit(self.currentData()))

    @property
    def chosen(self) -> UUID | None:
        """The answer that is chosen; none for today's."""
        found = self.currentData()
        return found if isinstance(found, UUID) else None

    def show_given(self, given: Sequence[GivenAnswer]) -> None:
        """Offer these, the newest first, and choose today's; hidden while none was given."""
        words = self._desk.words
        self.blockSignals(True)
        self.clear()
        self.addItem(words.gettext("Today's answer"), None)
        for one in given:
            moment = one.given_at.astimezone()
            said = words.gettext("{day} {time}, rules of {version}")
            self.addItem(said.format(day=words.date(moment.date()), time=f"{moment:%H:%M}", version=one.rules), one.id)
        self.blockSignals(False)
        self.setVisible(bool(given))
