"""How the fields of an entry stand in the boxes of a form: one reading and one showing for each kind of box."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from PySide6.QtWidgets import QLineEdit

from desktop.ui.widgets.choice_box import ChoiceBox
from desktop.ui.widgets.day_box import DayBox
from desktop.ui.widgets.many_choices_box import ManyChoicesBox
from desktop.ui.widgets.number_box import NumberBox
from desktop.ui.widgets.one_line import one_line
from desktop.ui.widgets.text_box import TextBox


@dataclass(frozen=True)
class Binding:
    """One field of an entry. `show` does not say that a person filled it in."""

    read: Callable[[], object]
    show: Callable[[Any], None]


def of_choice(box: ChoiceBox) -> Binding:
    """Return the binding of a code."""
    return Binding(lambda: box.code, box.set_code)


def of_choices(box: ManyChoicesBox) -> Binding:
    """Return the binding of several codes."""
    return Binding(lambda: box.codes, box.set_codes)


def of_person(box: ChoiceBox) -> Binding:
    """Return the binding of a person, or nobody."""
    return Binding(
        lambda: UUID(box.code) if box.code else None, lambda person: box.set_code(str(person) if person else "")
    )


def of_text(box: TextBox) -> Binding:
    """Return the binding of some sentences."""
    return Binding(box.toPlainText, box.replace)


def of_line(box: QLineEdit) -> Binding:
    """Return the binding of a few words on one line."""

    def show(words: str) -> None:
        if words != box.text():
            box.setText(words)

    return Binding(lambda: one_line(box.text()), show)


def of_number(box: NumberBox) -> Binding:
    """Return the binding of a count."""
    return Binding(lambda: box.number, box.set_number)


def of_day(box: DayBox) -> Binding:
    """Return the binding of a day."""
    return Binding(lambda: box.day, lambda day: box.set_kept(day.isoformat() if day else ""))
