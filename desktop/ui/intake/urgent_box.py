"""What cannot wait: asked when a topic may hide it, and said so that nobody overlooks it, with whom to call."""

from functools import partial

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QPushButton, QToolButton, QVBoxLayout, QWidget

from desktop.domain.articles import DUTCH, Article
from desktop.domain.referrals import DirectoryEntry
from desktop.domain.urgencies import Urgent, to_ask
from desktop.spreekuur.daily_words import URGENCY_WORDS
from desktop.spreekuur.referrals import Call, whom_to_call
from desktop.ui.desks import Desk


class UrgentBox(QWidget):
    """Holds the urgent states of a question. `changed` says that a person chose; `client_wanted` an article to show."""

    changed = Signal()
    client_wanted = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._codes: tuple[str, ...] = ()
        self._topics: tuple[str, ...] = ()
        self._language = ""
        self._denied: set[Urgent] = set()
        _ = desk.words.gettext
        self.button = _menu_button(desk, _("&Urgent"))
        self._choices = {one: self._choice(one) for one in Urgent}
        self.banner, self._calls = _frame("urgent")
        self.banner.setAccessibleName(_("Urgent"))
        self.question, self._asked = _frame("ask")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.banner)
        layout.addWidget(self.question)
        self.hide()

    @property
    def codes(self) -> tuple[str, ...]:
        """The states that somebody said are there."""
        return self._codes

    @property
    def said(self) -> str:
        """Everything that the banner says now."""
        labels = self.banner.findChildren(QLabel)
        return "\n".join(label.text() for label in labels) if self.banner.isVisibleTo(self) else ""

    def set_codes(self, codes: tuple[str, ...]) -> None:
        """Show states without saying that a person chose them."""
        self._codes = tuple(codes)
        for one, action in self._choices.items():
            action.setChecked(one in self._codes)
        self._show()

    def set_about(self, topics: tuple[str, ...], language: str) -> None:
        """Say what the question is about, and in which language the client reads whom to call."""
        if (topics, language) != (self._topics, self._language):
            self._topics, self._language = topics, language
            self._show()

    def start_anew(self) -> None:
        """Ask again: it is another question."""
        self._denied.clear()

    def event(self, event: QEvent) -> bool:
        """Keep the room for every word: a small screen takes it from the fields below, which scroll."""
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Resize):
            self.setMinimumHeight(max(0, self.heightForWidth(self.width())))
        return super().event(event)

    def _choice(self, one: Urgent) -> QAction:
        action = self.button.menu().addAction(self._desk.words.gettext(URGENCY_WORDS[one]))
        action.setCheckable(True)
        action.triggered.connect(lambda yes: self._choose(one, yes=yes))
        return action

    def _choose(self, one: Urgent, *, yes: bool) -> None:
        if yes:
            self.set_codes((*(code for code in self._codes if code != one), one.value))
        else:
            self._denied.add(one)
            self.set_codes(tuple(code for code in self._codes if code != one))
        self.changed.emit()

    def _deny(self, one: Urgent) -> None:
        self._denied.add(one)
        self._show()

    def _show(self) -> None:
        asked = [one for one in to_ask(self._topics, self._codes) if one not in self._denied]
        self._ask(asked)
        self.question.setVisible(bool(asked))
        self.banner.setVisible(bool(self._codes))
        self.setVisible(bool(asked or self._codes))
        if self._codes:
            desk, codes = self._desk, self._codes
            desk.tasks.run(self, lambda: whom_to_call(desk.store, desk.pack, codes), partial(self._call, codes))

    def _ask(self, asked: list[Urgent]) -> None:
        _ = self._desk.words.gettext
        _clear(self._asked)
        for one in asked:
            what = _(URGENCY_WORDS[one])
            row = QHBoxLayout()
            label = QLabel(_("Ask: {what}?").format(what=what))
            label.setWordWrap(True)
            row.addWidget(label, 1)
            for words, name, action in (
                (_("Yes"), _("Yes: {what}"), partial(self._choose, one, yes=True)),
                (_("No"), _("No: {what}"), partial(self._deny, one)),
            ):
                button = QPushButton(words)
                button.setAccessibleName(name.format(what=what))
                button.clicked.connect(lambda _=False, action=action: action())
                row.addWidget(button)
            self._asked.addLayout(row)

    def _call(self, codes: tuple[str, ...], calls: tuple[Call, ...]) -> None:
        if codes != self._codes:
            return
        _clear(self._calls)
        for call in calls:
            self._add_call(call)

    def _add_call(self, call: Call) -> None:
        _ = self._desk.words.gettext
        what = _(URGENCY_WORDS[call.urgent])
        top = QHBoxLayout()
        title = _line(_("{what}: call today").format(what=what[:1].upper() + what[1:]))
        title.setObjectName("urgent-title")
        top.addWidget(title, 1)
        article = self._desk.pack.articles.get(call.article)
        self._calls.addLayout(top)
        self._calls.addWidget(_line(" · ".join(self._number(one) for one in call.calls)))
        if article is None or article.expired(self._desk.today()):
            return
        button = QPushButton(_("Show to the client"))
        button.setAccessibleName(_("Show to the client: {what}").format(what=what))
        button.clicked.connect(lambda _=False: self.client_wanted.emit(article))
        top.addWidget(button, alignment=Qt.AlignmentFlag.AlignTop)
        for words in self._lines(article, call.line):
            self._calls.addWidget(_line(words))

    def _number(self, one: DirectoryEntry) -> str:
        name = self._desk.name_of(one.names)
        if one.telephone:
            # The name of the emergency number is the number.
            return name if one.telephone in name else f"{name} {one.telephone}"
        return self._desk.words.gettext("{name} (ask for the number here at the site)").format(name=name)

    def _lines(self, article: Article, number: int | None) -> list[str]:
        """Return the line that tells the client to call, in Dutch and in the client's language."""
        languages = dict.fromkeys((DUTCH, self._language))
        editions = [article.editions[it] for it in languages if it in article.editions and not article.stale(it)]
        return [line.text for edition in editions for line in edition.lines if line.number == number]


def _menu_button(desk: Desk, words: str) -> QToolButton:
    button = QToolButton()
    button.setIcon(desk.icons.icon("warning"))
    button.setIconSize(QSize(20, 20))
    button.setText(words)
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    button.setAccessibleName(words.replace("&", ""))
    button.setMenu(QMenu(button))
    return button


def _frame(kind: str) -> tuple[QFrame, QVBoxLayout]:
    frame = QFrame()
    frame.setObjectName(kind)
    layout = QVBoxLayout(frame)
    layout.setContentsMargins(12, 8, 12, 8)
    layout.setSpacing(4)
    frame.hide()
    return frame, layout


def _line(words: str) -> QLabel:
    label = QLabel(words)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    label.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return label


def _clear(layout: QVBoxLayout | QHBoxLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        inner, widget = item.layout(), item.widget()
        if isinstance(inner, QHBoxLayout):
            _clear(inner)
        if widget is not None:
            widget.hide()
            widget.deleteLater()
