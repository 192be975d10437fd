"""The page of what we tell people."""

from datetime import date

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QPushButton, QWidget

from desktop.domain.articles import DUTCH, Article
from desktop.spreekuur.finding import find_articles
from desktop.ui.desks import Desk
from desktop.ui.information.client_view import show_to_client
from desktop.ui.intake.fitting_list import title_of
from desktop.ui.printing.article_preview import preview_article
from desktop.ui.widgets.forms import heading, note, pane
from desktop.ui.widgets.pages import ArticleWanted, Page
from desktop.ui.widgets.reading_view import ReadingView, article_body, text
from desktop.ui.widgets.rows_model import Row
from desktop.ui.widgets.rows_view import RowsView


class InformationPage(Page):
    """All articles on the left; the chosen one on the right, in Dutch beside the client's language."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        _ = desk.words.gettext
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(_("a word from the text"))
        self.filter.setAccessibleName(_("Find in the articles"))
        self.list = RowsView(_("Articles"), [_("Article")], stretch=0, single=True, wrap=True)
        self.language = QComboBox()
        self.language.setAccessibleName(_("Language beside the Dutch"))
        self.print = QPushButton(desk.icons.icon("print"), _("Print (Ctrl+P)"))
        self.client = QPushButton(_("Show to the client (F11)"))
        self.reading = ReadingView(_("Text of the article"))
        self._about = note()
        self._wanted = ""
        self._article: Article | None = None
        self._lay_out()
        self.filter.textChanged.connect(self._fill)
        self.list.opened.connect(self._show)
        self.list.picked.connect(self._show)
        self.language.activated.connect(self._choose_language)
        self.print.clicked.connect(self.print_page)
        self.client.clicked.connect(self.show_to_client)
        self._fill()
        self._show(self.list.thing)

    @property
    def about_words(self) -> str:
        """What is said of the article below its text."""
        return self._about.text()

    def show_article(self, article: Article, language: str = "") -> None:
        """Show an article, beside a language when the article has it."""
        self._wanted = language or self._wanted
        self.filter.clear()
        places = [row.thing for row in self.list.rows.rows]
        if article in places:
            self.list.select(places.index(article))
        self._show(article)

    def open_thing(self, thing: object) -> None:
        """Show an article, beside a language when one is asked."""
        if isinstance(thing, ArticleWanted):
            self.show_article(thing.article, thing.language)
        elif isinstance(thing, Article):
            self.show_article(thing)
        self.reading.setFocus()

    def print_page(self) -> None:
        """Print the article that is open."""
        if self._article:
            preview_article(self.desk, self._article, str(self.language.currentData()), self.window())

    def show_to_client(self) -> None:
        """Fill the screen with the article that is open."""
        if self._article:
            show_to_client(self.desk, self._article, str(self.language.currentData() or DUTCH), self.window())

    def panes(self) -> list[QWidget]:
        """Return the list and the text."""
        return [self.list, self.reading, self.filter]

    def _lay_out(self) -> None:
        _ = self.desk.words.gettext
        left, lists = pane(margin=12)
        lists.addWidget(heading(_("Information")))
        lists.addWidget(self.filter)
        lists.addWidget(self.list, 1)
        lists.addWidget(note(self._pack_words()))
        right, rows = pane()
        top = QHBoxLayout()
        top.addWidget(heading(_("Beside the Dutch:")))
        top.addWidget(self.language)
        top.addStretch(1)
        top.addWidget(self.client)
        top.addWidget(self.print)
        rows.addLayout(top)
        rows.addWidget(self.reading, 1)
        rows.addWidget(self._about)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(12)
        left.setMinimumWidth(232)
        left.setMaximumWidth(356)
        layout.addWidget(left, 1)
        layout.addWidget(right, 2)

    def _pack_words(self) -> str:
        words, pack = self.desk.words, self.desk.pack
        said = words.gettext("Content of {published}.").format(published=words.date(pack.published))
        if pack.expired(self.desk.today()):
            said += " " + words.gettext("It is past its last day: ask headquarters for newer content.")
        return said

    def _fill(self) -> None:
        desk = self.desk
        typed = self.filter.text().strip()
        found = find_articles(desk.pack, typed) if typed else list(desk.pack.articles.values())
        self.list.show_rows([Row(it, (title_of(it, desk.words.language),)) for it in found])
        if found and self.list.thing is None:
            self.list.select(0)

    def _show(self, thing: object) -> None:
        if not isinstance(thing, Article):
            return
        self._article = thing
        desk = self.desk
        self.language.clear()
        self.language.addItem(desk.words.gettext("Only the Dutch"), DUTCH)
        for code in thing.editions:
            if code != DUTCH:
                self.language.addItem(desk.name_of(desk.pack.taxonomy.languages[code].names), code)
        self.language.setCurrentIndex(max(0, self.language.findData(self._wanted)))
        self._read()

    def _choose_language(self) -> None:
        self._wanted = str(self.language.currentData())
        self._read()

    def _read(self) -> None:
        article = self._article
        if article is None:
            return
        code = str(self.language.currentData())
        editions = tuple(article.editions[it] for it in dict.fromkeys((DUTCH, code)))
        turned = frozenset(it.code for it in self.desk.pack.taxonomy.languages.values() if it.right_to_left)
        self.reading.show_body(article_body(editions, turned) + self._source_words(article))
        self._about.setText(self._about_words(article, code))

    def _about_words(self, article: Article, code: str) -> str:
        words = self.desk.words
        _ = words.gettext
        said = [
            _("Checked on {checked}, may be used until {until}.").format(
                checked=words.date(article.editions[code].checked), until=words.date(article.valid_until)
            )
        ]
        for sentence, first in (
            (_("For whoever applied for asylum on {day} or later."), article.applied_from),
            (_("For whoever applied for asylum on {day} or earlier."), article.applied_until),
        ):
            if isinstance(first, date):
                said.append(sentence.format(day=words.date(first)))
        if article.expired(self.desk.today()):
            said.append(_("Past its last day: do not hand it out."))
        if code != DUTCH and not article.editions[code].reviewed:
            said.append(_("No person has reviewed this translation."))
        return " ".join(said)

    def _source_words(self, article: Article) -> str:
        words = self.desk.words
        _ = words.gettext
        read = _("{source}, looked up on {day}")
        sources = [read.format(source=it.title, day=words.date(it.checked)) for it in article.sources]
        return text(_("Sources"), "heading") + "".join(text(one, "muted") for one in sources)
