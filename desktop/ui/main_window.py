"""The window: the bar, the rail and the pages, joined together."""

from collections.abc import Callable
from datetime import datetime
from functools import partial

import shiboken6
from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction, QCloseEvent, QDragEnterEvent, QDropEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QDialog, QMainWindow, QStackedWidget

from desktop.content.packs import Pack
from desktop.domain.contacts import Contact
from desktop.errors import SpreekuurError
from desktop.i18n import Translator
from desktop.spreekuur.contacts import contact
from desktop.spreekuur.look_ups import Contents
from desktop.spreekuur.recovering import keep_at_hand, left_at_hand
from desktop.spreekuur.sites import place_name
from desktop.spreekuur.stores import Role, Store
from desktop.ui.curtain import Curtain
from desktop.ui.desks import Changes, Desk, wall_clock
from desktop.ui.dialogs import Dialogs
from desktop.ui.exchange.unshared import unshared_words
from desktop.ui.help import help_window
from desktop.ui.icons import Icons
from desktop.ui.intake.contact_rows import left_words
from desktop.ui.notice_bar import NoticeBar
from desktop.ui.panes import go_to_next_pane
from desktop.ui.rail import Rail
from desktop.ui.restored_band import RestoredBand
from desktop.ui.tasks import Tasks
from desktop.ui.theme import apply_theme, points_for, tokens_now
from desktop.ui.top_bar import TopBar
from desktop.ui.undoing import FieldUndo, Undoing
from desktop.ui.widgets.files import dropped_file
from desktop.ui.widgets.pages import Page
from desktop.ui.widgets.rooms import Room
from desktop.ui.window_actions import make_actions
from desktop.ui.window_frame import band, framed
from desktop.ui.window_pages import Pages

_NARROW = 960
"""Pixels below which the rail takes less room."""


class MainWindow(QMainWindow):
    """The window on an open store. It does not close the store: who opened it does, on `lock_asked` or at the end."""

    lock_asked = Signal()
    language_asked = Signal(str)

    def __init__(
        self,
        store: Store,
        pack: Pack,
        words: Translator,
        *,
        dialogs: Dialogs | None = None,
        clock: Callable[[], datetime] = wall_clock,
    ) -> None:
        super().__init__()
        # The title is read in the task bar by everybody who passes.
        self.setWindowTitle("Spreekuur")
        self.setMinimumSize(640, 360)
        self.resize(1366, 768)
        self.setAcceptDrops(True)
        self._store, self._pack, self._clock = store, pack, clock
        # Whether questions are recorded here; asked once, since the store may close for good while the window is open.
        self._records = store.about.role is not Role.HEADQUARTERS
        self._contents = Contents(pack)
        self._dialogs = dialogs or Dialogs(words)
        self._tasks = Tasks(self._show_failure, self)
        self._tasks.refused.connect(self._lock_when_ended)
        self._locking = QTimer(self, singleShot=True, interval=20)
        self._locking.timeout.connect(self.lock)
        self._points = points_for(self.screen().availableGeometry().width())
        app = QApplication.instance()
        assert isinstance(app, QApplication)  # noqa: S101 - there is no window without it
        self._field_undo = FieldUndo(app, self)
        self._undoing: Undoing | None = None
        self._ended = False
        self._fill(words)
        if self._records:
            self._tasks.run(self, lambda: left_at_hand(store), self._offer_what_was_left)

    def show_page(self, page: Page) -> None:
        """Go to a page; what is in the forms of this one is saved first."""
        if page is self._shown() or self.may_leave():
            self._stack.setCurrentWidget(self._rooms[page])
            self._rail.show_chosen(self.pages.place_of(page))
            page.enter()

    def page(self) -> Page:
        """Return the page that is open."""
        page = self._shown()
        assert page is not None  # noqa: S101 - the first page is shown before anybody can ask
        return page

    def go(self, place: int) -> None:
        """Go to a place on the rail."""
        page = self.pages.at(self.pages.on_rail[place].name)
        if page is not None:
            self.show_page(page)

    def start_search(self) -> None:
        """Put the keyboard in the field that searches everything."""
        self._bar.search.setFocus()
        self._bar.search.selectAll()

    def next_pane(self) -> None:
        """Put the keyboard in the next part of the page, then in the rail and the bar."""
        go_to_next_pane([*self.page().panes(), self._rail.buttons[0], self._bar.search])

    def zoom(self, step: int) -> None:
        """Make all letters some points larger or smaller."""
        app = QApplication.instance()
        self._points = min(20.0, max(10.0, self._points + step))
        if isinstance(app, QApplication):
            apply_theme(app, tokens_now(), self._points)

    def speak(self, words: Translator) -> None:
        """Show the same window in another language, at the same place."""
        if not self.may_leave():
            return
        place = self.pages.place_of(self.page())
        intake = self.pages.intake
        open_contact = intake.form.contact_id if intake else None
        self._fill(words)
        self.go(max(0, place))
        if open_contact is not None and self.pages.intake:
            self.pages.intake.open_thing(contact(self._store, open_contact))

    def refresh_colours(self) -> None:
        """Draw the window again in the colours that the system asks now."""
        self.speak(self.desk.words)

    def may_leave(self) -> bool:
        """Save what is in the forms; when that cannot be, ask whether to leave it."""
        page = self._shown()
        return page.may_leave() if page else True

    def save_what_is_there(self) -> str:
        """Save what is in the forms without asking anything; return why it could not be, empty when it was."""
        page = self._shown()
        return page.settle() if page else ""

    def lock(self) -> None:
        """Close every dialog and ask to be locked, without asking the person anything: they may be gone already."""
        for widget in QApplication.topLevelWidgets():
            if isinstance(widget, QDialog) and widget.isVisible():
                widget.reject()
        if self._dialogs.asking:
            # Who opened the box has to read its answer first, and may open another one.
            self._locking.start()
        else:
            self.lock_asked.emit()

    def draw_curtain(self) -> None:
        """Cover the screen, and the dialogs that are open."""
        front = QApplication.activeModalWidget() or self
        if not isinstance(front, Curtain):
            Curtain(self.desk.words, front).draw()

    def show_help(self) -> None:
        """Open the manual at what is in front: the dialog that is open, or the page."""
        front = QApplication.activeModalWidget() or self
        name = getattr(front, "manual", self.pages.name_of(self.page()))
        help_window.show_help(self.desk.words, name, front)

    @property
    def unshared(self) -> str:
        """What the bar says of what is not shared yet."""
        return self._bar.chip.text()

    @property
    def band(self) -> str:
        """What the band above a training store says; nothing when the store is a real one."""
        return self._band

    def search_for(self, words: str) -> None:
        """Search everything for words, as if they were typed in the bar."""
        self._bar.search.setText(words)
        self._search(words)

    def finish(self) -> None:
        """Wait until everything that was asked is done and shown."""
        self._tasks.finish()

    def dismiss(self, *, in_order: bool = True) -> None:
        """Finish what is under way and go. After a bug it was not `in_order`: the next start offers what was at hand."""
        self._end(in_order=in_order)
        self.hide()
        # Not at once: it is often an action of this very window that asks for it.
        QTimer.singleShot(0, lambda: shiboken6.delete(self))

    def closeEvent(self, event: QCloseEvent) -> None:
        """Save before closing; stay open when that cannot be and the person does not want to lose it."""
        if not self.may_leave():
            event.ignore()
            return
        self._end(in_order=True)
        event.accept()

    def _end(self, *, in_order: bool) -> None:
        if self._ended:
            return
        self._ended = True
        if in_order and self._records:
            self._tasks.run(self, lambda: keep_at_hand(self._store, None), lambda _: None, lambda _: None)
        self._tasks.finish()
        self._tasks.stop()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave more of a narrow window to the page."""
        super().resizeEvent(event)
        self._fold()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Make the letters larger or smaller with Ctrl and the wheel."""
        if event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            self.zoom(1 if event.angleDelta().y() > 0 else -1)
        else:
            super().wheelEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take one file that lies on this laptop or a stick."""
        if dropped_file(event) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Show what a file is that somebody dropped; nothing is taken in before somebody says so."""
        path = dropped_file(event)
        if path is not None:
            event.acceptProposedAction()
            self.open_found(path)

    def open_found(self, found: object) -> None:
        """Open what was found or is wanted by another page, on the page that shows such things; run an action."""
        self._bar.search.clear()
        if isinstance(found, QAction):
            # On the page from which it was sought: there is nothing to print or to show among what was found.
            self._leave_search()
            found.trigger()
            return
        page = self.pages.for_thing(found)
        if page is not None:
            self.show_page(page)
            page.open_thing(found)

    def _fill(self, words: Translator) -> None:
        help_window.close_help(self)
        tokens = tokens_now()
        self._dialogs.speak(words)
        self.desk = Desk(
            self._store,
            self._pack,
            words,
            self._tasks,
            self._dialogs,
            Icons(tokens.text, tokens.accent),
            Changes(self),
            self._clock,
            self._contents,
        )
        for action in self.actions():
            self.removeAction(action)
            action.deleteLater()
        self._stack = QStackedWidget()
        self._rooms: dict[Page, Room] = {}
        self.pages = Pages(self.desk, self._add_page)
        self._rail = Rail()
        for place, it in enumerate(self.pages.on_rail):
            self._rail.add_page(self.desk.icons.icon(it.icon), words.gettext(it.word), f"Ctrl+{place + 1}")
        if self._undoing is not None:
            self._undoing.deleteLater()
        self._notice = NoticeBar(self.desk)
        self._undoing = Undoing(self.desk, self._notice, self.save_what_is_there, self)
        self._actions = make_actions(self, self._undoing.actions, records=self._records)
        self._bar = TopBar(self.desk, self._actions.curtain, self._actions.lock, self._actions.menu)
        self._lay_out()
        self._connect()
        self.go(0)
        self._sought_from = self.page()
        self._count_unshared()
        self._look_where()

    def _add_page(self, page: Page) -> None:
        self._rooms[page] = Room(page)
        self._stack.addWidget(self._rooms[page])
        page.wanted.connect(self.open_found)

    def _look_where(self) -> None:
        self.desk.tasks.run(self._bar, lambda: place_name(self._store), self._bar.show_place)

    def _connect(self) -> None:
        bar = self._bar
        self._rail.chosen.connect(self.go)
        bar.search.textEdited.connect(self._search)
        bar.search.opening.connect(self._open_first_found)
        bar.search.stepping_down.connect(lambda: self.pages.search.list.setFocus())  # noqa: PLW0108 - made now, not at start
        bar.search.left.connect(self._leave_search)
        bar.content.clicked.connect(self._actions.about.trigger)
        bar.chip.clicked.connect(lambda: self.show_page(self.pages.exchange))
        for signal in (self.desk.changes.contacts_changed, self.desk.changes.exchanged):
            signal.connect(self._count_unshared)
        for signal in (self.desk.changes.hour_changed, self.desk.changes.exchanged):
            signal.connect(self._look_where)

    def _lay_out(self) -> None:
        self._band = self.desk.words.gettext("PRACTICE – invented people") if self._store.training else ""
        self._fold()
        old = self.centralWidget()
        self.setCentralWidget(
            framed([band(self._band), RestoredBand(self.desk), self._bar, self._notice], self._rail, self._stack)
        )
        if old is not None:
            old.deleteLater()

    def _fold(self) -> None:
        self._rail.fold(narrow=self.width() < _NARROW)

    def _shown(self) -> Page | None:
        room = self._stack.currentWidget()
        return next((page for page, it in self._rooms.items() if it is room), None)

    def _search(self, typed: str) -> None:
        search = self.pages.search
        search.look_for(typed, self.actions())
        if typed.strip() and self._shown() is not search:
            self._sought_from = self.page()
            self.show_page(search)

    def _leave_search(self) -> None:
        """Go back to the page from which somebody searched."""
        if self._shown() is self.pages.search:
            self.show_page(self._sought_from)
        else:
            self.page().enter()

    def _open_first_found(self) -> None:
        if self._bar.search.text().strip():
            self.pages.search.open_first()

    def _offer_what_was_left(self, left: Contact | None) -> None:
        """Say which question was at hand when the program stopped in the middle of it, and offer to open it."""
        if left is None:
            return
        open_it = self.desk.words.gettext("Open that question")
        self._notice.tell(left_words(self.desk, left), open_it, partial(self.open_found, left))

    def _count_unshared(self) -> None:
        desk = self.desk
        bar = self._bar
        desk.tasks.run(bar, lambda: unshared_words(desk), bar.show_unshared)

    def _lock_when_ended(self) -> None:
        if self._store.ended is not None:
            # Not at once: others still hear why they are refused.
            self._locking.start()

    def _show_failure(self, error: SpreekuurError) -> None:
        if self._store.ended is not None:
            return  # the window locks, and what comes then says why
        self._dialogs.tell(self, self.desk.words.tell(error))
