"""Making a bundle of what is in the store, for one audience."""

import secrets
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

import msgspec
from sqlmodel import Session

from desktop.domain.cursors import Position, acknowledgements, base_for, omissions
from desktop.errors import BundleError
from desktop.store.documents import kept_document
from desktop.store.erasures import count_erasures, digest_of
from desktop.store.exchange import StoredRow, kinds, rows_since, sources_since
from desktop.store.journal import Journal, StampedSession
from desktop.store.peers import (
    BundleRecord,
    keep_scope,
    known_base,
    load_peers,
    next_sequence,
    site_secrets,
)
from desktop.store.schema import HEAD
from desktop.store.vault import told_by
from desktop.sync.audiences import ESCROW, STATISTICS, Audience, for_statistics
from desktop.sync.cases import case_lines
from desktop.sync.containers import Kind, Manifest, seal
from desktop.sync.documents import sign
from desktop.sync.erasures import erasure_lines
from desktop.sync.identities import DeviceKeys, to_text
from desktop.sync.lines import SiteSecret, encode, encode_stored, line_of
from desktop.sync.papers import Membership
from desktop.wording import N_


@dataclass(frozen=True)
class Outgoing:
    """A bundle that was made and is not written yet."""

    data: bytes
    manifest: Manifest
    records: dict[str, int]
    """Rows by table."""


@dataclass(frozen=True)
class Range:
    """Which rows a bundle holds, of those that its audience may have."""

    base: int = 0
    """Those that changed after this number of the journal …"""
    omits: Mapping[str, int] = field(default_factory=dict)
    """… but for those that one of these stores brought, in its bundles up to this number."""


def range_for(session: Session, audience: Audience, *, from_zero: bool = False) -> Range:
    """Return what an audience does not have yet; everything when that is asked for.

    The escrow key opens bundles when no laptop is left, so a bundle for it needs no earlier one. Cases are sent whole:
    what headquarters holds of them is counted nowhere.
    """
    if from_zero or audience.escrow or audience.kind not in MOVING or not audience.devices:
        return Range()
    peers = load_peers(session)
    base = known_base(session, audience.ids, audience.scope, base_for(peers, audience.ids))
    return Range(base, omissions(peers, audience.ids, sources_since(session, base, sites=audience.sites)))


MOVING = frozenset({Kind.STATISTICS, Kind.CENTRE, Kind.DEVICE})
"""The kinds of bundles by which stores count what they hold of each other. A store is sent one of them only."""


def lines_for(session: Session, audience: Audience, some: Range) -> Iterator[tuple[str, bytes]]:
    """Give the rows that a bundle holds, each as the name of its table and its line.

    Raises BundleError for a site whose secret this store was not given: its rows cannot be made pseudonymous.
    """
    if audience.kind is Kind.CASES:
        yield from case_lines(session, audience.sites)
        return
    line = _statistics_line(site_secrets(session)) if audience.kind is Kind.STATISTICS else _whole_line
    # Headquarters has no rows of its own, and what laptops send it is not what they call by the same ids.
    tables = {Kind.STATISTICS: STATISTICS, Kind.CENTRE: kinds(session)}.get(audience.kind, ())
    for kind in tables:
        for row in rows_since(session, kind, some.base, sites=audience.sites, leaving_out=some.omits):
            found = line(row)
            if found is not None:
                yield kind, found


def count_lines(session: Session, audience: Audience, *, from_zero: bool = False) -> dict[str, int]:
    """Return how many rows of each table would leave for an audience now."""
    counts: dict[str, int] = {}
    for kind, _line in lines_for(session, audience, range_for(session, audience, from_zero=from_zero)):
        counts[kind] = counts.get(kind, 0) + 1
    return counts


def seal_bundle(
    session: StampedSession,
    keys: DeviceKeys,
    papers: Membership,
    audience: Audience,
    now: datetime,
    *,
    from_zero: bool = False,
    more: Mapping[str, Iterable[bytes]] | None = None,
    closed: Sequence[str] = (),
) -> Outgoing:
    """Return a bundle with what an audience does not have yet, sealed to it and signed by this device.

    `more` are further lines by kind of frame, `closed` digests of files that it tells of. Commit before the file leaves: what others may know of this store is
    written down by then.
    """
    some = range_for(session, audience, from_zero=from_zero)
    if audience.kind in MOVING:
        keep_scope(session, audience.ids, audience.scope)
    session.flush()
    manifest = manifest_of(session, keys, papers, audience.kind, audience.to, now)
    manifest = msgspec.structs.replace(
        manifest,
        base=some.base,
        omits=dict(some.omits),
        have=acknowledgements(load_peers(session), audience.ids),
        erasures=count_erasures(session),
        closed=list(closed),
    )
    records: dict[str, int] = {}

    def counted() -> Iterator[bytes]:
        for kind, line in lines_for(session, audience, some):
            records[kind] = records.get(kind, 0) + 1
            yield line

    frames = {"erasures": erasure_lines(session, audience.sites), **_documents(session, keys, papers, audience)}
    for kind, lines in (more or {}).items():
        frames[kind] = [*frames.get(kind, ()), *lines]
    data = seal(manifest, {**frames, "rows": counted()}, keys.signing, audience.recipients)
    return Outgoing(data, manifest, records)


def manifest_of(
    session: StampedSession, keys: DeviceKeys, papers: Membership, kind: Kind, to: list[str], now: datetime
) -> Manifest:
    """Return the manifest of a bundle that this store makes now, without rows and frames.

    Needs a session of `Store.writing`: the first bundle of a start begins a life, as the first write does.
    """
    journal = Journal.of(session)
    at: Position = journal.seal()
    registry = papers.trust.registry
    return Manifest(
        bundle=to_text(secrets.token_bytes(16)),
        kind=kind,
        device=keys.device,
        store=at.store,
        serial=papers.own.serial if papers.own else 0,
        certificate=papers.certificate,
        to=to,
        sequence=next_sequence(session, kind, to),
        base=0,
        upto=at.number,
        parents=list(at.parents),
        schema=int(HEAD),
        registry=registry.version if registry else 0,
        clock=journal.row.latest,
        made=now,
    )


def record_of(outgoing: Outgoing, recipient: str, now: datetime) -> BundleRecord:
    """Return what is remembered of a bundle that was made here."""
    manifest = outgoing.manifest
    return BundleRecord(
        manifest.bundle,
        outgoing=True,
        device=recipient,
        store=manifest.store,
        sequence=manifest.sequence,
        at=now,
        counts=outgoing.records,
        kind=manifest.kind,
        base=manifest.base,
        upto=manifest.upto,
        addressees=tuple(manifest.to),
        digest=digest_of(outgoing.data),
        made=now,
    )


def is_confirmed(session: Session, record: BundleRecord) -> bool:
    """Return whether all addressees of a bundle that was made here say that they hold what is in it.

    Or headquarters says that it keeps the file.
    """
    if record.outgoing and record.digest and told_by(session, record.digest):
        return True
    devices = tuple(device for device in record.addressees if device != ESCROW)
    return bool(record.outgoing and devices and record.kind in MOVING) and (
        base_for(load_peers(session), devices) >= record.upto
    )


def _documents(session: Session, keys: DeviceKeys, papers: Membership, audience: Audience) -> dict[str, list[bytes]]:
    """Return the papers that ride along: the newest of the organisation, and for laptops of headquarters their own."""
    if audience.kind not in (Kind.CENTRE, Kind.DEVICE):
        return {}
    documents = [kept_document(session, kind) for kind in ("organisation", "registry")]
    found = {"documents": [document for document in documents if document is not None]}
    if audience.kind is Kind.DEVICE:
        serving = [one for one in papers.laptops() if one.device.device in audience.ids]
        found["documents"] += [sign(one, keys.signing) for one in serving]
        known = site_secrets(session)
        common = frozenset.intersection(*(frozenset(site.code for site in one.sites) for one in serving))
        found["secrets"] = [encode(SiteSecret(site, to_text(known[site]))) for site in sorted(common & known.keys())]
    return found


def _whole_line(row: StoredRow) -> bytes:
    return encode_stored(row.kind, row.id, row.root, row.site, row.clock, row.fields)


def _statistics_line(known: Mapping[str, bytes]) -> Callable[[StoredRow], bytes | None]:
    def line(row: StoredRow) -> bytes | None:
        if row.site not in known:
            raise BundleError(
                N_(
                    "Headquarters has not enrolled this laptop for site {site}, so its questions cannot be sent. They are safe here. Ask headquarters to enrol the site."
                ),
                site=row.site,
            )
        projected = for_statistics(row.exchanged(), known[row.site])
        return None if projected is None else encode(line_of(projected))

    return line
