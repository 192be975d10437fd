"""Words for conflicts: of which record, in which field, and what each laptop wrote."""

from collections.abc import Mapping
from datetime import date, datetime

from desktop.domain.conflicts import Conflict
from desktop.domain.rows import Scalar
from desktop.spreekuur.conflicts import Author
from desktop.spreekuur.family_words import REASONS, STATES
from desktop.ui.desks import Desk
from desktop.ui.exchange.words import kind_words
from desktop.ui.families.fact_fields import (
    MEMBER_FIELDS,
    NOTES_FIELD,
    REQUEST_FIELDS,
    SPONSOR_FIELDS,
    FactField,
    language_fields,
)
from desktop.ui.widgets.one_line import one_line
from desktop.wording import N_

_FIELDS: Mapping[str, Mapping[str, str]] = {
    "contact": {
        "language": N_("&Language"),
        "topics": N_("&Topic"),
        "person": N_("P&erson"),
        "question": N_("&Question"),
        "told": N_("Told or &done"),
        "outcome": N_("&Outcome"),
        "referrals": N_("&Referred to"),
        "follow_up": N_("&Follow-up on"),
    },
    "person": {"name": N_("&Name"), "born": N_("&Born (as told)"), "v_number": N_("V-number")},
    "family": {"name": N_("&Name"), "person": N_("P&erson")},
    "family_member": {"name": N_("&Name"), "removed": N_("Taken out of the file")},
    "family_document": {"state": N_("Where the paper is"), "why": N_("Why it cannot be had"), "note": N_("Note")},
}


def field_words(desk: Desk, known: Conflict) -> str:
    """Return how the forms name a field; one that stands in no form keeps its own name."""
    own = _FIELDS.get(known.kind, {}).get(known.field)
    if own is None:
        fact = _fact(desk, known)
        own = known.field if fact is None else fact.asked
    return desk.words.gettext(own).replace("&", "")


def row_words(desk: Desk, known: Conflict) -> str:
    """Return which record it is: its name, or the day and the words of a question."""
    words, about = desk.words, known.about
    named = str(about.get("name") or about.get("document") or "")
    at = about.get("at")
    if known.kind == "contact" and isinstance(at, str):
        day = words.date(datetime.fromisoformat(at).astimezone().date())
        # The words themselves may be what the laptops differ about: then they stand in the other columns.
        topic = value_words(desk, known, "topics", about.get("topics"))
        named = words.gettext("Question of {day}").format(day=day) + (f" · {topic}" if topic else "")
    return one_line(named) or kind_words(words, known.kind)


def told_words(desk: Desk, known: Conflict, value: Scalar) -> str:
    """Return one of the values in words."""
    return value_words(desk, known, known.field, value) or desk.words.gettext("(empty)")


def who_words(desk: Desk, author: Author) -> str:
    """Return which laptop wrote a value, and when."""
    words = desk.words
    if author.at is None:
        return author.name
    return f"{author.name}, {words.date(author.at.astimezone().date())}, {words.time(author.at)}"


def value_words(desk: Desk, known: Conflict, field: str, value: Scalar) -> str:
    """Return a value of a field of this record in words; what no list knows as it stands."""
    if value is None:
        return ""
    text = str(value)
    names = _lists(desk).get(field) if known.kind == "contact" else None
    if names is not None:
        return ", ".join(names.get(code, code) for code in text.split())
    if known.kind == "family_document" and field in ("state", "why"):
        return desk.words.gettext({**STATES, **REASONS}.get(text, text))
    fact = _fact(desk, known)
    if fact is not None and fact.answers and text in fact.answers:
        return desk.words.gettext(fact.answers[text])
    return _day(desk, text)


def _fact(desk: Desk, known: Conflict) -> FactField | None:
    languages = {it.code: desk.name_of(it.names) for it in desk.pack.taxonomy.languages.values()}
    fields = {
        "family": (*SPONSOR_FIELDS, *REQUEST_FIELDS, NOTES_FIELD, *language_fields(languages, documents=False)),
        "family_member": (*MEMBER_FIELDS, NOTES_FIELD, *language_fields(languages, documents=True)),
    }
    return next((it for it in fields.get(known.kind, ()) if it.name == known.field), None)


def _lists(desk: Desk) -> Mapping[str, Mapping[str, str]]:
    """Return the lists of the content pack by the field of a question that is chosen from each."""
    lists = desk.pack.taxonomy
    return {
        "language": {it.code: desk.name_of(it.names) for it in lists.languages.values()},
        "topics": {it.code: desk.name_of(it.names) for it in lists.topics.values()},
        "outcome": {it.code: desk.name_of(it.names) for it in lists.outcomes.values()},
        "referrals": {it.code: desk.name_of(it.names) for it in lists.referrals.values()},
    }


def _day(desk: Desk, text: str) -> str:
    """Return a day as the program writes days, and anything else as it is."""
    try:
        return desk.words.date(date.fromisoformat(text)) if len(text) == len("2026-12-05") else text
    except ValueError:
        return text
