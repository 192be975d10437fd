"""What the checklist says otherwise than when it was last given, before anybody accepts it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout

from desktop.spreekuur.checklists import Overview
from desktop.spreekuur.family_words import change_said
from desktop.ui.desks import Desk
from desktop.ui.widgets.forms import heading, note

_MOST = 6
"""Lines; the rest is counted, so that the list itself stays in sight."""


class ChangesBox(QFrame):
    """Names the differences since the last answer; hidden while there is none."""

    accepted = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        _ = desk.words.gettext
        self.setObjectName("pane")
        self._since = heading("")
        self._since.setWordWrap(True)
        self.said = note(kind="text")
        self.accept = QPushButton(_("Seen, keep this"))
        self.accept.clicked.connect(self.accepted)
        buttons = QHBoxLayout()
        buttons.addWidget(self.accept)
        buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 8)
        layout.setSpacing(6)
        layout.addWidget(self._since)
        layout.addWidget(self.said)
        layout.addLayout(buttons)

    def show_overview(self, overview: Overview | None) -> None:
        """Show what changed in a family's answer."""
        last = overview.last if overview else None
        if overview is None or last is None or not overview.changes:
            self.hide()
            return
        words, pack = self._desk.words, self._desk.pack
        _ = words.gettext
        said = [change_said(change, pack, words) for change in overview.changes]
        more = len(said) - _MOST
        lines = [f"• {one}" for one in said[:_MOST]]
        lines += [words.gettext("and {count} more").format(count=more)] if more > 0 else []
        day = words.date(last.given_at.astimezone().date())
        if last.rules == pack.version:
            since = _("Otherwise than in the answer of {day}:").format(day=day)
        else:
            since = _("The rules are newer than the answer of {day}. Otherwise now:").format(day=day)
        self._since.setText(since)
        self.said.setText("\n".join(lines))
        self.show()
