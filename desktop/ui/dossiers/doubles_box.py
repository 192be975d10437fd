"""Files that may be, or were made, one with this file."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from desktop.domain.people import Person, Twin
from desktop.spreekuur.daily_words import LIKENESS_WORDS
from desktop.ui.desks import Desk
from desktop.ui.dossiers.person_dialog import who

_MOST_SHOWN = 2


class DoublesBox(QWidget):
    """Says who may be the same person, and which files are one with this one. Hidden while there is nothing to say.

    `comparing` tells a person to look at beside this one, `parting` one who gets a file of their own again.
    """

    comparing = Signal(object)
    parting = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.buttons: list[QPushButton] = []
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(4)
        self.hide()

    def show_files(self, twins: tuple[Twin, ...], doubles: tuple[Person, ...]) -> None:
        """Show the likeliest twins, and every file that is one with this one."""
        _ = self._desk.words.gettext
        while item := self._rows.takeAt(0):
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.buttons = []
        for twin in twins[:_MOST_SHOWN]:
            said = _("Perhaps the same person: {who} ({why}).").format(
                who=who(twin.person.entry), why=_(LIKENESS_WORDS[twin.why[0]])
            )
            self._add(said, _("Look at both"), partial(self.comparing.emit, twin.person))
        for double in doubles:
            said = _("One file with: {who}.").format(who=who(double.entry))
            self._add(said, _("Two files again"), partial(self.parting.emit, double))
        self.setVisible(bool(twins or doubles))

    def _add(self, said: str, word: str, action: partial[None]) -> None:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        label = QLabel(said)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        button = QPushButton(word)
        button.setAccessibleDescription(said)
        button.clicked.connect(lambda _=False: action())
        self.buttons.append(button)
        row.addWidget(label, 1)
        row.addWidget(button, alignment=Qt.AlignmentFlag.AlignTop)
        self._rows.addWidget(line)
