"""What cannot wait until the next walk-in hour, and who is called."""

from collections.abc import Collection, Iterable, Mapping
from enum import StrEnum

from desktop.domain.articles import DUTCH, Article


class Urgent(StrEnum):
    """A state in which somebody is called today."""

    REFUSAL = "refusal"
    """An asylum application was refused: a short term runs, which the letter names."""
    DETENTION = "detention"
    VIOLENCE = "violence"
    SUICIDE_RISK = "suicide-risk"


CALL: Mapping[Urgent, tuple[str, ...]] = {
    Urgent.REFUSAL: ("lawyer", "rvr"),
    Urgent.DETENTION: ("lawyer", "rvr"),
    Urgent.VIOLENCE: ("emergency", "police", "veilig-thuis"),
    Urgent.SUICIDE_RISK: ("emergency", "gza", "mental-health"),
}
"""Whom to call, the first one first: codes of the referral directory, which knows the numbers. The site's own number
goes before the one in the content pack, and the pack has only numbers that were read at their source."""

ARTICLE: Mapping[Urgent, str] = {
    Urgent.REFUSAL: "refused-today",
    Urgent.DETENTION: "letter-from-ind",
    Urgent.VIOLENCE: "health-and-emergency",
    Urgent.SUICIDE_RISK: "health-and-emergency",
}
"""The article that says it in the client's language."""

_ASKED_ABOUT: Mapping[str, Urgent] = {
    "A7": Urgent.REFUSAL,
    "A10": Urgent.DETENTION,
    "B6": Urgent.VIOLENCE,
    "C4": Urgent.REFUSAL,
    "D2": Urgent.SUICIDE_RISK,
    "H2": Urgent.VIOLENCE,
}


def to_ask(topics: Collection[str], urgencies: Collection[str] = ()) -> tuple[Urgent, ...]:
    """Return the urgent states that a topic may hide and that nobody has said anything of yet.

    It is a question to the volunteer and never an answer: nothing is recorded by it.
    """
    hidden = {_ASKED_ABOUT[topic] for topic in topics if topic in _ASKED_ABOUT}
    return tuple(one for one in Urgent if one in hidden and one not in urgencies)


def line_to_show(article: Article, calls: Iterable[str]) -> int | None:
    """Return the number of the line that tells a client to call: the first that names one of these numbers or people.

    `calls` are telephone numbers and Dutch names, the first one to call first. The line has the same number in every
    language.
    """
    lines = article.editions[DUTCH].lines
    for one in calls:
        wanted = one.casefold()
        found = next((line.number for line in lines if wanted and wanted in line.text.casefold()), None)
        if found is not None:
            return found
    return None
