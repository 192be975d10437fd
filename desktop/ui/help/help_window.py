"""The manual in a window of its own, so that one can read and go on working."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from desktop.i18n import Translator
from desktop.spreekuur.manuals import ManualPage, find_pages, manual
from desktop.ui.help.manual_body import manual_body
from desktop.ui.theme import POINTS
from desktop.ui.widgets.forms import note, primary
from desktop.ui.widgets.reading_view import ReadingView
from desktop.ui.widgets.rows_model import Row
from desktop.ui.widgets.rows_view import RowsView

KEY = "F1"


class HelpWindow(QDialog):
    """Lists the pages of the manual, finds in them, and shows one."""

    def __init__(self, words: Translator, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = words
        self._pages = manual(words.language)
        _ = words.gettext
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Help"))
        self.resize(1000, 620)
        self.search = QLineEdit()
        self.search.setClearButtonEnabled(True)
        self.search.setPlaceholderText(_("a word (Ctrl+F)"))
        self.search.setAccessibleName(_("Find in the manual"))
        self.list = RowsView(_("Pages of the manual"), [_("Page")], stretch=0, wrap=True)
        self.said = note()
        self.reading = ReadingView(_("Text of the manual"))
        self._lay_out()
        QShortcut(QKeySequence("Ctrl+F"), self, self._start_search)
        self.search.textChanged.connect(self._find)
        self.list.selectionModel().currentChanged.connect(lambda *_: self._read())
        self._find()

    def show_page(self, name: str) -> None:
        """Show the page of a name among all pages, the keyboard in its text."""
        self.search.clear()
        self.list.select([it.name for it in self._pages].index(name))
        self.reading.setFocus()

    def _lay_out(self) -> None:
        close = primary(self._words.gettext("Close (Esc)"))
        close.setAutoDefault(False)
        close.clicked.connect(self.close)
        left = QVBoxLayout()
        left.setSpacing(8)
        for widget in (self.search, self.list, self.said):
            left.addWidget(widget)
        halves = QHBoxLayout()
        halves.setSpacing(12)
        halves.addLayout(left, 2)
        halves.addWidget(self.reading, 4)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(12)
        layout.addLayout(halves, 1)
        layout.addLayout(foot)

    def _start_search(self) -> None:
        self.search.setFocus()
        self.search.selectAll()

    def _find(self) -> None:
        found = find_pages(self._pages, self.search.text())
        nothing = self._words.gettext("Nothing found. Try fewer letters, or another spelling.")
        self.said.setText("" if found else nothing)
        self.said.setVisible(not found)
        self.list.show_rows([Row(it, (it.title,)) for it in found])
        if found:
            self.list.select(0)

    def _read(self) -> None:
        page = self.list.thing
        if isinstance(page, ManualPage):
            self.reading.show_body(manual_body(page), QApplication.font().pointSizeF() / POINTS)


def show_help(words: Translator, name: str, parent: QWidget) -> None:
    """Open the manual at a page, in front of a window; one that was open there makes room."""
    close_help(parent)
    window = HelpWindow(words, parent)
    window.show_page(name)
    window.show()


def close_help(parent: QWidget) -> None:
    """Close the manual that is open in front of a window."""
    for window in parent.findChildren(HelpWindow):
        window.close()
