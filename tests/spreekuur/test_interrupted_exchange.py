"""Power cuts and full disks while a file is taken in or written, in another process: all of it or nothing, and no harm."""

import multiprocessing
import os
import random
import secrets
import shutil
import signal
import time
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from desktop.content.packs import Pack
from desktop.domain.contacts import ContactEntry
from desktop.domain.people import PersonEntry
from desktop.paths import Home
from desktop.spreekuur.checks import check_store
from desktop.spreekuur.contacts import record_contact
from desktop.spreekuur.erasures import erase_person
from desktop.spreekuur.exchange import CENTRE, export_bundle, import_bundle
from desktop.spreekuur.people import add_person
from desktop.spreekuur.stores import open_store
from desktop.store.keys import Stretching
from tests.centres import HOUR, NOW, PASSPHRASE, copied_centre, enrol_centre
from tests.spreekuur.interruptions import LATER, Told, fill, told, work

ROUNDS = 150 if os.environ.get("LONG_TESTS") else 6
"""Kills, and full disks, of each of taking in and writing."""

PROCESSES = multiprocessing.get_context("forkserver")
PROCESSES.set_forkserver_preload(["tests.spreekuur.interruptions"])


@dataclass(frozen=True)
class Case:
    """What is taken in or written, what stands before and after, and what the sister knows in the end."""

    folder: Path
    bundle: Path | None
    before: Told
    after: Told
    sister: Told
    stages: int
    rooms: list[int]
    """Bytes above which no file may grow, one of each file at some stage; the last is enough for all."""
    seconds: float

    def home(self, folder: Path, name: str = "twee") -> Path:
        """Return a fresh copy of a laptop."""
        copied = folder / f"{name}-{secrets.token_hex(4)}"
        shutil.copytree(self.folder / name, copied)
        return copied


@pytest.fixture(scope="module")
def centre(tmp_path_factory: pytest.TempPathFactory, pack: Pack) -> Path:
    """Return a folder with two laptops that each have news, an erasure and a conflict, and a file of the first."""
    folder, enrolled = tmp_path_factory.mktemp("centre"), tmp_path_factory.mktemp("enrolled")
    with pytest.MonkeyPatch.context() as patch:
        # The laptops are opened a hundred times, and it is not the passphrase that is tried here.
        patch.setattr("desktop.store.keys.Stretching", lambda: Stretching(memory_kib=8, passes=1, lanes=1))
        enrol_centre(enrolled)
    with copied_centre(enrolled, folder, pack) as both:
        person = add_person(both.here, PersonEntry("Selam Testa", "1990"), NOW)
        made = record_contact(both.here, pack, ContactEntry("ti", ("A5",), person.id, "eerst", "gezegd"), NOW)
        other = record_contact(both.here, pack, ContactEntry("ti", ("A5",), question="eerst"), NOW)
        both.cross()
        both.edit(both.here, other, told="hier")
        both.edit(both.there, other, told="daar")
        for store in (both.here, both.there):
            add_person(store, PersonEntry(f"Dawit {secrets.token_hex(4)}"), both.now)
            for _ in range(40):
                record_contact(store, pack, ContactEntry("ti", ("B1",), question=noise()), both.now)
        erase_person(both.here, made.entry.person or person.id, "gevraagd", both.now + HOUR)
        made_here = export_bundle(both.here, folder, both.now + HOUR, to=CENTRE)
        made_here.path.rename(folder / "week")
    return folder


def steps(sizes: dict[str, int]) -> list[int]:
    """Return sizes between those of the files, so that each of them is the one that is cut off, and one for all."""
    ends = sorted({0, *sizes.values()})
    each = max(1, ROUNDS // 6)
    between = [low + (high - low) * part // (each + 1) for low, high in pairwise(ends) for part in range(1, each + 1)]
    return [0, *between, ends[-1]]


def noise() -> str:
    """Return what cannot be made much smaller, so that a file is larger than what is noted of it; without a number in it."""
    return secrets.token_hex(2000).translate(str.maketrans("0123456789", "ghijklmnop"))


def undisturbed(centre: Path, folder: Path, bundle: Path | None) -> Case:
    """Do it once in another process without harm, and see what it takes."""
    case = Case(centre, bundle, (), (), (), 0, [], 0)
    home, sister, stick = case.home(folder), case.home(folder, "een"), folder / "stick"
    stick.mkdir()
    before = seen(home)
    process, pipe = started(work, home, stick, bundle, 0)
    begun = time.monotonic()
    stages, sizes = pipe.recv()
    seconds = time.monotonic() - begun
    process.join()
    files = list(stick.iterdir())
    assert len(files) == (bundle is None)
    return Case(centre, bundle, before, seen(home), seen(sister, *files), stages, steps(sizes), seconds)


@pytest.fixture(scope="module")
def taking_in(centre: Path, tmp_path_factory: pytest.TempPathFactory) -> Case:
    return undisturbed(centre, tmp_path_factory.mktemp("taking-in"), centre / "week")


@pytest.fixture(scope="module")
def writing(centre: Path, tmp_path_factory: pytest.TempPathFactory) -> Case:
    return undisturbed(centre, tmp_path_factory.mktemp("writing"), None)


@pytest.fixture(params=["taking in", "writing"])
def case(request: pytest.FixtureRequest) -> Case:
    found = request.getfixturevalue(request.param.replace(" ", "_"))
    assert isinstance(found, Case)
    return found


def started(what: Callable[..., None], *arguments: object) -> tuple[Any, Any]:
    """Start a process; return it, once its store is open when it says so, and the pipe by which it tells."""
    ours, theirs = PROCESSES.Pipe()
    process = PROCESSES.Process(target=what, args=(theirs, *arguments))
    process.start()
    theirs.close()
    if what is work:
        assert ours.recv() == "ready"
    return process, ours


def seen(home: Path, *files: Path) -> Told:
    """Open a store, take files in, and return what it says; nothing is wrong with it."""
    store = open_store(Home(home), PASSPHRASE)
    for file in files:
        import_bundle(store, file, LATER)
    assert check_store(store).ok
    found = told(store)
    store.close()
    return found


def rows_of(found: Told) -> Told:
    """Return what a store says but which files it took in: an earlier one that was whole was taken in as well."""
    return found[:2] + found[3:]


def finish(case: Case, home: Path, stick: Path) -> None:
    """Do it again after the harm: then all is as if nothing had happened, here and on the sister's."""
    whole = sorted(stick.glob("*.spreekuur"))
    if case.bundle is not None:
        assert seen(home, case.bundle) == case.after
        return
    store = open_store(Home(home), PASSPHRASE)
    again = export_bundle(store, stick, LATER, to=CENTRE)
    assert told(store) == case.after
    store.close()
    # What stands on the stick under its own name is whole, and what it did not bring comes now.
    assert rows_of(seen(case.home(home.parent, "een"), *whole, again.path)) == rows_of(case.sister)


@pytest.mark.parametrize("by", ["stage", "time"])
def test_killed_at_random(case: Case, tmp_path: Path, by: str) -> None:
    chance = random.Random(11)  # noqa: S311 - a choice of moments, no secret
    for number in range(ROUNDS // 2):
        home, stick = case.home(tmp_path), tmp_path / f"stick-{number}"
        stick.mkdir()
        # Spread over the whole of it, and at random within each part.
        part = (number + chance.random()) / (ROUNDS // 2)
        process, _pipe = started(work, home, stick, case.bundle, 1 + int(part * case.stages) if by == "stage" else 0)
        if by == "time":
            time.sleep(part * case.seconds)
            process.kill()
        process.join()
        # On a machine that is busy with other things the moment may come when all is done.
        assert process.exitcode in ((-signal.SIGKILL,) if by == "stage" else (-signal.SIGKILL, 0))
        assert seen(home) in (case.before, case.after)
        finish(case, home, stick)


def test_the_disk_is_full_at_every_stage(case: Case, tmp_path: Path) -> None:
    outcomes = set()
    for number, room in enumerate(case.rooms):
        home, stick = case.home(tmp_path), tmp_path / f"stick-{number}"
        stick.mkdir()
        process, pipe = started(fill, home, stick, case.bundle, room)
        refused, left, found, ok = pipe.recv()
        assert ok
        assert found == (case.before if refused else case.after)
        assert not (refused and left), "no half file stays on the stick"
        assert pipe.recv() == case.after
        process.join()
        assert process.exitcode == 0
        finish(case, home, stick)
        outcomes.add(refused)
    assert outcomes == {True, False}
