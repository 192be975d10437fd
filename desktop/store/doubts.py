"""The doubt that hangs over restored data: what was recorded after it is not here, until a newer bundle brings it.

Nothing depends on it for safety: every start that writes is a new life of the store, whatever was put back before
(`desktop/sync/FORMAT.md`, section 4). It is for people, who would otherwise miss what they wrote and write it again.

Two things raise it: restoring a backup, and finding at the start that the database is not the one that was last written
here. For the latter the name of its newest life is kept beside the keys as well (`life.json`). It is written in two
steps around the commit that begins a life, so that a power cut between them raises no alarm.
"""

from datetime import UTC, datetime

import msgspec
from sqlmodel import Session, func, select

from desktop.errors import StoreError
from desktop.paths import Home, write_atomically
from desktop.store.tables import SYNCED, MetaRow

_NAME = "restored"


class _Newest(msgspec.Struct, frozen=True):
    """The newest life of the database, and the one before while it is not known which of them is on the disk."""

    life: str
    before: str = ""


def restored_since(session: Session) -> datetime | None:
    """Return the moment after which this store may miss things; nothing when it is in no doubt."""
    row = session.get(MetaRow, _NAME)
    return None if row is None else datetime.fromisoformat(row.value)


def raise_doubt(session: Session, since: datetime) -> None:
    """Remember that what was recorded after a moment may be missing. An older doubt stays, for it covers this one."""
    known = restored_since(session)
    if known is None:
        session.add(MetaRow(name=_NAME, value=since.astimezone(UTC).isoformat()))
    elif since < known:
        session.get_one(MetaRow, _NAME).value = since.astimezone(UTC).isoformat()


def settle_doubt(session: Session, made: datetime) -> None:
    """Forget the doubt when a bundle is taken in that was made after the moment from which things may be missing."""
    since = restored_since(session)
    if since is not None and made > since:
        session.delete(session.get_one(MetaRow, _NAME))


def is_newest(home: Home, life: str) -> bool:
    """Return whether a database of this life is the one that was last written here, as far as anybody noted it."""
    newest = _read(home)
    return newest is None or life in (newest.life, newest.before)


def expect_life(home: Home, life: str, before: str) -> None:
    """Note that a life is about to begin. Raises StoreError when the disk refuses."""
    write_atomically(home.life, msgspec.json.encode(_Newest(life, before)))


def confirm_life(home: Home, life: str) -> None:
    """Note that a life has begun, unless a still newer one has."""
    newest = _read(home)
    if newest is not None and newest.life == life:
        accept_life(home, life)


def accept_life(home: Home, life: str) -> None:
    """Note which life the database has: it is the newest from now on."""
    try:
        write_atomically(home.life, msgspec.json.encode(_Newest(life)))
    except StoreError:
        # What was recorded is on the disk; a note that could not be written makes nothing wrong.
        return


def newest_moment(session: Session) -> datetime:
    """Return when the newest row was written, by the hybrid time that it carries."""
    newest = max(session.exec(select(func.coalesce(func.max(table.hlc), 0))).one() for table in SYNCED.values())
    return datetime.fromtimestamp((newest >> 16) / 1000, UTC)


def _read(home: Home) -> _Newest | None:
    try:
        return msgspec.json.decode(home.life.read_bytes(), type=_Newest)
    except (OSError, msgspec.MsgspecError):
        return None
