"""The fields of a question, in the order of the talk."""

from datetime import date

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QCheckBox, QFormLayout, QHBoxLayout, QLabel, QLineEdit, QWidget

from desktop.spreekuur.daily_words import INTERPRETING_WORDS
from desktop.spreekuur.referrals import site_directory
from desktop.ui.desks import Desk
from desktop.ui.intake.ask_box import AskBox
from desktop.ui.intake.bindings import Binding, of_choice, of_choices, of_day, of_number, of_person, of_text
from desktop.ui.intake.boxes import Boxes
from desktop.ui.intake.more_fields import MoreFields
from desktop.ui.intake.options import (
    language_options,
    outcome_options,
    referral_options,
    topic_options,
    word_options,
)
from desktop.ui.intake.urgent_box import UrgentBox
from desktop.ui.intake.who_box import WhoBox
from desktop.ui.widgets.choice_box import ChoiceBox
from desktop.ui.widgets.day_box import DayBox
from desktop.ui.widgets.doubts import with_doubt
from desktop.ui.widgets.forms import add_field, new_form
from desktop.ui.widgets.number_box import NumberBox
from desktop.ui.widgets.text_box import TextBox

_NO_ANSWER = "no-answer"
_INTERPRETED = frozenset({"telephone", "present", "volunteer", "companion"})


class TalkFields(QObject):
    """Makes the boxes and lays them out. `typed` says that a text goes on, `chosen` that something whole was chosen."""

    typed = Signal()
    chosen = Signal()
    left = Signal()

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        _ = desk.words.gettext
        boxes = Boxes(desk)
        self.language = boxes.choice(language_options(desk))
        self.language.setPlaceholderText(_("two letters are enough"))
        self.interpreter = boxes.choice(word_options(desk, INTERPRETING_WORDS))
        self.minutes = NumberBox()
        self.minutes.setFixedWidth(56)
        self.topics = boxes.choices(topic_options(desk))
        self.topics.box.setPlaceholderText(_("a word or a code, such as A5"))
        self.person = boxes.person()
        self.person.setPlaceholderText(_("without a name"))
        self.who = WhoBox(desk, self.person)
        self.question, self.told = TextBox(64), TextBox(64)
        self.outcome = boxes.choice(outcome_options(desk))
        self.referrals = boxes.choices(referral_options(desk))
        self.client_does, self.we_do = TextBox(40), TextBox(40)
        self.follow_up = DayBox(desk)
        self.ask = AskBox(desk)
        self.settled = QCheckBox(_("Dealt &with"))
        self._settled_on: date | None = None
        self.urgent = UrgentBox(desk)
        self.more = MoreFields(desk, boxes)
        self.bindings = self._bind()
        self._connect()

    def lay_out(self) -> QFormLayout:
        """Return the form."""
        _ = self._desk.words.gettext
        form = new_form()
        add_field(form, _("&Language"), with_doubt(self.language))
        add_field(form, _("&Interpreter"), self._interpreter_row())
        add_field(form, _("&Topic"), self.topics)
        add_field(form, _("P&erson"), self.who)
        add_field(form, _("&Question"), self.question)
        add_field(form, _("Told or &done"), self.told)
        add_field(form, _("&Outcome"), with_doubt(self.outcome))
        form.addRow("", self.ask)
        add_field(form, _("&Referred to"), self.referrals)
        add_field(form, _("&Client does"), self.client_does)
        add_field(form, _("We do (&promise)"), self.we_do)
        days = QWidget()
        row = QHBoxLayout(days)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.follow_up, 1)
        row.addWidget(self.settled)
        days.setFocusProxy(self.follow_up)
        add_field(form, _("&Follow-up on"), days)
        form.addRow(self.more)
        self.arrange()
        return form

    def load_places(self) -> None:
        """Offer the addresses of the site where this laptop stands."""
        desk = self._desk
        desk.tasks.run(
            self,
            lambda: site_directory(desk.store, desk.pack),
            lambda places: self.referrals.set_options(referral_options(desk, places)),
        )

    def arrange(self, *, fresh: bool = False) -> None:
        """Show the fields that what is filled in asks for; `fresh` is for another question."""
        self._arrange_talk()
        self.more.unfold_when_filled(keep=not fresh)
        self.who.show_consent()
        if fresh:
            self.urgent.start_anew()
        self.urgent.set_about(self.topics.codes, self.language.code)

    def _arrange_talk(self) -> None:
        interpreted = self.interpreter.code in _INTERPRETED or self.minutes.number is not None
        self._minutes.setVisible(interpreted)
        self.ask.setVisible(self.outcome.code == _NO_ANSWER)
        open_ = bool(self.we_do.toPlainText().strip()) or self.follow_up.day is not None
        self.settled.setVisible(open_ or self.settled.isChecked())

    def _interpreter_row(self) -> QWidget:
        _ = self._desk.words.gettext
        both = QWidget()
        row = QHBoxLayout(both)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(with_doubt(self.interpreter), 1)
        self._minutes = QWidget()
        inner = QHBoxLayout(self._minutes)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addWidget(self.minutes)
        inner.addWidget(QLabel(_("min.")))
        self.minutes.setAccessibleName(_("Minutes of the interpreter"))
        row.addWidget(self._minutes)
        both.setFocusProxy(self.interpreter)
        return both

    def _bind(self) -> dict[str, Binding]:
        return {
            "language": of_choice(self.language),
            "interpreter": of_choice(self.interpreter),
            "interpreter_minutes": of_number(self.minutes),
            "topics": of_choices(self.topics),
            "urgencies": Binding(lambda: self.urgent.codes, self.urgent.set_codes),
            "person": of_person(self.person),
            "question": of_text(self.question),
            "told": of_text(self.told),
            "outcome": of_choice(self.outcome),
            "referrals": of_choices(self.referrals),
            "client_does": of_text(self.client_does),
            "we_do": of_text(self.we_do),
            "follow_up": of_day(self.follow_up),
            "settled": Binding(self._read_settled, self._show_settled),
            **self.more.bindings,
        }

    def _read_settled(self) -> date | None:
        """Return the day on which it was dealt with: the one that was written down, else today."""
        if not self.settled.isChecked():
            return None
        return self._settled_on or self._desk.today()

    def _show_settled(self, day: date | None) -> None:
        self._settled_on = day
        self.settled.setChecked(day is not None)

    def _connect(self) -> None:
        more = self.more
        single: tuple[ChoiceBox, ...] = (
            self.language,
            self.interpreter,
            self.person,
            self.outcome,
            more.letter,
            more.channel,
            more.household,
            more.children_at_home,
            more.interpreter_language,
        )
        for box in single:
            box.chosen.connect(lambda _: self.chosen.emit())
        for box in (*single, self.topics.box, self.referrals.box):
            box.doubted.connect(lambda _: self.chosen.emit())
        for many in (self.topics, self.referrals, self.urgent):
            many.changed.connect(self.chosen)
        for text in (self.question, self.told, self.client_does, self.we_do):
            text.textChanged.connect(self.typed)
            text.left.connect(self.left)
        lines: tuple[QLineEdit, ...] = (self.minutes, more.heads, more.dialect)
        for line in lines:
            line.textEdited.connect(lambda _: self.typed.emit())
            line.editingFinished.connect(self.left)
        self.follow_up.changed.connect(self.typed)
        self.follow_up.line.editingFinished.connect(self.left)
        self.settled.clicked.connect(lambda _: self.chosen.emit())
        for changed in (self.chosen, self.left):
            changed.connect(self._arrange_talk)
        for changed in (self.language.chosen, self.topics.changed):
            changed.connect(lambda *_: self.urgent.set_about(self.topics.codes, self.language.code))
