"""Taking in a file: first what it is and would do, then, when somebody says so, doing it."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop.errors import SpreekuurError
from desktop.sync.inspections import Doubt, Imported, Inspected, Signature
from desktop.ui.desks import Desk
from desktop.ui.exchange.words import count_words, doubt_words
from desktop.ui.widgets.forms import heading, note, primary


class ReadingBox(QWidget):
    """Inspects a file, and applies it on a second button. The two actions differ by whose store it is."""

    def __init__(
        self, desk: Desk, title: str, inspect: Callable[[Path], Inspected], apply: Callable[[Path], Imported]
    ) -> None:
        super().__init__()
        self._desk = desk
        self._inspect, self._apply_file = inspect, apply
        self._path: Path | None = None
        self._would: Imported | None = None
        _ = desk.words.gettext
        self.choose = QPushButton(_("Choose a file …"))
        self.apply = primary(_("Take it in"))
        self.apply.setEnabled(False)
        self.said = note(_("Nothing changes until you have seen what the file would do."))
        self.choose.clicked.connect(self._choose)
        self.apply.clicked.connect(self._apply)
        buttons = QHBoxLayout()
        buttons.addWidget(self.choose)
        buttons.addWidget(self.apply)
        buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(heading(title))
        layout.addLayout(buttons)
        layout.addWidget(self.said)

    def _choose(self) -> None:
        _ = self._desk.words.gettext
        path = self._desk.dialogs.choose_open(
            self, _("Choose a file"), _("Files of Spreekuur (*.spreekuur *.welcome);;All files (*)")
        )
        if path is not None:
            self.look_at(path)

    def look_at(self, path: Path) -> None:
        """Show what a file is and would do."""
        self._path, self._would = path, None
        self.apply.setEnabled(False)
        self._desk.tasks.run(self, lambda: self._inspect(path), self._show, self._refused)

    def _show(self, found: Inspected) -> None:
        words = self._desk.words
        _ = words.gettext
        said = [_("From: {device}. For: {to}.").format(device=found.from_device, to=found.to)]
        if found.made_at:
            moment = f"{words.date(found.made_at.astimezone().date())}, {words.time(found.made_at)}"
            said.append(_("Made on {moment}, number {number}.").format(moment=moment, number=found.sequence))
        said.append(_("In it: {what}.").format(what=count_words(words, found.records) or "–"))
        if found.would is not None:
            said.append(_("It would: {what}").format(what=self._done_words(found.would)))
            said += doubt_words(words, found.would.doubts)
        usable = found.signature is Signature.VALID and found.would is not None
        if not usable:
            said.append(_("This file is not taken in: its maker is not known here."))
        self._would = found.would if usable else None
        self._say("\n".join(said), "muted")
        self.apply.setEnabled(usable)
        if usable:
            self.apply.setFocus()

    def _apply(self) -> None:
        path, would = self._path, self._would
        if path is not None and would is not None and self._is_meant(would):
            self.apply.setEnabled(False)
            self._desk.tasks.run(self, lambda: self._apply_file(path), self._applied, self._refused)

    def _is_meant(self, would: Imported) -> bool:
        """Ask before what cannot be taken back."""
        _ = self._desk.words.gettext
        if Doubt.ERASES_MANY not in would.doubts:
            return True
        asked = _("This file erases {count} records, and they do not come back. Did you ask its maker?")
        return self._desk.dialogs.confirm(
            self, asked.format(count=would.erased), _("Yes, take it in"), _("No, leave it")
        )

    def _applied(self, done: Imported) -> None:
        _ = self._desk.words.gettext
        said = [_("Taken in. {what}").format(what=self._done_words(done))]
        if self._would is not None and _counted(done) != _counted(self._would):
            said.append(_("That is not what was announced, since something changed here meanwhile. Look at it."))
        if done.conflicts:
            said.append(_("Where two people wrote different things, both are kept: look under Conflicts."))
        if done.closed:
            said.append(_("It is closed for the laptops of a site: it is kept and passed on, and cannot be read here."))
        self._say("\n".join(said), "done")
        self._desk.changes.tell_all()

    def _done_words(self, done: Imported) -> str:
        _ = self._desk.words.gettext
        said = _("{new} new, {changed} changed, {conflicts} conflicts, {erased} erased, {known} already known.").format(
            new=done.new, changed=done.changed, conflicts=done.conflicts, erased=done.erased, known=done.known
        )
        if done.gaps:
            numbers = ", ".join(str(it) for it in done.gaps)
            said += " " + _("Not arrived yet: number {numbers} of this laptop.").format(numbers=numbers)
        return said

    def _refused(self, error: SpreekuurError) -> None:
        self._say(self._desk.words.tell(error), "refused")

    def _say(self, text: str, kind: str) -> None:
        self.said.setText(text)
        self.said.setObjectName(kind)
        self.said.style().unpolish(self.said)
        self.said.style().polish(self.said)


def _counted(done: Imported) -> tuple[int, ...]:
    return done.new, done.changed, done.conflicts, done.erased
