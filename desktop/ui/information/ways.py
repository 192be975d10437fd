"""The ways in: by what people come with, and under the three headings by which the organisation teaches it."""

from enum import StrEnum

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QButtonGroup, QSizePolicy, QToolButton, QWidget

from desktop.ui.desks import Desk
from desktop.ui.widgets.flow_layout import FlowLayout
from desktop.wording import N_


class Way(StrEnum):
    """What is listed at the left."""

    LETTERS = "letters"
    TIMELINE = "timeline"
    TOPICS = "topics"
    ACTORS = "actors"
    EXPECT = "expect"
    RIGHTS = "rights"
    PREPARE = "prepare"
    ALL = "all"


WAY_WORDS = {
    Way.ALL: N_("All texts"),
    Way.EXPECT: N_("What to expect"),
    Way.RIGHTS: N_("Your rights"),
    Way.PREPARE: N_("Preparing"),
    Way.TOPICS: N_("By topic"),
    Way.TIMELINE: N_("Timeline"),
    Way.LETTERS: N_("I got a letter"),
    Way.ACTORS: N_("Who is who"),
}


_AROUND = 28
"""Pixels beside the words of a button, by the style sheet."""


class WaysBar(QWidget):
    """Chooses a way in. `chosen` tells it."""

    chosen = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        _ = desk.words.gettext
        self.buttons: dict[Way, QToolButton] = {}
        self._group = QButtonGroup(self)
        layout = FlowLayout(self, spacing=4)
        for way, word in WAY_WORDS.items():
            button = QToolButton()
            button.setText(_(word))
            button.setAccessibleName(_(word))
            button.setCheckable(True)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            # Wide enough for the words when they are bold, and no wider: all ways in stand on one row.
            bold = QFont(button.font())
            bold.setBold(True)
            button.setMinimumWidth(QFontMetrics(bold).horizontalAdvance(_(word)) + _AROUND)
            button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            button.clicked.connect(lambda _=False, way=way: self.chosen.emit(way))
            self._group.addButton(button)
            self.buttons[way] = button
            layout.addWidget(button)

    def show_chosen(self, way: Way | None) -> None:
        """Mark the way that is open; none of them while what was found by a word is listed."""
        self._group.setExclusive(False)
        for one, button in self.buttons.items():
            button.setChecked(one is way)
        self._group.setExclusive(True)
