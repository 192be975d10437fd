"""Ordering that rows do not exist, and taking in such orders from others."""

from collections.abc import Collection, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from sqlmodel import Session

from desktop.domain.clocks import moment
from desktop.domain.erasures import DOSSIERS, entailed
from desktop.errors import BundleError, StoreError
from desktop.paths import Home, write_atomically
from desktop.store.database import Store
from desktop.store.documents import kept_document
from desktop.store.erasures import (
    EVERYWHERE,
    Epochs,
    Erased,
    ErasureRecord,
    Term,
    drop_erasure,
    is_kept,
    keep_epochs,
    keep_erasure,
    load_epochs,
    load_erased,
    select_erasures,
)
from desktop.store.exchange import apply_erasures, empty_expired, rows_of_erased
from desktop.store.journal import Journal, StampedSession
from desktop.store.keys import DataKey
from desktop.store.peers import site_secrets
from desktop.sync.audiences import pseudonym
from desktop.sync.documents import MAX_ROOTS, Epoch, Erasure, erasure_of, read_certificate, sign
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
    epochs: dict[tuple[str, str], Term] = field(default_factory=dict)
    """Days of retention that were not known here; `settle` takes the words away."""
    outdated: set[bytes] = field(default_factory=set)
    """Orders of retention that reach no further than others that are known: they are not kept."""


def take_erasures(
    session: StampedSession, papers: Membership, documents: Iterable[bytes], *, obeyed: bool = False
) -> Taken:
    """Take in orders that a bundle or the file beside the store brings, and do what they say; `settle` then the rest.

    `obeyed` are orders that this store has taken in before. Raises BundleError for a document that no device of ours
    can have passed on.
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
        if not (obeyed or _in_time(papers, erasure)):
            taken.refused += 1
            continue
        sites = _sites(papers, erasure, signer)
        if not _reaches(erasure, sites, load_epochs(session)):
            taken.outdated.add(document)
            continue
        taken.orders += 1
        taken.rows += _obey(session, document, erasure, sites)
        taken.epochs |= _keep_epochs(session, erasure, sites)
    return taken


def order_erasure(
    session: StampedSession, keys: DeviceKeys, papers: Membership, roots: Iterable[UUID], *, reason: str = ""
) -> int:
    """Order that dossiers or contacts do not exist, do it here, and return how many rows went or lost their words.

    The reason stays here.
    """
    return _order(session, keys, papers, roots, reason) + settle(session, keys, papers)


def order_retention(
    session: StampedSession, keys: DeviceKeys, papers: Membership, kind: str, before: date, besides: Iterable[UUID] = ()
) -> int:
    """Order that rows of a table from before a day lose their words, but for some, and do it here; return how many did.

    Does nothing when that was ordered before for these sites, up to this day or a later one.
    """
    sites, journal = _own_sites(papers), Journal.of(session)
    journal.begin()
    epoch = Epoch(kind, before.isoformat(), tuple(to_text(one.bytes) for one in sorted(besides)))
    order = Erasure(keys.device, papers.certificate, (), journal.tick(), (epoch,))
    if not _reaches(order, sites, load_epochs(session)):
        return 0
    _obey(session, sign(order, keys.signing), order, sites)
    return empty_expired(session, _keep_epochs(session, order, sites))


def settle(session: StampedSession, keys: DeviceKeys, papers: Membership, *, epochs: Epochs | None = None) -> int:
    """Erase the dossiers of people who are erased, and the words that retention takes; return how many rows went with them.

    `epochs` are the days that are new here. Call it when the rows of a bundle are in: where their maker has taken the
    words already, nothing is left to write.
    """
    return (empty_expired(session, epochs) if epochs else 0) + _settle_dossiers(session, keys, papers)


def _settle_dossiers(session: StampedSession, keys: DeviceKeys, papers: Membership) -> int:
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
    rows, outdated = 0, set[bytes]()
    if beside - inside and enrolled:
        with store.writing(now) as session:
            papers = membership(session)
            taken = take_erasures(session, papers, sorted(beside - inside), obeyed=True)
            rows, outdated = taken.rows + empty_expired(session, taken.epochs), taken.outdated
            if store.home.device.exists():  # else it can order nothing itself, and everything is shown all the same
                rows += settle(session, DeviceKeys.from_bytes(store.device_keys()), papers)
    laid = (inside | beside) - outdated
    if laid != beside:
        lay_beside(store.home, store.key, laid)
    return rows


def clear_away(store: Store, now: datetime, *, went: bool = True) -> None:
    """Lay the orders that the database obeyed beside it too; when anything went, let go of what is left of it.

    It never refuses: what was done stands in the database already, and nobody may be told that it was not. What a full
    disk does not take now is done when the store is opened again: the orders by `obey_orders_beside`, the log by SQLite.
    """
    with suppress(StoreError):
        obey_orders_beside(store, now)
    with suppress(StoreError):
        if went:
            store.scrub()


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


def _order(
    session: StampedSession, keys: DeviceKeys, papers: Membership, roots: Iterable[UUID], reason: str = ""
) -> int:
    wanted, rows = sorted(roots), 0
    journal = Journal.of(session)
    journal.begin()
    sites = _own_sites(papers)
    for start in range(0, len(wanted), MAX_ROOTS):
        some = tuple(to_text(root.bytes) for root in wanted[start : start + MAX_ROOTS])
        erasure = Erasure(keys.device, papers.certificate, some, journal.tick())
        rows += _obey(session, sign(erasure, keys.signing), erasure, sites, reason)
    return rows


def _own_sites(papers: Membership) -> tuple[str, ...]:
    return (EVERYWHERE,) if papers.sites is None else tuple(sorted(papers.sites))


def _in_time(papers: Membership, erasure: Erasure) -> bool:
    """Return whether retention reaches no further than headquarters says that time has come: a clock in 2099 empties nothing."""
    day = retention_day(papers)
    return all(day is not None and epoch.before <= day.isoformat() for epoch in erasure.epochs)


def retention_day(papers: Membership) -> date | None:
    """Return the day from which retention reckons: the newest that headquarters signed. None when it has signed none."""
    registry = papers.trust.registry
    return moment(registry.when).date() if registry and registry.when else None


def _keep_epochs(session: StampedSession, erasure: Erasure, sites: tuple[str, ...]) -> Epochs:
    """Remember the days of an order, let go of orders that reach less far, and return the days that are new."""
    fresh = keep_epochs(session, {(epoch.kind, site): _term(epoch) for epoch in erasure.epochs for site in sites})
    if fresh:
        known = load_epochs(session)
        for record in select_erasures(session):
            # Whoever has not heard of the newest day must hear of it from somebody: its own order stays.
            if not _reaches(erasure_of(record.document), record.sites, known, as_far=True):
                drop_erasure(session, record)
    return fresh


def _term(epoch: Epoch) -> Term:
    return Term(epoch.before, frozenset(UUID(bytes=from_text(one, 16)) for one in epoch.besides))


def _reaches(erasure: Erasure, sites: tuple[str, ...], known: Epochs, *, as_far: bool = False) -> bool:
    """Return whether an order reaches further than the retention that is known, or as far; one that names ids always does."""
    if erasure.roots:
        return True
    reach = Erased(epochs=known).reaches
    days = ((epoch.before, reach(epoch.kind, site)) for epoch in erasure.epochs for site in sites)
    return any(new > day or (as_far and new == day) for new, day in days)


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


def _obey(session: StampedSession, document: bytes, erasure: Erasure, sites: tuple[str, ...], reason: str = "") -> int:
    ids = [UUID(bytes=from_text(root, 16)) for root in erasure.roots]
    record = ErasureRecord(document, erasure.device, sites, reason)
    return apply_erasures(session, keep_erasure(session, record, _names(ids, sites, site_secrets(session))))


def _names(ids: list[UUID], sites: tuple[str, ...], secrets: Mapping[str, bytes]) -> dict[str, list[UUID]]:
    """Return what is erased at each site: the ids, and the pseudonyms under which headquarters has the same rows."""
    names = {site: list(ids) for site in sites}
    for site in secrets.keys() if EVERYWHERE in sites else secrets.keys() & set(sites):
        names.setdefault(site, []).extend(pseudonym(one, secrets[site]) for one in ids)
    return names
