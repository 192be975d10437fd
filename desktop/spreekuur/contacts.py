"""Recording walk-in questions, filling them in, and letting go of who asked them."""

from datetime import datetime, timedelta
from uuid import UUID

from desktop.content.packs import Pack
from desktop.domain.contacts import Contact, ContactEntry
from desktop.domain.edits import with_changes
from desktop.domain.ids import new_id
from desktop.domain.pages import ContactLine, Mark, Page, WantedContacts
from desktop.domain.referrals import OWN
from desktop.domain.trash import TrashKind
from desktop.spreekuur.clocks import doubt_in
from desktop.spreekuur.daily_words import change_step, new_step
from desktop.spreekuur.sites import place
from desktop.store.at_hand import set_at_hand
from desktop.store.contact_pages import contact_page, count_contacts
from desktop.store.contacts import get_contact, insert_contact, select_contacts, update_contact
from desktop.store.database import Store
from desktop.store.journal import StampedSession
from desktop.store.people import get_person
from desktop.store.site_addresses import select_site_addresses
from desktop.store.steps import name_step


def record_contact(store: Store, pack: Pack, entry: ContactEntry, now: datetime, *, at_hand: bool = False) -> Contact:
    """Record a question in the walk-in hour that goes on, else outside hours. When this returns, it is on the disk.

    An entry without language or topic is kept too, as unfinished. On a clock that is known to be wrong it is marked.
    One that is `at_hand`, still being written, is the one to go on with after a crash (`desktop.spreekuur.recovering`).
    Raises InputError for a code that is on no list, a person who is not there, or a BSN in the text; StoreError when
    the disk refuses.
    """
    with store.writing(now) as session:
        doubt = doubt_in(session, pack, now)
        site, hour = place(session)
        _check(session, pack, entry, site)
        made = Contact(
            new_id(now),
            now,
            site,
            entry.reckoned(),
            doubt.wrong if doubt else None,
            hour.id if hour else None,
        )
        name_step(session, new_step(TrashKind.CONTACT))
        if at_hand:
            set_at_hand(session, made.id)
        return insert_contact(session, made)


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
    field stays beside what is written now, as a conflict. An
    anonymous count is not changed any more (InputError).
    """
    with store.writing(now) as session:
        known = get_contact(session, contact_id)
        if seen is not None:
            entry = with_changes(known.entry, seen, entry)
        entry = entry.reckoned()
        _check(session, pack, entry, known.site)
        name_step(session, change_step(TrashKind.CONTACT, known.entry, entry))
        return update_contact(session, contact_id, entry, clock=clock)


def contact(store: Store, contact_id: UUID) -> Contact:
    """Return one question. Raises InputError when it is not there."""
    with store.reading() as session:
        return get_contact(session, contact_id)


def contact_shown(store: Store, contact_id: UUID) -> Contact | None:
    """Return a question that lists show; none when it is in the trash, or not there at all."""
    with store.reading() as session:
        return next(iter(select_contacts(session, ids=[contact_id])), None)


def contacts_of_day(store: Store, now: datetime) -> list[Contact]:
    """Return what was recorded since midnight on this machine's clock, the newest first."""
    midnight = now.astimezone().replace(hour=0, minute=0, second=0, microsecond=0)
    return contacts_since(store, midnight)


def contacts_since(store: Store, since: datetime | None = None, site: str = "") -> list[Contact]:
    """Return recorded questions, the newest first. For a list on a screen take `page_of_contacts`."""
    with store.reading() as session:
        return select_contacts(session, since=since, site=site)


def page_of_contacts(
    store: Store, wanted: WantedContacts, *, after: Mark | None = None, skip: int = 0, size: int = 100
) -> Page[ContactLine]:
    """Return a page of a list of questions: some milliseconds, however many there are.

    `after` is the `next` of the page before; `skip` passes over so many lines first, for a jump within the list.
    """
    with store.reading() as session:
        return contact_page(session, wanted, after=after, skip=skip, size=size)


def count_of_contacts(store: Store, wanted: WantedContacts) -> int:
    """Return how many questions such a list has."""
    with store.reading() as session:
        return count_contacts(session, wanted)


def open_follow_ups(store: Store, now: datetime, days: int) -> list[Contact]:
    """Return the questions whose follow-up day has passed or comes within so many days, the earliest first."""
    until = (now.astimezone() + timedelta(days=days)).date()
    with store.reading() as session:
        found = select_contacts(session, follow_up_until=until)
    return sorted(found, key=lambda it: (it.entry.follow_up or until, it.at))


def _check(session: StampedSession, pack: Pack, entry: ContactEntry, site: str) -> None:
    own = [code for code in entry.referrals if code.startswith(OWN)]
    known = {it.entry.code for it in select_site_addresses(session, site)} if own else set()
    entry.check(pack.taxonomy, known)
    if entry.person is not None:
        get_person(session, entry.person)
