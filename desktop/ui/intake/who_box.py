"""Who asks: nobody by name, unless they agreed to be written down; and back to nobody when they take that back."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop.domain.people import Consent, Person
from desktop.spreekuur.daily_words import CONSENT_WORDS
from desktop.spreekuur.people import edit_person
from desktop.ui.desks import Desk
from desktop.ui.intake.person_box import PersonBox
from desktop.ui.widgets.doubts import with_doubt
from desktop.ui.widgets.forms import note


class WhoBox(QWidget):
    """A person with what they agreed to. `new_wanted` asks for a new person, `withdrawal_wanted` to forget this one."""

    new_wanted = Signal()
    withdrawal_wanted = Signal(object)

    def __init__(self, desk: Desk, person: PersonBox) -> None:
        super().__init__()
        self._desk = desk
        self.person = person
        _ = desk.words.gettext
        self.new = QPushButton(desk.icons.icon("add"), _("New"))
        self.new.setAccessibleName(_("New person"))
        self.new.setToolTip(f"{_('New person')} (Ctrl+Shift+N)")
        # After the person the talk goes on with the question: whoever types on must not land on a button.
        self.new.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        QShortcut(QKeySequence("Ctrl+Shift+N"), self, self.new.click)
        self._said = note()
        self.spoken = QPushButton(_("Agreed, spoken"))
        self.signed = QPushButton(_("Agreed, signed"))
        self.withdraw = QPushButton(_("Takes consent back …"))
        self._lay_out()
        self.new.clicked.connect(self.new_wanted)
        self.spoken.clicked.connect(lambda: self._agree(Consent.SPOKEN))
        self.signed.clicked.connect(lambda: self._agree(Consent.SIGNED))
        self.withdraw.clicked.connect(lambda: self.withdrawal_wanted.emit(self.person.person))
        person.chosen.connect(lambda _: self.show_consent())
        person.taken_up.connect(self.show_consent)
        self.show_consent()

    def show_consent(self) -> None:
        """Say what the chosen person agreed to, or ask it."""
        one = self.person.person
        consent = one.entry.consent if one else ""
        for button in (self.spoken, self.signed):
            button.setVisible(one is not None and not consent)
        self.withdraw.setVisible(one is not None)
        self._said.setVisible(one is not None)
        self._said.setText(self._consent_words(one) if one else "")

    def _consent_words(self, one: Person) -> str:
        _ = self._desk.words.gettext
        entry = one.entry
        if not entry.consent:
            return _("Not asked yet: may we write down the name?")
        listed = {one.value: words for one, words in CONSENT_WORDS.items()}
        words = _(listed.get(entry.consent, entry.consent))
        if entry.consent_on is None:
            return words
        return _("{consent} on {day}").format(consent=words, day=self._desk.words.date(entry.consent_on))

    def _agree(self, consent: Consent) -> None:
        one = self.person.person
        if one is None:
            return
        desk = self._desk
        agreed = replace(one.entry, consent=consent.value, consent_on=desk.today())
        write = partial(edit_person, desk.store, one.id, agreed, desk.clock(), seen=one.entry)
        desk.tasks.run(self, write, self._agreed)

    def _agreed(self, person: Person) -> None:
        self.person.show_person(person)
        self.show_consent()
        self._desk.changes.people_changed.emit()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setContentsMargins(0, 0, 0, 0)
        top.addWidget(with_doubt(self.person), 1)
        top.addWidget(self.new, alignment=Qt.AlignmentFlag.AlignTop)
        said = QHBoxLayout()
        said.addWidget(self._said, 1)
        said.addWidget(self.withdraw, alignment=Qt.AlignmentFlag.AlignTop)
        below = QHBoxLayout()
        below.addWidget(self.spoken)
        below.addWidget(self.signed)
        below.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(top)
        layout.addLayout(said)
        layout.addLayout(below)
        self.setFocusProxy(self.person)
