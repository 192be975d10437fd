"""Erasing a person: everywhere, for good, by an order that travels; and what is known of such orders."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from desktop.domain.people import checked_reason, merged_with
from desktop.store.cases import select_cases
from desktop.store.contacts import select_contacts
from desktop.store.database import Store
from desktop.store.erasures import EVERYWHERE, Erased
from desktop.store.exchange import apply_erasures
from desktop.store.families import select_families
from desktop.store.journal import StampedSession
from desktop.store.people import load_merges, require_person
from desktop.sync.confirmations import KnownErasure, erasures_of
from desktop.sync.erasures import clear_away, order_erasure
from desktop.sync.identities import DeviceKeys
from desktop.sync.papers import known_organisation, membership

__all__ = ["ErasedPerson", "KnownErasure", "erase_files_of", "erase_person", "erase_roots", "erasures_of"]


@dataclass(frozen=True, slots=True)
class ErasedPerson:
    """What an erasure did here, and who must still hear of it."""

    questions: int
    """Questions that stay as anonymous counts."""
    rows: int
    """Rows that went or lost their words."""
    waiting: tuple[str, ...]
    """Names of the devices that have to do the same when they read our next bundle."""


def erase_person(store: Store, person_id: UUID, reason: str, now: datetime) -> ErasedPerson:
    """Erase a person everywhere: all files that were made one, with their dates and family files. It cannot be taken back.

    Questions stay as anonymous counts, at every store alike. The order is signed, rides in every bundle from now on and
    is obeyed whatever old stick or backup turns up; the reason stays on this laptop. Raises InputError when there is no
    such person or no reason, StoreError when this laptop's keys are missing or the disk refuses.
    """
    return erase_files_of(store, person_id, checked_reason(reason), now)


def erase_files_of(store: Store, person_id: UUID, reason: str, now: datetime) -> ErasedPerson:
    """Erase a person as `erase_person` does, also without a reason: whoever takes consent back need not give one."""
    with store.writing(now) as session:
        require_person(session, person_id)
        files = merged_with(person_id, load_merges(session))
        counted = len(select_contacts(session, people=files, with_trash=True))
        rows = _erase(store, session, files, reason)
    store.steps.forget()
    clear_away(store, now)
    newest = next(iter(erasures_of(store)), None)
    return ErasedPerson(counted, rows, newest.waiting if newest else ())


def erase_roots(store: Store, roots: frozenset[UUID], now: datetime) -> int:
    """Erase dossiers or cases by their roots, everywhere; return how many rows went. Raises as `erase_person` does."""
    with store.writing(now) as session:
        rows = _erase(store, session, roots, "")
    store.steps.forget()
    clear_away(store, now)
    return rows


def _erase(store: Store, session: StampedSession, roots: frozenset[UUID], reason: str) -> int:
    if known_organisation(session) is not None:
        return order_erasure(
            session, DeviceKeys.from_bytes(store.device_keys()), membership(session), roots, reason=reason
        )
    # Nothing has ever left a laptop that is not enrolled, so nobody needs to be told.
    families = {it.id for it in select_families(session, roots, with_trash=True)}
    cases = {it.id for it in select_cases(session, roots)}
    return apply_erasures(session, Erased({EVERYWHERE: roots | families | cases}))
