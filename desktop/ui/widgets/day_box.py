"""A field for a day, which says in words what it understood."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from desktop.ui.desks import Desk
from desktop.ui.widgets.doubts import doubt_label, show_doubt
from desktop.ui.widgets.typed_days import read_day, read_partial, typed_form


class DayBox(QWidget):
    """Reads a day; with `partial` also a month or a year.

    A text that is no day is not thrown away and not saved: it stays, `doubt` says so, and what was kept before stays kept.
    """

    changed = Signal()

    def __init__(self, desk: Desk, *, partial: bool = False) -> None:
        super().__init__()
        self._desk = desk
        self._partial = partial
        self._kept = ""
        self._understood = True
        _ = desk.words.gettext
        self.line = QLineEdit()
        self.line.setPlaceholderText(_("e.g. 3-7-2026"))
        self.line.setFixedWidth(132)
        self.line.textEdited.connect(self._read)
        self.line.editingFinished.connect(self.settle)
        self._said = QLabel()
        self._said.setObjectName("muted")
        self._said.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._doubt = doubt_label()
        row = QHBoxLayout()
        row.addWidget(self.line)
        row.addWidget(self._said, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(row)
        layout.addWidget(self._doubt)
        self.setFocusProxy(self.line)

    @property
    def kept(self) -> str:
        """The day, month or year as `2026-07-03`, `2026-07` or `2026`; empty when nobody said."""
        return self._kept

    @property
    def day(self) -> date | None:
        """The day; none when there is none."""
        return date.fromisoformat(self._kept) if len(self._kept) == 10 else None

    @property
    def doubt(self) -> str:
        """Why what is typed is not kept; empty when it is."""
        if self._understood:
            return ""
        _ = self._desk.words.gettext
        said = _("“{text}” is not understood as a day. Type it like 3-7-2026, tomorrow, monday or +14.")
        return said.format(text=self.line.text().strip())

    def set_kept(self, kept: str) -> None:
        """Show what was kept without saying that a person typed it."""
        self._kept = kept
        self._understood = True
        self.line.setText(typed_form(kept))
        show_doubt(self._doubt, self.line, "")
        self._say()

    def settle(self) -> None:
        """Say that what is typed is no day, when the talk goes on elsewhere."""
        if self.doubt != self._doubt.text():
            show_doubt(self._doubt, self.line, self.doubt)
            # Who says “saved” must look again.
            self.changed.emit()

    def forget(self) -> None:
        """Let go of what is not understood."""
        if not self._understood:
            self.set_kept(self._kept)

    def _read(self, typed: str) -> None:
        today = self._desk.today()
        if self._partial:
            found = read_partial(typed, today)
        else:
            day = read_day(typed, today)
            found = day.isoformat() if day else None
        self._understood = found is not None or not typed.strip()
        if not self._understood:
            # On the way to 3-7-2026 stands 3-7: that takes nothing away from what was kept.
            self._say()
            return
        known, before = found or "", self._kept
        self._kept = known
        doubted = bool(self._doubt.text())
        show_doubt(self._doubt, self.line, "")
        self._say()
        if known != before or doubted:
            self.changed.emit()

    def _say(self) -> None:
        if self._understood:
            day = self.day
            self._said.setText(self._desk.words.date(day) if day else "")
        else:
            self._said.setText(self._desk.words.gettext("Not a day yet: type 3-7-2026 or +14"))
        self.line.setAccessibleDescription(self._said.text())
