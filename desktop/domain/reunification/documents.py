"""Which papers a person needs: from yes, no or maybe on each condition to a need that is never too sure."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from desktop.domain.articles import Source
from desktop.domain.certainties import Answer, Confidence, among, either
from desktop.domain.reunification.rules import Condition, Document, Rules, Scenario
from desktop.domain.sentences import Sentence, say
from desktop.wording import N_


class Need(StrEnum):
    """How a document is needed; ABSENT is not shown."""

    ABSENT = ""
    REQUIRED = "required"
    IF_MISSING = "if_missing"
    LATER = "later"


@dataclass(frozen=True, slots=True)
class NeededDocument:
    """A document on a checklist."""

    id: str
    need: str
    """`required`, `one_of:D10|D11|D12`, `if_missing` (only in a certain case, see the note) or `later`."""
    source: Source
    confidence: Confidence
    note: Sentence | None = None


Needs = frozenset[Need]
"""All that may be the case; one when the facts leave no choice."""


def need_when(answer: Answer, need: Need = Need.REQUIRED) -> Needs:
    """Return the need of a document that is asked for when the answer is yes."""
    return {Answer.YES: frozenset({need}), Answer.NO: frozenset({Need.ABSENT})}.get(
        answer, frozenset({need, Need.ABSENT})
    )


_NOTES: Mapping[Condition, str] = {
    Condition.AGED_12: N_("From the age of twelve."),
    Condition.AGED_15: N_("From the age of fifteen."),
    Condition.AGED_26: N_("From the 26th birthday."),
    Condition.FOREIGN_LANGUAGE: N_("For a paper in another language than Dutch, English, German or French."),
    Condition.NO_PASSPORT: N_("If a paper is missing: why it is missing, and what there is instead."),
    Condition.WEAK_PAPERS: N_("If there are no papers, or weak ones."),
    Condition.LATE: N_("If the three months have passed."),
    Condition.TWO_YEARS: N_("Once the two years have passed; from when they count, the IND decides."),
    Condition.GRANTED: N_("Once the answer is yes."),
    Condition.ARRIVAL: N_("After arrival."),
    Condition.EARLIER_MARRIAGE: N_("If there was an earlier marriage."),
    Condition.MORE_THAN_ONE_SPOUSE: N_("If there is more than one spouse."),
    Condition.PARENT_STAYS: N_("If the other parent stays behind and has custody."),
    Condition.PARENT_DECEASED: N_("If the other parent has died."),
    Condition.PARENT_MISSING: N_("If the other parent is missing."),
    Condition.SOLE_CUSTODY: N_("If one parent alone has custody."),
    Condition.IF_ANY: N_("If it can be had."),
    Condition.NOT_EXEMPT: N_("Unless there is an exemption, as there may be for relatives of somebody with asylum."),
}
_NOT_SURE = N_("Whether this paper is asked for depends on facts that are not known yet.")


@dataclass(frozen=True, slots=True)
class Person:
    """What decides the papers of the sponsor or of one relative."""

    scenarios: Mapping[Scenario, Answer]
    """Scenarios that are not named do not apply."""
    needs: Callable[[Condition], Needs]
    open: Answer
    """Whether the route for which the papers are collected is open."""


def needed_documents(person: Person, rules: Rules, rule_sets: Iterable[tuple[str, ...]]) -> tuple[NeededDocument, ...]:
    """Return the papers of a person in the order of their numbers; each of the rule sets may be what applies."""
    if person.open is Answer.NO:
        return ()
    applicable = list(rule_sets)
    found = (_needed(document, person, rules, applicable) for document in rules.documents.values())
    return tuple(one for one in found if one is not None)


def _needed(
    document: Document, person: Person, rules: Rules, rule_sets: list[tuple[str, ...]]
) -> NeededDocument | None:
    """Return one paper, or nothing when it is surely not asked for."""
    papers = [(rules.scenarios[one], answer) for one, answer in person.scenarios.items()]
    listed = either(Answer.NO, *(answer for one, answer in papers if document.id in one.documents))
    wished = either(Answer.NO, *(answer for one, answer in papers if document.id in one.if_any))
    asked: Needs = person.needs(document.when) if listed.possible else frozenset()
    needs = _if_so(listed, asked) | _if_so(wished, frozenset({Need.IF_MISSING}))
    needs = _if_so(among(one in document.confidence for several in rule_sets for one in several), needs)
    needs = needs or frozenset({Need.ABSENT})
    if needs == {Need.ABSENT}:
        return None
    versions = {one for several in rule_sets for one in several}
    known = [level for one, level in document.confidence.items() if one in versions]
    return _told(document, needs, min(known), person.open)


def _if_so(answer: Answer, needs: Needs) -> Needs:
    """Return the needs that remain when they hold only if the answer is yes; none when it is no."""
    if answer is Answer.NO:
        return frozenset()
    return needs if answer is Answer.YES else needs | {Need.ABSENT}


def _told(document: Document, needs: Needs, confidence: Confidence, is_open: Answer) -> NeededDocument:
    """Return the paper with the surest need that all possibilities allow."""
    sure = len(needs) == 1
    note = _NOTES.get(document.when, _NOTES[Condition.IF_ANY] if sure else None)
    need = next(iter(needs)) if sure else Need.IF_MISSING
    if needs == {Need.LATER, Need.ABSENT}:
        need = Need.LATER
    if not sure and note is None:
        note = _NOT_SURE
    if not sure or is_open is not Answer.YES:
        confidence = Confidence.UNKNOWN
    word = f"one_of:{'|'.join(document.one_of)}" if document.one_of and need is Need.REQUIRED else need.value
    shown = say(note) if note and need is not Need.REQUIRED else None
    return NeededDocument(document.id, word, document.source, confidence, shown)
