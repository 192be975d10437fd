"""Ordering that rows do not exist, and taking in such orders from others."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlmodel import Session

from desktop.domain.erasures import DOSSIERS, entailed
from desktop.errors import BundleError, StoreError
from desktop.paths import Home, write_atomically
from desktop.store.database import Store
from desktop.store.documents import kept_document
from desktop.store.erasures import (
    EVERYWHERE,
    ErasureRecord,
    is_kept,
    keep_erasure,
    load_erased,
    select_erasures,
)
from desktop.store.exchange import apply_erasures, rows_of_erased
from desktop.store.journal import Journal, StampedSession
from desktop.store.keys import DataKey
from desktop.store.peers import site_secrets
from desktop.sync.audiences import pseudonym
from desktop.sync.documents import MAX_ROOTS, Erasure, read_certificate, sign
from desktop.sync.identities import HEADQUARTERS, DeviceKeys, Signer, from_text, to_text
from desktop.sync.papers import Membership, membership
from desktop.sync.refusals import Reason

_BESIDE = b"erasures"


@dataclass
class Taken:
    """What orders did here."""

    orders: int = 0
    """Orders that were not known here."""
    rows: int = 0
    """Rows that went, or lost their words."""
    refused: int = 0
    """Orders of devices that headquarters does not vouch for, or that it has withdrawn: they were left out."""


def take_erasures(session: StampedSession, papers: Membership, documents: Iterable[bytes]) -> Taken:
    """Take in orders that a bundle or the file beside the store brings, and do what they say; `settle` then the rest.

    Raises BundleError for a document that no device of ours can have passed on.
    """
    taken = Taken()
    for document in documents:
        if is_kept(session, document):
            continue
        try:
            erasure, signer = papers.trust.read_erasure(document)
        except BundleError as error:
            if error.values.get("code") not in (Reason.UNKNOWN_SIGNER, Reason.REVOKED):
                raise
            taken.refused += 1
            continue
        taken.orders += 1
        taken.rows += _obey(session, document, erasure, _sites(papers, erasure, signer))
    return taken


def order_erasure(session: StampedSession, keys: DeviceKeys, papers: Membership, roots: Iterable[UUID]) -> int:
    """Order that dossiers or contacts do not exist, do it here, and return how many rows went or lost their words."""
    return _order(session, keys, papers, roots) + settle(session, keys, papers)


def settle(session: StampedSession, keys: DeviceKeys, papers: Membership) -> int:
    """Erase the dossiers of people who are erased; return how many rows went with them."""
    erased = load_erased(session)
    rows = [row for kind in sorted(DOSSIERS) for row in rows_of_erased(session, kind)]
    mine = papers.sites
    roots = {root for row in rows if mine is None or row.site in mine for root in entailed([row], erased.at(row.site))}
    return _order(session, keys, papers, roots) if roots else 0


def obey_orders_beside(store: Store, now: datetime) -> int:
    """Obey the orders that lie beside the database and are not in it, as after a backup was put back.

    Returns how many rows went or lost their words. Those that are in the database alone are laid beside it. Does nothing
    in a store that is not enrolled. Raises StoreError when the disk refuses.
    """
    with store.reading() as session:
        inside = {record.document for record in select_erasures(session)}
        enrolled = kept_document(session, "registry") is not None
    beside = orders_beside(store.home, store.key)
    rows = 0
    if beside - inside and enrolled:
        with store.writing(now) as session:
            papers = membership(session)
            rows = take_erasures(session, papers, sorted(beside - inside)).rows
            if store.home.device.exists():  # else it can order nothing itself, and everything is shown all the same
                rows += settle(session, DeviceKeys.from_bytes(store.device_keys()), papers)
    if inside - beside:
        lay_beside(store.home, store.key, inside | beside)
    return rows


def known_orders(store: Store) -> set[bytes]:
    """Return all orders that a store knows, in its database or beside it."""
    with store.reading() as session:
        inside = {record.document for record in select_erasures(session)}
    return inside | orders_beside(store.home, store.key)


def orders_beside(home: Home, key: DataKey) -> set[bytes]:
    """Return the orders that lie beside a database."""
    try:
        return set(key.unwrap(_BESIDE, home.erasures.read_bytes()).split(b"\n"))
    except (FileNotFoundError, StoreError):
        return set()  # not there yet, or damaged: it is laid down anew


def lay_beside(home: Home, key: DataKey, orders: Iterable[bytes]) -> None:
    """Lay orders beside a database, in the place of those that are there. Raises StoreError when the disk refuses."""
    write_atomically(home.erasures, key.wrap(_BESIDE, b"\n".join(sorted(orders))))


def erasure_lines(session: Session, sites: Collection[str]) -> list[bytes]:
    """Return the orders that a bundle for these sites carries: all that are known."""
    return [record.document for record in select_erasures(session, sites)]


def _order(session: StampedSession, keys: DeviceKeys, papers: Membership, roots: Iterable[UUID]) -> int:
    wanted, rows = sorted(roots), 0
    journal = Journal.of(session)
    journal.begin()
    sites = (EVERYWHERE,) if papers.sites is None else tuple(sorted(papers.sites))
    for start in range(0, len(wanted), MAX_ROOTS):
        some = tuple(to_text(root.bytes) for root in wanted[start : start + MAX_ROOTS])
        erasure = Erasure(keys.device, papers.certificate, some, journal.tick())
        rows += _obey(session, sign(erasure, keys.signing), erasure, sites)
    return rows


def _sites(papers: Membership, erasure: Erasure, signer: Signer) -> tuple[str, ...]:
    """Return the sites whose rows an order erases: those of the certificate in it, the same whoever reads it when."""
    if HEADQUARTERS in signer.roles:
        return (EVERYWHERE,)
    try:
        shown = read_certificate(erasure.certificate.encode(), papers.organisation)
    except BundleError:
        return tuple(sorted(signer.sites))  # from before headquarters had new keys
    own = shown.device.device == erasure.device
    return tuple(sorted(site.code for site in shown.sites)) if own else tuple(sorted(signer.sites))


def _obey(session: StampedSession, document: bytes, erasure: Erasure, sites: tuple[str, ...]) -> int:
    ids = [UUID(bytes=from_text(root, 16)) for root in erasure.roots]
    record = ErasureRecord(document, erasure.device, sites)
    return apply_erasures(session, keep_erasure(session, record, _names(ids, sites, site_secrets(session))))


def _names(ids: list[UUID], sites: tuple[str, ...], secrets: Mapping[str, bytes]) -> dict[str, list[UUID]]:
    """Return what is erased at each site: the ids, and the pseudonyms under which headquarters has the same rows."""
    names = {site: list(ids) for site in sites}
    for site in secrets.keys() if EVERYWHERE in sites else secrets.keys() & set(sites):
        names.setdefault(site, []).extend(pseudonym(one, secrets[site]) for one in ids)
    return names
