"""The right side: what is read, beside which language, and what can be done with it."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, QUrl, Signal
from PySide6.QtWidgets import QComboBox, QFrame, QMenu, QPushButton, QVBoxLayout, QWidget

from desktop.domain.articles import DUTCH, Article
from desktop.domain.referrals import Directory, directory
from desktop.spreekuur.stores import Role
from desktop.ui.desks import Desk
from desktop.ui.information.client_view import show_to_client
from desktop.ui.information.leaf_makers import leaf_of, linked
from desktop.ui.information.leaves import Leaf, Reader, followed
from desktop.ui.information.question_bar import QuestionBar
from desktop.ui.intake.fitting_list import title_of
from desktop.ui.printing.article_preview import preview_article
from desktop.ui.widgets.flow_layout import FlowLayout
from desktop.ui.widgets.forms import note
from desktop.ui.widgets.pages import LetterWanted
from desktop.ui.widgets.reading_view import ReadingView


class ReadingPane(QFrame):
    """Shows one thing. `shown` tells it, `wanted` what another page must do."""

    shown = Signal(object)
    wanted = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("pane")
        self._desk = desk
        self._places: Directory = directory(desk.pack.taxonomy, ())
        self._thing: object = None
        self._leaf = Leaf("")
        self._past: list[object] = []
        self._records = desk.store.about.role is not Role.HEADQUARTERS
        self._language = ""
        _ = desk.words.gettext
        self.back = QPushButton(_("Back"))
        self.language = QComboBox()
        self.language.setAccessibleName(_("Language beside the Dutch"))
        self.client = QPushButton(_("Show to the client (F11)"))
        self.print = QPushButton(desk.icons.icon("print"), _("Print (Ctrl+P)"))
        self.record = QPushButton(desk.icons.icon("spreekuur"), _("&Note this letter at the question"))
        self.reading = ReadingView(_("Text"))
        self.question = QuestionBar(desk)
        self._about = note()
        self._lay_out()
        self.back.clicked.connect(self.go_back)
        self.language.activated.connect(self._choose_language)
        self.client.clicked.connect(self.show_to_client)
        self.print.clicked.connect(self.print_page)
        self.record.clicked.connect(self._record_letter)
        self.reading.anchorClicked.connect(self._follow)
        self.question.telling.connect(self.note_told)

    @property
    def about(self) -> str:
        """What is said below the text."""
        return self._about.text()

    def show_places(self, places: Directory) -> None:
        """Tell the addresses of the site at which this laptop stands."""
        self._places = places
        self._read()

    def show_thing(self, thing: object, language: str = "") -> None:
        """Show a thing that somebody chose, beside a language when it is there in that one."""
        self._past.clear()
        self._language = language or self._language
        self._open(thing)

    def go_back(self) -> None:
        """Show again what was read before a link was followed."""
        if self._past:
            self._open(self._past.pop())

    def print_page(self) -> None:
        """Show the pages of the text; of several, let somebody choose."""
        self._choose(self.print, self._preview)

    def note_told(self) -> None:
        """Write down at the question at hand that the text was told; of several, the one that somebody chooses."""
        self._choose(self.question.told, lambda it: self.question.note_told(it, self._chosen_language))

    def show_to_client(self) -> None:
        """Fill the screen with the text, or with the lines of it that matter here."""
        shown = self._leaf.shown
        if shown:
            self._turn(shown.article, shown.lines)
        else:
            self._choose(self.client, self._turn)

    @property
    def _chosen_language(self) -> str:
        return str(self.language.currentData() or DUTCH)

    def _lay_out(self) -> None:
        top = FlowLayout(spacing=8)
        for widget in (self.back, self.language, self.client, self.print, self.record):
            top.addWidget(widget)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(8)
        layout.addLayout(top)
        layout.addWidget(self.question)
        layout.addWidget(self.reading, 1)
        layout.addWidget(self._about)

    def _open(self, thing: object) -> None:
        self._thing = thing
        self._read(fresh=True)
        self.shown.emit(thing)

    def _read(self, *, fresh: bool = False) -> None:
        """Show the thing at hand, from its top when it is another one."""
        place = self.reading.verticalScrollBar().value()
        leaf = leaf_of(self._thing, Reader(self._desk, self._language or DUTCH, self._places))
        if leaf is None:
            return
        self._leaf = leaf
        self._offer_languages()
        self.reading.show_body(leaf.body)
        if not fresh:
            self.reading.verticalScrollBar().setValue(place)
        self._about.setText(leaf.about)
        self._about.setVisible(bool(leaf.about))
        self.back.setVisible(bool(self._past))
        self.print.setEnabled(bool(leaf.articles))
        self.question.offer(telling=bool(leaf.articles))
        self.client.setEnabled(bool(leaf.shown or leaf.articles))
        self.record.setVisible(leaf.letter is not None and self._records)

    def _offer_languages(self) -> None:
        desk = self._desk
        self.language.clear()
        self.language.addItem(desk.words.gettext("Only the Dutch"), DUTCH)
        for code in self._leaf.languages:
            name = desk.name_of(desk.pack.taxonomy.languages[code].names)
            self.language.addItem(desk.words.gettext("Dutch and {language}").format(language=name), code)
        self.language.setCurrentIndex(max(0, self.language.findData(self._language)))

    def _choose_language(self) -> None:
        self._language = self._chosen_language
        self._read()

    def _follow(self, url: QUrl) -> None:
        thing = linked(*followed(url), self._desk.pack)
        if thing is not None:
            self._past.append(self._thing)
            self._open(thing)

    def _choose(self, button: QWidget, act: Callable[[Article], object]) -> None:
        """Act on the text of this page; of several, on the one that somebody chooses."""
        articles = self._leaf.articles
        if len(articles) == 1:
            act(articles[0])
        elif articles:
            menu = QMenu(self)
            for one in articles:
                # An ampersand in a title is no letter to press.
                name = title_of(one, self._desk.words.language).replace("&", "&&")
                menu.addAction(name).triggered.connect(lambda _=False, one=one: act(one))
            menu.aboutToHide.connect(menu.deleteLater)
            menu.popup(button.mapToGlobal(QPoint(0, button.height())))

    def _preview(self, article: Article) -> None:
        question = self._desk.changes.question
        contact = question.id if question else None
        preview_article(self._desk, article, self._chosen_language, self.window(), contact=contact)

    def _turn(self, article: Article, lines: tuple[int, ...] = ()) -> None:
        show_to_client(self._desk, article, self._chosen_language, self.window(), lines)

    def _record_letter(self) -> None:
        if self._leaf.letter:
            self.wanted.emit(LetterWanted(self._leaf.letter))
