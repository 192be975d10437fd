"""Measuring: the least of some runs, the memory of a run of its own, and a table in which every number has a floor."""

import json
import resource
import statistics
import subprocess
import sys
import time
from argparse import ArgumentParser
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TypeVar

ROOT = Path(__file__).resolve().parents[1]
Made = TypeVar("Made")
Given = TypeVar("Given")


@dataclass(frozen=True)
class Line:
    """One measurement beside what it is compared with, in the same run."""

    what: str
    value: float
    unit: str
    against: str = ""
    ratio: float | None = None
    """Of the value to the floor or peer; none where the value itself has the limit."""
    limit: float | None = None
    lowest: float | None = None

    @property
    def held(self) -> bool | None:
        """Whether it is within the limit; none without one."""
        if self.limit is None:
            return None
        found = self.value if self.ratio is None else self.ratio
        return found <= self.limit and (self.lowest is None or found >= self.lowest)


def least(runs: int, act: Callable[[int], Made]) -> tuple[float, Made]:
    """Return the shortest time in seconds of some runs, and what the last one gave; each is told its number."""
    times = []
    for run in range(runs):
        started = time.perf_counter()
        made = act(run)
        times.append(time.perf_counter() - started)
    return min(times), made


@dataclass(frozen=True)
class Took:
    """The median time of an action in seconds, by the clock and of the processor."""

    wall: float
    processor: float


def medians(*acts: Callable[[Given], object], over: Iterable[Given]) -> list[Took]:
    """Return the median times of each action, all of them done in turn with each of the things given."""
    times: list[list[tuple[float, float]]] = [[] for _ in acts]
    for one in over:
        for act, taken in zip(acts, times, strict=True):
            wall, processor = time.perf_counter(), time.process_time()
            act(one)
            taken.append((time.perf_counter() - wall, time.process_time() - processor))
    return [Took(*map(statistics.median, zip(*taken, strict=True))) for taken in times]


def peak_in_child(script: str, *words: str | Path) -> float:
    """Run a script anew with some words, and return its greatest memory in MB, as the script itself tells it."""
    done = subprocess.run([sys.executable, script, *map(str, words)], capture_output=True, text=True, check=True)
    return float(done.stdout.split()[-1])


def own_peak() -> float:
    """Return the greatest memory of this process so far, in MB."""
    status = Path("/proc/self/status")
    if status.exists():
        # Here ru_maxrss begins with what the parent had.
        line = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM:"))
        return int(line.split()[1]) / 1000
    kilobytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return kilobytes / (1_000_000 if sys.platform == "darwin" else 1000)


def parser(description: str) -> ArgumentParser:
    """Return a parser with the options of every benchmark."""
    made = ArgumentParser(description=description)
    made.add_argument("--quick", action="store_true", help="small numbers: ends within 25 seconds")
    made.add_argument("--json", action="store_true", help="print the JSON document only")
    made.add_argument("--count", type=int, help="how many records or sheets, in place of the usual number")
    made.add_argument("--runs", type=int, help="how many times each thing is done, in place of the usual number")
    return made


def show(lines: Sequence[Line], about: dict[str, object], *, only_json: bool) -> int:
    """Print the measurements as a table and as one JSON document; return 1 when a limit is passed.

    A quick run shows ratios and no more: its numbers are too small for the limits.
    """
    if not only_json:
        width = max(len(line.what) for line in lines)
        for line in lines:
            ratio = "" if line.ratio is None else f"{line.ratio:8.2f} x {line.against}"
            limit = "" if line.limit is None else f"at most {line.limit:g}"
            verdict = {True: "held", False: "OVER", None: ""}[line.held]
            print(f"{line.what:<{width}}  {line.value:10.3f} {line.unit:<6} {ratio:<26} {limit:<14} {verdict}")
    print(json.dumps({"about": about, "lines": [asdict(line) | {"held": line.held} for line in lines]}))
    return int(not about["quick"] and any(line.held is False for line in lines))
