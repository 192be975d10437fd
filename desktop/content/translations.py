"""A translation beside its Dutch: the same lines, numbers, dates, telephone numbers and terms."""

import re
from collections import Counter

from desktop.content.bodies import Body, Part, PartKind
from desktop.content.faults import Faults
from desktop.content.glossaries import LATIN, Proofreader
from desktop.wording import N_

BLANK = "…"
"""A row of these is a place to fill in by hand."""
_TELEPHONE = re.compile(r"(?<!\d)\+?\d(?:[ -]{0,2}\d){8,13}(?!\d)")
_LATIN_WORD = re.compile(r"[A-Za-zÀ-ÿ][A-Za-zÀ-ÿ0-9.@/-]*[A-Za-zÀ-ÿ0-9]|[A-Za-z]")


def compare(name: str, here: Body, dutch: Body, readers: tuple[Proofreader, Proofreader], faults: Faults) -> None:
    """Note where a translation is not line for line what the Dutch says.

    `readers` are those of this language and of Dutch. Words are compared only when the lines are aligned.
    """
    if not _aligned(name, here, dutch, faults):
        return
    own, of_dutch = readers
    for part, original in zip(here.parts, dutch.parts, strict=True):
        _compare_blanks(name, part, original, faults)
        _compare_numbers(name, part, original, own, of_dutch, faults)
        _compare_words(name, part, original, own, of_dutch, faults)


def _aligned(name: str, here: Body, dutch: Body, faults: Faults) -> bool:
    """Return whether headings and lines follow each other as in Dutch; note the first place where not."""
    pairs = zip(here.parts, dutch.parts, strict=False)
    parting = next((pair for pair in pairs if pair[0].kind is not pair[1].kind), None)
    surplus = here.parts[len(dutch.parts) :]
    at = parting[0].at if parting else surplus[0].at if surplus else here.parts[-1].at
    if len(here.parts) < len(dutch.parts):
        faults.add(
            name,
            at,
            N_("A line is missing, here or above: the Dutch has {dutch} headings and lines, this has {here}."),
            dutch=_count(dutch),
            here=_count(here),
        )
    elif surplus:
        faults.add(
            name,
            at,
            N_("There is a line too much, here or above: the Dutch has {dutch} headings and lines, this has {here}."),
            dutch=_count(dutch),
            here=_count(here),
        )
    elif parting:
        faults.add(
            name,
            at,
            N_("This is a {here}, and the Dutch has a {dutch} in its place: “{text}”."),
            here=parting[0].kind.value,
            dutch=parting[1].kind.value,
            text=parting[1].text,
        )
    return len(here.parts) == len(dutch.parts) and parting is None


def _stands_in(word: str, text: str) -> bool:
    """Return whether a text has a Latin word as a whole: one letter that looks like another is no word."""
    return re.search(rf"(?<![A-Za-zÀ-ÿ]){re.escape(word)}(?![A-Za-zÀ-ÿ])", text) is not None


def _count(body: Body) -> int:
    """Return how many headings and lines stand below the title."""
    return sum(part.kind is not PartKind.TITLE for part in body.parts)


def _compare_blanks(name: str, part: Part, original: Part, faults: Faults) -> None:
    """Note a line of which the place to write by hand is not as in Dutch."""
    if part.text.count(BLANK) != original.text.count(BLANK):
        faults.add(
            name,
            part.at,
            N_("The place to fill in is not as in Dutch, where it is “{blank}”."),
            blank=BLANK * original.text.count(BLANK) or "-",
        )


def _compare_numbers(
    name: str, part: Part, original: Part, own: Proofreader, of_dutch: Proofreader, faults: Faults
) -> None:
    """Note dates, telephone numbers and other numbers that the two lines do not share."""
    dates, rest = own.dates(part.text)
    dutch_dates, dutch_rest = of_dutch.dates(original.text)
    if dates != dutch_dates:
        faults.add(
            name,
            part.at,
            N_("The dates differ: {here} here, {dutch} in Dutch. Write day, month in words, year."),
            here=", ".join(dates) or "-",
            dutch=", ".join(dutch_dates) or "-",
        )
        return
    telephones, dutch_telephones = _TELEPHONE.findall(rest), _TELEPHONE.findall(dutch_rest)
    if sorted(telephones) != sorted(dutch_telephones) or any(one not in part.text for one in telephones):
        faults.add(
            name,
            part.at,
            N_("The telephone number is not written as in Dutch: {dutch}."),
            dutch=", ".join(dutch_telephones) or "-",
        )
        return
    numbers, dutch_numbers = Counter(re.findall(r"\d+", rest)), Counter(re.findall(r"\d+", dutch_rest))
    if numbers != dutch_numbers:
        faults.add(
            name,
            part.at,
            N_("The numbers differ: {here} here, {dutch} in Dutch."),
            here=", ".join(sorted(numbers.elements())) or "-",
            dutch=", ".join(sorted(dutch_numbers.elements())) or "-",
        )


def _compare_words(
    name: str, part: Part, original: Part, own: Proofreader, of_dutch: Proofreader, faults: Faults
) -> None:
    """Note a term that is translated otherwise than agreed, and a Latin word that the Dutch does not have."""
    for term in sorted(of_dutch.terms(original.text) - own.terms(part.text)):
        if term in own.glossary.terms:
            faults.add(
                name,
                part.at,
                N_("The Dutch says “{term}” here; this language writes: {forms}."),
                term=of_dutch.glossary.terms[term][0],
                forms=", ".join(own.glossary.terms[term]),
            )
    if own.glossary.script == LATIN:
        return
    # Capitals count: IND is a name.
    unknown = [word for word in _LATIN_WORD.findall(part.text) if not _stands_in(word, original.text)]
    if unknown:
        faults.add(
            name,
            part.at,
            N_("“{word}” stands here in Latin letters and not in the Dutch line."),
            word=unknown[0],
        )
