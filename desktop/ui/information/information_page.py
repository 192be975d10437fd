"""The page of what we tell people."""

from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from desktop.domain.actors import Actor
from desktop.domain.articles import Article
from desktop.domain.letter_guides import LetterGuide
from desktop.domain.prints import Printed
from desktop.domain.taxonomies import Topic
from desktop.domain.timelines import PlacedStep
from desktop.spreekuur.print_log import article_as_told
from desktop.spreekuur.referrals import site_directory
from desktop.spreekuur.stores import Role
from desktop.ui.desks import Desk
from desktop.ui.information.article_leaf import ToldText
from desktop.ui.information.look_up_list import LookUpList
from desktop.ui.information.reading_pane import ReadingPane
from desktop.ui.information.ways import Way, WaysBar
from desktop.ui.widgets.forms import note, pane
from desktop.ui.widgets.pages import ArticleWanted, Page, ToldWanted

_TWO_PARTS = 640
"""Pixels from which the list and the text stand side by side."""

_WAYS = ((LetterGuide, Way.LETTERS), (PlacedStep, Way.TIMELINE), (Actor, Way.ACTORS), (Topic, Way.TOPICS))
"""In which list a thing stands; an article in that of all texts."""


class InformationPage(Page):
    """The ways in above, what there is along one of them at the left, and what is read at the right."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.ways = WaysBar(desk)
        self.entries = LookUpList(desk)
        self.text = ReadingPane(desk)
        self.filter, self.list = self.entries.filter, self.entries.list
        self.reading, self.language = self.text.reading, self.text.language
        self._lay_out()
        self.ways.chosen.connect(self.go)
        self.entries.listed.connect(self.ways.show_chosen)
        self.entries.picked.connect(self.text.show_thing)
        self.text.shown.connect(self.entries.mark)
        self.text.wanted.connect(self.wanted)
        QShortcut(QKeySequence("Alt+Left"), self, self.text.go_back)
        self.go(Way.ALL)

    @property
    def about_words(self) -> str:
        """What is said of the text below it."""
        return self.text.about

    def go(self, way: Way) -> None:
        """List what there is along a way in, and read what stands first."""
        self.entries.go(way)
        self.text.show_thing(self.entries.first)

    def show_article(self, article: Article, language: str = "") -> None:
        """Show an article, beside a language when the article has it."""
        self.entries.go(Way.ALL)
        self.text.show_thing(article, language)

    def open_thing(self, thing: object) -> None:
        """Show what we tell of a thing, in its own list; an article beside a language when one is asked."""
        if isinstance(thing, ArticleWanted):
            self.show_article(thing.article, thing.language)
        elif isinstance(thing, ToldWanted):
            self._show_told(thing.told)
        else:
            self.entries.go(next((way for kind, way in _WAYS if isinstance(thing, kind)), Way.ALL))
            self.text.show_thing(thing)
        self.reading.setFocus()

    def enter(self) -> None:
        """Ask which addresses this site has, which may be others than at the last visit."""
        desk = self.desk
        if desk.store.about.role is not Role.HEADQUARTERS:
            desk.tasks.run(self, lambda: site_directory(desk.store, desk.pack), self.text.show_places)
        super().enter()

    def print_page(self) -> None:
        """Print what is read."""
        self.text.print_page()

    def show_to_client(self) -> None:
        """Fill the screen with what is read."""
        self.text.show_to_client()

    def panes(self) -> list[QWidget]:
        """Return the list, the text, the field to search and the ways in."""
        return [self.list, self.reading, self.filter, self.ways.buttons[self.entries.way]]

    def _show_told(self, told: Printed) -> None:
        desk = self.desk

        def show(article: Article) -> None:
            self.entries.go(Way.ALL)
            self.text.show_thing(ToldText(told, article))

        desk.tasks.run(self, lambda: article_as_told(desk.store, desk.pack, told), show)

    def _lay_out(self) -> None:
        self._left, lists = pane(margin=12)
        lists.addWidget(self.entries, 1)
        expired = self.desk.pack.expired(self.desk.today())
        lists.addWidget(note(self._pack_words(), "refused" if expired else "muted"))
        self._left.setMinimumWidth(232)
        self._below = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._below.setSpacing(12)
        self._below.addWidget(self._left, 1)
        self._below.addWidget(self.text, 2)
        # On a small screen the window scrolls the page; nothing of it is squeezed.
        self.list.setMinimumHeight(148)
        self.reading.setMinimumHeight(200)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(16, 12, 16, 16)
        rows.setSpacing(8)
        rows.addWidget(self.ways)
        rows.addLayout(self._below, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the text below the list where there is no room beside it."""
        super().resizeEvent(event)
        beside = event.size().width() >= _TWO_PARTS
        self._below.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)
        self._left.setMaximumWidth(356 if beside else _TWO_PARTS)

    def _pack_words(self) -> str:
        words, pack = self.desk.words, self.desk.pack
        said = words.gettext("Content of {published}.").format(published=words.date(pack.published))
        if pack.expired(self.desk.today()):
            said += " " + words.gettext("It is past its last day: ask headquarters for newer content.")
        return said
