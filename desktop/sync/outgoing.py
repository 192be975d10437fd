"""Making a bundle of what is in the store, for one audience."""

import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session

from desktop.domain.rows import ExchangedRow
from desktop.errors import BundleError
from desktop.store.exchange import rows_since
from desktop.store.peers import Position, held, next_sequence, position, site_secrets
from desktop.store.schema import HEAD
from desktop.sync.audiences import STATISTICS, for_statistics
from desktop.sync.containers import Kind, Manifest, seal
from desktop.sync.identities import DeviceKeys, to_text
from desktop.sync.lines import encode, line_of
from desktop.sync.papers import Membership
from desktop.wording import N_


@dataclass(frozen=True)
class Outgoing:
    """A bundle that was made and is not written yet."""

    data: bytes
    manifest: Manifest
    records: dict[str, int]
    """Rows by table."""


def statistics_rows(session: Session) -> Iterator[ExchangedRow]:
    """Give the rows that headquarters may see, as it may see them.

    Raises BundleError for a site whose secret this store was not given: its rows cannot be made pseudonymous.
    """
    known = site_secrets(session)
    for kind in STATISTICS:
        for row in rows_since(session, kind):
            if row.site not in known:
                raise BundleError(
                    N_(
                        "Headquarters has not enrolled this laptop for site {site}, so its questions cannot be sent. They are safe here. Ask headquarters to enrol the site."
                    ),
                    site=row.site,
                )
            projected = for_statistics(row, known[row.site])
            if projected is not None:
                yield projected


def seal_statistics(session: Session, keys: DeviceKeys, papers: Membership, now: datetime) -> Outgoing:
    """Return a bundle for headquarters with everything that it may see, sealed to it and signed by this device.

    Everything, and not only what is new: a bundle that never arrives is then made good by the next one, and a
    year of a site is a few megabytes. The session must see one state of the store throughout.
    """
    headquarters = papers.organisation.headquarters
    records: dict[str, int] = {}

    def counted() -> Iterator[bytes]:
        for row in statistics_rows(session):
            records[row.kind] = records.get(row.kind, 0) + 1
            yield encode(line_of(row))

    manifest = manifest_of(session, keys, papers, Kind.STATISTICS, [headquarters.device], now)
    data = seal(manifest, {"rows": counted()}, keys.signing, [headquarters.recipient])
    return Outgoing(data, manifest, records)


def manifest_of(
    session: Session, keys: DeviceKeys, papers: Membership, kind: Kind, to: list[str], now: datetime
) -> Manifest:
    """Return the manifest of a bundle that this store makes now, without its frames."""
    at: Position = position(session)
    registry = papers.trust.registry
    certificate = registry.certificate(keys.device) if registry else None
    return Manifest(
        bundle=to_text(secrets.token_bytes(16)),
        kind=kind,
        device=keys.device,
        store=at.store,
        serial=certificate.serial if certificate else 0,
        certificate=papers.certificate,
        to=to,
        sequence=next_sequence(session),
        base=0,
        upto=at.number,
        parents=list(at.parents),
        have=held(session),
        schema=int(HEAD),
        registry=registry.version if registry else 0,
        clock=at.latest,
        made=now,
    )
