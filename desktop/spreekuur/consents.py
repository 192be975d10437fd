"""Who agreed to be written down by name, and who took it back.

Questions are anonymous until somebody agrees. What was recorded before needs no retyping: it is linked. Who takes
consent back leaves the anonymous counts, and nothing else.
"""

from dataclasses import replace
from datetime import datetime
from uuid import UUID

from desktop.domain.contacts import Contact
from desktop.domain.people import Consent, Person, PersonEntry, merged_with
from desktop.domain.sentences import say
from desktop.spreekuur.people import add_within
from desktop.store.contacts import empty_contact, get_contact, select_contacts, update_contact
from desktop.store.database import Store
from desktop.store.erasures import EVERYWHERE, Erased
from desktop.store.exchange import apply_erasures
from desktop.store.families import select_families
from desktop.store.journal import StampedSession
from desktop.store.people import get_person, load_merges, require_person, update_person
from desktop.store.steps import name_step
from desktop.sync.erasures import order_erasure
from desktop.sync.identities import DeviceKeys
from desktop.sync.papers import known_organisation, membership
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
    with store.writing(now) as session:
        require_person(session, person_id)
        files = merged_with(person_id, load_merges(session))
        counted = len(select_contacts(session, people=files, with_trash=True))
        _erase(store, session, files)
    store.steps.forget()
    return counted


def _erase(store: Store, session: StampedSession, files: frozenset[UUID]) -> None:
    if known_organisation(session) is not None:
        order_erasure(session, DeviceKeys.from_bytes(store.device_keys()), membership(session), files)
        return
    # Nothing has ever left a laptop that is not enrolled, so nobody needs to be told.
    families = {it.id for it in select_families(session, files, with_trash=True)}
    apply_erasures(session, Erased({EVERYWHERE: files | families}))
