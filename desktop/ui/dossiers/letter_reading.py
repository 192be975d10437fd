"""What a letter comes down to, large enough to read along."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from desktop.domain.letters import Reading
from desktop.domain.referrals import DirectoryEntry
from desktop.domain.taxonomies import Urgency
from desktop.spreekuur.family_words import said
from desktop.spreekuur.letters import LetterHelp
from desktop.ui.desks import Desk
from desktop.ui.intake.fitting_list import title_of
from desktop.ui.widgets.forms import heading, note


class LetterReading(QWidget):
    """Says by when to act, why then, whom to call and what explains it; in words, not by colour alone."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        _ = desk.words.gettext
        self.day = heading("", "title")
        self.urgent = note(kind="refused")
        self.working = note()
        self.calls = QLabel()
        self.article = note()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        for label in (self.day, self.urgent, self.working, self.calls, self.article):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        self._call = heading(_("Call first"))
        self._explains = heading(_("What explains it"))
        for widget in (self.day, self.urgent, self._call, self.calls, self._explains, self.article, self.working):
            layout.addWidget(widget)
        layout.addStretch(1)

    def show_help(self, found: LetterHelp | None) -> None:
        """Show what to do; nothing while what is filled in cannot be."""
        self.setVisible(found is not None)
        if found is None:
            return
        words = self._desk.words
        reading = found.reading
        self.day.setText(self._day_said(reading))
        urgent = self._urgency_said(reading)
        self.urgent.setText(urgent)
        self.urgent.setVisible(bool(urgent))
        self.working.setText("\n".join(said(one, words) for one in reading.working))
        self.calls.setText("\n".join(self._call_said(one) for one in found.calls))
        self._call.setVisible(bool(found.calls))
        self.calls.setVisible(bool(found.calls))
        self._explains.setVisible(found.article is not None)
        self.article.setText(title_of(found.article, words.language) if found.article else "")

    def _day_said(self, reading: Reading) -> str:
        words, day, left = self._desk.words, reading.day, reading.days_left
        _ = words.gettext
        if day is None:
            return _("By when to act is not known yet")
        by = (_("Act by {day}, counted here") if reading.counted else _("Act by {day}")).format(day=words.date(day))
        return " · ".join(part for part in (by, self._left_said(left)) if part)

    def _left_said(self, left: int | None) -> str:
        words = self._desk.words
        if left is None:
            return ""
        if left < 0:
            return words.ngettext("{count} day ago", "{count} days ago", -left)
        return words.ngettext("{count} day left", "{count} days left", left) if left else words.gettext("today")

    def _urgency_said(self, reading: Reading) -> str:
        _ = self._desk.words.gettext
        if reading.days_left is not None and reading.days_left < 0:
            return _("The day has passed. Call the lawyer today all the same.")
        return _("Call today.") if reading.urgency is Urgency.TODAY else ""

    def _call_said(self, one: DirectoryEntry) -> str:
        _ = self._desk.words.gettext
        known = one.telephone or one.email or one.website
        known = known or _("number not written down here")
        return f"{self._desk.name_of(one.names)} · {known}"
