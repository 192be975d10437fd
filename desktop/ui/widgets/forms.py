"""Rows of a form, each field with a name for who cannot see it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFormLayout, QFrame, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget


def new_form() -> QFormLayout:
    """Return a form on the 8-pixel grid, its labels before the fields."""
    form = QFormLayout()
    form.setHorizontalSpacing(16)
    form.setVerticalSpacing(8)
    form.setLabelAlignment(Qt.AlignmentFlag.AlignLeading)
    form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
    return form


def add_field(form: QFormLayout, label: str, field: QWidget) -> QLabel:
    """Add a field; its label is also its name, and its letter jumps there."""
    inner = field
    while proxy := inner.focusProxy():
        inner = proxy
    words = QLabel(label)
    # A field that is made of others takes no keyboard itself, and the letter would do nothing.
    words.setBuddy(inner)
    form.addRow(words, field)
    inner.setAccessibleName(label.replace("&", ""))
    return words


def heading(text: str, kind: str = "heading") -> QLabel:
    """Return a heading."""
    label = QLabel(text)
    label.setObjectName(kind)
    return label


def note(text: str = "", kind: str = "muted") -> QLabel:
    """Return a quiet line that wraps and can be copied."""
    label = QLabel(text)
    label.setObjectName(kind)
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    label.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return label


def say(label: QLabel, text: str, kind: str = "muted") -> None:
    """Show other words in a label, in the colours of their kind: `muted`, `done` or `refused`."""
    label.setText(text)
    label.setObjectName(kind)
    label.style().unpolish(label)
    label.style().polish(label)


def primary(text: str) -> QPushButton:
    """Return the one button that most people want here."""
    button = QPushButton(text)
    button.setObjectName("primary")
    return button


def pane(*, margin: int = 16) -> tuple[QFrame, QVBoxLayout]:
    """Return a part of a page with a border, and its layout."""
    frame = QFrame()
    frame.setObjectName("pane")
    layout = QVBoxLayout(frame)
    layout.setContentsMargins(margin, margin, margin, margin)
    layout.setSpacing(8)
    return frame, layout


def fit(dialog: QDialog) -> None:
    """Make a dialog as high as its words need at its width."""
    layout = dialog.layout()
    if layout is not None:
        dialog.resize(dialog.width(), max(dialog.height(), layout.totalHeightForWidth(dialog.width())))


def scrolled(inside: QWidget) -> QScrollArea:
    """Return a widget that scrolls when the screen is small; the keyboard reaches it through its fields."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    inside.setObjectName("scrolled")
    area.setWidget(inside)
    return area
