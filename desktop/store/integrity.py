"""Whether a store is whole."""

import json
from collections.abc import Mapping
from dataclasses import dataclass

import msgspec
from sqlmodel import Session, select

from desktop.domain.rows import decode_clock
from desktop.store.erasures import EVERYWHERE
from desktop.store.search import index_faults
from desktop.store.tables import SYNCED, JournalRow, MetaRow, PeerRow

_LINKS = (
    ("contact", "person", "person"),
    ("contact", "hour", "walk_in_hour"),
    ("appointment", "person", "person"),
    ("person", "merged_into", "person"),
    ("family", "person", "person"),
    ("family_member", "family", "family"),
    ("family_document", "family", "family"),
    ("family_document", "member", "family_member"),
    ("family_answer", "family", "family"),
    ("printed", "contact", "contact"),
)
_NOBODY = bytes(16)
"""Stands in the link of a contact whose person was erased (`desktop.domain.erasures`)."""


@dataclass(frozen=True, slots=True)
class Integrity:
    """What a check found; zero everywhere is well."""

    damaged_pages: int
    """Pages of the file that do not carry their own seal, or hang together wrongly."""
    index_faults: int
    """Records that the search index misses, or knows though they are gone."""
    links: Mapping[str, int]
    """Rows that name a row that is not here, by table and field (normal for a moment after a bundle)."""
    unstamped: int
    """Rows without a past, or with a number that the journal has not given out."""
    cursor_faults: int
    """Positions in this journal or another's that cannot be."""
    resurrected: int
    """Rows that are here though they were erased."""

    @property
    def orphans(self) -> int:
        """How many rows name a row that is not here."""
        return sum(self.links.values())

    @property
    def synced(self) -> bool:
        """Whether nothing is wrong with what the exchange relies on."""
        return not (self.unstamped or self.cursor_faults or self.resurrected)

    @property
    def whole(self) -> bool:
        """Whether nothing is wrong that somebody must mend."""
        return self.synced and not (self.damaged_pages or self.index_faults)


def check_integrity(session: Session) -> Integrity:
    """Read the whole store and return what is wrong with it; about a second for each 100 MB."""
    return Integrity(
        damaged_pages=damaged_pages(session),
        index_faults=index_faults(session),
        links=_orphans(session),
        unstamped=_unstamped(session),
        cursor_faults=_cursor_faults(session),
        resurrected=_resurrected(session),
    )


def _orphans(session: Session) -> dict[str, int]:
    run = session.connection().exec_driver_sql
    return {
        f"{table}.{column}": run(
            f"SELECT count(*) FROM {table} WHERE {column} IS NOT NULL AND {column} IS NOT ? "  # noqa: S608 - names from this file
            f"AND {column} NOT IN (SELECT id FROM {target})",
            (_NOBODY,),
        ).scalar_one()
        for table, column, target in _LINKS
    }


def damaged_pages(session: Session) -> int:
    """Return how many pages do not carry their own seal or hang together wrongly, after reading the whole file."""
    run = session.connection().exec_driver_sql
    unsealed = len(run("PRAGMA cipher_integrity_check").fetchall())
    return unsealed + sum(1 for (line,) in run("PRAGMA integrity_check").fetchall() if line != "ok")


def _unstamped(session: Session) -> int:
    run = session.connection().exec_driver_sql
    newest = session.get_one(JournalRow, 1).number
    faults = 0
    for table in SYNCED:
        for clock, lsn in run(f"SELECT clock, lsn FROM {table}"):  # noqa: S608 - names from this file
            try:
                decode_clock(clock)
            except msgspec.MsgspecError:
                faults += 1
            else:
                faults += not 0 < lsn <= newest
    return faults


def _cursor_faults(session: Session) -> int:
    """Return how many positions cannot be: ahead of what they count, or of a life that is not this device's."""
    journal = session.get_one(JournalRow, 1)
    device = session.get_one(MetaRow, "device").value
    faults = int(journal.shared > journal.number) + int(not journal.store.startswith(f"{device}."))
    try:
        faults += sum(1 for _store, number in json.loads(journal.parents) if not 0 <= number <= journal.number)
    except (ValueError, TypeError):
        faults += 1
    return faults + sum(
        1 for peer in session.exec(select(PeerRow)) if peer.have < 0 or not 0 <= peer.acked <= journal.number
    )


def _resurrected(session: Session) -> int:
    """Return how many rows exist though an order says that they do not."""
    run = session.connection().exec_driver_sql
    gone = f"IN (SELECT erased.id FROM erased WHERE erased.site IN (it.site, '{EVERYWHERE}'))"  # noqa: S608
    return sum(
        run(f"SELECT count(*) FROM {table} AS it WHERE it.id {gone} OR it.root {gone}").scalar_one()  # noqa: S608
        for table in (*SYNCED, "parked")
    )
