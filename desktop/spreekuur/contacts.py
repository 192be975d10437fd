"""Recording walk-in questions and finding them again."""

from datetime import datetime, timedelta
from uuid import UUID

from desktop.content.packs import Pack
from desktop.domain.contacts import Contact, ContactEntry
from desktop.domain.edits import with_changes
from desktop.domain.ids import new_id
from desktop.errors import InputError
from desktop.spreekuur.clocks import doubt_of
from desktop.store.contacts import get_contact, insert_contact, select_contacts, update_contact
from desktop.store.database import Store
from desktop.store.people import get_person
from desktop.wording import N_


def record_contact(store: Store, pack: Pack, entry: ContactEntry, now: datetime) -> Contact:
    """Record a question at the site that this laptop works for. When this returns, it is on the disk.

    On a clock that is known to be wrong it is marked so.

    An entry without language or topic is kept too, as unfinished. Raises InputError for a code that is on no
    list, a person who is not there, or a BSN in the text; StoreError when the disk refuses.
    """
    entry.check(pack.taxonomy)
    doubt = doubt_of(store, pack, now)
    contact = Contact(new_id(now), now, site_of(store), entry, doubt.wrong if doubt else None)
    with store.writing(now) as session:
        if entry.person is not None:
            get_person(session, entry.person)
        insert_contact(session, contact)
        session.flush()
        return get_contact(session, contact.id)


def edit_contact(
    store: Store,
    pack: Pack,
    contact_id: UUID,
    entry: ContactEntry,
    now: datetime,
    *,
    seen: ContactEntry | None = None,
    clock: str = "",
) -> Contact:
    """Change a recorded question to what stands in `entry`, and return it as it is now. Raises as `record_contact` does.

    With `seen`, what the writer had before them, only the fields that they changed are written: what others wrote
    in the other fields meanwhile stays. With `clock`, the contact's own when it was read, what came in since in the same
    field stays beside what is written now, as a conflict.
    """
    with store.writing(now) as session:
        if seen is not None:
            entry = with_changes(get_contact(session, contact_id).entry, seen, entry)
        entry.check(pack.taxonomy)
        if entry.person is not None:
            get_person(session, entry.person)
        return update_contact(session, contact_id, entry, clock=clock)


def contact(store: Store, contact_id: UUID) -> Contact:
    """Return one question. Raises InputError when it is not there."""
    with store.reading() as session:
        return get_contact(session, contact_id)


def contacts_of_day(store: Store, now: datetime) -> list[Contact]:
    """Return what was recorded since midnight on this machine's clock, the newest first."""
    midnight = now.astimezone().replace(hour=0, minute=0, second=0, microsecond=0)
    return contacts_since(store, midnight)


def contacts_since(store: Store, since: datetime | None = None, site: str = "") -> list[Contact]:
    """Return recorded questions, the newest first."""
    with store.reading() as session:
        return select_contacts(session, since=since, site=site)


def open_follow_ups(store: Store, now: datetime, days: int) -> list[Contact]:
    """Return the questions whose follow-up day has passed or comes within so many days, the earliest first."""
    until = (now.astimezone() + timedelta(days=days)).date()
    with store.reading() as session:
        found = select_contacts(session, follow_up_until=until)
    return sorted(found, key=lambda it: (it.entry.follow_up or until, it.at))


def site_of(store: Store) -> str:
    """Return the code of the site at which this laptop records. Raises InputError for headquarters' store."""
    sites = store.about.sites
    if not sites:
        raise InputError(
            N_(
                "Headquarters' store records no questions of its own. Nothing was saved. Record on the laptop of a site."
            )
        )
    return sites[0].code
