"""Referring a person's file to headquarters, with that person's consent, and taking it back."""

from datetime import datetime
from uuid import UUID

from desktop.domain.cases import Case, CaseEntry
from desktop.domain.ids import new_id
from desktop.domain.people import merged_with
from desktop.domain.sentences import say
from desktop.errors import InputError
from desktop.spreekuur.erasures import erase_roots
from desktop.store.cases import get_case, insert_case, select_cases
from desktop.store.database import Store
from desktop.store.people import get_person, load_merges
from desktop.store.steps import name_step
from desktop.wording import N_


def refer_to_headquarters(store: Store, person_id: UUID, entry: CaseEntry, now: datetime) -> Case:
    """Refer a person's file to headquarters: what it may see of it leaves with the next bundle `hq-case`.

    Raises InputError without the person's consent, for who agreed to nothing yet, or when it was referred already.
    """
    entry.check()
    with store.writing(now) as session:
        person = get_person(session, person_id)
        if not person.entry.consent:
            raise InputError(
                N_(
                    "This person has not agreed to be written down. Nothing was saved. Write that down first, in the person's file."
                )
            )
        if select_cases(session, merged_with(person_id, load_merges(session))):
            raise InputError(N_("Headquarters has this file already. Nothing was saved."))
        made = Case(new_id(now), person.site, person_id, entry)
        insert_case(session, made)
        name_step(session, say(N_("File of {name} for headquarters"), name=person.entry.name))
    return made


def cases_of(store: Store, person_id: UUID) -> list[Case]:
    """Return the referrals to headquarters of a person, the newest first."""
    with store.reading() as session:
        return select_cases(session, merged_with(person_id, load_merges(session)))


def take_back_case(store: Store, case_id: UUID, now: datetime) -> None:
    """Take a file back from headquarters: the next bundle of any kind orders it to erase all that it has of it.

    The person's file stays here. Raises InputError when headquarters has it no more.
    """
    with store.reading() as session:
        get_case(session, case_id)
    erase_roots(store, frozenset({case_id}), now)
