"""The sites that a laptop works for, and the one where it records."""

from collections.abc import Collection

from sqlmodel import Session, col, select

from desktop.store.tables import SYNCED, MetaRow, SiteRow

_HERE = "site"
"""Name of the row that says at which of its sites a laptop records."""


_OWN = (
    select(SiteRow.code)
    .where(SiteRow.own)
    .order_by(
        col(SiteRow.code).is_distinct_from(select(MetaRow.value).where(MetaRow.name == _HERE).scalar_subquery()),
        col(SiteRow.code),
    )
)


def own_sites(session: Session) -> list[str]:
    """Return the codes of the sites that this laptop works for: first the one where it records."""
    session.flush()
    return list(session.connection().scalars(_OWN))


def set_own_sites(session: Session, codes: Collection[str]) -> None:
    """Make these the sites that this laptop works for; it goes on recording where it did, if it still may."""
    here = next(iter(own_sites(session)), None)
    for row in session.exec(select(SiteRow)):
        row.own = row.code in codes
    session.flush()
    if here in codes and here is not None:
        record_at(session, here)


def held_sites(session: Session) -> frozenset[str]:
    """Return the codes of all sites of which there are rows here, and of those that this laptop works for."""
    held = {site for table in SYNCED.values() for site in session.exec(select(table.site).distinct())}
    return frozenset(held.union(own_sites(session)) - {""})


def site_names(session: Session) -> dict[str, str]:
    """Return the names of the sites that this store knows by name, by code."""
    return {row.code: row.name for row in session.exec(select(SiteRow))}


def record_at(session: Session, code: str) -> None:
    """Record at a site from now on."""
    row = session.get(MetaRow, _HERE)
    if row is None:
        session.add(MetaRow(name=_HERE, value=code))
    else:
        row.value = code
