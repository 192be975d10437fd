"""The store: an encrypted SQLite file, opened with a data key, read and written in transactions."""

import importlib
import shutil
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DatabaseError
from sqlalchemy.pool import QueuePool
from sqlmodel import Session, select

from desktop.domain.sentences import Sentence
from desktop.errors import SpreekuurError, StoreError
from desktop.paths import Home, told, write_atomically
from desktop.store.doubts import (
    accept_life,
    confirm_life,
    expect_life,
    is_newest,
    newest_moment,
    raise_doubt,
    restored_since,
)
from desktop.store.folding import fold
from desktop.store.journal import Journal, StampedSession, new_life
from desktop.store.key_files import is_training
from desktop.store.keys import DataKey, create_keys, unlock
from desktop.store.schema import DAMAGED, is_outdated
from desktop.store.sites import own_sites
from desktop.store.spellings import name_marks
from desktop.store.steps import Step, Steps
from desktop.store.tables import JournalRow, MetaRow, SiteRow
from desktop.wording import N_


class Role(StrEnum):
    """Whose store this is."""

    LAPTOP = "laptop"
    HEADQUARTERS = "headquarters"


@dataclass(frozen=True)
class Site:
    """A reception site."""

    code: str
    name: str


@dataclass(frozen=True)
class About:
    """What a store knows of itself."""

    role: Role
    device: str
    """The device's id, part of every name of a write."""
    device_name: str
    organisation_name: str = ""
    sites: tuple[Site, ...] = ()
    """The sites that a laptop works for; the first one is where it records."""


class Store:
    """An unlocked store. Close it when done; everything in it is on disk when a transaction has ended."""

    def __init__(self, home: Home, key: DataKey, *, training: bool) -> None:
        self.home = home
        self.key = key
        self.training = training
        self._engine = _engine(home.database, key)
        self._alive = False
        self._behind: datetime | None = None
        self._ended: SpreekuurError | None = None
        self.steps = Steps()
        """What was done since the store was opened, to be taken back."""

    @classmethod
    def create(
        cls,
        home: Home,
        passphrase: str,
        about: About,
        device_keys: bytes,
        *,
        training: bool = False,
        furnish: Callable[["Store"], None] | None = None,
    ) -> tuple["Store", str]:
        """Make a new store and open it; return it with the recovery code, which is kept nowhere.

        `furnish` puts in what must be there from the first moment. A store is there whole or not at all, even when
        the power goes. Raises StoreError when there is one already or the disk refuses, InputError for a short
        passphrase.
        """
        home.make()
        making = Home(home.folder / ".making")
        _clear_interrupted(home, making)
        if home.database.exists() or home.keys.exists():
            raise StoreError(
                N_(
                    "There is a store in {place} already. It was not touched. Open that one, or name another folder with --home."
                ),
                place=home.folder,
            )
        try:
            making.make()
            key, recovery_code = create_keys(making, passphrase, training=training)
            _fill(cls(making, key, training=training), about, device_keys, furnish)
            # The key file goes last: only with it is there a store.
            for kept in (making.device, making.root, making.database, making.keys):
                if kept.exists():
                    kept.replace(home.folder / kept.name)
        except OSError as error:
            raise told(error, home.folder) from error
        finally:
            shutil.rmtree(making.folder, ignore_errors=True)
        store = cls(home, key, training=training)
        store._alive = True
        return store, recovery_code

    @classmethod
    def open(cls, home: Home, passphrase: str) -> "Store":
        """Open a store, bringing an older one up to date first.

        Raises AccessError for a wrong passphrase; StoreError when there is none, it is damaged, or newer
        than this program.
        """
        store = cls(home, unlock(home, passphrase), training=is_training(home))
        if not home.database.exists():
            raise StoreError(
                N_("The database {place} is missing. Put it back from a backup; the key file beside it still fits."),
                place=home.database,
            )
        if home.database.stat().st_size == 0:
            raise StoreError(DAMAGED)
        with _disk(home), store._engine.connect() as connection:
            outdated = is_outdated(connection)
        if outdated:
            store._copy_before_upgrade()
            store.upgrade()
        with store.reading() as session:
            if not is_newest(home, session.get_one(JournalRow, 1).store):
                store._behind = newest_moment(session)
        return store

    def close(self) -> None:
        """Release the file."""
        self._engine.dispose()

    def end(self, why: SpreekuurError) -> None:
        """Close the store for good, also to who has it open: whatever is asked of it from now on is refused with `why`."""
        self._ended = why
        self.close()

    @property
    def ended(self) -> SpreekuurError | None:
        """Why the store was closed for good while it was open; none while it was not."""
        return self._ended

    def _require_open(self) -> None:
        if self._ended is not None:
            raise self._ended

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """Give a session that sees one state of the store and changes nothing."""
        self._require_open()
        with _disk(self.home), Session(self._engine) as session:
            yield session

    @contextmanager
    def writing(self, now: datetime) -> Iterator[StampedSession]:
        """Give a session for one action: all of it is on disk at the end, or none of it.

        `now` is aware of its zone. Exchanged rows are stamped when they are written. An action that gives its
        session a name (`desktop.store.steps.name_step`) can be taken back.
        """
        with self._stamping(now) as session:
            journal = Journal.of(session)
            life = journal.row.store
            yield session
            session.flush()
            journal.keep(session)
            begins = journal.alive and not self._alive
            if begins:
                expect_life(self.home, journal.row.store, life)
            session.commit()
            self._alive = journal.alive
            if begins:
                confirm_life(self.home, journal.row.store)
            self._doubt_kept(session)
            step: Step = session.info["step"]
            if step.name.text and step.changes:
                self.steps.add(step)

    @contextmanager
    def rehearsing(self, now: datetime) -> Iterator[StampedSession]:
        """Give a session that writes like `writing`, of which nothing remains."""
        with self._stamping(now) as session:
            yield session

    @contextmanager
    def _stamping(self, now: datetime) -> Iterator[StampedSession]:
        self._require_open()
        with _disk(self.home), StampedSession(self._engine, expire_on_commit=False) as session:
            # Taken at once, so that two windows cannot both read and then both write.
            session.connection(execution_options={"spreekuur_begin": "IMMEDIATE"})
            Journal.open(session, now, alive=self._alive)
            session.info["step"] = Step(Sentence(""), now)
            self._keep_doubt(session)
            yield session

    @contextmanager
    def writing_unstamped(self) -> Iterator[Session]:
        """Give a session for rows that stay in this store, or that bring their own stamps."""
        self._require_open()
        with _disk(self.home), Session(self._engine, expire_on_commit=False) as session:
            session.connection(execution_options={"spreekuur_begin": "IMMEDIATE"})
            self._keep_doubt(session)
            yield session
            session.commit()
            self._doubt_kept(session)

    def _keep_doubt(self, session: Session) -> None:
        """Write down that the database is an older one, before anything makes it the newest."""
        if self._behind is not None:
            raise_doubt(session, self._behind)
            session.flush()

    def _doubt_kept(self, session: Session) -> None:
        if self._behind is not None:
            accept_life(self.home, session.get_one(JournalRow, 1).store)
            self._behind = None

    @property
    def about(self) -> About:
        """What the store knows of itself."""
        with self.reading() as session:
            known = {row.name: row.value for row in session.exec(select(MetaRow))}
            sites = tuple(Site(code, session.get_one(SiteRow, code).name) for code in own_sites(session))
        return About(Role(known["role"]), known["device"], known["device_name"], known["organisation_name"], sites)

    def save_device_keys(self, plain: bytes) -> None:
        """Keep the device's own keys, outside the database: a copied database has no identity elsewhere."""
        write_atomically(self.home.device, self.key.wrap(b"device keys", plain))

    def device_keys(self) -> bytes:
        """Return the device's own keys. Raises StoreError when the file is missing or of another store."""
        return self._kept(self.home.device, b"device keys")

    def save_root_key(self, plain: bytes) -> None:
        """Keep the organisation's root key, outside the database."""
        write_atomically(self.home.root, self.key.wrap(b"root key", plain))

    def root_key(self) -> bytes:
        """Return the organisation's root key. Raises StoreError where it is not kept."""
        return self._kept(self.home.root, b"root key")

    def _kept(self, path: Path, purpose: bytes) -> bytes:
        try:
            wrapped = path.read_bytes()
        except OSError:
            raise StoreError(
                N_(
                    "{place} is missing, as after a copy to another machine: this store can exchange nothing. The records are safe. Put the file back, or ask headquarters to enrol this laptop again."
                ),
                place=path,
            ) from None
        return self.key.unwrap(purpose, wrapped)

    @property
    def restored_since(self) -> datetime | None:
        """The moment after which this store may miss things, since it was put back from before; none when it was not."""
        with self.reading() as session:
            return restored_since(session) or self._behind

    def snapshot(self, path: Path) -> None:
        """Write the database as it stands at one moment into a new file, under the same key and while others work."""
        with _disk(self.home), self._engine.connect() as connection, closing(_connect(path, self.key)) as copy:
            driver: Any = connection.connection.dbapi_connection
            driver.backup(copy)
            # One file, without a log beside it.
            copy.execute("PRAGMA journal_mode = DELETE")

    def close_alone(self) -> None:
        """Close the store, all of it in the one file of the database. Raises StoreError when it is open elsewhere too."""
        self.close()
        with _disk(self.home), closing(_connect(self.home.database, self.key)) as last:
            last.execute("PRAGMA journal_mode = DELETE")

    def scrub(self) -> None:
        """Let go of what was taken away for good: old pages in the log, and the copy from before an upgrade.

        Pages are overwritten when a row goes. The log is emptied as soon as nobody reads it any more.
        """
        with _disk(self.home):
            self.home.upgraded_from.unlink(missing_ok=True)
        self.empty_log()

    def empty_log(self) -> None:
        """Bring what is in the log home to the file of the database, as far as nobody reads it. Raises StoreError."""
        with _disk(self.home), self._engine.connect() as connection:
            connection.connection.dbapi_connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")  # type: ignore[union-attr]

    def upgrade(self) -> None:
        """Bring the database to the newest shape."""
        # A tenth of a second of imports that a store of today does not need.
        upgrades = importlib.import_module("desktop.store.upgrades")
        with _disk(self.home), self._engine.begin() as connection:
            upgrades.upgrade_schema(connection)

    def _copy_before_upgrade(self) -> None:
        copy = self.home.upgraded_from
        copy.unlink(missing_ok=True)
        with _disk(self.home), self._engine.connect() as connection:
            # VACUUM INTO keeps the key, so the copy is as secret as the store.
            connection.connection.dbapi_connection.execute("VACUUM INTO ?", (str(copy),))  # type: ignore[union-attr]


def _connect(path: Path, key: DataKey) -> Any:  # noqa: ANN401 - the driver is untyped
    connection = sqlcipher.connect(str(path), isolation_level=None, check_same_thread=False, timeout=10)
    for pragma in (
        "cipher_log_level = NONE",
        f"key = \"x'{key.secret.hex()}'\"",
        "cipher_memory_security = OFF",
        "temp_store = MEMORY",
        "secure_delete = ON",
        "journal_mode = WAL",
        # FULL: what the window calls saved must survive a battery that falls out.
        "synchronous = FULL",
        "foreign_keys = ON",
    ):
        connection.execute(f"PRAGMA {pragma}")
    for function in (fold, name_marks):
        connection.create_function(function.__name__, 1, function, deterministic=True)
    return connection


def _engine(path: Path, key: DataKey) -> Engine:
    def connect() -> Any:  # noqa: ANN401 - the driver is untyped
        return _connect(path, key)

    engine = create_engine("sqlite://", module=sqlcipher, creator=connect, poolclass=QueuePool, pool_size=4)

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        # The driver would begin late and never for DDL; said here, a migration that fails leaves nothing.
        kind = connection.get_execution_options().get("spreekuur_begin", "DEFERRED")
        connection.exec_driver_sql(f"BEGIN {kind}")

    return engine


def _fill(store: Store, about: About, device_keys: bytes, furnish: Callable[[Store], None] | None) -> None:
    """Put in what every store has, and close it."""
    try:
        store.upgrade()
        with store.writing_unstamped() as session:
            session.add(JournalRow(store=new_life(about.device)))
            for name, value in (
                ("role", about.role.value),
                ("device", about.device),
                ("device_name", about.device_name),
                ("organisation_name", about.organisation_name),
            ):
                session.add(MetaRow(name=name, value=value))
            session.add_all(SiteRow(code=site.code, name=site.name, own=True) for site in about.sites)
        store.save_device_keys(device_keys)
        if furnish is not None:
            furnish(store)
    finally:
        store.close()


def _clear_interrupted(home: Home, making: Home) -> None:
    """Take away what a making of a store left behind when it was cut off: it held nothing of anybody."""
    if making.folder.exists() and not home.keys.exists():
        for half in (home.database, home.device, home.root):
            half.unlink(missing_ok=True)
    shutil.rmtree(making.folder, ignore_errors=True)


@contextmanager
def _disk(home: Home) -> Iterator[None]:
    """Tell what the disk or the database file refuses; everything else passes."""
    try:
        yield
    except DatabaseError as error:
        found = _told(str(error.orig), home)
        if found is None:
            raise
        raise found from error
    except sqlcipher.DatabaseError as error:
        found = _told(str(error), home)
        if found is None:
            raise
        raise found from error
    except OSError as error:
        raise told(error, home.folder) from error


def _told(message: str, home: Home) -> StoreError | None:
    for part, sentence in _REFUSALS:
        if part in message:
            return StoreError(sentence, place=home.database)
    return None


_REFUSALS = (
    (
        "disk is full",
        N_("The disk is full. Nothing new was saved; what was saved before is safe. Make room and try again."),
    ),
    (
        "disk I/O error",
        N_(
            "The disk does not take what is written: the last change was not saved. What was saved before is safe. Try again, then ask for help."
        ),
    ),
    (
        "readonly",
        N_(
            "{place} may not be written: the last change was not saved. What was saved before is safe. Ask who manages this laptop."
        ),
    ),
    (
        "unable to open",
        N_("{place} cannot be opened here. Nothing was changed. Choose another folder or ask who manages this laptop."),
    ),
    (
        "locked",
        N_("Another window is busy with this store: the last change was not saved. Wait a moment and try again."),
    ),
    (
        "not a database",
        N_(
            "{place} is damaged or belongs to other keys. Do not write in it: put back a backup, and keep the damaged file for help."
        ),
    ),
    ("malformed", N_("{place} is damaged. Do not write in it: put back a backup, and keep the damaged file for help.")),
)
