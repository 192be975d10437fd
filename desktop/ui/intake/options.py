"""The lists of the content pack as options to choose from."""

from collections import Counter
from collections.abc import Mapping
from enum import StrEnum
from typing import TypeVar

from desktop.domain.people import Person
from desktop.domain.referrals import Directory
from desktop.ui.desks import Desk
from desktop.ui.widgets.one_line import one_line
from desktop.ui.widgets.option_ranks import Option

Word = TypeVar("Word", bound=StrEnum)


def language_options(desk: Desk) -> list[Option]:
    """Return the languages of clients, with the name that they have themselves."""
    found = []
    for one in desk.pack.taxonomy.languages.values():
        name = desk.name_of(one.names)
        label = name if name == one.own_name else f"{name} · {one.own_name}"
        found.append(Option(one.code, label, " ".join(one.names.values())))
    return found


def topic_options(desk: Desk) -> list[Option]:
    """Return the topics, each with its code."""
    topics = desk.pack.taxonomy.topics.values()
    return [Option(it.code, f"{it.code} · {desk.name_of(it.names)}", " ".join(it.names.values())) for it in topics]


def outcome_options(desk: Desk) -> list[Option]:
    """Return the outcomes."""
    return [
        Option(it.code, desk.name_of(it.names), " ".join(it.names.values()))
        for it in desk.pack.taxonomy.outcomes.values()
    ]


def referral_options(desk: Desk, places: Directory | None = None) -> list[Option]:
    """Return where a question can be referred to; with `places` also whom only this site knows."""
    listed = desk.pack.taxonomy.referrals if places is None else places
    return [Option(it.code, desk.name_of(it.names), " ".join(it.names.values())) for it in listed.values()]


def person_options(people: list[Person]) -> list[Option]:
    """Return people by name; who is written down alike is told apart by a number, so that each can be chosen."""
    options: list[Option] = []
    seen: Counter[str] = Counter()
    for it in people:
        entry = it.entry
        label = one_line(" · ".join(part for part in (entry.name, entry.born, entry.v_number, entry.room) if part))
        seen[label] += 1
        options.append(Option(str(it.id), label if seen[label] == 1 else f"{label} ({seen[label]})", entry.v_number))
    return options


def word_options(desk: Desk, words: Mapping[Word, str]) -> list[Option]:
    """Return the choices of a fixed list, in the order in which they stand."""
    return [Option(code.value, desk.words.gettext(said)) for code, said in words.items()]
