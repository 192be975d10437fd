"""Invented histories with real stores and real files: the rules of the simulation in a smaller machine.

`REAL_HISTORIES=200` plays more of them, and `REAL_FROM=n` begins at another seed.
"""

import os
import random
from collections.abc import Iterable
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest

from desktop.domain.erasures import LINK, absorbed, emptying, is_anonymous
from desktop.domain.rows import ExchangedRow
from desktop.errors import BundleError
from desktop.store.daily_tables import ContactRow, PersonRow
from desktop.store.integrity import check_integrity
from desktop.store.tables import FamilyDocumentRow, FamilyRow
from desktop.sync.audiences import STATISTICS, pseudonym
from tests.sync.observers import Observer, Write, standing
from tests.sync.real_stores import EVERYBODY, LAPTOPS, NOW, SECRET, SITE, Desk, Office, roads

HISTORIES = int(os.environ.get("REAL_HISTORIES", "4"))
FIRST = int(os.environ.get("REAL_FROM", "0"))
STEPS = 40
CLOCKS = (timedelta(), timedelta(days=-12), timedelta(days=12), timedelta(days=126 * 365))
PAPER = UUID(int=9999)
ACTIONS = {
    "person": 3,
    "contact": 6,
    "family": 2,
    "paper": 2,
    "edit": 14,
    "relink": 4,
    "hand": 14,
    "seal": 5,
    "deliver": 10,
    "restart": 4,
    "backup": 3,
    "restore": 3,
    "erase": 2,
    "clock": 2,
}


class History:
    """What people do with four stores, and an observer who remembers every write."""

    def __init__(self, office: Office, seed: int) -> None:
        self.office = office
        self.random = random.Random(seed)  # noqa: S311 - the same for the same seed is the point
        self.observer = Observer()
        self.sticks: list[tuple[Path, str]] = []
        self.backups: list[tuple[str, bytes]] = []
        self.values = self.made = 0

    def play(self) -> None:
        for action in self.random.choices(list(ACTIONS), list(ACTIONS.values()), k=STEPS):
            getattr(self, f"_{action}")()

    # What happens

    def _desk(self) -> Desk:
        return self.office[self.random.choice(LAPTOPS)]

    def _value(self) -> str:
        self.values += 1
        return f"v{self.values}"

    def _id(self) -> UUID:
        self.made += 1
        return UUID(int=self.made)

    def _watched(self, desk: Desk, before: dict[UUID, ExchangedRow]) -> None:
        """Tell the observer of what was written at a desk, and what its author saw."""
        for row_id, row in desk.rows().items():
            old = before.get(row_id)
            known = set() if old is None else set(standing(old))
            for write in set(standing(row)) - known - self.observer.seen.keys():
                self.observer.note(row, old and old.state, write.dot)
                if old and old.state.clock.number != row.state.clock.number:
                    self.observer.seen[write] |= known  # nobody had seen the row: all of it was written anew

    def _add(self, desk: Desk, row: PersonRow | ContactRow | FamilyRow | FamilyDocumentRow) -> None:
        before = desk.rows()
        if {row.id, row.root} & desk.erased():
            return
        with desk.store.writing(desk.now) as session:
            session.add(row)
        self._watched(desk, before)

    def _somebody(self, desk: Desk) -> UUID | None:
        people = sorted(row.id for row in desk.rows().values() if row.kind == "person")
        return self.random.choice([*people, None])

    def _person(self) -> None:
        desk, row_id = self._desk(), self._id()
        self._add(desk, PersonRow(id=row_id, root=row_id, site=SITE, name=self._value()))

    def _contact(self) -> None:
        desk, row_id = self._desk(), self._id()
        person = self._somebody(desk)
        told = {"language": "ti", "topics": ("A5",), "question": self._value()}
        self._add(desk, ContactRow(id=row_id, root=row_id, site=SITE, at=NOW, person=person, **told))

    def _family(self) -> None:
        desk, row_id = self._desk(), self._id()
        person = self._somebody(desk)
        self._add(desk, FamilyRow(id=row_id, root=person or row_id, site=SITE, person=person, name=self._value()))

    def _paper(self) -> None:
        """Make the row whose id follows from what it is about, so that two laptops may make it apart."""
        desk = self._desk()
        if PAPER not in desk.rows():
            self._add(desk, FamilyDocumentRow(id=PAPER, root=PAPER, site=SITE, family=PAPER, note=self._value()))

    def _edit(self) -> None:
        self._write(self._desk(), {"contact": ("question", "told", "language")}, others=("name", "note"))

    def _write(self, desk: Desk, fields: dict[str, tuple[str, ...]], others: tuple[str, ...]) -> None:
        before = desk.rows()
        rows = sorted((row for row in before.values() if not is_anonymous(row.state)), key=lambda row: row.id)
        if not rows:
            return
        chosen = self.random.choice(rows)
        name = self.random.choice(fields.get(chosen.kind, others))
        self._set(desk, chosen, name, self._value() if self.random.randrange(8) else "")

    def _set(self, desk: Desk, row: ExchangedRow, name: str, value: object) -> None:
        before = desk.rows()
        table = {"contact": ContactRow, "person": PersonRow, "family": FamilyRow}.get(row.kind, FamilyDocumentRow)
        with desk.store.writing(desk.now) as session:
            found = session.get_one(table, row.id)
            if hasattr(found, name) and (value or name not in ("language", "name")):
                setattr(found, name, value)
        self._watched(desk, before)

    def _relink(self) -> None:
        desk = self._desk()
        rows = sorted(
            (row for row in desk.rows().values() if row.kind in ("contact", "family") and not is_anonymous(row.state)),
            key=lambda row: row.id,
        )
        person = self._somebody(desk)
        if rows and person:
            self._set(desk, self.random.choice(rows), LINK, person)

    def _hand(self) -> None:
        sender, reader = self.random.choice(list(roads()))
        path = self.office[sender].seal(self.office.sticks, reader).path
        self.sticks.append((path, reader))
        self._take(reader, path)

    def _seal(self) -> None:
        sender = self.random.choice(EVERYBODY)
        to = {"hq": SITE}.get(sender, self.random.choice(("centre", "hq")))
        zero = self.random.randrange(5) == 0
        self.sticks.append((self.office[sender].seal(self.office.sticks, to, from_zero=zero).path, ""))

    def _deliver(self) -> None:
        if self.sticks:
            path, _reader = self.random.choice(self.sticks)
            self._take(self.random.choice(EVERYBODY), path)

    def _take(self, reader: str, path: Path) -> None:
        desk = self.office[reader]
        before = desk.rows()
        try:
            desk.take(path)
        except BundleError:
            assert desk.rows() == before, "what is refused changes nothing"
            return
        once = desk.rows()
        again = desk.take(path)
        assert (again.new, again.changed, again.erased) == (0, 0, 0)
        assert desk.rows() == once, "twice is the same as once"
        # What an erasure empties, the reader itself writes.
        for row in once.values():
            for write in set(standing(row)) - self.observer.seen.keys():
                self.observer.seen.setdefault(write, set())

    def _restart(self) -> None:
        self.office[self.random.choice(EVERYBODY)].restart()

    def _backup(self) -> None:
        name = self.random.choice(EVERYBODY)
        self.backups.append((name, self.office[name].backup()))

    def _restore(self) -> None:
        if self.backups:
            name, backup = self.random.choice(self.backups)
            self.office[name].restore(backup)

    def _erase(self) -> None:
        desk = self._desk()
        rows = desk.rows().values()
        roots = sorted({row.root for row in rows if row.kind == "person" or not self.random.randrange(4)})
        if roots:
            desk.erase(self.random.choice(roots))
            for row in desk.rows().values():
                for write in set(standing(row)) - self.observer.seen.keys():
                    self.observer.seen.setdefault(write, set())

    def _clock(self) -> None:
        self._desk().now = NOW + self.random.choice(CLOCKS)

    # What must be true

    def finish(self) -> None:
        known = set(self._known())
        self._converge()
        for path, _reader in self.sticks:
            for name in EVERYBODY:
                self._take(name, path)
        final = self._converge()
        known = {
            write for write in known | set(self._known()) if write in self.observer.seen or write.value is not None
        }
        assert known <= self.observer.seen.keys(), "a value is shown that nobody wrote"
        erased = self.office["a"].erased()
        self._check_erased(final, erased)
        self._check_kept(final, known, erased)
        self._check_headquarters(final)
        for name in EVERYBODY:
            with self.office[name].store.reading() as session:
                assert check_integrity(session).whole

    def _known(self) -> Iterable[Write]:
        for name in LAPTOPS:
            for row in self.office[name].rows().values():
                yield from standing(row)

    def _converge(self) -> dict[UUID, ExchangedRow]:
        for _ in range(12):
            for sender, reader in roads():
                self.office.hand(sender, reader)
            found = [(desk.rows(), desk.erased()) for desk in (self.office[name] for name in LAPTOPS)]
            if all(one == found[0] for one in found):
                break
        assert all(one == found[0] for one in found), "not the same everywhere"
        return found[0][0]

    def _check_erased(self, final: dict[UUID, ExchangedRow], erased: frozenset[UUID]) -> None:
        for row in final.values():
            assert not absorbed(row, erased), "an erased row is there"
            assert not emptying(row, erased), "words of an erased person are there"

    def _check_kept(self, final: dict[UUID, ExchangedRow], known: set[Write], erased: frozenset[UUID]) -> None:
        shown = {write for row in final.values() for write in standing(row)}
        replaced = self.observer.replaced(known)
        assert not shown & replaced, "a value is shown that its successor saw"
        anonymous = {row.id for row in final.values() if is_anonymous(row.state)}
        lost = {write for write in known - replaced - shown if write.row in final and write.row not in anonymous}
        assert not lost, f"lost: {sorted(map(str, lost))}"
        gone = {write.row for write in known} - final.keys()
        assert all(row_id in erased or self._rooted_in(row_id, erased) for row_id in gone), "a row is gone"

    def _rooted_in(self, row_id: UUID, erased: frozenset[UUID]) -> bool:
        """Return whether a row that is gone was part of a dossier that is erased: its last link names who is."""
        return any(write.row == row_id and write.field == LINK and write.value for write in self.observer.seen)

    def _check_headquarters(self, final: dict[UUID, ExchangedRow]) -> None:
        """What headquarters has is what laptops have, less what it may not see, under other names."""
        allowed = STATISTICS["contact"]
        there = {}
        for row in final.values():
            if row.kind == "contact":
                values = {
                    name: {str(it.value) for it in row.state.cell(name).values.values()} for name in allowed - {"at"}
                }
                there[pseudonym(row.id, SECRET)] = values
        here = self.office["hq"].rows()
        assert here.keys() >= there.keys()
        # It may still count what a laptop had told nobody else before it was put back, but nothing that is erased.
        assert not here.keys() & {pseudonym(one, SECRET) for one in self.office["a"].erased()}
        for row_id, row in here.items():
            assert {*row.state.fields} <= allowed
            for name in (allowed - {"at"}) if row_id in there else ():
                assert str(row.state.fields.get(name)) in there[row_id][name]


@pytest.mark.parametrize("seed", range(FIRST, FIRST + HISTORIES))
def test_whatever_happens_nothing_is_lost_and_everybody_ends_up_the_same(office: Office, seed: int) -> None:
    history = History(office, seed)
    history.play()
    history.finish()
