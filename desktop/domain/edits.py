"""What one person changed in an entry, apart from what others changed in it meanwhile."""

from collections.abc import Mapping
from dataclasses import fields, replace
from typing import TypeVar

from desktop.domain.agendas import AppointmentEntry
from desktop.domain.contacts import ContactEntry
from desktop.domain.people import PersonEntry
from desktop.domain.referrals import SiteAddressEntry
from desktop.domain.reunification.family_files import FamilyEntry, MemberEntry
from desktop.domain.signals import SignalEntry
from desktop.domain.walk_in_hours import WalkInHourEntry

Entry = TypeVar(
    "Entry",
    ContactEntry,
    FamilyEntry,
    MemberEntry,
    PersonEntry,
    WalkInHourEntry,
    AppointmentEntry,
    SignalEntry,
    SiteAddressEntry,
)


def with_changes(known: Entry, seen: Entry, entry: Entry) -> Entry:
    """Return the entry as it is known now with what a person changed in it: the fields in which `entry` is not `seen`.

    Facts are compared one by one. All other fields stay as others left them; of one field the later writer is kept.
    """
    changed: dict[str, object] = {}
    for one in fields(entry):
        before, after = getattr(seen, one.name), getattr(entry, one.name)
        if before != after:
            facts = isinstance(after, Mapping)
            changed[one.name] = _facts(getattr(known, one.name), before, after) if facts else after
    return replace(known, **changed)  # type: ignore[arg-type]


def shows(form: Entry, said: Entry, known: Entry) -> bool:
    """Return whether a form shows everything that others changed between what it `said` and what is `known` now."""
    return with_changes(form, said, known) == form


def _facts(known: Mapping[str, str], seen: Mapping[str, str], told: Mapping[str, str]) -> dict[str, str]:
    changed = {name: told.get(name, "") for name in {**seen, **told} if told.get(name, "") != seen.get(name, "")}
    return {name: word for name, word in {**known, **changed}.items() if word}
