"""How the parts of the window lie: bars over one another, and below them the rail beside the pages."""

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget


def band(words: str) -> QLabel:
    """Return a band over the whole width; without words it takes no room."""
    label = QLabel(words)
    label.setObjectName("band")
    if not words:
        label.hide()
    return label


def framed(bars: Sequence[QWidget], rail: QWidget, pages: QWidget) -> QWidget:
    """Return what fills the window."""
    rows = QVBoxLayout()
    rows.setContentsMargins(0, 0, 0, 0)
    rows.setSpacing(0)
    for bar in bars:
        rows.addWidget(bar)
    below = QHBoxLayout()
    below.setSpacing(0)
    below.addWidget(rail)
    below.addWidget(pages, 1)
    rows.addLayout(below, 1)
    central = QWidget()
    central.setLayout(rows)
    return central
