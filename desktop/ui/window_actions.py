"""The actions of the window: what has a key, and what stands in its menu."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QKeySequence

from desktop.ui import curtain
from desktop.ui.about.about_dialog import AboutDialog
from desktop.ui.contact_box_dialog import ContactBoxDialog
from desktop.ui.help import help_window
from desktop.ui.keys_dialog import KeysDialog
from desktop.ui.referrals.addresses_dialog import AddressesDialog
from desktop.ui.settings.settings_dialog import SettingsDialog
from desktop.ui.trash_dialog import TrashDialog

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from desktop.ui.main_window import MainWindow


@dataclass(frozen=True)
class WindowActions:
    """The actions that have a place in the bar, and those of its menu."""

    lock: QAction
    curtain: QAction
    about: QAction
    menu: Sequence[QAction]


def make_actions(window: MainWindow, turns: Sequence[QAction], *, records: bool) -> WindowActions:
    """Make the actions of a window in its language; `turns` take back and do again, `records` where questions are."""
    _ = window.desk.words.gettext
    act = partial(_act, window)
    if records:
        act(_("Next question"), "Ctrl+N", partial(next_question, window))
        act(_("One key for each visitor"), "Ctrl+R", partial(open_rush, window))
        act(_("What does this letter mean?"), "Ctrl+B", partial(read_letter, window))
    act(_("Search everything"), "Ctrl+K", window.start_search)
    act(_("Print"), "Ctrl+P", lambda: window.page().print_page())
    act(_("Show to the client"), "F11", lambda: window.page().show_to_client())
    act(_("Is everything saved?"), "Ctrl+S", lambda: window.page().confirm_saved())
    lock = act(_("Lock"), "Ctrl+L", window.lock)
    lock.setIcon(window.desk.icons.icon("lock"))
    cover = act(_("Cover"), curtain.KEY, window.draw_curtain)
    cover.setIcon(window.desk.icons.icon("curtain"))
    act(_("Next part of the page"), "F6", window.next_pane)
    for place, it in enumerate(window.pages.on_rail):
        act(_(it.word), f"Ctrl+{place + 1}", partial(window.go, place))
    window.addActions(list(turns))
    about = act(_("About Spreekuur"), "", partial(show_about, window))
    return WindowActions(lock, cover, about, [*_menu(window, turns), about, *_of_a_site(window, records=records)])


def _menu(window: MainWindow, turns: Sequence[QAction]) -> list[QAction]:
    _ = window.desk.words.gettext
    act = partial(_act, window)
    larger = act(_("Larger letters"), "Ctrl++", lambda: window.zoom(1))
    larger.setShortcuts([QKeySequence("Ctrl++"), QKeySequence("Ctrl+=")])
    other = "en" if window.desk.words.language == "nl" else "nl"
    return [
        act(_("Help about this page"), help_window.KEY, window.show_help),
        *turns,
        act(_("Trash …"), "", partial(show_trash, window)),
        act(_("Settings …"), "Ctrl+,", partial(show_settings, window)),
        # Named in the language that it leads to, for whoever cannot read this one.
        act({"en": "English", "nl": "Nederlands"}[other], "", lambda: window.language_asked.emit(other)),
        larger,
        act(_("Smaller letters"), "Ctrl+-", lambda: window.zoom(-1)),
        act(_("Keys"), "Ctrl+/", lambda: KeysDialog(window.desk.words, window.actions(), window).open()),
    ]


def _of_a_site(window: MainWindow, *, records: bool) -> list[QAction]:
    if not records:
        return []
    _ = window.desk.words.gettext
    return [
        _act(window, _("Contact box on paper …"), "", lambda: ContactBoxDialog(window.desk, window).open()),
        _act(window, _("Where we refer to …"), "", lambda: AddressesDialog(window.desk, window).open()),
    ]


def _act(window: MainWindow, text: str, keys: str, action: Callable[[], object]) -> QAction:
    made = QAction(text, window)
    if keys:
        made.setShortcut(QKeySequence(keys))
    made.triggered.connect(lambda _=False: action())
    window.addAction(made)
    return made


def next_question(window: MainWindow) -> None:
    """Go to the page of the walk-in hour with an empty question."""
    if window.pages.intake:
        window.show_page(window.pages.intake)
        window.pages.intake.new_question()


def open_rush(window: MainWindow) -> None:
    """Record visitors with one key each."""
    if window.pages.intake:
        window.show_page(window.pages.intake)
        window.pages.intake.open_rush()


def read_letter(window: MainWindow) -> None:
    """Read a letter at the question at hand; from another page nobody's question is meant."""
    intake = window.pages.intake
    if intake is None:
        return
    if window.page() is not intake:
        next_question(window)
    intake.read_letter()


def show_settings(window: MainWindow) -> None:
    """Open the settings."""
    dialog = SettingsDialog(window.desk, window)
    dialog.language_asked.connect(window.language_asked)
    dialog.moved.connect(window.refresh_colours)
    dialog.open()


def show_about(window: MainWindow) -> None:
    """Show what this program is."""
    AboutDialog(window.desk, window).open()


def show_trash(window: MainWindow) -> None:
    """Show what was put away, once what is in the forms is saved."""
    if window.may_leave():
        TrashDialog(window.desk, window).open()
