"""What newer rules would change in each family file, to read before they are accepted."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialogButtonBox, QVBoxLayout, QWidget

from desktop.content.packs import Pack
from desktop.spreekuur.clocks import known_day
from desktop.spreekuur.family_words import change_said
from desktop.spreekuur.rule_previews import Preview, preview_rules
from desktop.ui.desks import Desk
from desktop.ui.widgets.dialog import Dialog
from desktop.ui.widgets.forms import note
from desktop.ui.widgets.reading_view import ReadingView, text, title
from desktop.ui.widgets.rows_model import Row
from desktop.ui.widgets.rows_view import RowsView


class RulesPreview(QWidget):
    """Lists the family files with how much changes, and says of the chosen one what. It accepts nothing."""

    shown = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._candidate: Pack | None = None
        _ = desk.words.gettext
        self._about = note(kind="text")
        self.list = RowsView(_("Family files"), [_("Sponsor"), _("Otherwise under the newer rules")], stretch=0)
        self.list.setMinimumHeight(160)
        self.reading = ReadingView(_("What changes"))
        self.list.picked.connect(self._read)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self._about)
        layout.addWidget(self.list, 2)
        layout.addWidget(self.reading, 3)

    def show_candidate(self, candidate: Pack) -> None:
        """Hold a newer pack against the one in use."""
        desk, self._candidate = self._desk, candidate
        desk.tasks.run(
            self,
            lambda: preview_rules(desk.store, desk.pack, candidate, known_day(desk.store, desk.pack, desk.clock())),
            self._show,
        )

    def _show(self, found: list[Preview]) -> None:
        words, candidate = self._desk.words, self._candidate
        _ = words.gettext
        if candidate is None:
            return
        touched = sum(bool(it.changes) for it in found)
        said = [
            _("The rules of {newer} beside those of {now}, on the facts of today. Nothing is accepted here.").format(
                newer=candidate.version, now=self._desk.pack.version
            ),
            words.ngettext("They change {count} family file.", "They change {count} family files.", touched).format(
                count=touched
            )
            if touched
            else _("They change nothing in any family file."),
        ]
        self._about.setText(" ".join(said))
        self.list.show_rows([Row(it, (it.file.entry.name, self._how_much(it))) for it in found])
        if found:
            self.list.select(0)
        self._read(found[0] if found else None)
        self.shown.emit()

    def _how_much(self, preview: Preview) -> str:
        words = self._desk.words
        if preview.fault is not None:
            return words.gettext("no answer: a date in it cannot be true")
        count = len(preview.changes)
        if not count:
            return words.gettext("nothing")
        return words.ngettext("{count} difference", "{count} differences", count).format(count=count)

    def _read(self, thing: object) -> None:
        if not isinstance(thing, Preview) or self._candidate is None:
            self.reading.show_body("")
            return
        words = self._desk.words
        parts = [title(thing.file.entry.name, 2)]
        parts += [text("• " + change_said(change, self._candidate, words)) for change in thing.changes]
        if thing.fault is not None:
            parts.append(text(words.tell(thing.fault)))
        elif not thing.changes:
            parts.append(text(words.gettext("Nothing changes in this file."), "muted"))
        self.reading.show_body("".join(parts))


class RulesPreviewDialog(Dialog):
    """Shows the preview in a window of its own."""

    def __init__(self, desk: Desk, candidate: Pack, parent: QWidget) -> None:
        super().__init__(parent)
        _ = desk.words.gettext
        self.setWindowTitle(_("What newer rules would change"))
        self.resize(760, 600)
        self.preview = RulesPreview(desk)
        buttons = QDialogButtonBox()
        buttons.addButton(_("Close"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 24)
        layout.setSpacing(12)
        layout.addWidget(self.preview)
        layout.addWidget(buttons)
        self.preview.show_candidate(candidate)
