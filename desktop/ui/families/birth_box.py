"""A field for a birth date as it was told, which says which days it can mean."""

import re

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget

from desktop.domain.spans import UNKNOWN
from desktop.domain.told_births import told_birth
from desktop.i18n import Translator
from desktop.spreekuur.family_words import span_said
from desktop.ui.widgets.typed_days import typed_form

_FIGURES = re.compile(r"\d{4}(-\d{2}){0,2}")


def shown_birth(kept: str) -> str:
    """Return a kept birth date as people type it; what was told in words stays in those words."""
    return typed_form(kept) if _FIGURES.fullmatch(kept) else kept


class BirthBox(QWidget):
    """Keeps the words that were told, in any calendar; nothing is refused."""

    changed = Signal()

    def __init__(self, words: Translator) -> None:
        super().__init__()
        self._words = words
        self._kept = ""
        self.line = QLineEdit()
        self.line.setPlaceholderText(words.gettext("e.g. 3-7-1990, 1370, 1 Hamal 1370"))
        self.line.textEdited.connect(self._read)
        self._said = QLabel()
        self._said.setObjectName("muted")
        self._said.setWordWrap(True)
        self._said.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(self.line)
        layout.addWidget(self._said)
        self.setFocusProxy(self.line)

    @property
    def kept(self) -> str:
        """The words as they were told."""
        return self._kept

    def set_kept(self, kept: str) -> None:
        """Show what was kept without saying that a person typed it."""
        self._kept = kept
        self.line.setText(shown_birth(kept))
        self._say()

    def _read(self, typed: str) -> None:
        self._kept = typed.strip()
        self._say()
        self.changed.emit()

    def _say(self) -> None:
        _ = self._words.gettext
        days = told_birth(self._kept)
        said = (
            _("Kept as told. Which days it means is not understood.")
            if days == UNKNOWN
            else span_said(days, self._words)
        )
        self._said.setText(said if self._kept else "")
        self._said.setVisible(bool(self._kept))
        self.line.setAccessibleDescription(self._said.text())
