"""A dialog that fits on a small screen."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from desktop.ui.widgets.rooms import Room

_FRAME = QSize(16, 40)
"""Pixels that a system draws around a dialog."""


def room_for(dialog: QDialog) -> QSize:
    """Return how large a dialog can be on its screen, in pixels."""
    return dialog.screen().availableGeometry().size() - _FRAME


class Dialog(QDialog):
    """What every dialog of ours is: on a screen that is too small its content scrolls, and its buttons stay in sight.

    It is arranged when it is first shown, so a dialog that fits is as its layout made it.
    """

    _room: Room | None = None

    def setVisible(self, visible: bool) -> None:
        """Arrange the dialog for this screen before it is in sight."""
        if visible:
            self.arrange()
        super().setVisible(visible)

    def fit(self) -> None:
        """Make the dialog as high as its words need at its width, where the screen has that."""
        layout = self.layout()
        if layout is None or self._room is not None:
            return
        self.resize(self.width(), max(self.height(), layout.totalHeightForWidth(self.width())))
        if self.isVisible():
            self.arrange()

    def arrange(self) -> None:
        """Let the content scroll when it does not fit on the screen."""
        if self._room is not None:
            return
        layout = self.layout()
        most = room_for(self)
        if layout is None:
            return
        wanted = self.size().expandedTo(layout.totalMinimumSize()).expandedTo(self.minimumSize())
        if layout.hasHeightForWidth():
            wanted.setHeight(max(wanted.height(), layout.totalMinimumHeightForWidth(min(wanted.width(), most.width()))))
        if wanted.width() <= most.width() and wanted.height() <= most.height():
            return
        held, buttons = self.focusWidget(), self._take_buttons()
        inside = QWidget()
        inside.setLayout(layout)
        self.setMinimumSize(0, 0)
        self._room = Room(inside)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addWidget(self._room, 1)
        if buttons is not None:
            margins = layout.contentsMargins()
            rows.setContentsMargins(0, 0, 0, margins.bottom())
            beside = QVBoxLayout()
            beside.setContentsMargins(margins.left(), 0, margins.right(), 0)
            beside.addWidget(buttons)
            rows.addLayout(beside)
            buttons.show()
        if held is not None:
            held.setFocus()
        self.resize(wanted.boundedTo(most))

    def _take_buttons(self) -> QDialogButtonBox | None:
        """Take the buttons from under the content, when they stand there; once put back, Tab comes to them last."""
        layout = self.layout()
        last = layout.itemAt(layout.count() - 1) if layout is not None and layout.count() else None
        buttons = last.widget() if last is not None else None
        if layout is None or not isinstance(buttons, QDialogButtonBox):
            return None
        layout.takeAt(layout.count() - 1)
        # Qt puts the content behind whatever stays in the dialog when the content gets its room.
        buttons.setParent(None)
        return buttons
