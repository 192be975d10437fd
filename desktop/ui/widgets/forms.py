"""Rows of a form, each field with a name for who cannot see it."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QFormLayout, QFrame, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

_LEAST = 140
"""Pixels that a field needs at the least for its words."""


class Form(QFormLayout):
    """Rows of labels and fields, or in a narrow part of a page each field below its label.

    Qt's own policy for this looks at each row alone, and then cuts the fields off at the width of the widest label.
    """

    def minimumSize(self) -> QSize:
        """Return the room for the widest label or field: they need not stand beside each other."""
        return QSize(min(self._beside(), max(self._widest())), super().minimumSize().height())

    def heightForWidth(self, width: int) -> int:
        """Return the height at a width, which decides where the fields stand."""
        self._place_fields(width)
        return super().heightForWidth(width)

    def minimumHeightForWidth(self, width: int) -> int:
        """Return the least height at a width."""
        self._place_fields(width)
        return super().minimumHeightForWidth(width)

    def hasHeightForWidth(self) -> bool:
        """Return that a narrow form is a high one."""
        return True

    def setGeometry(self, rect: QRect) -> None:
        """Place everything."""
        self._place_fields(rect.width())
        super().setGeometry(rect)

    def _place_fields(self, width: int) -> None:
        policies = QFormLayout.RowWrapPolicy
        policy = policies.DontWrapRows if width >= self._beside() else policies.WrapAllRows
        if self.rowWrapPolicy() is not policy:
            self.setRowWrapPolicy(policy)

    def _beside(self) -> int:
        label, field, whole = self._widest()
        return max(label + self.horizontalSpacing() + field, whole)

    def _widest(self) -> tuple[int, int, int]:
        """Return how wide the labels, the fields and the rows without a label are at the least."""
        margins = self.contentsMargins()
        around = margins.left() + margins.right()
        widths = []
        roles = QFormLayout.ItemRole
        for role in (roles.LabelRole, roles.FieldRole, roles.SpanningRole):
            items = [self.itemAt(row, role) for row in range(self.rowCount()) if self.isRowVisible(row)]
            sizes = [it.minimumSize().width() for it in items if it is not None and not it.isEmpty()]
            widths.append(max(sizes, default=0) + around)
        return widths[0], widths[1], widths[2]


def new_form() -> QFormLayout:
    """Return a form on the 8-pixel grid, its labels before the fields."""
    form = Form()
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
    if inner.maximumWidth() > _LEAST:
        inner.setMinimumWidth(max(_LEAST, inner.minimumWidth()))
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


def scrolled(inside: QWidget) -> QScrollArea:
    """Return a widget that scrolls when the screen is small; the keyboard reaches it through its fields."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    inside.setObjectName("scrolled")
    area.setWidget(inside)
    return area
