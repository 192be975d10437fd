"""The window: the bar, the rail and the pages, joined together."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path

import shiboken6
from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction, QCloseEvent, QDragEnterEvent, QDropEvent, QKeySequence, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QHBoxLayout,
    QLabel,
    QMainWindow,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.content.packs import Pack
from desktop.domain.contacts import Contact
from desktop.errors import SpreekuurError
from desktop.i18n import Translator
from desktop.spreekuur.contacts import contact
from desktop.spreekuur.look_ups import Contents
from desktop.spreekuur.recovering import keep_at_hand, left_at_hand
from desktop.spreekuur.sites import site_of
from desktop.spreekuur.stores import Role, Store
from desktop.ui.about.about_dialog import AboutDialog
from desktop.ui.contact_box_dialog import ContactBoxDialog
from desktop.ui.curtain import KEY, Curtain
from desktop.ui.desks import Changes, Desk, wall_clock
from desktop.ui.dialogs import Dialogs
from desktop.ui.exchange.unshared import unshared_words
from desktop.ui.help import help_window
from desktop.ui.icons import Icons
from desktop.ui.intake.contact_rows import named_topics
from desktop.ui.keys_dialog import KeysDialog
from desktop.ui.notice_bar import NoticeBar
from desktop.ui.panes import go_to_next_pane
from desktop.ui.rail import Rail
from desktop.ui.referrals.addresses_dialog import AddressesDialog
from desktop.ui.restored_band import RestoredBand
from desktop.ui.settings.settings_dialog import SettingsDialog
from desktop.ui.tasks import Tasks
from desktop.ui.theme import apply_theme, points_for, tokens_now
from desktop.ui.top_bar import TopBar
from desktop.ui.trash_dialog import TrashDialog
from desktop.ui.undoing import FieldUndo, Undoing
from desktop.ui.widgets.pages import Page
from desktop.ui.widgets.rooms import Room
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

    def speak(self, words: Translator) -> None:
        """Show the same window in another language, at the same place."""
        if not self.may_leave():
            return
        place = self.pages.place_of(self._page())
        intake = self.pages.intake
        open_contact = intake.form.contact_id if intake else None
        self._fill(words)
        self._go(max(0, place))
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
        name = getattr(front, "manual", self.pages.name_of(self._page()))
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
            self._zoom(1 if event.angleDelta().y() > 0 else -1)
        else:
            super().wheelEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take one file that lies on this laptop or a stick."""
        if _dropped(event) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Show what a file is that somebody dropped; nothing is taken in before somebody says so."""
        path = _dropped(event)
        if path is not None:
            event.acceptProposedAction()
            self.open_found(path)

    def open_found(self, found: object) -> None:
        """Open what was found or is wanted by another page, on the page that shows such things."""
        self._bar.search.clear()
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
        self._make_actions()
        self._bar = TopBar(self.desk, self.curtain_action, self.lock_action, self._others)
        self._lay_out()
        self._connect()
        self._go(0)
        self._count_unshared()
        self._look_where()

    def _add_page(self, page: Page) -> None:
        self._rooms[page] = Room(page)
        self._stack.addWidget(self._rooms[page])
        page.wanted.connect(self.open_found)

    @property
    def _records(self) -> bool:
        """Whether questions are recorded here."""
        return self._store.about.role is not Role.HEADQUARTERS

    def _place(self) -> str:
        """Return where this laptop records now: at headquarters the organisation."""
        about = self._store.about
        if not about.sites:
            return about.organisation_name
        now = site_of(self._store)
        return next((it.name for it in about.sites if it.code == now), now)

    def _look_where(self) -> None:
        self.desk.tasks.run(self._bar, self._place, self._bar.show_place)

    def _make_actions(self) -> None:
        _ = self.desk.words.gettext
        if self._records:
            self._act(_("Next question"), "Ctrl+N", self._next_question)
            self._act(_("One key for each visitor"), "Ctrl+R", self._open_rush)
            self._act(_("What does this letter mean?"), "Ctrl+B", self._read_letter)
        self._act(_("Search everything"), "Ctrl+K", self._start_search)
        self._act(_("Print"), "Ctrl+P", lambda: self._page().print_page())
        self._act(_("Show to the client"), "F11", lambda: self._page().show_to_client())
        self._act(_("Is everything saved?"), "Ctrl+S", lambda: self._page().confirm_saved())
        self.lock_action = self._act(_("Lock"), "Ctrl+L", self.lock)
        self.lock_action.setIcon(self.desk.icons.icon("lock"))
        self.curtain_action = self._act(_("Cover"), KEY, self.draw_curtain)
        self.curtain_action.setIcon(self.desk.icons.icon("curtain"))
        self._act(_("Next part of the page"), "F6", self._next_pane)
        for place, it in enumerate(self.pages.on_rail):
            self._act(_(it.word), f"Ctrl+{place + 1}", partial(self._go, place))
        larger = self._act(_("Larger letters"), "Ctrl++", lambda: self._zoom(1))
        larger.setShortcuts([QKeySequence("Ctrl++"), QKeySequence("Ctrl+=")])
        smaller = self._act(_("Smaller letters"), "Ctrl+-", lambda: self._zoom(-1))
        help_ = self._act(_("Help about this page"), help_window.KEY, self.show_help)
        keys = self._act(_("Keys"), "Ctrl+/", self._show_keys)
        other = "en" if self.desk.words.language == "nl" else "nl"
        # Named in the language that it leads to, for whoever cannot read this one.
        language = self._act({"en": "English", "nl": "Nederlands"}[other], "", lambda: self.language_asked.emit(other))
        settings = self._act(_("Settings …"), "Ctrl+,", self._show_settings)
        about = self._act(_("About Spreekuur"), "", self._show_about)
        trash = self._act(_("Trash …"), "", self._show_trash)
        turns = self._undoing.actions if self._undoing else []
        self.addActions(turns)
        self._others = [help_, *turns, trash, settings, language, larger, smaller, keys, about]
        if self._records:
            self._others.append(self._act(_("Contact box on paper …"), "", self._show_contact_box))
            self._others.append(self._act(_("Where we refer to …"), "", self._show_addresses))

    def _act(self, text: str, keys: str, action: Callable[[], object]) -> QAction:
        made = QAction(text, self)
        if keys:
            made.setShortcut(QKeySequence(keys))
        made.triggered.connect(lambda _=False: action())
        self.addAction(made)
        return made

    def _connect(self) -> None:
        bar = self._bar
        self._rail.chosen.connect(self._go)
        bar.search.textEdited.connect(self._search)
        bar.search.opening.connect(self._open_first_found)
        bar.search.stepping_down.connect(self._step_into_found)
        bar.search.left.connect(lambda: self._go(0))
        bar.content.clicked.connect(self._show_about)
        bar.chip.clicked.connect(lambda: self.show_page(self.pages.exchange))
        for signal in (self.desk.changes.contacts_changed, self.desk.changes.exchanged):
            signal.connect(self._count_unshared)
        for signal in (self.desk.changes.hour_changed, self.desk.changes.exchanged):
            signal.connect(self._look_where)

    def _lay_out(self) -> None:
        _ = self.desk.words.gettext
        rows = QVBoxLayout()
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        self._band = _("PRACTICE – invented people") if self._store.training else ""
        if self._band:
            band = QLabel(self._band)
            band.setObjectName("band")
            rows.addWidget(band)
        rows.addWidget(RestoredBand(self.desk))
        rows.addWidget(self._bar)
        rows.addWidget(self._notice)
        below = QHBoxLayout()
        below.setSpacing(0)
        below.addWidget(self._rail)
        below.addWidget(self._stack, 1)
        rows.addLayout(below, 1)
        central = QWidget()
        central.setLayout(rows)
        self._fold()
        old = self.centralWidget()
        self.setCentralWidget(central)
        if old is not None:
            old.deleteLater()

    def _fold(self) -> None:
        self._rail.fold(narrow=self.width() < _NARROW)

    def _page(self) -> Page:
        page = self._shown()
        assert page is not None  # noqa: S101 - the first page is shown before anybody can ask
        return page

    def _shown(self) -> Page | None:
        room = self._stack.currentWidget()
        return next((page for page, it in self._rooms.items() if it is room), None)

    def _go(self, place: int) -> None:
        page = self.pages.at(self.pages.on_rail[place].name)
        if page is not None:
            self.show_page(page)

    def _next_question(self) -> None:
        if self.pages.intake:
            self.show_page(self.pages.intake)
            self.pages.intake.new_question()

    def _open_rush(self) -> None:
        if self.pages.intake:
            self.show_page(self.pages.intake)
            self.pages.intake.open_rush()

    def _read_letter(self) -> None:
        """Read a letter at the question at hand; from another page nobody's question is meant."""
        intake = self.pages.intake
        if intake is None:
            return
        if self._page() is not intake:
            self._next_question()
        intake.read_letter()

    def _start_search(self) -> None:
        self._bar.search.setFocus()
        self._bar.search.selectAll()

    def _search(self, typed: str) -> None:
        self.pages.search.look_for(typed)
        if typed.strip() and self._shown() is not self.pages.search:
            self.show_page(self.pages.search)

    def _open_first_found(self) -> None:
        self.pages.search.open_first()

    def _step_into_found(self) -> None:
        self.pages.search.list.setFocus()

    def _next_pane(self) -> None:
        go_to_next_pane([*self._page().panes(), self._rail.buttons[0], self._bar.search])

    def _show_keys(self) -> None:
        KeysDialog(self.desk.words, self.actions(), self).open()

    def _show_settings(self) -> None:
        dialog = SettingsDialog(self.desk, self)
        dialog.language_asked.connect(self.language_asked)
        dialog.moved.connect(lambda: self.speak(self.desk.words))
        dialog.open()

    def _show_about(self) -> None:
        AboutDialog(self.desk, self).open()

    def _show_trash(self) -> None:
        if self.may_leave():
            TrashDialog(self.desk, self).open()

    def _show_contact_box(self) -> None:
        ContactBoxDialog(self.desk, self).open()

    def _show_addresses(self) -> None:
        AddressesDialog(self.desk, self).open()

    def _zoom(self, step: int) -> None:
        app = QApplication.instance()
        self._points = min(20.0, max(10.0, self._points + step))
        if isinstance(app, QApplication):
            apply_theme(app, tokens_now(), self._points)

    def _offer_what_was_left(self, left: Contact | None) -> None:
        """Say which question was at hand when the program stopped in the middle of it, and offer to open it."""
        if left is None:
            return
        words = self.desk.words
        _ = words.gettext
        when = " ".join((words.date(left.at.astimezone().date()), words.time(left.at)))
        about = named_topics(self.desk, left.entry.topics)
        said = _("Spreekuur stopped while a question was open: {question}. It is saved. Recover your work?")
        question = " · ".join(part for part in (when, about) if part)
        self._notice.tell(said.format(question=question), _("Open that question"), partial(self.open_found, left))

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


def _dropped(event: QDropEvent) -> Path | None:
    """Return the one file that hangs on the mouse; nothing for several, or for what is no file."""
    urls = event.mimeData().urls()
    return Path(urls[0].toLocalFile()) if len(urls) == 1 and urls[0].isLocalFile() else None
