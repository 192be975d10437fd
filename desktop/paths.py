"""Where things are on disk, and how a file gets there whole or not at all."""

import errno
import hashlib
import itertools
import os
import secrets
import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import platformdirs

from desktop.errors import StoreError
from desktop.wording import N_


def _beside_or_inside(name: str) -> Path:
    """Return a folder or file of the distribution: inside the package when installed, beside it in a checkout."""
    package = Path(__file__).parent
    beside = package.parent / name
    return beside if (package.parent / "pyproject.toml").exists() else package / name


def resources() -> Path:
    """Return the folder with content, fonts, icons and styles."""
    return _beside_or_inside("resources")


def translations() -> Path:
    """Return the folder with the catalogues of the program's own words."""
    return _beside_or_inside("translations")


def notices_file() -> Path:
    """Return the file that names the licences of what others made."""
    return _beside_or_inside("THIRD-PARTY-NOTICES.md")


def licence_file() -> Path:
    """Return the file with the licence of this program."""
    return _beside_or_inside("LICENSE")


@dataclass(frozen=True)
class Home:
    """The private folder of one store. Everything in it is readable by its owner only."""

    folder: Path

    @classmethod
    def default(cls) -> "Home":
        """Return the platform's data folder for this user."""
        return cls(Path(platformdirs.user_data_dir("spreekuur", appauthor=False)))

    @property
    def database(self) -> Path:
        """The encrypted SQLite file."""
        return self.folder / "spreekuur.db"

    @property
    def keys(self) -> Path:
        """The data key, wrapped once for each person who may open the store."""
        return self.folder / "keys.json"

    @property
    def device(self) -> Path:
        """The device's own signing and decryption keys, wrapped by the data key."""
        return self.folder / "device.keys"

    @property
    def root(self) -> Path:
        """The organisation's root key, at headquarters, wrapped by the data key."""
        return self.folder / "root.key"

    @property
    def life(self) -> Path:
        """The name of the database's newest life, by which an older one that was put in its place is known."""
        return self.folder / "life.json"

    @property
    def upgraded_from(self) -> Path:
        """The database as it was before a newer program changed its shape."""
        return self.database.with_suffix(".before-upgrade")

    @property
    def last_bundle(self) -> Path:
        """What a withdrawn laptop held, sealed to others: it cannot open the file itself."""
        return self.folder / "last-bundle.spreekuur"

    @property
    def content(self) -> Path:
        """The content packs that headquarters published, each in a folder of its version."""
        return self.folder / "content"

    @property
    def erasures(self) -> Path:
        """The orders to erase, outside the database, so that one that is put back from a backup obeys them too."""
        return self.folder / "erasures.orders"

    @property
    def settings(self) -> Path:
        """What the program remembers before anybody has unlocked anything: nothing personal."""
        return self.folder / "settings.json"

    @property
    def log(self) -> Path:
        """The log, without personal data."""
        return self.folder / "spreekuur.log"

    @property
    def quarantine(self) -> Path:
        """Bundles that were refused, kept for whoever is asked about them."""
        return self.folder / "quarantine"

    @property
    def vault(self) -> Path:
        """Bundles that others closed for each other and left here, at headquarters: a backup that it cannot read."""
        return self.folder / "vault"

    @property
    def scratch(self) -> Path:
        """Files for a moment: pages on their way to a printer."""
        return self.folder / "scratch"

    @property
    def unconfirmed(self) -> "Home":
        """Where a first store lies until somebody has its recovery code on paper."""
        return Home(self.folder / "unconfirmed")

    def take_in(self, other: "Home") -> None:
        """Move the closed store of another home here, its keys last: until they are here, there is no store here.

        Raises StoreError when the disk refuses; moving again goes on where it stopped.
        """
        try:
            for path in sorted(other.folder.iterdir(), key=lambda it: it == other.keys):
                path.replace(self.folder / path.name)
            other.folder.rmdir()
            _sync_folder(self.folder)
        except OSError as error:
            raise told(error, self.folder) from error

    def move_aside(self, name: str) -> Path | None:
        """Move the closed store that is here into a folder of this name, its keys last; return it, or None without one.

        Nothing is replaced: a name that is taken gets a number. What an interrupted move left here follows into the
        folder in which it began. Raises StoreError when the disk refuses: then the store is here as it was.
        """
        logs = [self.database.with_name(self.database.name + end) for end in ("-wal", "-shm")]
        store = (self.database, *logs, self.upgraded_from, self.device, self.root, self.erasures, self.life, self.keys)
        found = [path for path in store if path.exists()]
        if not found:
            return None
        folders = (self.folder / (name if count == 1 else f"{name}-{count}") for count in itertools.count(1))
        aside = next(it for it in folders if not any((it / path.name).exists() for path in found))
        moved: list[Path] = []
        try:
            aside.mkdir(mode=0o700, exist_ok=True)
            for path in found:
                path.replace(aside / path.name)
                moved.append(path)
            _sync_folder(self.folder)
        except OSError as error:
            for path in moved:
                (aside / path.name).replace(path)
            raise told(error, self.folder) from error
        return aside

    def discard(self) -> None:
        """Remove the folder and everything in it."""
        shutil.rmtree(self.folder, ignore_errors=True)

    def make(self) -> None:
        """Create the folder for its owner only.

        Raises StoreError when it cannot be made or written in.
        """
        try:
            self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            self.folder.chmod(0o700)
        except OSError as error:
            raise told(error, self.folder) from error


def told(error: OSError, place: Path) -> StoreError:
    """Return the sentence for a disk that refuses."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return StoreError(
            N_("The disk is full: {place} was not written. What was saved before is safe. Make room and try again."),
            place=place,
        )
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return StoreError(
            N_("{place} may not be written here. Nothing was changed. Choose another folder or ask who manages it."),
            place=place,
        )
    return StoreError(
        N_("{place} could not be written ({reason}). Nothing was changed. Try again, or choose another folder."),
        place=place,
        reason=error.strerror or type(error).__name__,
    )


def write_atomically(path: Path, content: bytes, *, private: bool = True) -> None:
    """Write a file whole or not at all: beside its place, to the disk, read back, then replaced.

    Sticks lie about what they wrote, so the bytes are read back before the old file goes.
    Raises StoreError when the disk is full, read-only or returns other bytes.
    """
    write_pieces_atomically(path, (content,), private=private)


def write_pieces_atomically(path: Path, pieces: Iterable[bytes], *, private: bool = True) -> None:
    """Write a file of any size like `write_atomically`, a piece at a time."""
    beside = path.parent / f".{secrets.token_hex(8)}.part"
    written = hashlib.sha256()
    try:
        try:
            handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600 if private else 0o644)
            with os.fdopen(handle, "wb") as file:
                for piece in pieces:
                    file.write(piece)
                    written.update(piece)
                file.flush()
                os.fsync(file.fileno())
                _forget(file.fileno())
            if _digest(beside) != written.digest():
                raise StoreError(
                    N_("{place} reads back other bytes than were written. Use another stick or disk."), place=path
                )
            beside.replace(path)
            _sync_folder(path.parent)
        finally:
            beside.unlink(missing_ok=True)
    except OSError as error:
        raise told(error, path) from error


def _forget(handle: int) -> None:
    """Let the system forget what it remembers of a file, where it can, so that reading back asks the disk itself."""
    if hasattr(os, "posix_fadvise"):
        os.posix_fadvise(handle, 0, 0, os.POSIX_FADV_DONTNEED)


def _digest(path: Path) -> bytes:
    """Return the SHA-256 of a file as it is on the disk."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").digest()


def _sync_folder(folder: Path) -> None:
    """Make a new name in a folder survive a power cut, where the system knows how."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
