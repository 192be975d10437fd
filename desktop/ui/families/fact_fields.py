"""The facts of a family as fields: what is asked, and the words that may answer it."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, auto

from desktop.domain.reunification.families import Letter, Marriage, OtherParent, Outcome, Procedure, Relation, Status
from desktop.spreekuur.family_words import PAPERS, RELATIONS
from desktop.wording import N_


class Kind(Enum):
    """How a fact is filled in."""

    CHOICE = auto()
    DATE = auto()
    """Known to the day, the month or the year."""
    BIRTH = auto()
    """In the words in which it was told."""
    LINE = auto()
    NOTES = auto()


@dataclass(frozen=True)
class FactField:
    """One fact; a choice has answers by their word."""

    name: str
    asked: str
    answers: Mapping[str, str] | None = None
    kind: Kind = Kind.CHOICE
    only_for: frozenset[str] = frozenset()
    """The relations for which it is asked; empty when for all."""


_YES_NO = {"yes": N_("yes"), "no": N_("no")}
_PARTNERS = frozenset({Relation.SPOUSE, Relation.UNMARRIED_PARTNER, Relation.REGISTERED_PARTNER})
_CHILDREN = frozenset({Relation.CHILD, Relation.ADOPTED_CHILD, Relation.FOSTER_CHILD})

SPONSOR_FIELDS = (
    FactField("application_date", N_("Applied for asylum on"), kind=Kind.DATE),
    FactField("decision_date", N_("Date on the positive decision"), kind=Kind.DATE),
    FactField("decision_received", N_("Decision received on"), kind=Kind.DATE),
    FactField(
        "status",
        N_("Permit"),
        {Status.A: N_("A: refugee"), Status.B: N_("B: subsidiary protection")},
    ),
    FactField("born", N_("Born (as told)"), kind=Kind.BIRTH),
    FactField("unaccompanied_minor", N_("Was alone and under 18 when applying"), _YES_NO),
    FactField("permit_expires", N_("Residence document valid until"), kind=Kind.DATE),
)
REQUEST_FIELDS = (
    FactField("lodged", N_("Family application lodged on"), kind=Kind.DATE),
    FactField("decided", N_("Decided"), _YES_NO),
    FactField("outcome", N_("Outcome"), {Outcome.GRANTED: N_("granted"), Outcome.REFUSED: N_("refused")}),
    FactField("outcome_date", N_("Date on that letter"), kind=Kind.DATE),
    FactField("answer_by", N_("Last day that the letter names"), kind=Kind.DATE),
    FactField(
        "letter",
        N_("Letter in hand"),
        {Letter.NONE: N_("none"), Letter.REPAIR: N_("asks for something that is missing")},
    ),
    FactField(
        "route",
        N_("Kind of application"),
        {
            Procedure.NAREIS: N_("family reunification (nareis)"),
            Procedure.REGULAR: N_("regular family route"),
            Procedure.ARTICLE8: N_("article 8 ECHR"),
        },
    ),
    FactField("notice_sent", N_("Notice of late decision sent on"), kind=Kind.DATE),
)
MEMBER_FIELDS = (
    FactField("relation", N_("Relation"), RELATIONS),
    FactField("born", N_("Born (as told)"), kind=Kind.BIRTH),
    FactField("country", N_("Where now, and with whom (as told)"), kind=Kind.LINE),
    FactField("tie_before_entry", N_("Family already before the sponsor came to the Netherlands"), _YES_NO),
    FactField(
        "married",
        N_("Married"),
        {
            Marriage.CIVIL: N_("for the law"),
            Marriage.RELIGIOUS: N_("religiously"),
            Marriage.CUSTOMARY_REGISTERED: N_("by custom, and registered"),
        },
        only_for=_PARTNERS,
    ),
    FactField("earlier_marriage", N_("Married to somebody else before"), _YES_NO, only_for=_PARTNERS),
    FactField("more_than_one_spouse", N_("The sponsor has more than one spouse"), _YES_NO, only_for=_PARTNERS),
    FactField(
        "other_parent",
        N_("The child's other parent"),
        {
            OtherParent.IN_THIS_FILE: N_("comes too, in this file"),
            OtherParent.STAYS: N_("stays behind"),
            OtherParent.DECEASED: N_("has died"),
            OtherParent.MISSING: N_("is missing"),
            OtherParent.SOLE_CUSTODY: N_("has no custody: the sponsor has it alone"),
        },
        only_for=_CHILDREN,
    ),
    FactField("unmarried", N_("Unmarried"), _YES_NO, only_for=_CHILDREN),
    FactField("dependent", N_("Depends on the sponsor"), _YES_NO),
    FactField("papers", N_("Can show of who they are"), PAPERS),
)
NOTES_FIELD = FactField("notes", N_("Notes"), kind=Kind.NOTES)


def language_fields(languages: Mapping[str, str], *, documents: bool) -> tuple[FactField, ...]:
    """Return the questions about languages, whose answers are those of the content pack."""
    speaks = FactField("speaks", N_("Language for the list of papers"), languages)
    return (
        (FactField("documents_language", N_("Language of the documents"), languages), speaks)
        if documents
        else (speaks,)
    )
