"""Taking a bundle in: what it would do, and doing it, in one transaction or not at all."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache
from itertools import groupby

from desktop.domain.cursors import Coverage, Doubt, receive
from desktop.store.doubts import settle_doubt
from desktop.store.erasures import keep_heeded, load_erased
from desktop.store.exchange import Counts, apply_rows
from desktop.store.journal import Journal, StampedSession
from desktop.store.peers import BundleRecord, keep_bundle, keep_receipt, keep_site, load_peers
from desktop.store.tables import SYNCED
from desktop.store.vault import keep_told
from desktop.sync.audiences import STATISTICS
from desktop.sync.cases import is_outrun, make_room, may_stand_in_case
from desktop.sync.containers import Kind, Opened
from desktop.sync.erasures import settle, take_erasures
from desktop.sync.identities import HEADQUARTERS, KEY_SIZE, DeviceKeys, from_text
from desktop.sync.lines import Row, stored_row_of
from desktop.sync.outgoing import MOVING
from desktop.sync.papers import Membership, membership
from desktop.sync.publications import keep_published
from desktop.sync.refusals import Reason, refusal


@dataclass
class Applied:
    """What a bundle did to the store, in rows."""

    new: int = 0
    changed: int = 0
    known: int = 0
    conflicts: int = 0
    erased: int = 0
    """Rows that went, or lost their words, and rows of the bundle that do not exist any more."""
    refused: int = 0
    """Rows that the sender had no authority to send; they were left out."""
    disobeyed: int = 0
    """Orders to erase of devices that headquarters does not vouch for, or has withdrawn."""
    records: dict[str, int] = field(default_factory=dict)
    """Rows in the bundle, by table."""
    doubts: frozenset[Doubt] = frozenset()
    news: bool = False
    """Whether it brought papers or orders to erase that were not known here."""

    def add(self, counts: Counts) -> None:
        """Add the counts of one table."""
        self.new += counts.new
        self.changed += counts.changed
        self.known += counts.known
        self.conflicts += counts.conflicts
        self.erased += counts.absorbed
        self.refused += counts.refused


def apply_bundle(
    session: StampedSession, keys: DeviceKeys, papers: Membership, opened: Opened, digest: str, now: datetime
) -> Applied:
    """Merge a bundle of another device into the store: papers, then erasures, then rows, then what it proves.

    Raises BundleError when a line is malformed, or what the maker may not send at all: the whole bundle is then
    refused, since no program of ours writes that. The caller's transaction must be undone with it.
    """
    _check_kind(papers, opened)
    applied = Applied()
    manifest = opened.manifest
    Journal.of(session).hear(manifest.clock)
    if manifest.kind in (Kind.CENTRE, Kind.DEVICE, Kind.CONTENT):
        applied.news = _take_news(session, keys, opened)
        papers = membership(session)
    orders = list(opened.lines("erasures"))
    taken = take_erasures(session, papers, orders)
    applied.erased += taken.rows
    applied.disobeyed = taken.refused
    applied.news = applied.news or taken.orders > 0
    if manifest.kind is Kind.CASES and is_outrun(session, manifest):
        # An older stick, read late: what was taken out of a case since does not come back.
        applied.known = sum(1 for _ in _allowed(opened, applied))
    else:
        _take_rows(session, opened, applied)
    applied.erased += settle(session, keys, papers, epochs=taken.epochs)
    keep_heeded(session, orders, manifest.device, now)
    session.flush()
    if manifest.kind in MOVING:
        applied.doubts = _take_receipt(session, opened, applied)
        if not applied.doubts & {Doubt.BEHIND, Doubt.INCOMPLETE}:
            settle_doubt(session, manifest.made)
    keep_told(session, manifest.closed, manifest.device, now)
    keep_bundle(session, _record(opened, applied, digest, now))
    if not applied.doubts:
        settle_doubt(session, manifest.made)
    session.flush()
    return applied


def _check_kind(papers: Membership, opened: Opened) -> None:
    """Refuse a bundle of a kind that such a maker does not send to such a reader."""
    here = HEADQUARTERS if papers.own is None else "laptop"
    there = HEADQUARTERS if HEADQUARTERS in opened.signer.roles else "laptop"
    if _ROADS.get(opened.manifest.kind) != (there, here):
        raise refusal(Reason.MALFORMED, device=opened.manifest.device, detail="kind")


_ROADS = {
    Kind.STATISTICS: ("laptop", HEADQUARTERS),
    Kind.CASES: ("laptop", HEADQUARTERS),
    Kind.CENTRE: ("laptop", "laptop"),
    Kind.DEVICE: (HEADQUARTERS, "laptop"),
    Kind.CONTENT: (HEADQUARTERS, "laptop"),
}


def _take_news(session: StampedSession, keys: DeviceKeys, opened: Opened) -> bool:
    """Keep what is newer of the organisation's papers, and the secrets of sites; return whether papers were."""
    newer = bool(keep_published(session, opened.lines("documents"), keys.device).taken)
    if HEADQUARTERS in opened.signer.roles:
        for one in opened.secrets():
            keep_site(session, one.site, secret=from_text(one.secret, KEY_SIZE))
    return newer or opened.manifest.kind is Kind.CONTENT


def _take_rows(session: StampedSession, opened: Opened, applied: Applied) -> None:
    """Merge the rows that the sender may send; drop and count those of sites that are not its own."""
    manifest = opened.manifest
    erased = load_erased(session)
    if manifest.kind is Kind.CASES:
        make_room(session, _allowed(opened, Applied()))
    for kind, lines in groupby(_allowed(opened, applied), key=lambda line: line.kind):
        try:
            rows = (stored_row_of(line) for line in lines)
            applied.add(apply_rows(session, kind, rows, (manifest.store, manifest.upto), erased))
        except ValueError as error:
            raise refusal(Reason.MALFORMED, device=manifest.device, detail=f"rows: {error}") from error


def _allowed(opened: Opened, applied: Applied) -> Iterator[Row]:
    may_be_seen = _SEEN.get(opened.manifest.kind)
    for line in opened.rows():
        if may_be_seen and not may_be_seen(line):
            raise refusal(Reason.MALFORMED, device=opened.manifest.device, detail="rows: more than may be seen")
        applied.records[line.kind] = applied.records.get(line.kind, 0) + 1
        if opened.signer.may_write(line.site):
            yield line
        else:
            applied.refused += 1


def _may_be_counted(line: Row) -> bool:
    """Return whether a row shows headquarters no more than it may see of every question."""
    private = _private(line.kind)
    return private is not None and private.isdisjoint(line.values) and private.isdisjoint(line.clock.fields)


_SEEN: Mapping[Kind, Callable[[Row], bool]] = {Kind.STATISTICS: _may_be_counted, Kind.CASES: may_stand_in_case}
"""What headquarters may be shown: a laptop of ours sends no more, so such a bundle is refused whole."""


@lru_cache
def _private(kind: str) -> frozenset[str] | None:
    """Return the fields of a table that headquarters may not see; None when it may see nothing of it.

    Tables and fields of a newer program are kept unseen.
    """
    if kind not in SYNCED:
        return frozenset()
    return frozenset(SYNCED[kind].field_names()) - STATISTICS[kind] if kind in STATISTICS else None


def _take_receipt(session: StampedSession, opened: Opened, applied: Applied) -> frozenset[Doubt]:
    """Move the cursors as far as the bundle proves, and return what people should hear of."""
    manifest = opened.manifest
    coverage = Coverage(
        manifest.store,
        # What was left out here is not held here: it must be sent again when the sender may send it.
        manifest.upto if applied.refused else manifest.base,
        manifest.upto,
        tuple(manifest.parents),
        manifest.omits,
        manifest.have,
    )
    receipt = receive(load_peers(session), Journal.of(session).position, coverage)
    keep_receipt(session, receipt)
    return receipt.doubts


def _record(opened: Opened, applied: Applied, digest: str, now: datetime) -> BundleRecord:
    manifest = opened.manifest
    return BundleRecord(
        manifest.bundle,
        outgoing=False,
        device=manifest.device,
        store=manifest.store,
        sequence=manifest.sequence,
        at=now,
        counts=applied.records,
        kind=manifest.kind,
        base=manifest.base,
        upto=manifest.upto,
        addressees=tuple(manifest.to),
        digest="" if applied.refused or applied.disobeyed else digest,
        made=manifest.made,
    )
