"""Files that laptops closed for each other and that headquarters keeps for them: a backup that it cannot read."""

from collections.abc import Collection, Iterable
from datetime import datetime
from pathlib import Path

from sqlmodel import Session, col, select

from desktop.paths import Home, write_atomically
from desktop.store.erasures import digest_of
from desktop.store.tables import BundleRow, ClosedRow

_NEWEST = 32
"""How many files a laptop tells of, and headquarters tells that it keeps, of one laptop."""


def made_closed(session: Session, kind: str) -> list[str]:
    """Return the digests of the newest files of a kind that were made here."""
    query = select(BundleRow.digest).where(BundleRow.outgoing, BundleRow.kind == kind, BundleRow.digest != "")
    return list(session.exec(query.order_by(col(BundleRow.at).desc()).limit(_NEWEST)))


def keep_told(session: Session, digests: Iterable[str], device: str, now: datetime) -> None:
    """Remember of which files a device told."""
    for digest in digests:
        if session.get(ClosedRow, digest) is None:
            session.add(ClosedRow(digest=digest, device=device, at=now))
    session.flush()


def told_by(session: Session, digest: str) -> str:
    """Return the device that told of a file; empty when none did."""
    row = session.get(ClosedRow, digest)
    return "" if row is None else row.device


def kept_files(session: Session, home: Home, devices: Collection[str]) -> list[Path]:
    """Return the files here that these devices told of, the newest first for each device."""
    query = select(ClosedRow).where(col(ClosedRow.device).in_(devices))
    rows = session.exec(query.order_by(ClosedRow.device, col(ClosedRow.at).desc()))
    places = (vault_file(home, row.digest) for row in rows)
    return [place for place in places if place.exists()]


def keep_closed(home: Home, data: bytes) -> None:
    """Keep a file under its own fingerprint; the same one twice is kept once."""
    home.vault.mkdir(mode=0o700, exist_ok=True)
    write_atomically(vault_file(home, digest_of(data)), data)


def vault_file(home: Home, digest: str) -> Path:
    """Return where a file is kept."""
    return home.vault / f"{digest}.spreekuur"
