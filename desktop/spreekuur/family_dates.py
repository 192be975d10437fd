"""All dates of a family in one order, each with its working, source and how sure it is; and those that are left open."""

from collections.abc import Iterator
from dataclasses import dataclass

from desktop.domain.certainties import Confidence
from desktop.domain.reunification.checklists import Checklist, MemberChecklist
from desktop.domain.reunification.deadlines import Deadline, NotComputed
from desktop.i18n import Translator
from desktop.spreekuur.family_words import CONFIDENCE_WORDS, DATE_WORDS, said, span_said


@dataclass(frozen=True, slots=True)
class FamilyDate:
    """A date of somebody in a family."""

    whose: str
    """Name of the relative; empty for the sponsor and the whole file."""
    date: Deadline | NotComputed


def dates_of(found: Checklist) -> list[FamilyDate]:
    """Return every date of a family, the soonest first, and those that are not computed at the end."""
    people: list[tuple[str, Checklist | MemberChecklist]] = [("", found)]
    people += [(member.name, member) for member in found.members]
    computed = [(name, one) for name, part in people for one in part.dates]
    computed.sort(key=lambda it: (it[1].days.first, it[1].days.last, it[0]))
    found_dates = [FamilyDate(name, one) for name, one in computed]
    return found_dates + [FamilyDate(name, one) for name, part in people for one in part.not_computed]


def kind_said(one: Deadline | NotComputed, words: Translator) -> str:
    """Return what a date is for, or why it is not there."""
    if isinstance(one, NotComputed):
        return said(one.why, words)
    return words.gettext(DATE_WORDS[one.kind]) if one.kind in DATE_WORDS else one.kind


def days_said(one: Deadline, words: Translator) -> str:
    """Return the day, or the first and last that it can be."""
    return span_said(one.days, words)


def working_said(one: Deadline | NotComputed, words: Translator) -> Iterator[str]:
    """Yield how a date follows from the facts, where the rule was read, and how sure that is."""
    _ = words.gettext
    if isinstance(one, NotComputed):
        return
    for sentence in one.working:
        yield said(sentence, words)
    yield _("Source: {title}.").format(title=one.source.title)
    if one.confidence is not Confidence.CERTAIN:
        yield _(CONFIDENCE_WORDS[one.confidence]).capitalize() + "."
    yield _("The IND decides.")
