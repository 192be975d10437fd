"""What came of a referral: asked when somebody comes back."""

from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.domain.referrals import Directory, ReferralOutcome, ToAskBack
from desktop.spreekuur.daily_words import REFERRAL_OUTCOME_WORDS
from desktop.spreekuur.dossiers import to_ask_back
from desktop.spreekuur.referrals import site_directory, tell_outcome
from desktop.ui.desks import Desk
from desktop.ui.widgets.choice_box import ChoiceBox
from desktop.ui.widgets.doubts import not_listed, with_doubt
from desktop.ui.widgets.forms import heading
from desktop.ui.widgets.option_ranks import Option

_MOST_SHOWN = 2


class OpenReferrals(QWidget):
    """Asks what came of the referrals of a person, the last ones. It is hidden while there is nothing to ask.

    `shown` says that there is more or less to ask, `told` that an answer was written down.
    """

    shown = Signal()
    told = Signal()

    def __init__(self, desk: Desk, *, wide: bool = False) -> None:
        """Stand below each other where there is little room, and `wide` beside each other."""
        super().__init__()
        self._desk, self._wide = desk, wide
        self._person: UUID | None = None
        self.boxes: list[ChoiceBox] = []
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(4)
        self.hide()

    def show_person(self, person: UUID | None) -> None:
        """Ask about somebody's referrals; about nobody's when nobody is known."""
        self._person = person
        if person is None:
            self._show([], {})
            return
        desk = self._desk

        def show(found: tuple[list[ToAskBack], Directory]) -> None:
            if self._person == person:
                self._show(*found)

        desk.tasks.run(self, lambda: (to_ask_back(desk.store, person), site_directory(desk.store, desk.pack)), show)

    def _show(self, found: list[ToAskBack], places: Directory) -> None:
        _ = self._desk.words.gettext
        while item := self._rows.takeAt(0):
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.boxes = []
        if found:
            self._rows.addWidget(heading(_("What came of it?")))
        for one in found[:_MOST_SHOWN]:
            entry = places.get(one.code)
            self._add(one, self._desk.name_of(entry.names) if entry else one.code)
        self.setVisible(bool(found))
        self.shown.emit()

    def _add(self, one: ToAskBack, name: str) -> None:
        desk = self._desk
        _ = desk.words.gettext
        asked = QLabel(_("Referred to {place}").format(place=name))
        asked.setTextFormat(Qt.TextFormat.PlainText)
        asked.setWordWrap(True)
        choices = [Option(it, _(REFERRAL_OUTCOME_WORDS[it])) for it in ReferralOutcome]
        box = ChoiceBox(choices, desk.icons.icon("open-list"), not_listed(desk.words))
        box.setAccessibleName(_("What came of the referral to {place}").format(place=name))
        box.setPlaceholderText(_("ask, and choose"))
        box.chosen.connect(partial(self._tell, one))
        self.boxes.append(box)
        line = QWidget()
        both = QBoxLayout(QBoxLayout.Direction.LeftToRight if self._wide else QBoxLayout.Direction.TopToBottom, line)
        both.setContentsMargins(0, 0, 0, 0)
        both.setSpacing(4)
        both.addWidget(asked, 1)
        both.addWidget(with_doubt(box), 1)
        self._rows.addWidget(line)

    def _tell(self, one: ToAskBack, code: str) -> None:
        if code not in set(ReferralOutcome):
            return
        desk, now = self._desk, self._desk.clock()
        desk.tasks.run(
            self,
            lambda: tell_outcome(desk.store, one.contact, one.code, ReferralOutcome(code), now),
            lambda _: self._said(),
        )

    def _said(self) -> None:
        self.told.emit()
        self._desk.changes.contacts_changed.emit()
