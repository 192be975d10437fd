"""Twenty people in the corridor: one key for a visitor, filled in when it is quiet."""

import json
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from uuid import UUID

from desktop.content.packs import Pack
from desktop.domain.contacts import Contact, ContactEntry
from desktop.domain.pages import ContactLine, ContactOrder, ContactState, Mark, Page, WantedContacts
from desktop.domain.trash import TrashKind
from desktop.errors import InputError
from desktop.spreekuur.contacts import page_of_contacts, record_contact
from desktop.spreekuur.daily_words import change_step
from desktop.spreekuur.sites import site_of
from desktop.store.contacts import frequent_pairs, get_contact, update_contact
from desktop.store.database import Store
from desktop.store.steps import name_step
from desktop.store.tables import MetaRow
from desktop.wording import N_

MOST_KEYS = 10
_KEPT = "rush_keys"
_LOOK_BACK = timedelta(days=90)


@dataclass(frozen=True, slots=True)
class RushKey:
    """What one key writes down."""

    language: str
    topic: str


def rush_keys(store: Store, pack: Pack, now: datetime) -> tuple[RushKey, ...]:
    """Return what the keys 1 to 9 and 0 write down: as this laptop chose, else what was asked most at the site lately.

    A key whose language or topic is on no list any more is left out.
    """
    site = site_of(store)
    with store.reading() as session:
        kept = session.get(MetaRow, _KEPT)
        pairs = json.loads(kept.value) if kept else frequent_pairs(session, site, now - _LOOK_BACK, MOST_KEYS)
    lists = pack.taxonomy
    return tuple(RushKey(*pair) for pair in pairs if pair[0] in lists.languages and pair[1] in lists.topics)


def set_rush_keys(store: Store, pack: Pack, keys: tuple[RushKey, ...]) -> None:
    """Choose what the keys write down on this laptop; none is to let them follow what is asked most.

    Raises InputError for a code that is on no list, or for more keys than there are.
    """
    if len(keys) > MOST_KEYS:
        raise InputError(N_("There are {most} keys. Nothing was changed. Choose fewer."), most=MOST_KEYS)
    for key in keys:
        pack.taxonomy.require(language=key.language, topics=(key.topic,))
    with store.writing_unstamped() as session:
        row = session.get(MetaRow, _KEPT)
        if row is not None and not keys:
            session.delete(row)
        elif keys:
            row = row or MetaRow(name=_KEPT, value="")
            row.value = json.dumps([[key.language, key.topic] for key in keys])
            session.add(row)


def record_in_haste(store: Store, pack: Pack, key: RushKey, now: datetime) -> Contact:
    """Record a visitor with one key. It counts at once, and stands in the list of what is to be filled in.

    Raises as `record_contact` does.
    """
    return record_contact(store, pack, ContactEntry(key.language, (key.topic,), in_haste=True), now)


def to_fill_in(store: Store, *, site: str = "", after: Mark | None = None, size: int = 100) -> Page[ContactLine]:
    """Return what is to be filled in, the oldest first: written in haste, or without a language or topic."""
    wanted = WantedContacts(site=site, state=ContactState.TO_FILL_IN, order=ContactOrder.OLDEST)
    return page_of_contacts(store, wanted, after=after, size=size)


def mark_filled_in(store: Store, contact_id: UUID, now: datetime) -> Contact:
    """Take a question off the list of what is to be filled in. Raises InputError while language or topic is missing."""
    with store.writing(now) as session:
        known = get_contact(session, contact_id).entry
        if not known.finished:
            raise InputError(N_("A question needs a language and a topic. Nothing was saved. Name both."))
        name_step(session, change_step(TrashKind.CONTACT, known, replace(known, in_haste=False)))
        return update_contact(session, contact_id, replace(known, in_haste=False))
