"""Reading and writing where a site refers to."""

from dataclasses import fields
from uuid import UUID

from sqlmodel import Session, col, select

from desktop.domain.referrals import SiteAddress, SiteAddressEntry
from desktop.errors import InputError
from desktop.store.daily_tables import SiteAddressRow
from desktop.store.journal import StampedSession
from desktop.store.synced import fill
from desktop.wording import N_


def insert_site_address(session: StampedSession, address: SiteAddress) -> None:
    """Add a site's own address."""
    row = SiteAddressRow(id=address.id, root=address.id, site=address.site, code=address.entry.code)
    fill(row, address.entry)
    session.add(row)


def update_site_address(session: StampedSession, address_id: UUID, entry: SiteAddressEntry) -> SiteAddress:
    """Change what differs, and return the address. Raises InputError when there is none with this id."""
    row = session.get(SiteAddressRow, address_id)
    if row is None:
        raise InputError(
            N_("There is no address with id {id} in this store. Nothing was changed. Look it up in the list."),
            id=address_id,
        )
    fill(row, entry)
    return _address(row)


def select_site_addresses(session: Session, site: str) -> list[SiteAddress]:
    """Return the own addresses of a site that are not in the trash, by code; of two for one code the newer last."""
    rows = session.exec(
        select(SiteAddressRow)
        .where(SiteAddressRow.site == site, col(SiteAddressRow.deleted).is_(None))
        .order_by(col(SiteAddressRow.code), col(SiteAddressRow.hlc), col(SiteAddressRow.id))
    )
    return [_address(row) for row in rows]


def _address(row: SiteAddressRow) -> SiteAddress:
    entry = SiteAddressEntry(**{one.name: getattr(row, one.name) for one in fields(SiteAddressEntry)})
    return SiteAddress(row.id, row.site, entry)
