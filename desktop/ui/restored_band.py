"""The band over a store that was put back from before, until newer bundles came."""

from datetime import datetime

from PySide6.QtWidgets import QLabel

from desktop.spreekuur.backups import mind_restored
from desktop.ui.desks import Desk


class RestoredBand(QLabel):
    """Says since when things may be missing, and what to do; hidden while the store is in no doubt."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.setObjectName("band")
        self.setWordWrap(True)
        self.hide()
        desk.changes.exchanged.connect(self.reload)
        self.reload()

    def reload(self) -> None:
        """Look whether newer bundles came."""
        desk = self._desk
        desk.tasks.run(self, lambda: mind_restored(desk.store, desk.clock()), self._show)

    def _show(self, since: datetime | None) -> None:
        words = self._desk.words
        if since is not None:
            said = words.gettext(
                "You are working on restored data: what was recorded here after {day} may be missing. Import the newest bundles first."
            )
            self.setText(said.format(day=words.date(since.astimezone().date())))
        self.setVisible(since is not None)
