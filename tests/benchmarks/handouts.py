"""Print 200 handouts over ten languages with this program and with its peers, side by side in one run.

`handouts.py [--quick] [engine …]` in an environment with the optional dependencies `bench`; a peer that is not there is
left out. Each engine runs in a process of its own, first for one handout from the start of the process to its end, then
for all. The same texts, the same order of blocks and the same font files for all; what an engine lacks is told in
`tests/measured_engines.py`. Ratios are of processor time, which other programs on the machine disturb least; the clock's
time stands beside it.
"""

import importlib.util
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

import segno  # noqa: E402

from tests.measured_engines import CODE, MODULES, VERSION  # noqa: E402
from tests.measuring import Line, parser, show  # noqa: E402

OURS = "spreekuur"
LIMITS = {"typst": (1.5, 1.0), "weasyprint": (1.0, None), "fpdf2": (1.0, None), "qt": (1.0, None)}
"""How much of each peer's time this program may take: for all handouts, and for the first."""
MEMORY = 100.0


@dataclass(frozen=True)
class Run:
    """What a new process took, from its start to its end, and what it says of the handouts themselves."""

    wall: float
    processor: float
    told: dict[str, float]


def measured(engine: str, count: int) -> Run:
    """Make handouts with an engine in a new process."""
    with tempfile.TemporaryDirectory() as folder:
        segno.make(VERSION, error="m").save(str(Path(folder) / CODE), xmldecl=False)
        command = [sys.executable, "-m", "tests.measured_engines", engine, str(count), folder]
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        started = time.perf_counter()
        done = subprocess.run(command, check=True, capture_output=True, text=True, cwd=ROOT)
        wall = time.perf_counter() - started
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        processor = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        return Run(wall, processor, json.loads(done.stdout.splitlines()[-1]))


def measure(engines: Sequence[str], count: int, runs: int) -> list[Line]:
    """Measure the engines beside this program."""
    firsts: dict[str, list[Run]] = {engine: [] for engine in engines}
    for _ in range(runs):  # in turn, so that what else the machine does touches all alike
        for engine, found in firsts.items():
            found.append(measured(engine, 1))
    everything = {engine: measured(engine, count).told for engine in engines}
    least = {engine: min(run.processor for run in found) for engine, found in firsts.items()}
    lines = []
    for engine, told in everything.items():
        whole_limit, first_limit = LIMITS.get(engine, (None, None))
        whole, first = everything[OURS]["processor"] / told["processor"], least[OURS] / least[engine]
        clock = min(run.wall for run in firsts[engine])
        lines += [
            Line(f"{engine}: {count} handouts", told["processor"], "s", engine, whole, whole_limit),
            Line(f"{engine}: by the clock", told["wall"], "s"),
            Line(f"{engine}: first handout", least[engine], "s", engine, first, first_limit),
            Line(f"{engine}: by the clock", clock, "s"),
            Line(f"{engine}: memory", told["memory"], "MB", limit=MEMORY if engine == OURS else None),
            Line(f"{engine}: size of one", told["size"] / 1000, "kB"),
        ]
    return lines


def main() -> int:
    """Measure and tell; return 1 when a limit is passed."""
    options = parser("The printing of handouts, beside other engines: ratios of this program's time to theirs.")
    options.add_argument("engines", nargs="*", help=f"the peers to measure: {', '.join(MODULES)}")
    asked = options.parse_args()
    peers = [engine for engine in asked.engines or MODULES if importlib.util.find_spec(MODULES[engine])]
    count, runs = asked.count or (20 if asked.quick else 200), asked.runs or (2 if asked.quick else 7)
    lines = measure([OURS, *peers], count, runs)
    about = {"benchmark": "handouts", "count": count, "peers": peers, "quick": asked.quick}
    return show(lines, about, only_json=asked.json)


if __name__ == "__main__":
    sys.exit(main())
