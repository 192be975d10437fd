"""Erasing from headquarters: orders that every laptop obeys when it reads its next file."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from desktop.domain.people import checked_reason
from desktop.headquarters.registries import Office
from desktop.store.database import Store
from desktop.sync.confirmations import erasures_of
from desktop.sync.erasures import clear_away, order_erasure
from desktop.sync.papers import membership


@dataclass(frozen=True, slots=True)
class Ordered:
    """What an order of headquarters did here, and who must still hear of it."""

    rows: int
    waiting: tuple[str, ...]


def order_everywhere(store: Store, root: UUID, reason: str, now: datetime) -> Ordered:
    """Order that a person, dossier or question does not exist at any site, by the id that it has on laptops.

    Headquarters need not have it: what it has under a pseudonym goes too. It cannot be taken back. Raises InputError
    on a laptop, or without a reason.
    """
    office = Office.of(store, now)
    why = checked_reason(reason)
    with store.writing(now) as session:
        rows = order_erasure(session, office.keys, membership(session), [root], reason=why)
    clear_away(store, now)
    return Ordered(rows, erasures_of(store)[0].waiting)
