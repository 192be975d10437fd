"""Print 200 handouts over ten languages with this program and with its peers, side by side in one run.

`python tests/benchmarks/handouts.py [engine …]` in an environment with the optional dependencies `bench`. Each engine
runs in a process of its own, first for one handout from the start of the process to its end, then for all. The same
texts, the same order of blocks and the same font files for all; what an engine lacks is told in peers.py. Ratios are of
processor time, which other programs on the machine disturb least; the clock's time stands beside it.
"""

import argparse
import json
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import segno

from tests.benchmarks.peers import CODE, ENGINES, VERSION

LANGUAGES = ("nl", "uk", "ar", "prs", "ps", "ur", "ti", "bn", "ta", "zh-Hans")
HANDOUTS = 200
FIRSTS = 7


def run_engine(engine: str, count: int, folder: Path) -> None:
    """Print handouts in this process and write one line of JSON about it to standard output."""
    make = ENGINES[engine](folder)
    sizes = []
    wall, processor = time.perf_counter(), time.process_time()
    for place in range(count):
        sizes.append(make(LANGUAGES[place % len(LANGUAGES)], place))
    found = {
        "wall": time.perf_counter() - wall,
        "processor": time.process_time() - processor,
        "size": statistics.median(sizes),
        "memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }
    print(json.dumps(found))


def measured(engine: str, count: int) -> tuple[float, float, dict[str, float]]:
    """Return the seconds that a new process took by the clock and of the processor, and what it says of itself."""
    with tempfile.TemporaryDirectory() as folder:
        segno.make(VERSION, error="m").save(str(Path(folder) / CODE), xmldecl=False)
        command = [sys.executable, __file__, "--run", engine, "--count", str(count), "--folder", folder]
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        started = time.perf_counter()
        done = subprocess.run(command, check=True, capture_output=True, text=True)
        wall = time.perf_counter() - started
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        processor = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        return wall, processor, json.loads(done.stdout.splitlines()[-1])


def main() -> None:
    """Measure the engines asked for, and print a table with the ratios to this program."""
    parser = argparse.ArgumentParser(description="Measure the printing of handouts beside other engines.")
    parser.add_argument("engines", nargs="*", default=list(ENGINES), help="which to measure")
    parser.add_argument("--run", help=argparse.SUPPRESS)
    parser.add_argument("--count", type=int, default=HANDOUTS, help="how many handouts")
    parser.add_argument("--folder", type=Path, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.run:
        run_engine(arguments.run, arguments.count, arguments.folder)
        return
    firsts: dict[str, list[tuple[float, float]]] = {engine: [] for engine in arguments.engines}
    for _ in range(FIRSTS):  # in turn, so that what else the machine does touches all alike
        for engine in arguments.engines:
            firsts[engine].append(measured(engine, 1)[:2])
    rows = {engine: measured(engine, arguments.count)[2] for engine in arguments.engines}
    print(
        f"{'':12}{'all: wall':>10}{'processor':>10}{'ratio':>6}{'first: wall':>13}{'processor':>10}{'ratio':>6}{'memory':>8}{'size':>8}"
    )
    own = rows[arguments.engines[0]]["processor"]
    own_first = min(processor for _, processor in firsts[arguments.engines[0]])
    for engine, row in rows.items():
        wall, processor = (min(column) for column in zip(*firsts[engine], strict=True))
        print(
            f"{engine:12}{row['wall']:>8.2f} s{row['processor']:>8.2f} s{row['processor'] / own:>6.2f}"
            f"{wall * 1000:>10.0f} ms{processor * 1000:>7.0f} ms{processor / own_first:>6.2f}"
            f"{row['memory']:>5.0f} MB{row['size'] / 1000:>5.0f} kB"
        )


if __name__ == "__main__":
    main()
