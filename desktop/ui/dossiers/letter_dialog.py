"""What does this letter mean: what is read in it, and by when to act, how urgent it is and whom to call."""

from uuid import UUID

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QComboBox, QDialogButtonBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from desktop.domain.contacts import Contact
from desktop.domain.letters import CountsFrom, Letter, LetterKind
from desktop.errors import SpreekuurError
from desktop.spreekuur.daily_words import COUNTS_FROM_WORDS, LETTER_WORDS
from desktop.spreekuur.letters import LetterHelp, change_letter, explain_letter, record_letter
from desktop.ui.desks import Desk
from desktop.ui.dossiers.letter_reading import LetterReading
from desktop.ui.intake.options import language_options
from desktop.ui.widgets.choice_box import ChoiceBox
from desktop.ui.widgets.day_box import DayBox
from desktop.ui.widgets.dialog import Dialog
from desktop.ui.widgets.doubts import not_listed, with_doubt
from desktop.ui.widgets.forms import add_field, new_form, note, pane, scrolled
from desktop.ui.widgets.option_ranks import Option
from desktop.ui.widgets.pages import ArticleWanted

_QUIET = 120


class LetterDialog(Dialog):
    """Asks what stands in a letter and says at once what it comes down to. `saved` tells the question it is kept with.

    `explained` tells the article that a client may want to hear, with the language.
    """

    saved = Signal(object)
    explained = Signal(object)

    def __init__(
        self,
        desk: Desk,
        parent: QWidget,
        *,
        person: UUID | None = None,
        language: str = "",
        known: Contact | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk, self._person, self._known = desk, person, known
        self._seen = known.entry.the_letter if known else Letter()
        self._help: LetterHelp | None = None
        self.setWindowTitle(desk.words.gettext("What does this letter mean?"))
        self._make_fields(known.entry.language if known else language)
        self.reading = LetterReading(desk)
        self._lay_out()
        self._timer = QTimer(self, singleShot=True, interval=_QUIET)
        self._timer.timeout.connect(self._look)
        self._connect()
        self._look()

    @property
    def letter(self) -> Letter:
        """What is told of the letter so far."""
        number = self.number.text().strip()
        return Letter(
            self.kind.code,
            self.dated.day,
            self.received.day,
            f"{number}{self.unit.currentData()}" if number else "",
            self.counts_from.currentData(),
            self.by.day,
        )

    def _make_fields(self, language: str) -> None:
        desk, seen = self._desk, self._seen
        _ = desk.words.gettext
        arrow = desk.icons.icon("open-list")
        kinds = [Option(one, _(LETTER_WORDS[one])) for one in LetterKind]
        self.kind = ChoiceBox(kinds, arrow, not_listed(desk.words))
        self.kind.set_code(seen.kind)
        self.dated, self.received, self.by = DayBox(desk), DayBox(desk), DayBox(desk)
        for box, day in ((self.dated, seen.dated), (self.received, seen.received), (self.by, seen.by)):
            box.set_kept(day.isoformat() if day else "")
        self.number = QLineEdit(seen.term[:-1])
        self.number.setFixedWidth(64)
        self.unit = QComboBox()
        self.unit.setAccessibleName(_("Days, weeks or months"))
        for code, word in (("w", _("weeks")), ("d", _("days")), ("m", _("months"))):
            self.unit.addItem(word, code)
        self.unit.setCurrentIndex(max(0, self.unit.findData(seen.term[-1:])))
        self.counts_from = QComboBox()
        self.counts_from.addItem(_("the letter does not say"), "")
        for one in CountsFrom:
            self.counts_from.addItem(_(COUNTS_FROM_WORDS[one]), str(one))
        self.counts_from.setCurrentIndex(max(0, self.counts_from.findData(seen.counts_from)))
        self.language = ChoiceBox(language_options(desk), arrow, not_listed(desk.words))
        self.language.set_code(language)
        self._said = note(kind="refused")
        self._said.hide()

    def _lay_out(self) -> None:
        _ = self._desk.words.gettext
        term = QWidget()
        row = QHBoxLayout(term)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.number)
        row.addWidget(self.unit)
        row.addStretch(1)
        term.setFocusProxy(self.number)
        form = new_form()
        add_field(form, _("&Kind of letter"), with_doubt(self.kind))
        add_field(form, _("&Date on the letter"), self.dated)
        add_field(form, _("&Received on"), self.received)
        add_field(form, _("&Term in the letter"), term)
        add_field(form, _("The term runs &from"), self.counts_from)
        add_field(form, _("&Last day in the letter"), self.by)
        if self._known is None:
            # A question that is there has its language already.
            add_field(form, _("&Client speaks"), with_doubt(self.language))
        buttons = QDialogButtonBox()
        self.save = buttons.addButton(_("Save"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.explain = buttons.addButton(_("Save and explain to the client"), QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(_("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(lambda: self._save(explain=False))
        self.explain.clicked.connect(lambda: self._save(explain=True))
        buttons.rejected.connect(self.reject)
        left = QVBoxLayout()
        left.addWidget(note(_("Fill in what stands in the letter. Leave empty what you do not find.")))
        left.addLayout(form)
        left.addWidget(self._said)
        left.addStretch(1)
        frame, right = pane(margin=12)
        right.addWidget(scrolled(self.reading))
        columns = QHBoxLayout()
        columns.setSpacing(16)
        columns.addLayout(left, 5)
        columns.addWidget(frame, 4)
        layout = QVBoxLayout(self)
        layout.setSpacing(12)
        layout.addLayout(columns, 1)
        layout.addWidget(buttons)
        self.resize(960, 520)

    def _connect(self) -> None:
        for box in (self.kind, self.language):
            box.chosen.connect(lambda _: self._timer.start())
        for day in (self.dated, self.received, self.by):
            day.changed.connect(self._timer.start)
        self.number.textEdited.connect(lambda _: self._timer.start())
        for choice in (self.unit, self.counts_from):
            choice.activated.connect(lambda _: self._timer.start())

    def _look(self) -> None:
        """Say what the letter comes down to, as far as it is told."""
        desk, letter = self._desk, self.letter
        desk.tasks.run(
            self,
            lambda: explain_letter(desk.store, desk.pack, letter, desk.clock()),
            lambda found: self._show(letter, found),
            lambda error: self._refuse(letter, error),
        )

    def _show(self, letter: Letter, found: LetterHelp) -> None:
        if letter == self.letter:
            self._help = found
            self._tell("")
            self.reading.show_help(found)
            self.explain.setEnabled(found.article is not None)

    def _refuse(self, letter: Letter, error: SpreekuurError) -> None:
        if letter == self.letter:
            self._help = None
            self._tell(self._desk.words.tell(error))
            self.reading.show_help(None)

    def _tell(self, sentence: str) -> None:
        self._said.setText(sentence)
        self._said.setVisible(bool(sentence))

    def _save(self, *, explain: bool) -> None:
        for box in (self.kind, self.language, self.dated, self.received, self.by):
            box.settle()
            if box.doubt:
                box.setFocus(Qt.FocusReason.OtherFocusReason)
                return
        desk, letter, known, now = self._desk, self.letter, self._known, self._desk.clock()
        person, language, seen = self._person, self.language.code, self._seen

        def save() -> Contact:
            if known is not None:
                return change_letter(desk.store, desk.pack, known.id, letter, now, seen=seen)
            return record_letter(desk.store, desk.pack, letter, now, person=person, language=language)

        desk.tasks.run(
            self, save, lambda made: self._done(made, explain=explain), lambda error: self._tell(desk.words.tell(error))
        )

    def _done(self, made: Contact, *, explain: bool) -> None:
        article = self._help.article if self._help else None
        self._desk.changes.contacts_changed.emit()
        self.saved.emit(made)
        self.accept()
        if explain and article is not None:
            self.explained.emit(ArticleWanted(article, made.entry.language))
