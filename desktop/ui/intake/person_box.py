"""Finding a person by a name in any spelling, a V-number or a room."""

from collections.abc import Callable
from functools import partial
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtGui import QIcon

from desktop.domain.people import Person
from desktop.spreekuur.people import look_up_people, person
from desktop.ui.desks import Desk
from desktop.ui.intake.options import person_options
from desktop.ui.widgets.choice_box import ChoiceBox


class PersonBox(ChoiceBox):
    """Chooses a person, or nobody. The store looks for what is typed, so that nobody waits for a list of thousands."""

    taken_up = Signal()
    """Who was chosen by their id is known now."""

    def __init__(self, desk: Desk, arrow: QIcon, not_listed: Callable[[str], str]) -> None:
        super().__init__((), arrow, not_listed)
        self._desk = desk
        self._sought = ""
        self._waiting = False
        self._known: dict[str, Person] = {}

    @property
    def person(self) -> Person | None:
        """The chosen person; none while nobody is chosen, or while they are being looked up."""
        return self._known.get(self.code)

    def show_person(self, person: Person) -> None:
        """Choose a person without saying that somebody did."""
        self._know([person])
        self.set_code(str(person.id))

    def set_code(self, code: str) -> None:
        """Show a choice; who is not known here yet is looked up."""
        super().set_code(code)
        if code and code not in self._known:
            store = self._desk.store
            self._desk.tasks.run(self, lambda: person(store, UUID(code)), self._learn)

    def label_of(self, code: str) -> str:
        """Return a person's name; three dots while they are being looked up, never an id."""
        return super().label_of(code) if not code or code in self._options else "…"

    def settle(self) -> None:
        """Take who fits what is typed, once the store has looked."""
        if self._waiting:
            self._desk.tasks.finish(self)
        super().settle()

    def _look_up(self, typed: str) -> None:
        self._begin_typing()
        self._best = ""
        if typed.strip():
            self._seek(typed)
        else:
            self._sought = ""
            self._offer([])

    def _show_all(self) -> None:
        self.setFocus()
        self._typing = True
        self._seek("")

    def _seek(self, typed: str) -> None:
        self._sought, self._waiting = typed, True
        store = self._desk.store
        self._desk.tasks.run(self, lambda: look_up_people(store, typed), partial(self._found, typed))

    def _found(self, typed: str, people: list[Person]) -> None:
        if typed != self._sought:
            return
        self._waiting = False
        self._know(people)
        if self._typing and self.hasFocus():
            self._offer(person_options(people))
        elif self._typing:
            self._best = str(people[0].id) if people else ""

    def _learn(self, found: Person) -> None:
        self._know([found])
        if self.code == str(found.id) and not self._typing:
            super().set_code(self.code)
            self.taken_up.emit()

    def _know(self, people: list[Person]) -> None:
        self._known.update({str(one.id): one for one in people})
        self._options = {one.code: one for one in person_options(list(self._known.values()))}
