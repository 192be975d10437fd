"""Taking a bundle in: what it would do, and doing it, in one transaction or not at all."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from desktop.domain.rows import ExchangedRow
from desktop.store.exchange import Counts, apply_rows
from desktop.store.journal import StampedSession
from desktop.store.peers import hold
from desktop.store.tables import SYNCED
from desktop.sync.audiences import STATISTICS
from desktop.sync.containers import Kind, Opened
from desktop.sync.lines import row_of
from desktop.sync.refusals import Reason, refusal


@dataclass
class Applied:
    """What a bundle did to the store, in rows."""

    new: int = 0
    changed: int = 0
    known: int = 0
    conflicts: int = 0
    refused: int = 0
    """Rows that the sender had no authority to send; they were left out."""
    records: dict[str, int] = field(default_factory=dict)
    """Rows in the bundle, by table."""
    whole: bool = True
    """Whether everything that the sender wrote before has arrived too."""

    def add(self, counts: Counts) -> None:
        """Add the counts of one table."""
        self.new += counts.new
        self.changed += counts.changed
        self.known += counts.known
        self.conflicts += counts.conflicts


def apply_statistics(session: StampedSession, opened: Opened) -> Applied:
    """Merge a laptop's statistics into headquarters' store.

    Raises BundleError when a row is malformed or holds what headquarters may not see: the whole bundle is then
    refused, since no program of ours writes that. The caller's transaction must be undone with it.
    """
    manifest = opened.manifest
    applied = Applied()
    rows = list(_allowed(opened, applied))
    source = f"{manifest.store}@{manifest.upto}"
    for kind in STATISTICS:
        try:
            applied.add(apply_rows(session, kind, (row for row in rows if row.kind == kind), source))
        except (ValueError, KeyError) as error:
            raise refusal(Reason.MALFORMED, device=manifest.device, detail=f"rows: {error}") from error
    applied.whole = hold(
        session, manifest.store, manifest.device, manifest.base, manifest.upto, tuple(manifest.parents)
    )
    return applied


def _allowed(opened: Opened, applied: Applied) -> Iterator[ExchangedRow]:
    """Give the rows that the sender may send; drop and count those of sites that are not its own."""
    device = opened.manifest.device
    if opened.manifest.kind is not Kind.STATISTICS:
        raise refusal(Reason.MALFORMED, device=device, detail="kind")
    for line in opened.rows():
        if line.kind not in SYNCED:
            raise refusal(Reason.NEWER)
        # Fields of a newer program are kept unseen; fields that are known to be private are never taken.
        private = set(SYNCED[line.kind].field_names()) - STATISTICS.get(line.kind, frozenset())
        if line.kind not in STATISTICS or private & {*line.values, *line.clock.fields}:
            raise refusal(Reason.MALFORMED, device=device, detail="rows: more than headquarters may see")
        applied.records[line.kind] = applied.records.get(line.kind, 0) + 1
        if not opened.signer.may_write(line.site):
            applied.refused += 1
            continue
        yield row_of(line)
