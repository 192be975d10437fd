"""The boxes of the form, all with the same arrow and the same words for what is not on their list."""

from collections.abc import Sequence

from desktop.ui.desks import Desk
from desktop.ui.intake.person_box import PersonBox
from desktop.ui.widgets.choice_box import ChoiceBox
from desktop.ui.widgets.many_choices_box import ManyChoicesBox
from desktop.ui.widgets.option_ranks import Option


class Boxes:
    """Makes boxes to choose from."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._arrow = desk.icons.icon("open-list")

    def choice(self, options: Sequence[Option]) -> ChoiceBox:
        """Return a box for one choice."""
        return ChoiceBox(options, self._arrow, self._not_listed)

    def choices(self, options: Sequence[Option]) -> ManyChoicesBox:
        """Return a box for several choices."""
        return ManyChoicesBox(options, self._arrow, self._removal, self._not_listed)

    def person(self) -> PersonBox:
        """Return a box for a person."""
        return PersonBox(self._desk, self._arrow, self._not_listed)

    def _removal(self, label: str) -> str:
        return self._desk.words.gettext("Take away: {label}").format(label=label)

    def _not_listed(self, typed: str) -> str:
        _ = self._desk.words.gettext
        return _("“{text}” is not in the list. Choose from the list, or empty the field.").format(text=typed)
