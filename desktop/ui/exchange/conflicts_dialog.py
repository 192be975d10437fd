"""The conflicts in one table: field, ours, theirs, who and when; choosing, writing a third text, taking it back."""

from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QPushButton, QVBoxLayout, QWidget

from desktop.domain.conflicts import FREE_TEXT
from desktop.domain.rows import Scalar
from desktop.errors import SpreekuurError
from desktop.spreekuur.conflicts import Report, Resolution, conflicts, resolve, undo
from desktop.ui.desks import Desk
from desktop.ui.exchange.conflict_words import field_words, row_words, told_words, who_words
from desktop.ui.widgets.dialog import Dialog
from desktop.ui.widgets.forms import heading, note, primary
from desktop.ui.widgets.one_line import one_line
from desktop.ui.widgets.rows_model import Row
from desktop.ui.widgets.rows_view import RowsView
from desktop.ui.widgets.text_box import TextBox


class ConflictsDialog(Dialog):
    """Lists where laptops wrote different things, and lets a person choose; each choice is saved at once."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._last: Resolution | None = None
        _ = desk.words.gettext
        self.setWindowTitle(_("Conflicts"))
        self.resize(960, 640)
        headers = [_("Of what"), _("Field"), _("Ours"), _("Theirs"), _("Theirs: who and when")]
        self.list = RowsView(_("Conflicts"), headers, stretch=0)
        for column in (2, 3):
            # Each may be a page long; the whole of it stands in the list below.
            self.list.horizontalHeader().setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        self.values = RowsView(_("What was written"), [_("What"), _("By whom and when")], stretch=0, wrap=True)
        self.text = TextBox(64)
        self.text.setAccessibleName(_("Another text"))
        self.keep = primary(_("&Keep what is chosen"))
        self.keep_text = QPushButton(_("Keep the &text above"))
        self.back = QPushButton(_("&Undo"))
        self.back.hide()
        self.said = note()
        self._lay_out()
        self.list.selectionModel().currentChanged.connect(lambda *_: self._show_values())
        self.list.rows.modelReset.connect(self._show_values)
        self.list.opened.connect(lambda _: self.values.setFocus())
        self.values.selectionModel().currentChanged.connect(lambda *_: self._show_text())
        self.values.opened.connect(lambda _: self._keep())
        self.keep.clicked.connect(self._keep)
        self.keep_text.clicked.connect(self._keep_text)
        self.back.clicked.connect(self._undo)
        self.list.setFocus()
        self.reload()

    def reload(self) -> None:
        """Show the conflicts that there are now."""
        desk = self._desk
        desk.tasks.run(self, lambda: conflicts(desk.store), self._show)

    @property
    def _report(self) -> Report | None:
        thing = self.list.thing
        return thing if isinstance(thing, Report) else None

    def _show(self, found: list[Report]) -> None:
        desk = self._desk
        rows = []
        for one in found:
            known = one.conflict
            ours, theirs = (told_words(desk, known, value) for value in one.values[:2])
            cells = (row_words(desk, known), field_words(desk, known), ours, theirs, who_words(desk, one.authors[1]))
            rows.append(Row(one, cells))
        self.list.show_rows(rows)
        if rows and self._report is None:
            self.list.select(0)
        if not rows and self._last is None:
            self._say(desk.words.gettext("There are no conflicts."), "muted")

    def _show_values(self) -> None:
        """Show everything that was written in the chosen field, and choose what is proposed."""
        report = self._report
        if report is None:
            self.values.show_rows([])
        else:
            versions, desk = report.conflict.versions, self._desk
            self.values.show_rows(
                [
                    Row(version.value, (told_words(desk, report.conflict, value), who_words(desk, author)))
                    for version, value, author in zip(versions, report.values, report.authors, strict=True)
                ]
            )
            proposed = report.conflict.proposed
            self.values.select(0 if proposed is None else versions.index(proposed))
        free = report is not None and (report.conflict.kind, report.conflict.field) in FREE_TEXT
        for widget in (self.text, self.keep_text, self._text_label):
            widget.setVisible(free)
        self.keep.setEnabled(report is not None)
        self._show_text()

    def _show_text(self) -> None:
        self.text.setPlainText(str(self.values.thing or ""))

    def _keep(self) -> None:
        if self.values.currentIndex().isValid():
            thing = self.values.thing
            self._resolve(thing if isinstance(thing, str | int | float) else None)

    def _keep_text(self) -> None:
        self._resolve(self.text.toPlainText() or None)

    def _resolve(self, value: Scalar) -> None:
        desk, report = self._desk, self._report
        if report is not None:
            now = desk.clock()
            desk.tasks.run(
                self, lambda: resolve(desk.store, report.conflict, value, now), self._resolved, self._refused
            )

    def _resolved(self, made: Resolution) -> None:
        desk, known = self._desk, made.conflict
        _ = desk.words.gettext
        self._last = made
        field = field_words(desk, known)
        self.back.setText(_("&Undo: the other value of “{field}”").format(field=field))
        self.back.show()
        kept = one_line(self._told(made.kept))
        self._say(_("Kept in “{field}”: {value}").format(field=field, value=kept), "done")
        desk.changes.tell_all()
        self.reload()

    def _told(self, value: Scalar) -> str:
        """Return what was kept in the words in which it stood in the list."""
        for row in self.values.rows.rows:
            if row.thing == value:
                return row.cells[0]
        return str(value) if value is not None else self._desk.words.gettext("(empty)")

    def _undo(self) -> None:
        desk, last = self._desk, self._last
        if last is not None:
            now = desk.clock()
            desk.tasks.run(self, lambda: undo(desk.store, last, now), self._undone, self._refused)

    def _undone(self, made: Resolution) -> None:
        desk = self._desk
        field = field_words(desk, made.conflict)
        self._last = made
        self._say(desk.words.gettext("The other value stands in “{field}” again.").format(field=field), "done")
        desk.changes.tell_all()
        self.reload()

    def _refused(self, error: SpreekuurError) -> None:
        self._say(self._desk.words.tell(error), "refused")

    def _say(self, text: str, kind: str) -> None:
        self.said.setText(text)
        self.said.setObjectName(kind)
        self.said.style().unpolish(self.said)
        self.said.style().polish(self.said)

    def _lay_out(self) -> None:
        _ = self._desk.words.gettext
        close = QPushButton(_("Close"))
        close.clicked.connect(self.accept)
        for button in (self.keep, self.keep_text, self.back, close):
            # Enter in a list chooses there.
            button.setAutoDefault(False)
        self._text_label = note(_("Or write what is right:"))
        buttons = QHBoxLayout()
        buttons.addWidget(self.back)
        buttons.addStretch(1)
        for button in (self.keep_text, self.keep, close):
            buttons.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 24)
        layout.setSpacing(12)
        layout.addWidget(heading(_("Two laptops wrote different things here")))
        layout.addWidget(note(_("They did not know of each other. Everything is kept until you choose.")))
        layout.addWidget(self.list, 2)
        layout.addWidget(heading(_("What was written")))
        layout.addWidget(self.values, 2)
        layout.addWidget(self._text_label)
        layout.addWidget(self.text, 1)
        layout.addWidget(self.said)
        layout.addLayout(buttons)
