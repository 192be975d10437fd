"""Whether a store is whole."""

from dataclasses import dataclass

import msgspec
from sqlmodel import Session

from desktop.domain.rows import decode_clock
from desktop.store.search import index_faults
from desktop.store.tables import SYNCED, JournalRow


@dataclass(frozen=True, slots=True)
class Integrity:
    """What a check found; zero everywhere is well."""

    damaged_pages: int
    """Pages of the file that do not carry their own seal, or hang together wrongly."""
    index_faults: int
    """Records that the search index misses, or knows though they are gone."""
    orphans: int
    """Rows that name a person or family that is not here (normal for a moment after a bundle)."""
    unstamped: int
    """Rows without a past, or with a number that the journal has not given out."""

    @property
    def whole(self) -> bool:
        """Whether nothing is wrong that somebody must mend."""
        return not (self.damaged_pages or self.index_faults or self.unstamped)


def check_integrity(session: Session) -> Integrity:
    """Read the whole store and return what is wrong with it; about a second for each 100 MB."""
    run = session.connection().exec_driver_sql
    links = (
        ("contact", "person", "person"),
        ("family", "person", "person"),
        ("family_member", "family", "family"),
        ("family_document", "family", "family"),
        ("family_document", "member", "family_member"),
        ("family_answer", "family", "family"),
    )
    orphans = sum(
        run(
            f"SELECT count(*) FROM {table} WHERE {column} IS NOT NULL "  # noqa: S608 - names from this file
            f"AND {column} NOT IN (SELECT id FROM {target})"
        ).scalar_one()
        for table, column, target in links
    )
    return Integrity(damaged_pages(session), index_faults(session), orphans, _unstamped(session))


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
