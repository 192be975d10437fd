"""Who says that they hold an order to erase: that stands in the bundles they make.

Every bundle carries all orders that its maker knows for its reader. So the first bundle of a device in which an order
stands confirms it, and nothing has to be sent for that. A device that is withdrawn never confirms anything any more.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session

from desktop.domain.clocks import moment
from desktop.errors import BundleError
from desktop.store.database import Store
from desktop.store.erasures import EVERYWHERE, ErasureRecord, digest_of, select_erasures, select_heeded
from desktop.sync.documents import erasure_of
from desktop.sync.papers import Membership, device_names, membership


@dataclass(frozen=True, slots=True)
class KnownErasure:
    """An order to erase, as it is known here."""

    ordered_at: datetime
    ordered_by: str
    """Name of the device."""
    roots: int
    """How many people, dossiers or other rows it names."""
    before: str
    """The day before which it takes the words of questions away (ISO 8601); empty when it is no order of retention."""
    reason: str
    """Why, when the order was given here: that is told to nobody else."""
    confirmed: Mapping[str, datetime]
    """Names of the devices that say that they hold it, and when that was read here."""
    waiting: tuple[str, ...]
    """Names of the devices that have not said so yet."""


def erasures_of(store: Store) -> list[KnownErasure]:
    """Return the orders to erase that a store knows, the newest first, with who confirmed them; none when not enrolled."""
    with store.reading() as session:
        try:
            papers = membership(session)
        except BundleError:
            return []
        return _known_erasures(session, papers)


def _known_erasures(session: Session, papers: Membership) -> list[KnownErasure]:
    names, heeded = device_names(session), select_heeded(session)
    found = [
        _known(record, papers, names, heeded.get(digest_of(record.document), {})) for record in select_erasures(session)
    ]
    return sorted(found, key=lambda it: it.ordered_at, reverse=True)


def _known(
    record: ErasureRecord, papers: Membership, names: Mapping[str, str], told: Mapping[str, datetime]
) -> KnownErasure:
    erasure = erasure_of(record.document)
    sites = set(record.sites)
    everybody = {
        one.device.device
        for one in papers.laptops()
        if EVERYWHERE in sites or sites & {site.code for site in one.sites}
    }
    if papers.own is not None:
        everybody.add(papers.organisation.headquarters.device)
    waiting = everybody - told.keys() - {erasure.device}
    return KnownErasure(
        moment(erasure.when),
        names.get(erasure.device, erasure.device),
        len(erasure.roots),
        max((epoch.before for epoch in erasure.epochs), default=""),
        record.reason,
        {names.get(device, device): at for device, at in sorted(told.items())},
        tuple(sorted(names.get(device, device) for device in waiting)),
    )
