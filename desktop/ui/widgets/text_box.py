"""A field for some sentences in any script."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QTextOption
from PySide6.QtWidgets import QPlainTextEdit, QWidget


class TextBox(QPlainTextEdit):
    """Takes sentences; each paragraph runs in the direction of its own script, and Tab goes to the next field."""

    left = Signal()

    def __init__(self, height: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        option = QTextOption()
        option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.document().setDefaultTextOption(option)
        self.setTabChangesFocus(True)
        self.setMinimumHeight(height)

    def sizeHint(self) -> QSize:
        """Return the height that it was made for; Qt's own is that of a whole page of text."""
        return QSize(super().sizeHint().width(), self.minimumHeight())

    def replace(self, text: str) -> None:
        """Show another text, the cursor where it was."""
        if text == self.toPlainText():
            return
        place = self.textCursor().position()
        self.setPlainText(text)
        cursor = self.textCursor()
        cursor.setPosition(min(place, len(self.toPlainText())))
        self.setTextCursor(cursor)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Say that the talk goes on elsewhere."""
        super().focusOutEvent(event)
        self.left.emit()
