"""The words of the program for what a family file says: relations, states of papers, differences."""

from collections.abc import Mapping
from datetime import date

from desktop.content.packs import Pack
from desktop.domain.certainties import Confidence
from desktop.domain.reunification.answers import Change, What
from desktop.domain.reunification.evidence import EvidenceState, Reason
from desktop.domain.reunification.families import Papers, Relation
from desktop.domain.reunification.rules import Route
from desktop.domain.sentences import Sentence
from desktop.domain.spans import UNKNOWN, Span
from desktop.domain.told_births import told_birth
from desktop.i18n import Translator
from desktop.wording import N_

RELATIONS: Mapping[str, str] = {
    Relation.SPOUSE: N_("husband or wife"),
    Relation.UNMARRIED_PARTNER: N_("unmarried partner"),
    Relation.REGISTERED_PARTNER: N_("registered partner"),
    Relation.CHILD: N_("child"),
    Relation.ADOPTED_CHILD: N_("adopted child"),
    Relation.FOSTER_CHILD: N_("foster child"),
    Relation.PARENT: N_("parent"),
    Relation.SIBLING: N_("brother or sister"),
    Relation.OTHER: N_("other relative"),
}
PAPERS: Mapping[str, str] = {
    Papers.PASSPORT: N_("passport"),
    Papers.OTHER: N_("another paper"),
    Papers.NONE: N_("nothing"),
}
STATES: Mapping[str, str] = {
    EvidenceState.HAVE: N_("here"),
    EvidenceState.ABROAD: N_("abroad"),
    EvidenceState.ASKED_FOR: N_("asked for"),
    EvidenceState.IMPOSSIBLE: N_("cannot be had"),
    EvidenceState.NOT_NEEDED: N_("not needed"),
}
REASONS: Mapping[str, str] = {
    Reason.COUNTRY: N_("the country does not give this paper, or nobody who gives it can be reached"),
    Reason.REGIME: N_("asking the authorities for it is dangerous"),
    Reason.WAR: N_("because of war the registers are lost or cannot be reached"),
    Reason.STATELESS: N_("no state counts this person as its own"),
    Reason.OTHER: N_("another reason"),
}
ROUTE_WORDS = {
    Route.NAREIS: N_("Nareis is probably the way."),
    Route.CLOSED: N_("Nareis is probably closed here. Ask which other way there is."),
    Route.AFTER_TWO_YEARS: N_("Probably only after two years. Collect papers, and ask before applying."),
    Route.HOLD: N_(
        "This application is pending and the new rules touch it. Ask the IND or a lawyer before doing anything."
    ),
    Route.ASK: N_("Which way applies is not certain. Ask a lawyer or the IND."),
}
DATE_WORDS = {
    "apply_by": N_("Apply for family at the latest on"),
    "mvv_collect_by": N_("Collect the visa (mvv) at the latest on"),
    "objection_by": N_("Object at the latest on"),
    "answer_by": N_("Answer the letter at the latest on"),
    "late_decision": N_("The decision should be there by"),
    "two_years": N_("Two years have passed on"),
    "turns_17_half": N_("Becomes seventeen and a half on"),
    "turns_18": N_("Becomes 18 on"),
    "renewal_opens": N_("The residence document can be renewed from"),
    "renewal_by": N_("Ask to renew the residence document at the latest on"),
    "notice_answer_by": N_("After the notice of late decision the IND has until"),
}
REFERRAL_WORDS = {
    "lawyer": N_("a lawyer"),
    "ind": N_("the IND"),
    "nidos": N_("Nidos, the guardian"),
    "red_cross": N_("the Red Cross (tracing)"),
    "vluchtelingenfonds": N_("the VluchtelingenFonds (costs)"),
    "article8": N_("a lawyer, about the way of article 8 ECHR"),
    "regular_route": N_("the IND, about the regular way"),
}


CONFIDENCE_WORDS = {
    Confidence.CERTAIN: N_("read in the source"),
    Confidence.LIKELY: N_("likely, ask to be sure"),
    Confidence.UNVERIFIED: N_("not checked, ask"),
    Confidence.UNKNOWN: N_("not known, ask"),
}


def said(sentence: Sentence, words: Translator) -> str:
    """Return a sentence of the rules in a language of the program."""
    return sentence.said(words.gettext, words.date)


def span_said(days: Span, words: Translator) -> str:
    """Return a day, or the first and last that it can be."""
    if days.exact:
        return words.date(days.exact)
    return words.gettext("between {first} and {last}").format(first=words.date(days.first), last=words.date(days.last))


def birth_said(told: str, words: Translator) -> str:
    """Return a birth date as it was told, with the days that it can mean; empty when nobody told it."""
    if not told.strip():
        return ""
    days = told_birth(told)
    meant = words.gettext("not understood") if days == UNKNOWN else span_said(days, words)
    return f"{told} ({meant})"


def change_said(change: Change, pack: Pack, words: Translator) -> str:
    """Return a difference between two answers as a sentence."""
    _ = words.gettext
    whose = change.whose or _("The sponsor")
    match change.what:
        case What.REGIME:
            return _("The rules that probably apply are {after} now; they were {before}.").format(
                before=change.before, after=change.after
            )
        case What.HOLD:
            return _("The file is on hold now.") if change.after else _("The file is not on hold any more.")
        case What.PERSON:
            sentence = _("{name} was added.") if change.after else _("{name} is not in the file any more.")
            return sentence.format(name=whose)
        case What.ROUTE:
            return _("{name}: now “{after}”, before “{before}”").format(
                name=whose, after=_way(change.after, words), before=_way(change.before, words)
            )
    return _changed_thing(change, whose, pack, words)


def _changed_thing(change: Change, whose: str, pack: Pack, words: Translator) -> str:
    """Return what was added, taken away or changed of the papers, dates and addresses of a person."""
    _ = words.gettext
    thing = _thing(change, pack, words)
    if change.what is What.DATE and change.before and change.after:
        return _("{name}: {thing} {after}, it was {before}").format(
            name=whose, thing=thing, after=_days(change.after, words), before=_days(change.before, words)
        )
    if change.what is What.DATE:
        thing = f"{thing} {_days(change.after or change.before, words)}"
    if change.what is What.REFERRAL:
        sentence = _("{name}: ask {to} too") if change.after else _("{name}: {to} is not named any more")
        return sentence.format(name=whose, to=thing)
    if not change.before:
        return _("{name}: new is “{thing}”").format(name=whose, thing=thing)
    if not change.after:
        return _("{name}: gone is “{thing}”").format(name=whose, thing=thing)
    return _("{name}: “{thing}” is asked for in another way, look at the list").format(name=whose, thing=thing)


def _thing(change: Change, pack: Pack, words: Translator) -> str:
    if change.what is What.DOCUMENT:
        document = pack.rules.documents.get(change.code)
        return f"{change.code} {document.names[words.language]}" if document else change.code
    table = DATE_WORDS if change.what is What.DATE else REFERRAL_WORDS
    return words.gettext(table[change.code]) if change.code in table else change.code


def _way(route: str, words: Translator) -> str:
    return words.gettext(ROUTE_WORDS[Route(route)]) if route in set(Route) else route


def _days(told: str, words: Translator) -> str:
    first, _, last = told.partition("/")
    return span_said(Span(date.fromisoformat(first), date.fromisoformat(last or first)), words)
