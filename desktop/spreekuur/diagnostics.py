"""What who mends the program needs to know, with nothing in it about anybody: no names, places, folders or texts."""

import platform
import shutil
from datetime import datetime
from typing import Any

import sqlcipher3.dbapi2 as sqlcipher

from desktop import __version__
from desktop.content.packs import Pack
from desktop.errors import StoreError
from desktop.paths import Home
from desktop.spreekuur.checks import papers_state
from desktop.spreekuur.users import users
from desktop.store.database import Store
from desktop.store.measures import measure
from desktop.store.quarantine import refused_files
from desktop.store.schema import HEAD


def describe_program(pack: Pack, now: datetime) -> dict[str, Any]:
    """Return which program this is, on which kind of machine, with which content."""
    return {
        "program": __version__,
        "schema": HEAD,
        "content": {"version": pack.version, "expired": pack.expires < now.astimezone().date()},
        "python": platform.python_version(),
        "system": platform.system(),
        "machine": platform.machine(),
        "sqlite": sqlcipher.sqlite_version,
    }


def describe_home(home: Home) -> dict[str, Any]:
    """Return how large the files of a store are, in bytes, and what lies beside them; no passphrase is needed."""
    files = {"database": home.database, "log": home.database.with_name(f"{home.database.name}-wal"), "keys": home.keys}
    return {
        "bytes": {name: path.stat().st_size if path.exists() else 0 for name, path in files.items()},
        "free_bytes": shutil.disk_usage(home.folder).free if home.folder.exists() else None,
        "refused_files": refused_files(home),
        "moved_aside": sum(1 for _ in home.folder.glob("before-restore-*")),
    }


def describe_store(store: Store, now: datetime) -> dict[str, Any]:
    """Return what a store holds, in numbers, and how its exchange stands."""
    with store.reading() as session:
        measured = measure(session)
    since = store.restored_since
    return {
        "role": store.about.role.value,
        "training": store.training,
        "cipher": measured.cipher,
        "people_with_access": len(users(store)),
        "rows": measured.rows,
        "journal": {
            "number": measured.number,
            "unshared": measured.number - measured.shared,
            "lives": measured.lives,
            "clock_ahead_seconds": max(0, round(measured.newest.timestamp() - now.timestamp()))
            if measured.newest
            else 0,
        },
        "exchange": {
            "papers": papers_state(store).value,
            "documents": measured.documents,
            "sites": len(store.about.sites),
            "other_stores": measured.peers,
            "bundles_made": measured.bundles_made,
            "bundles_taken_in": measured.bundles_taken_in,
            "days_since_last_bundle": None if measured.last_bundle is None else (now - measured.last_bundle).days,
        },
        "restored_days_ago": None if since is None else (now - since).days,
    }


def describe_failure(error: StoreError) -> dict[str, Any]:
    """Return why a store does not open: the sentence, without the names and places in it."""
    return {"opens": False, "why": error.sentence}
