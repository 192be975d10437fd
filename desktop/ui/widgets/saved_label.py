"""The quiet line that says until when everything is saved."""

from datetime import datetime

from PySide6.QtWidgets import QLabel

from desktop.ui.desks import Desk
from desktop.ui.widgets.autosave import Autosave


class SavedLabel(QLabel):
    """Says “saved 14:02:07” once it is so, and why not when it is not."""

    def __init__(self, desk: Desk, autosave: Autosave) -> None:
        super().__init__()
        self._desk = desk
        self._last = ""
        self.setWordWrap(True)
        self.setObjectName("saved")
        self.setAccessibleName(desk.words.gettext("Saved?"))
        autosave.began.connect(self._say_busy)
        autosave.saved.connect(self._say_saved)
        autosave.partly.connect(self._say_partly)
        autosave.refused.connect(self._say_refused)

    def clear(self) -> None:
        """Say nothing, as of an empty form."""
        self._show("", "saved")

    def _say_busy(self) -> None:
        # A refusal stays in sight until the next saving succeeds.
        if self.objectName() == "saved":
            self._show(self._desk.words.gettext("saving …"), "saved")

    def _say_saved(self, moment: datetime) -> None:
        time = f"{moment.astimezone():%H:%M:%S}"
        self._show(self._desk.words.gettext("saved {time}").format(time=time), "saved")

    def _say_partly(self, sentence: str) -> None:
        said = self._desk.words.gettext("The rest is saved. {sentence}").format(sentence=sentence)
        self._show(said, "refused")

    def _say_refused(self, sentence: str) -> None:
        said = self._desk.words.gettext("Not saved. {sentence}").format(sentence=sentence)
        self._show(said, "refused")

    def _show(self, text: str, kind: str) -> None:
        self.setText(text)
        if self.objectName() != kind:
            self.setObjectName(kind)
            self.style().unpolish(self)
            self.style().polish(self)
