"""A volunteer who does not see the window: what a screen reader is told is enough to work with.

Everything is found by its role and its name, and read and pressed as a screen reader does it. In the fields with a list
keys are typed, as with a screen reader they are.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QDeadlineTimer, Qt
from PySide6.QtGui import QAccessible, QAccessibleActionInterface, QAccessibleInterface, QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLineEdit, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.content.packs import Pack, load_pack, shipped_folder
from desktop.headquarters.stores import make_headquarters
from desktop.i18n import translator
from desktop.paths import Home
from desktop.spreekuur.contacts import contacts_of_day
from desktop.spreekuur.stores import Store
from desktop.spreekuur.training import make_training
from desktop.ui.desks import wall_clock
from desktop.ui.main_window import MainWindow
from tests.ui.answers import Answers, tab, type_keys

# The platform without a screen says what it cannot do; that is no fault of ours.
pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support", "^OpenType support missing")

Role = QAccessible.Role
CONTROLS = {
    Role.Button,
    Role.ButtonMenu,
    Role.ButtonDropDown,
    Role.CheckBox,
    Role.ComboBox,
    Role.EditableText,
    Role.Link,
    Role.List,
    Role.PageTab,
    Role.RadioButton,
    Role.Slider,
    Role.SpinBox,
    Role.Table,
    Role.Tree,
}
"""What somebody can do something with."""


def told(root: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    """Walk through all that a screen reader is told of and that is in sight, without the cells of tables."""
    if root.state().invisible:
        return
    yield root
    if root.role() in (Role.Table, Role.List, Role.Tree):
        return
    for place in range(root.childCount()):
        child = root.child(place)
        if child is not None and child.isValid():
            yield from told(child)


def reader_of(widget: QWidget) -> QAccessibleInterface:
    """Return what a screen reader is told of a widget."""
    interface = QAccessible.queryAccessibleInterface(widget)
    assert interface is not None
    return interface


def find(window: QWidget, role: QAccessible.Role, name: str) -> QAccessibleInterface:
    """Find the one control of a role whose name begins so."""
    QApplication.processEvents()
    found = [it for it in told(reader_of(window)) if it.role() == role and _name(it).startswith(name)]
    assert len(found) == 1, (role, name, [_name(it) for it in found])
    return found[0]


def _name(interface: QAccessibleInterface) -> str:
    return interface.text(QAccessible.Text.Name)


def act(interface: QAccessibleInterface, action: str) -> None:
    """Do with a control what it says can be done with it."""
    actions: QAccessibleActionInterface = interface.actionInterface()
    assert action in actions.actionNames()
    actions.doAction(action)
    QApplication.processEvents()
    # A button that is pressed this way is down for a moment first.
    patience = QDeadlineTimer(5_000)
    while interface.isValid() and interface.state().pressed and not patience.hasExpired():
        QTest.qWait(10)


def press_named(window: QWidget, name: str, role: QAccessible.Role = Role.Button) -> None:
    """Press a button of a name."""
    act(find(window, role, name), "Press")


def choose(window: QWidget, name: str, keys: str) -> None:
    """Go to the field of a name and choose by typing."""
    act(find(window, Role.EditableText, name), "SetFocus")
    type_keys(keys)
    tab()


def write(window: QWidget, name: str, words: str) -> None:
    """Put words in the field of a name."""
    field = find(window, Role.EditableText, name)
    field.editableTextInterface().insertText(0, words)
    QApplication.processEvents()


def nameless(window: QWidget) -> list[str]:
    """Return the controls in sight that say nothing of what they are."""
    found = []
    for it in told(reader_of(window)):
        widget = it.object()
        if it.role() not in CONTROLS or _qt_clears(widget):
            continue
        # Qt tells the choice of a box as its name on Linux; elsewhere its name is ours, and it needs one.
        name = widget.accessibleName() if isinstance(widget, QComboBox) else _name(it)
        if not name.strip():
            found.append(f"{it.role().name} {type(widget).__name__} in {type(it.parent().object()).__name__}")
    return found


def _qt_clears(widget: object) -> bool:
    """Whether this is the cross of Qt that empties a field: by keyboard it is no control, one empties the field."""
    if not isinstance(widget, QToolButton) or not isinstance(widget.parent(), QLineEdit):
        return False
    action: QAction | None = widget.defaultAction()
    return action is not None and action.objectName() == "_q_qlineeditclearaction"


def not_reached(window: MainWindow) -> list[str]:
    """Walk with Tab through what is in sight and come round; return what was not come by, or did not let go."""
    window.activateWindow()
    stops = [it for it in window.findChildren(QWidget) if _is_stop(it, window)]
    start = at = QApplication.focusWidget() or stops[0]
    start.setFocus()
    reached: list[QWidget] = []
    while at not in reached:
        reached.append(at)
        QTest.keyClick(at, Qt.Key.Key_Tab)
        holding = QApplication.focusWidget()
        assert holding is not None
        at = holding
    trap = [] if at is start else [f"comes back at {_named(at)}, not at {_named(start)}"]
    return trap + [_named(it) for it in stops if it not in reached and _is_stop(it, window)]


def _is_stop(widget: QWidget, window: MainWindow) -> bool:
    if not (widget.isVisible() and widget.isEnabled() and widget.window() is window):
        return False
    # Of buttons of which one is chosen, Tab stops at that one and the arrows go to the others; what has a proxy
    # leaves the keyboard to it.
    one_of_group = isinstance(widget, QAbstractButton) and widget.isCheckable() and not widget.isChecked()
    grouped = one_of_group and (widget.group() is not None or widget.autoExclusive())  # type: ignore[attr-defined]
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and not grouped and widget.focusProxy() is None


def _named(widget: QWidget) -> str:
    return f"{type(widget).__name__} {_name(reader_of(widget))!r}"


@pytest.fixture(scope="module")
def pack() -> Pack:
    return load_pack(shipped_folder())


def shown(qtbot: QtBot, store: Store, pack: Pack, folder: Path) -> MainWindow:
    """Show a window on a store."""
    window = MainWindow(store, pack, translator("en"), dialogs=Answers(folder))
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    window.finish()
    return window


def faults_of_pages(window: MainWindow) -> dict[str, list[str]]:
    """Go to every page; return what has no name and what the keyboard does not come by."""
    faults = {}
    for name in [*(it.name for it in window.pages.on_rail), "search"]:
        page = window.pages.at(name)
        assert page is not None
        window.show_page(page)
        window.finish()
        QApplication.processEvents()
        faults[name] = nameless(window) + not_reached(window)
    return {name: found for name, found in faults.items() if found}


def test_a_question_from_start_to_end_without_seeing(qtbot: QtBot, tmp_path: Path, pack: Pack) -> None:
    store = make_training(Home(tmp_path / "home"), pack, wall_clock())
    window = shown(qtbot, store, pack, tmp_path)
    already = len(contacts_of_day(store, wall_clock()))

    press_named(window, "Next question")
    choose(window, "Language", "tig")
    choose(window, "Interpreter", "tele")
    choose(window, "Topic", "A5")
    write(window, "Question", "Een brief over de zeeleeuw")
    write(window, "Told or done", "Samen gelezen")
    choose(window, "Outcome", "info")
    choose(window, "Follow-up on", "+14")
    window.finish()
    qtbot.waitUntil(lambda: len(contacts_of_day(store, wall_clock())) == already + 1)
    window.finish()
    entry = contacts_of_day(store, wall_clock())[0].entry
    assert (entry.language, entry.interpreter, entry.topics) == ("ti", "telephone", ("A5",))
    assert (entry.question, entry.told) == ("Een brief over de zeeleeuw", "Samen gelezen")
    assert (entry.outcome, entry.follow_up is not None) == ("information", True)
    assert any(_name(it).startswith("Saved") for it in told(reader_of(window)) if it.role() == Role.StaticText)

    # The article that fits, and all there is to read.
    press_named(window, "Read")
    window.finish()
    assert find(window, Role.CheckBox, "Information").state().checked
    find(window, Role.Table, "What there is to read")

    with qtbot.waitSignal(window.lock_asked):
        press_named(window, "Lock")
    window.dismiss()
    store.close()


def test_each_page_of_a_laptop_says_what_it_has_and_lets_the_keyboard_go_round(
    qtbot: QtBot, tmp_path: Path, pack: Pack
) -> None:
    store = make_training(Home(tmp_path / "home"), pack, wall_clock())
    window = shown(qtbot, store, pack, tmp_path)
    assert faults_of_pages(window) == {}
    window.dismiss()
    store.close()


def test_each_page_of_headquarters_says_what_it_has_and_lets_the_keyboard_go_round(
    qtbot: QtBot, tmp_path: Path, pack: Pack
) -> None:
    store, _code = make_headquarters(
        Home(tmp_path / "hq"), "vier losse woorden samen", organisation_name="Proef", device_name="Kantoor"
    )
    window = shown(qtbot, store, pack, tmp_path)
    assert faults_of_pages(window) == {}
    window.dismiss()
    store.close()
