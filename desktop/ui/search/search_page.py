"""The page with what was found by a word."""

from collections.abc import Sequence

from PySide6.QtCore import QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.ui.desks import Desk
from desktop.ui.search.found_rows import MOST, FoundThing, NamedAction, find_all, grouped
from desktop.ui.widgets.forms import heading, note, pane
from desktop.ui.widgets.pages import Page
from desktop.ui.widgets.rows_view import RowsView

QUIET = 120
"""Milliseconds without a key after which is looked."""


class SearchPage(Page):
    """Lists people, family files, questions, what we tell people, and what the window can do."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        _ = desk.words.gettext
        self._wanted = ""
        self._shown = ""
        self._actions: Sequence[NamedAction] = ()
        self._opening = False
        self._said = note(_("Type a word in the field at the top."))
        self.list = RowsView(_("Found"), [_("What"), _("When, or which key")], stretch=0, wrap=True)
        self.list.opened.connect(self.wanted)
        self._timer = QTimer(self, singleShot=True, interval=QUIET)
        self._timer.timeout.connect(self.look_now)
        frame, rows = pane()
        for widget in (heading(_("Search"), "title"), self._said):
            rows.addWidget(widget)
        rows.addWidget(self.list, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.addWidget(frame)

    @property
    def said(self) -> str:
        """What stands above the list."""
        return self._said.text()

    def look_for(self, typed: str, actions: Sequence[QAction]) -> None:
        """Search for what is typed, also among the actions of the window, as soon as the typing pauses."""
        self._wanted, self._opening = typed.strip(), False
        self._actions = [NamedAction(it.text(), it) for it in actions if it.isEnabled()]
        self._timer.start()

    def look_now(self) -> None:
        """Search for what was typed last, without waiting for more."""
        self._timer.stop()
        desk, wanted, actions = self.desk, self._wanted, self._actions

        def search() -> list[FoundThing] | None:
            # Who types on has another question by the time that the store has room for this one.
            return find_all(desk, actions, wanted) if wanted == self._wanted else None

        desk.tasks.run(self, search, lambda found: self._show(wanted, found))

    def panes(self) -> list[QWidget]:
        """Return the list."""
        return [self.list]

    def enter(self) -> None:
        """Leave the keyboard where somebody is typing."""

    def open_first(self) -> None:
        """Open the chosen result, or the first one; while it is still being looked for, once it is found."""
        if self._shown != self._wanted:
            self._opening = True
            return
        if self.list.thing is not None:
            self.wanted.emit(self.list.thing)

    def _show(self, wanted: str, found: list[FoundThing] | None) -> None:
        if found is None or wanted != self._wanted:
            return
        self._shown = wanted
        rows, more = grouped(self.desk, found)
        self.list.let_go()
        self.list.show_rows(rows)
        self._say(sum(row.thing is not None for row in rows), more=more)
        if rows:
            self.list.select(1)
            self.list.scrollToTop()
        if self._opening:
            self._opening = False
            self.open_first()

    def _say(self, count: int, *, more: bool) -> None:
        words = self.desk.words
        if not self._wanted:
            self._said.setText(words.gettext("Type a word in the field at the top."))
        elif more:
            told = words.gettext("The first {count} of each kind. Enter opens one; type more letters to find fewer.")
            self._said.setText(told.format(count=MOST))
        elif count:
            self._said.setText(
                words.ngettext("{count} found. Enter opens it.", "{count} found. Enter opens one.", count)
            )
        else:
            self._said.setText(words.gettext("Nothing found. Try fewer letters, or another spelling."))
