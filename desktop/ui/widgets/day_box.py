"""A field for a day, which says in words what it understood."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QSizePolicy, QWidget

from desktop.ui.desks import Desk
from desktop.ui.widgets.typed_days import read_day, read_partial, typed_form


class DayBox(QWidget):
    """Reads a day; with `partial` also a month or a year. A text that is no day is kept out, and said so."""

    changed = Signal()

    def __init__(self, desk: Desk, *, partial: bool = False) -> None:
        super().__init__()
        self._desk = desk
        self._partial = partial
        self._kept = ""
        _ = desk.words.gettext
        self.line = QLineEdit()
        self.line.setPlaceholderText(_("e.g. 3-7-2026"))
        self.line.setFixedWidth(132)
        self.line.textEdited.connect(self._read)
        self._said = QLabel()
        self._said.setObjectName("muted")
        self._said.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.line)
        layout.addWidget(self._said, 1)
        self.setFocusProxy(self.line)

    @property
    def kept(self) -> str:
        """The day, month or year as `2026-07-03`, `2026-07` or `2026`; empty when nobody said."""
        return self._kept

    @property
    def day(self) -> date | None:
        """The day; none when there is none."""
        return date.fromisoformat(self._kept) if len(self._kept) == 10 else None

    def set_kept(self, kept: str) -> None:
        """Show what was kept without saying that a person typed it."""
        self._kept = kept
        self.line.setText(typed_form(kept))
        self._say()

    def _read(self, typed: str) -> None:
        today = self._desk.today()
        if self._partial:
            found = read_partial(typed, today)
        else:
            day = read_day(typed, today)
            found = day.isoformat() if day else None
        known = found or ""
        changed = known != self._kept
        self._kept = known
        self._say()
        if changed:
            self.changed.emit()

    def _say(self) -> None:
        _ = self._desk.words.gettext
        unclear = bool(self.line.text().strip()) and not self._kept
        if unclear:
            self._said.setText(_("Not a day yet: type 3-7-2026 or +14"))
        else:
            day = self.day
            self._said.setText(self._desk.words.date(day) if day else "")
        self.line.setAccessibleDescription(self._said.text())
