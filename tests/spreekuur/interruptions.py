"""A process of its own that takes a file in or writes one, until somebody kills it or its disk is full."""

import os
import resource
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from multiprocessing.connection import Connection
from pathlib import Path
from types import FrameType

from desktop.errors import StoreError
from desktop.paths import Home
from desktop.spreekuur.checks import check_store
from desktop.spreekuur.exchange import CENTRE, export_bundle, import_bundle
from desktop.spreekuur.stores import Store, open_store
from desktop.store.erasures import select_erasures
from desktop.sync.erasures import orders_beside
from tests.centres import HOUR, NOW, PASSPHRASE

LATER = NOW + 9 * HOUR
DISK = {"execute", "executemany", "commit", "rollback", "open", "write", "fsync", "replace", "unlink"}
"""The calls at which something may reach the disk."""

Told = tuple[object, ...]


def told(store: Store) -> Told:
    """Return everything that a store says to people and to others: its rows, what it took in, what it may not show."""
    with store.reading() as session:
        run = session.connection().exec_driver_sql
        tables = [
            sorted(map(repr, run(query).fetchall()))
            for query in (
                "SELECT id, name, born FROM person",
                "SELECT id, person, topics, question, told FROM contact",
                "SELECT id FROM bundle WHERE NOT outgoing",
            )
        ]
        orders = sorted(record.document for record in select_erasures(session))
    return (*tables, orders, sorted(orders_beside(store.home, store.key)))


def act(store: Store, stick: Path, bundle: Path | None) -> None:
    """Take a file in, or write one on a stick when there is none to take in."""
    if bundle is None:
        export_bundle(store, stick, LATER, to=CENTRE)
    else:
        import_bundle(store, bundle, LATER)


def die_at(stage: int, *folders: Path) -> Callable[[], tuple[int, dict[str, int]]]:
    """Kill this process before or after its call to the disk with this number (0: never).

    Returns who tells how many such calls there were, and how many bytes each kind of file in these folders ever had.
    """
    passed = 0
    largest: dict[str, int] = {}

    def count(_frame: FrameType, event: str, function: object) -> None:
        nonlocal passed
        if event in ("c_call", "c_return") and getattr(function, "__name__", "") in DISK:
            passed += 1
            if passed == stage:
                os.kill(os.getpid(), signal.SIGKILL)
            if not stage:
                for file in (file for folder in folders for file in folder.iterdir()):
                    largest[file.suffix] = max(largest.get(file.suffix, 0), file.stat().st_size)

    sys.setprofile(count)
    return lambda: (passed, largest)


def work(pipe: Connection, home: Path, stick: Path, bundle: Path | None, stage: int) -> None:
    """Do it once the store is open, dying at a stage (0: at none); tell how many stages and bytes it took."""
    store = open_store(Home(home), PASSPHRASE)
    pipe.send("ready")
    passed = die_at(stage, home, stick)
    act(store, stick, bundle)
    sys.setprofile(None)
    pipe.send(passed())
    store.close()


def fill(pipe: Connection, home: Path, stick: Path, bundle: Path | None, room: int) -> None:
    """Do it while no file grows above so many bytes; then make room, tell what stands here, and do it again."""
    store = open_store(Home(home), PASSPHRASE)
    most = resource.getrlimit(resource.RLIMIT_FSIZE)[1]
    resource.setrlimit(resource.RLIMIT_FSIZE, (room, most))
    refused = True
    with suppress(StoreError):
        act(store, stick, bundle)
        refused = False
    left = sorted(path.name for path in stick.iterdir())
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
    pipe.send((refused, left, told(store), check_store(store).ok))
    act(store, stick, bundle)
    pipe.send(told(store))
    store.close()
