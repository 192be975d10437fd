"""What the client sees when the screen is turned: one article in large letters, and nothing of anybody else."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.domain.articles import DUTCH, Article
from desktop.ui.desks import Desk
from desktop.ui.information.article_leaf import doubts
from desktop.ui.widgets.dialog import Dialog
from desktop.ui.widgets.reading_view import ReadingView, article_body, text

_SCALES = (1.3, 1.6, 2.0, 2.5, 3.0)


class ClientView(Dialog):
    """Fills the screen with an article in the client's language and the Dutch beside it, with the numbers of the sheet.

    Escape closes it; the arrows scroll; Ctrl and plus or minus change the size of the letters.
    """

    def __init__(
        self, desk: Desk, article: Article, language: str, parent: QWidget, lines: tuple[int, ...] = ()
    ) -> None:
        super().__init__(parent)
        self._desk, self._article, self._language = desk, article, language
        self._lines = lines
        self._scale = 1
        _ = desk.words.gettext
        # Also the task bar is read by everybody who passes.
        self.setWindowTitle("Spreekuur")
        self.reading = ReadingView(_("Text for the client"))
        self._lay_out()
        for keys, step in (("Ctrl++", 1), ("Ctrl+=", 1), ("Ctrl+-", -1)):
            action = QAction(self)
            action.setShortcut(QKeySequence(keys))
            action.triggered.connect(lambda _=False, step=step: self._resize_letters(step))
            self.addAction(action)
        self._show()
        self.reading.setFocus()

    def _lay_out(self) -> None:
        _ = self._desk.words.gettext
        close = QPushButton(_("Close (Esc)"))
        close.setAutoDefault(False)
        close.clicked.connect(self.reject)
        self.larger, self.smaller = QPushButton(_("Larger letters")), QPushButton(_("Smaller letters"))
        for button, step in ((self.larger, 1), (self.smaller, -1)):
            button.setAutoDefault(False)
            button.clicked.connect(lambda _=False, step=step: self._resize_letters(step))
        foot = QHBoxLayout()
        foot.addWidget(QLabel(_("Arrow keys scroll. The numbers are those on the printed sheet.")))
        foot.addStretch(1)
        for button in (self.smaller, self.larger, close):
            foot.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 16, 24, 16)
        layout.addWidget(self.reading, 1)
        layout.addLayout(foot)

    def _resize_letters(self, step: int) -> None:
        self._scale = min(len(_SCALES) - 1, max(0, self._scale + step))
        place = self.reading.verticalScrollBar()
        share = place.value() / max(1, place.maximum())
        self._show()
        place.setValue(round(share * place.maximum()))

    def _show(self) -> None:
        taxonomy = self._desk.pack.taxonomy
        turned = frozenset(it.code for it in taxonomy.languages.values() if it.right_to_left)
        # Each of the two begins at its own edge of the screen.
        sides = (DUTCH, self._language) if self._language in turned else (self._language, DUTCH)
        editions = tuple(self._article.editions[code] for code in dict.fromkeys(sides))
        self.reading.show_body(article_body(editions, turned, self._lines) + self._doubts(), _SCALES[self._scale])

    def _doubts(self) -> str:
        """Return what the client must know of the text: why it may not be relied on, or that nobody has read it."""
        _ = self._desk.words.gettext
        said = doubts(self._desk, self._article, self._language)
        if self._language != DUTCH:
            words = self._desk.pack.words.get(self._language)
            if not self._article.editions[self._language].reviewed:
                said += [words.machine_translation] if words else []
                said.append(_("No person has reviewed this translation."))
        return "".join(text(one, "warn") for one in said)


def show_to_client(
    desk: Desk, article: Article, language: str, parent: QWidget, lines: tuple[int, ...] = ()
) -> ClientView:
    """Fill the screen with an article for the client, or with some of its lines, and return the view."""
    view = ClientView(desk, article, language if language in article.editions else DUTCH, parent, lines)
    view.setWindowState(Qt.WindowState.WindowFullScreen)
    view.open()
    return view
