"""The lists of the content pack as options to choose from."""

from desktop.domain.people import Person
from desktop.ui.desks import Desk
from desktop.ui.widgets.one_line import one_line
from desktop.ui.widgets.option_ranks import Option


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


def referral_options(desk: Desk) -> list[Option]:
    """Return where a question can be referred to."""
    return [
        Option(it.code, desk.name_of(it.names), " ".join(it.names.values()))
        for it in desk.pack.taxonomy.referrals.values()
    ]


def person_options(people: list[Person]) -> list[Option]:
    """Return people, found by name, V-number and birth date; two of one name are told apart by their number."""
    return [
        Option(
            str(it.id),
            one_line(" · ".join(part for part in (it.entry.name, it.entry.born, it.entry.v_number) if part)),
            it.entry.v_number,
        )
        for it in people
    ]
