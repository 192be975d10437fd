"""A person's file: everything that is known of one person, in the order in which it happened."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from desktop.content.packs import Pack
from desktop.domain.agendas import AgendaDay, Appointment
from desktop.domain.contacts import Contact
from desktop.domain.people import Person, Twin, head_of, merged_with
from desktop.domain.prints import TOLD, Printed
from desktop.domain.referrals import ReferralOutcome, ToAskBack, outcomes, unheard
from desktop.domain.reunification.family_files import FamilyFile
from desktop.spreekuur.agendas import agenda_of
from desktop.store.appointments import select_appointments
from desktop.store.contacts import select_contacts
from desktop.store.database import Store
from desktop.store.families import select_families
from desktop.store.people import get_person, load_merges, select_people, twins
from desktop.store.prints import select_printed


class EventKind(StrEnum):
    """What happened."""

    CONTACT = "contact"
    LETTER = "letter"
    HANDOUT = "handout"
    TOLD = "told"
    """An article that was read or shown."""
    REFERRAL = "referral"
    APPOINTMENT = "appointment"


@dataclass(frozen=True, slots=True)
class Event:
    """One line of a person's timeline."""

    kind: EventKind
    day: date
    contact: Contact | None = None
    """The question in which it was written down; none for an appointment."""
    handout: Printed | None = None
    """The sheet that was given along, or the text that was told, with its version."""
    referral: str = ""
    """Code of the directory."""
    outcome: ReferralOutcome | None = None
    """What came of the referral; none while nobody has asked."""
    appointment: Appointment | None = None


@dataclass(frozen=True, slots=True)
class Dossier:
    """All that is known of a person. It is read whole by whoever helps this person now; a list shows `PersonLine`."""

    person: Person
    doubles: tuple[Person, ...]
    """Other files of the same person, that were made one with this one."""
    timeline: tuple[Event, ...]
    """The newest first."""
    families: tuple[FamilyFile, ...]
    open: tuple[AgendaDay, ...]
    """What is still to be done, the overdue first."""
    ask_back: tuple[ToAskBack, ...]
    """Referrals of which nobody has heard what came of them: ask now."""
    twins: tuple[Twin, ...]
    """Who may be the same person and is not made one yet."""


def dossier(store: Store, pack: Pack, person_id: UUID, today: date | None) -> Dossier:
    """Return a person's file; of a double, the file that goes on for it. `today` is that of `known_day`.

    Raises InputError when there is no such person.
    """
    with store.reading() as session:
        merges = load_merges(session)
        head = head_of(person_id, merges)
        files = merged_with(person_id, merges)
        person = get_person(session, head)
        contacts = select_contacts(session, people=files)
        appointments = select_appointments(session, people=files)
        handouts = select_printed(session, [it.id for it in contacts])
        families = select_families(session, files)
        doubles = select_people(session, files - {head})
        alike = [twin for twin in twins(session, person.entry, besides=head) if twin.person.id not in files]
    events = [
        *(event for it in contacts for event in _events(it, [one for one in handouts if one.contact == it.id])),
        *map(_appointment, appointments),
    ]
    return Dossier(
        person,
        tuple(doubles),
        tuple(sorted(events, key=lambda it: (it.day, it.contact.at.timestamp() if it.contact else 0.0), reverse=True)),
        tuple(families),
        tuple(agenda_of(store, pack, today, person=head)),
        tuple(_to_ask_back(contacts)),
        tuple(alike),
    )


def to_ask_back(store: Store, person_id: UUID) -> list[ToAskBack]:
    """Return the referrals to ask about when this person comes back, the newest first."""
    with store.reading() as session:
        files = merged_with(person_id, load_merges(session))
        return list(_to_ask_back(select_contacts(session, people=files)))


def _to_ask_back(contacts: list[Contact]) -> Iterator[ToAskBack]:
    for contact in contacts:
        for code in unheard(contact.entry.referrals, contact.entry.referral_outcomes):
            yield ToAskBack(contact.id, code)


def _events(contact: Contact, handouts: list[Printed]) -> Iterator[Event]:
    entry, day = contact.entry, _local_day(contact.at)
    yield Event(EventKind.CONTACT, day, contact)
    if entry.letter or entry.letter_dated or entry.letter_by:
        yield Event(EventKind.LETTER, day, contact)
    for handout in handouts:
        yield Event(EventKind.TOLD if handout.kind == TOLD else EventKind.HANDOUT, day, contact, handout=handout)
    came_of = outcomes(entry.referral_outcomes)
    for code in entry.referrals:
        yield Event(EventKind.REFERRAL, day, contact, referral=code, outcome=came_of.get(code))


def _appointment(appointment: Appointment) -> Event:
    return Event(EventKind.APPOINTMENT, appointment.entry.day, appointment=appointment)


def _local_day(at: datetime) -> date:
    return at.astimezone().date()
