"""About this program: versions, this laptop's id, licences, and what may be sent to who mends it."""

import json

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop import __version__
from desktop.errors import SpreekuurError
from desktop.spreekuur.diagnostics import describe_home, describe_program, describe_store
from desktop.ui.about.notices import Notice, notices
from desktop.ui.desks import Desk
from desktop.ui.widgets.dialog import Dialog
from desktop.ui.widgets.forms import heading, note, primary, say
from desktop.ui.widgets.reading_view import ReadingView, text, title
from desktop.ui.widgets.rows_model import Row
from desktop.ui.widgets.rows_view import RowsView


class AboutDialog(Dialog):
    """Shows what this is, and copies what may be sent on."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        _ = desk.words.gettext
        self.setWindowTitle(_("About Spreekuur"))
        self.resize(900, 640)
        self.facts = note("\n".join(self._facts()), kind="plain")
        self.copy = QPushButton(_("&Copy diagnostics"))
        self.copy.setAutoDefault(False)
        self.said = note(_("Versions, sizes and counts, without anything about anybody: you may send them on."))
        self.list = RowsView(_("Libraries and fonts"), [_("Made by others")], stretch=0)
        self.reading = ReadingView(_("Text of the licence"))
        self._lay_out()
        self.copy.clicked.connect(self._copy)
        self.list.selectionModel().currentChanged.connect(lambda *_: self._show_notice())
        self.list.show_rows([Row(it, (it.name,)) for it in notices()])
        self.list.select(0)

    def _facts(self) -> list[str]:
        desk = self._desk
        words, pack, about = desk.words, desk.pack, desk.store.about
        _ = words.gettext
        expired = pack.expires < desk.today()
        until = _("It expired on {day}.") if expired else _("It may be used until {day}.")
        content = _("Content: version {version}, of {day}.").format(
            version=pack.version, day=words.date(pack.published)
        )
        return [
            _("Program: version {version}").format(version=__version__),
            f"{content} {until.format(day=words.date(pack.expires))}",
            _("This laptop: {name}, id {id}").format(name=about.device_name, id=about.device),
        ]

    def _lay_out(self) -> None:
        _ = self._desk.words.gettext
        close = primary(_("Close"))
        close.clicked.connect(self.reject)
        copying = QHBoxLayout()
        copying.addWidget(self.copy)
        copying.addWidget(self.said, 1)
        halves = QHBoxLayout()
        halves.setSpacing(12)
        halves.addWidget(self.list, 2)
        halves.addWidget(self.reading, 3)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(12)
        layout.addWidget(heading("Spreekuur", "title"))
        layout.addWidget(self.facts)
        layout.addLayout(copying)
        layout.addWidget(heading(_("Libraries and fonts")))
        layout.addLayout(halves, 1)
        layout.addLayout(foot)
        self.list.setFocus()

    def _show_notice(self) -> None:
        chosen = self.list.thing
        if isinstance(chosen, Notice):
            paragraphs = (" ".join(it.split()) for it in chosen.text.split("\n\n"))
            self.reading.show_body(
                title(chosen.name, 2) + text(chosen.licence, "heading") + "".join(text(it) for it in paragraphs if it),
                0.9,
            )

    def _copy(self) -> None:
        desk = self._desk

        def describe() -> str:
            now = desk.clock()
            found = describe_program(desk.pack, now)
            found |= {"home": describe_home(desk.store.home), "store": describe_store(desk.store, now)}
            return json.dumps(found, indent=1)

        desk.tasks.run(self, describe, self._copied, self._refused)

    def _copied(self, described: str) -> None:
        QGuiApplication.clipboard().setText(described)
        said = self._desk.words.gettext("Copied. Paste it in a message: there is nothing about anybody in it.")
        say(self.said, said, "done")

    def _refused(self, error: SpreekuurError) -> None:
        say(self.said, self._desk.words.tell(error), "refused")
