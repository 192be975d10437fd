"""Becoming known to headquarters without a network: its file, our request, eight words, its welcome."""

from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.paths import write_atomically
from desktop.spreekuur.exchange import request_enrolment, trust_organisation
from desktop.ui.desks import Desk
from desktop.ui.widgets.files import read_small
from desktop.ui.widgets.forms import heading, note


class EnrolmentBox(QWidget):
    """The steps before the first bundle. The words are shown large, to be read out by telephone."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        _ = desk.words.gettext
        self.trust = QPushButton(_("1. Organisation file …"))
        self.request = QPushButton(_("2. Make a request …"))
        self.said = note(
            _(
                "Once for each laptop: take in headquarters' organisation file, make a request and send it, read out its eight words, and take in the welcome that comes back."
            )
        )
        self.words = QLabel()
        self.words.setObjectName("words")
        self.words.setWordWrap(True)
        self.words.setAccessibleName(_("The eight words"))
        self.words.hide()
        self.trust.clicked.connect(self._trust)
        self.request.clicked.connect(self._request)
        buttons = QHBoxLayout()
        buttons.addWidget(self.trust)
        buttons.addWidget(self.request)
        buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(heading(_("Enrol at headquarters")))
        layout.addWidget(self.said)
        layout.addLayout(buttons)
        layout.addWidget(self.words)

    def _trust(self) -> None:
        desk = self._desk
        _ = desk.words.gettext
        path = desk.dialogs.choose_open(self, _("Organisation file"), _("All files (*)"))
        if path is None:
            return

        def trust() -> tuple[str, ...]:
            return trust_organisation(desk.store, read_small(path))

        said = _("Compare these words with headquarters by telephone. If one differs, do not go on.")
        desk.tasks.run(self, trust, lambda words: self._show(said, words))

    def _request(self) -> None:
        desk = self._desk
        _ = desk.words.gettext
        path = desk.dialogs.choose_save(self, _("Make a request"), "aanmelding.spreekuur", _("All files (*)"))
        if path is None:
            return

        def make() -> tuple[Path, tuple[str, ...]]:
            request, words = request_enrolment(desk.store)
            write_atomically(path, request, private=False)
            return path, words

        desk.tasks.run(self, make, lambda made: self._show_request(*made))

    def _show_request(self, path: Path, words: tuple[str, ...]) -> None:
        _ = self._desk.words.gettext
        said = _("Saved as {place}. Send it to headquarters and read these eight words out by telephone.")
        self._show(said.format(place=path), words)

    def _show(self, said: str, words: tuple[str, ...]) -> None:
        self.said.setText(said)
        half = len(words) // 2
        self.words.setText("\n".join(("   ".join(words[:half]), "   ".join(words[half:]))))
        self.words.show()
