"""What is cut off in a window: words that do not fit their widget, and widgets that nobody can reach."""

import re
from gettext import NullTranslations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QMainWindow,
    QScrollArea,
    QStackedWidget,
    QTabBar,
    QWidget,
)

from desktop.i18n import Translator, translator

_SLACK = 2
"""Pixels that a style may take from a widget's hint without touching its words."""
_WORD = re.compile(r"(?<!\S)[^\s{}]+(?!\S)")


class _Doubled(NullTranslations):
    """Says each Dutch word twice: what fits then fits in every language that we may come to speak."""

    def __init__(self, words: Translator) -> None:
        super().__init__()
        self._words = words

    def gettext(self, message: str) -> str:
        return doubled(self._words.gettext(message))

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return doubled(self._words.catalogue.ngettext(msgid1, msgid2, n))


def doubled(sentence: str) -> str:
    """Return a sentence twice as long; what is filled in later stays as it is, and so does the letter that jumps."""
    return _WORD.sub(lambda it: f"{it[0]} {it[0].replace('&', '')}", sentence)


def doubled_words() -> Translator:
    """Return the words of a language that is twice as long as Dutch."""
    dutch = translator("nl")
    return Translator(dutch.language, _Doubled(dutch))


def cut_off(root: QWidget) -> list[str]:
    """Return what of a window that is in sight cannot be read or reached, in words for who mends it."""
    found = []
    for widget in [root, *root.findChildren(QWidget)]:
        if not widget.isVisible() or widget.window() is not root.window():
            continue
        reason = _outside(widget, root) or _unread(widget)
        if reason:
            found.append(f"{_path(widget, root)}: {reason}")
    return found


def _path(widget: QWidget, root: QWidget) -> str:
    names: list[str] = []
    at: QWidget | None = widget
    while at is not None and at is not root:
        if type(at).__name__ not in ("QWidget", "QFrame", "QStackedWidget") or at is widget:
            names.append(type(at).__name__)
        at = at.parentWidget()
    text = getattr(widget, "text", None)
    said = text() if callable(text) else widget.accessibleName()
    return f"{' < '.join(names[:4])} {str(said)[:50]!r}"


def _outside(widget: QWidget, root: QWidget) -> str:
    """Return how far a widget sticks out of what holds it, unless that scrolls."""
    holder = widget.parentWidget()
    if widget is root or holder is None or isinstance(holder.parentWidget(), QStackedWidget | QTabBar):
        return ""
    if isinstance(holder, QTabBar | QComboBox | QHeaderView | QMainWindow):
        return ""
    area = holder.parentWidget()
    across = down = True
    if isinstance(area, QAbstractScrollArea) and area.viewport() is holder:
        if not isinstance(area, QScrollArea):
            return ""
        off = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        across, down = area.horizontalScrollBarPolicy() is off, area.verticalScrollBarPolicy() is off
    inside, placed = holder.rect(), widget.geometry()
    over = [
        across and inside.left() - placed.left(),
        across and placed.right() - inside.right(),
        down and inside.top() - placed.top(),
        down and placed.bottom() - inside.bottom(),
    ]
    return f"sticks out {max(over)} pixels of {type(holder).__name__}" if max(over) > _SLACK else ""


def _unread(widget: QWidget) -> str:
    needed = QSize()
    if isinstance(widget, QLabel) and widget.text():
        needed = _of_label(widget)
    elif isinstance(widget, QAbstractButton) and widget.text() and not isinstance(widget.parent(), QLineEdit):
        # A button inside a line shows its icon only; its words are for who hears them.
        needed = widget.sizeHint()
    elif isinstance(widget, QComboBox):
        needed = QSize(widget.fontMetrics().horizontalAdvance(widget.currentText()) + 44, 0)
    elif isinstance(widget, QTabBar):
        return _of_tabs(widget)
    elif isinstance(widget, QHeaderView):
        return _of_headers(widget)
    over = needed - widget.size()
    if max(over.width(), over.height()) <= _SLACK:
        return ""
    return f"needs {needed.width()}x{needed.height()}, has {widget.width()}x{widget.height()}"


def _of_label(label: QLabel) -> QSize:
    if not label.wordWrap():
        return label.sizeHint()
    longest = max(label.fontMetrics().horizontalAdvance(word) for word in re.split(r"\s+|<[^>]*>", label.text()))
    return QSize(longest, label.heightForWidth(label.width()))


def _of_tabs(tabs: QTabBar) -> str:
    if not tabs.count() or tabs.elideMode() is not Qt.TextElideMode.ElideNone:
        wanted = [tabs.fontMetrics().horizontalAdvance(tabs.tabText(it)) for it in range(tabs.count())]
        cut = [tabs.tabText(it) for it, wide in enumerate(wanted) if tabs.tabRect(it).width() < wide]
        return f"tabs cut off: {cut}" if cut else ""
    return ""


def _of_headers(header: QHeaderView) -> str:
    if header.orientation() is Qt.Orientation.Vertical:
        return ""
    model = header.model()
    cut = []
    for place in range(header.count()):
        if header.isSectionHidden(place):
            continue
        words = str(model.headerData(place, Qt.Orientation.Horizontal) or "")
        if header.sectionSize(place) + _SLACK < header.fontMetrics().horizontalAdvance(words) + 18:
            cut.append(words)
    return f"headers cut off: {cut}" if cut else ""


def on_screen(window: QWidget, size: QSize) -> str:
    """Return how a window is larger than a screen of such a size; nothing when it fits."""
    whole = QRect(QPoint(), size)
    taken = QRect(QPoint(), window.size())
    if whole.contains(taken):
        return ""
    return f"is {taken.width()}x{taken.height()} on a screen of {size.width()}x{size.height()}"
