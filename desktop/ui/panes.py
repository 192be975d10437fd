"""Walking through the parts of a window with F6."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget


def go_to_next_pane(panes: list[QWidget]) -> None:
    """Put the keyboard in the part after the one that it is in; parts that cannot take it are passed over."""
    holding = QApplication.focusWidget()
    places = [place for place, it in enumerate(panes) if it is holding or (holding and it.isAncestorOf(holding))]
    start = places[0] + 1 if places else _place_after(panes, holding)
    for step in range(len(panes)):
        pane = panes[(start + step) % len(panes)]
        if pane.isVisible() and pane.isEnabled():
            pane.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return


def _place_after(panes: list[QWidget], holding: QWidget | None) -> int:
    """Return the part after the one that the keyboard is in; a form counts by its first field."""
    parents = [
        place
        for place, it in enumerate(panes)
        if holding and (it.parentWidget() is holding.parentWidget() or _share_form(it, holding))
    ]
    return parents[0] + 1 if parents else 1


def _share_form(one: QWidget, other: QWidget) -> bool:
    """Return whether two fields stand in the same form that scrolls."""
    above: QWidget | None = one
    while above is not None and not isinstance(above, QScrollArea):
        above = above.parentWidget()
    return above is not None and above.isAncestorOf(other)
