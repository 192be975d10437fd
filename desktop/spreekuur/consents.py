"""Who agreed to be written down by name, and who took it back.

Questions are anonymous until somebody agrees. What was recorded before needs no retyping: it is linked. Who takes
consent back leaves the anonymous counts, and nothing else.
"""

from dataclasses import replace
from datetime import datetime
from uuid import UUID

from desktop.domain.contacts import Contact
from desktop.domain.people import Consent, Person, PersonEntry
from desktop.domain.sentences import say
from desktop.spreekuur.erasures import erase_files_of
from desktop.spreekuur.people import add_within
from desktop.store.contacts import empty_contact, get_contact, update_contact
from desktop.store.database import Store
from desktop.store.people import get_person, update_person
from desktop.store.steps import name_step
from desktop.wording import N_


def name_contact(
    store: Store, contact_id: UUID, who: UUID | PersonEntry, consent: Consent, now: datetime, *, anyway: bool = False
) -> tuple[Contact, Person]:
    """Link a question to a person who agrees to be written down, without retyping it.

    `who` is somebody who is here, or what to write down of somebody new. Raises InputError as `add_person` does, and
    when the question is an anonymous count.
    """
    with store.writing(now) as session:
        known = get_contact(session, contact_id)
        today = now.astimezone().date()
        if isinstance(who, PersonEntry):
            agreed = replace(who, consent=consent, consent_on=today)
            person = add_within(session, agreed, now, anyway=anyway)
        else:
            person = get_person(session, who)
            if not person.entry.consent:
                person = update_person(session, who, replace(person.entry, consent=consent, consent_on=today))
        linked = update_contact(session, contact_id, replace(known.entry, person=person.id))
        name_step(session, say(N_("Question of {name}"), name=person.entry.name))
    return linked, person


def make_anonymous(store: Store, contact_id: UUID, now: datetime) -> None:
    """Leave of one question the anonymous count only. It cannot be taken back. Raises InputError when it is not there."""
    with store.writing(now) as session:
        empty_contact(session, contact_id)
    store.steps.forget()


def withdraw_consent(store: Store, person_id: UUID, now: datetime) -> int:
    """Erase a person who takes consent back, everywhere; return how many questions stay as anonymous counts.

    All files of the person that were made one go together, with their dates and family files. It cannot be taken back.
    Raises InputError when there is no such person, StoreError when this laptop's keys are missing.
    """
    return erase_files_of(store, person_id, "", now).questions
