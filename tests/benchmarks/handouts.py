"""Print 200 handouts over ten languages with this program and with its peers, side by side in one run.

`python tests/benchmarks/handouts.py [engine …]` in an environment with the optional dependencies `bench`. Each engine
runs in a process of its own, first for one handout from the start of the process to its end, then for all. The same
texts, the same order of blocks and the same font files for all; what an engine lacks is told in peers.py. Ratios are of
processor time, which other programs on the machine disturb least; the clock's time stands beside it.
"""

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import segno

from tests.benchmarks.peers import CODE, ENGINES, VERSION

ROOT = Path(__file__).parent.parent.parent
HANDOUTS = 200
FIRSTS = 7


def measured(engine: str, count: int) -> tuple[float, float, dict[str, float]]:
    """Return the seconds that a new process took by the clock and of the processor, and what it says of itself."""
    with tempfile.TemporaryDirectory() as folder:
        segno.make(VERSION, error="m").save(str(Path(folder) / CODE), xmldecl=False)
        command = [sys.executable, "-m", "tests.benchmarks.peers", engine, str(count), folder]
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        started = time.perf_counter()
        done = subprocess.run(command, check=True, capture_output=True, text=True, cwd=ROOT)
        wall = time.perf_counter() - started
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        processor = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        return wall, processor, json.loads(done.stdout.splitlines()[-1])


def main() -> None:
    """Measure the engines asked for, and print a table with the ratios to the first of them."""
    parser = argparse.ArgumentParser(description="Measure the printing of handouts beside other engines.")
    parser.add_argument("engines", nargs="*", default=list(ENGINES), help="which to measure")
    parser.add_argument("--count", type=int, default=HANDOUTS, help="how many handouts")
    arguments = parser.parse_args()
    firsts: dict[str, list[tuple[float, float]]] = {engine: [] for engine in arguments.engines}
    for _ in range(FIRSTS):  # in turn, so that what else the machine does touches all alike
        for engine, found in firsts.items():
            found.append(measured(engine, 1)[:2])
    rows = {engine: measured(engine, arguments.count)[2] for engine in arguments.engines}
    heads = ("all: wall", "processor", "ratio", "first: wall", "processor", "ratio", "memory", "size")
    print(" " * 12 + "".join(f"{head:>12}" for head in heads))
    own = rows[arguments.engines[0]]["processor"]
    own_first = min(processor for _, processor in firsts[arguments.engines[0]])
    for engine, row in rows.items():
        wall, processor = (min(column) for column in zip(*firsts[engine], strict=True))
        cells = (
            f"{row['wall']:.2f} s", f"{row['processor']:.2f} s", f"{row['processor'] / own:.2f}",
            f"{wall * 1000:.0f} ms", f"{processor * 1000:.0f} ms", f"{processor / own_first:.2f}",
            f"{row['memory']:.0f} MB", f"{row['size'] / 1000:.0f} kB",
        )  # fmt: skip
        print(f"{engine:12}" + "".join(f"{cell:>12}" for cell in cells))


if __name__ == "__main__":
    main()
