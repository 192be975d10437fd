"""What fits the question at hand: the articles on its topic."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop.domain.articles import DUTCH, Article
from desktop.ui.desks import Desk
from desktop.ui.widgets.forms import heading, note
from desktop.ui.widgets.rows_model import Row
from desktop.ui.widgets.rows_view import RowsView


class FittingList(QWidget):
    """Lists articles. `opened` and `printing` tell the article that a person wants to read or print."""

    opened = Signal(object)
    printing = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        _ = desk.words.gettext
        self.list = RowsView(_("Articles that fit this question"), [_("Article")], stretch=0, wrap=True)
        self.list.opened.connect(self.opened)
        self._said = note()
        self._said.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.read = QPushButton(desk.icons.icon("information"), _("Read"))
        self.print = QPushButton(desk.icons.icon("print"), _("Print"))
        self.read.clicked.connect(lambda: self.opened.emit(self.list.thing))
        self.print.clicked.connect(lambda: self.printing.emit(self.list.thing))
        buttons = QHBoxLayout()
        buttons.addWidget(self.read)
        buttons.addWidget(self.print)
        self._referrals = note()
        self._referrals.setTextFormat(Qt.TextFormat.PlainText)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(heading(_("What fits this")))
        layout.addWidget(self._said, 1)
        layout.addWidget(self.list, 1)
        layout.addLayout(buttons)
        layout.addWidget(heading(_("Refer to")))
        layout.addWidget(self._referrals)
        self.show_topics(())

    @property
    def article(self) -> Article | None:
        """The chosen article."""
        thing = self.list.thing
        return thing if isinstance(thing, Article) else None

    def show_topics(self, topics: tuple[str, ...]) -> None:
        """Show what fits these topics."""
        desk = self._desk
        _ = desk.words.gettext
        found: dict[str, Article] = {}
        for topic in topics:
            found |= {it.slug: it for it in desk.pack.articles_for(topic, None, on=desk.today())}
        self.list.show_rows([Row(it, (title_of(it, desk.words.language),)) for it in found.values()])
        if found:
            self.list.select(0)
        self.list.setVisible(bool(found))
        self.read.setEnabled(bool(found))
        self.print.setEnabled(bool(found))
        self._said.setVisible(not found)
        self._said.setText(
            _("There is no article on this topic yet. You can still refer, or write down that no answer was found.")
            if topics
            else _("Choose a topic; the articles that fit it appear here.")
        )
        self._referrals.setText("\n".join(self._addresses(topics)) or "–")

    def _addresses(self, topics: tuple[str, ...]) -> list[str]:
        lists = self._desk.pack.taxonomy
        codes = [code for topic in topics if topic in lists.topics for code in lists.topics[topic].referrals]
        said = []
        for code in dict.fromkeys(codes):
            one = lists.referrals[code]
            known = [self._desk.name_of(one.names), one.telephone, one.website]
            said.append(" · ".join(part for part in known if part))
        return said


def title_of(article: Article, language: str) -> str:
    """Return an article's title in a language, else in Dutch."""
    edition = article.editions.get(language) or article.editions[DUTCH]
    return edition.title
