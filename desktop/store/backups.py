"""Backups: one encrypted file that holds a store. BACKUPS.md is the contract."""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Annotated, BinaryIO, TypeVar

import msgspec
from msgspec import Meta

from desktop import __version__
from desktop.errors import StoreError
from desktop.paths import Home, write_atomically, write_pieces_atomically
from desktop.store.database import Store
from desktop.store.integrity import damaged_pages
from desktop.store.key_files import MAX_FILE as MAX_SLOTS
from desktop.store.key_files import KeyFile
from desktop.store.keys import DataKey
from desktop.store.schema import HEAD
from desktop.wording import N_

MAGIC = b"SPRKBK\0\1"

_PURPOSE = b"backup"
_MAKING, _TAKING = ".backing-up", ".restoring"
_MAX_LIST = 64 << 10
_PIECE = 1 << 20
_DAMAGED = N_(
    "The backup {place} is damaged or was altered. Nothing was changed here. Try it once more, or take another backup."
)
_NEWER = N_(
    "The backup {place} was made by a newer version of Spreekuur. Nothing was changed. Install that version on this laptop first."
)

Read = TypeVar("Read")


class Part(msgspec.Struct, frozen=True):
    """One file in a backup."""

    name: Annotated[str, Meta(pattern=r"^[a-z]{1,20}$")]
    size: Annotated[int, Meta(ge=0, le=1 << 45)]
    sha256: Annotated[str, Meta(pattern=r"^[0-9a-f]{64}$")]


class Contents(msgspec.Struct, frozen=True):
    """What is in a backup."""

    made: Annotated[datetime, Meta(tz=True)]
    program: str
    schema: str
    slots: str
    """SHA-256 of the key slots, in hex."""
    parts: tuple[Part, ...]


@dataclass(frozen=True)
class Backup:
    """A backup that its key opens, whose parts have not been looked at yet."""

    path: Path
    key: DataKey
    slots: bytes
    contents: Contents
    start: int
    """Where the parts begin in the file."""


def write_backup(store: Store, path: Path, now: datetime) -> Contents:
    """Write a store as it is now into one file, read it back and open it.

    Raises StoreError when there is a file already, the disk refuses, or the file does not open afterwards: then it is
    taken away again.
    """
    if path.exists():
        raise StoreError(
            N_("There is a file {place} already. It was not touched, and no backup was made. Choose another name."),
            place=path,
        )
    with _folder(store.home, _MAKING) as making:
        store.snapshot(making.database)
        files = {"database": making.database, "device": store.home.device, "root": store.home.root}
        files = {name: file for name, file in files.items() if file.exists()}
        slots = store.home.keys.read_bytes()
        contents = Contents(now, __version__, HEAD, hashlib.sha256(slots).hexdigest(), _listed(files))
        listed = store.key.wrap(_PURPOSE, msgspec.json.encode(contents))
        write_pieces_atomically(path, _pieces(MAGIC + _counted(slots) + _counted(listed), files.values()))
    try:
        _prove(store, path)
    except StoreError:
        path.unlink(missing_ok=True)
        raise
    return contents


def read_slots(path: Path) -> KeyFile:
    """Return the key slots of a backup. Raises StoreError when it is none, or damaged there."""
    return _decoded(_read_head(path)[0], KeyFile, path)


def read_backup(path: Path, unlock: Callable[[KeyFile], DataKey]) -> Backup:
    """Return what is in a backup; `unlock` opens one of its key slots.

    Raises StoreError when it is none, damaged or newer than this program, and what `unlock` raises.
    """
    slots, listed, start = _read_head(path)
    key = unlock(_decoded(slots, KeyFile, path))
    contents = _decoded(_opened(key, listed, path), Contents, path)
    if contents.slots != hashlib.sha256(slots).hexdigest():
        raise StoreError(_DAMAGED, place=path)
    if not {part.name for part in contents.parts} <= _places(Home(path)).keys():
        raise StoreError(_NEWER, place=path)
    return Backup(path, key, slots, contents, start)


@contextmanager
def unpacked(backup: Backup, beside: Home) -> Iterator[Home]:
    """Give a home inside another one with the backup in it; what is left there at the end is removed.

    Raises StoreError when a part is not what the list says, something is left over, or the disk refuses.
    """
    with _folder(beside, _TAKING) as home:
        places = _places(home)
        try:
            with backup.path.open("rb") as file:
                file.seek(backup.start)
                for part in backup.contents.parts:
                    write_pieces_atomically(places[part.name], _checked(file, part, backup.path))
                if file.read(1):
                    raise StoreError(_DAMAGED, place=backup.path)
        except OSError as error:
            raise _unreadable(backup.path) from error
        if not home.database.exists():
            raise StoreError(_DAMAGED, place=backup.path)
        write_atomically(home.keys, backup.slots)
        yield home


def require_whole(store: Store, path: Path) -> None:
    """Read an unpacked store from end to end. Raises StoreError when anything in it does not hold together."""
    with store.reading() as session:
        if damaged_pages(session):
            raise StoreError(_DAMAGED, place=path)


def _prove(store: Store, path: Path) -> None:
    """Open a backup that was just written, as restoring does."""
    backup = read_backup(path, lambda _slots: store.key)
    with unpacked(backup, store.home) as home:
        copy = Store(home, store.key, training=store.training)
        try:
            require_whole(copy, path)
        finally:
            copy.close()


@contextmanager
def _folder(home: Home, name: str) -> Iterator[Home]:
    """Give an empty home within a home, for as long as it is needed."""
    made = Home(home.folder / name)
    made.discard()
    made.make()
    try:
        yield made
    finally:
        made.discard()


def _places(home: Home) -> dict[str, Path]:
    return {"database": home.database, "device": home.device, "root": home.root}


def _listed(files: Mapping[str, Path]) -> tuple[Part, ...]:
    parts = []
    for name, path in files.items():
        with path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
        parts.append(Part(name, path.stat().st_size, digest))
    return tuple(parts)


def _pieces(head: bytes, files: Iterable[Path]) -> Iterator[bytes]:
    yield head
    for path in files:
        with path.open("rb") as file:
            while piece := file.read(_PIECE):
                yield piece


def _checked(file: BinaryIO, part: Part, path: Path) -> Iterator[bytes]:
    """Give the bytes of a part. Raises StoreError when there are fewer, or they are others."""
    digest = hashlib.sha256()
    left = part.size
    while left:
        piece = file.read(min(_PIECE, left))
        if not piece:
            raise StoreError(_DAMAGED, place=path)
        left -= len(piece)
        digest.update(piece)
        yield piece
    if digest.hexdigest() != part.sha256:
        raise StoreError(_DAMAGED, place=path)


def _read_head(path: Path) -> tuple[bytes, bytes, int]:
    """Return the key slots, the encrypted list, and where the parts begin."""
    try:
        with path.open("rb") as file:
            _check_magic(file.read(len(MAGIC)), path)
            return _read_counted(file, MAX_SLOTS, path), _read_counted(file, _MAX_LIST, path), file.tell()
    except OSError as error:
        raise _unreadable(path) from error


def _counted(content: bytes) -> bytes:
    return len(content).to_bytes(4, "big") + content


def _read_counted(file: BinaryIO, most: int, path: Path) -> bytes:
    size = int.from_bytes(file.read(4), "big")
    content = file.read(size) if 0 < size <= most else b""
    if not content or len(content) != size:
        raise StoreError(_DAMAGED, place=path)
    return content


def _check_magic(head: bytes, path: Path) -> None:
    if head[:7] != MAGIC[:7]:
        raise StoreError(
            N_("{place} is not a backup of Spreekuur. Nothing was changed. Choose another file."), place=path
        )
    if head != MAGIC:
        raise StoreError(_NEWER if len(head) == len(MAGIC) else _DAMAGED, place=path)


def _decoded(content: bytes, kind: type[Read], path: Path) -> Read:
    try:
        return msgspec.json.decode(content, type=kind)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise StoreError(_DAMAGED, place=path) from error


def _opened(key: DataKey, listed: bytes, path: Path) -> bytes:
    try:
        return key.unwrap(_PURPOSE, listed)
    except StoreError as error:
        raise StoreError(_DAMAGED, place=path) from error


def _unreadable(path: Path) -> StoreError:
    return StoreError(
        N_("{place} cannot be read. Nothing was changed. Look whether the file or the stick is still there."),
        place=path,
    )
