"""A field for a count: some digits, or nothing."""

from PySide6.QtCore import QRegularExpression
from PySide6.QtGui import QRegularExpressionValidator
from PySide6.QtWidgets import QLineEdit


class NumberBox(QLineEdit):
    """Takes up to four digits. Empty means that nobody said; nought is a number."""

    def __init__(self) -> None:
        super().__init__()
        self.setValidator(QRegularExpressionValidator(QRegularExpression("[0-9]{0,4}"), self))
        self.setFixedWidth(80)

    @property
    def number(self) -> int | None:
        """The number; none when the field is empty."""
        return int(self.text()) if self.text() else None

    def set_number(self, number: int | None) -> None:
        """Show a number without saying that a person typed it."""
        shown = "" if number is None else str(number)
        if shown != self.text():
            self.setText(shown)
