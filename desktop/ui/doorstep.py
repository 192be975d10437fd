"""What stands on the screen while the program is loading."""

import shiboken6
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow

from desktop.i18n import Translator


class Doorstep(QMainWindow):
    """An empty window with the program's name, painted before anything slow is loaded."""

    def __init__(self, words: Translator) -> None:
        super().__init__()
        self.setWindowTitle("Spreekuur")
        self.resize(1024, 700)
        said = QLabel(words.gettext("Spreekuur is opening …"), alignment=Qt.AlignmentFlag.AlignCenter)
        said.setObjectName("title")
        self.setCentralWidget(said)

    def paint_now(self) -> None:
        """Show the window, and return when it has been painted."""
        self.show()
        QApplication.processEvents()
        self.repaint()

    def leave(self) -> None:
        """Make room for the window that was loaded meanwhile."""
        self.hide()
        QTimer.singleShot(0, lambda: shiboken6.delete(self))
