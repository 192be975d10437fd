"""Referring: to whom at this site, whom to call now, and what came of it."""

from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID, uuid4

from desktop.content.packs import Pack
from desktop.domain.articles import DUTCH
from desktop.domain.contacts import Contact
from desktop.domain.edits import with_changes
from desktop.domain.ids import new_id
from desktop.domain.referrals import (
    OWN,
    Directory,
    DirectoryEntry,
    ReferralOutcome,
    SiteAddress,
    SiteAddressEntry,
    directory,
    with_outcome,
)
from desktop.domain.trash import TrashKind
from desktop.domain.urgencies import ARTICLE, CALL, Urgent, line_to_show
from desktop.errors import InputError
from desktop.spreekuur.daily_words import change_step, new_step
from desktop.spreekuur.sites import place, site_of
from desktop.store.contacts import get_contact, update_contact
from desktop.store.database import Store
from desktop.store.site_addresses import insert_site_address, select_site_addresses, update_site_address
from desktop.store.steps import name_step
from desktop.wording import N_


@dataclass(frozen=True, slots=True)
class Call:
    """Whom to call in an urgent state, and what says it in the client's language."""

    urgent: Urgent
    calls: tuple[DirectoryEntry, ...]
    """The first one first. Who has no number here is found at the site."""
    article: str
    line: int | None
    """The number of the line in it that says whom to call; none when the content pack has no such line."""


def site_directory(store: Store, pack: Pack, site: str = "") -> Directory:
    """Return where to refer at a site (else the one at which this laptop stands): its own addresses over the list."""
    where = site or site_of(store)
    with store.reading() as session:
        return directory(pack.taxonomy, select_site_addresses(session, where))


def own_addresses(store: Store) -> dict[str, SiteAddress]:
    """Return the own addresses of the site where this laptop stands, by code."""
    where = site_of(store)
    with store.reading() as session:
        return {one.entry.code: one for one in select_site_addresses(session, where)}


def whom_to_call(store: Store, pack: Pack, urgencies: tuple[str, ...]) -> tuple[Call, ...]:
    """Return whom to call in these urgent states, with the site's own numbers."""
    found = site_directory(store, pack)
    calls = {one: tuple(found[code] for code in CALL[one] if code in found) for one in Urgent if one in urgencies}
    return tuple(Call(one, who, ARTICLE[one], _line(pack, one, who)) for one, who in calls.items())


def _line(pack: Pack, urgent: Urgent, calls: tuple[DirectoryEntry, ...]) -> int | None:
    article = pack.articles.get(ARTICLE[urgent])
    if article is None:
        return None
    return line_to_show(article, [word for one in calls for word in (one.telephone, one.names[DUTCH])])


def add_site_address(store: Store, pack: Pack, entry: SiteAddressEntry, now: datetime) -> SiteAddress:
    """Lay an own address over the list at the site where this laptop stands; without a code it is somebody new.

    Raises InputError for a code that is on no list, or somebody new without a name.
    """
    entry = entry if entry.code else replace(entry, code=f"{OWN}{uuid4().hex[:8]}")
    entry.check(pack.taxonomy)
    with store.writing(now) as session:
        site, _hour = place(session)
        if any(it.entry.code == entry.code for it in select_site_addresses(session, site)):
            raise InputError(
                N_("This site has an own address of {code} already. Nothing was saved. Change that one."),
                code=entry.code,
            )
        made = SiteAddress(new_id(now), site, entry)
        insert_site_address(session, made)
        name_step(session, new_step(TrashKind.SITE_ADDRESS))
    return made


def edit_site_address(
    store: Store,
    pack: Pack,
    address_id: UUID,
    entry: SiteAddressEntry,
    now: datetime,
    *,
    seen: SiteAddressEntry,
) -> SiteAddress:
    """Change a site's own address; `seen` is what the writer had before them. Raises as `add_site_address` does."""
    with store.writing(now) as session:
        site, _hour = place(session)
        known = {it.id: it.entry for it in select_site_addresses(session, site)}.get(address_id, seen)
        entry = with_changes(known, seen, entry)
        entry.check(pack.taxonomy)
        name_step(session, change_step(TrashKind.SITE_ADDRESS, known, entry))
        return update_site_address(session, address_id, entry)


def tell_outcome(store: Store, contact_id: UUID, code: str, outcome: ReferralOutcome, now: datetime) -> Contact:
    """Write down what came of a referral. Raises InputError when the question did not refer there."""
    with store.writing(now) as session:
        known = get_contact(session, contact_id).entry
        if code not in known.referrals:
            raise InputError(N_("This question did not refer to {code}. Nothing was saved."), code=code)
        entry = replace(known, referral_outcomes=with_outcome(known.referral_outcomes, code, outcome))
        name_step(session, change_step(TrashKind.CONTACT, known, entry))
        return update_contact(session, contact_id, entry)
