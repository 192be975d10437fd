"""A sentence for the reader, kept apart from its values until its language is known."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True)
class Sentence:
    """An English sentence marked with `N_`, and the dates, numbers, names or smaller sentences that fill it."""

    text: str
    values: Mapping[str, object] = field(default_factory=dict, hash=False)

    def said(self, translate: Callable[[str], str], day: Callable[[date], str]) -> str:
        """Return the sentence in a reader's language: translated first, then filled in."""
        values = {name: _said(value, translate, day) for name, value in self.values.items()}
        return translate(self.text).format(**values)

    def __str__(self) -> str:
        return self.said(str, date.isoformat)


def _said(value: object, translate: Callable[[str], str], day: Callable[[date], str]) -> object:
    """Return one value in the reader's language."""
    if isinstance(value, Sentence):
        return value.said(translate, day)
    return day(value) if isinstance(value, date) else value


def say(text: str, **values: object) -> Sentence:
    """Return a sentence with its values. The text is marked with `N_` by who writes it."""
    return Sentence(text, values)
