"""Where the window stands still: `stalls.py [--quick]`, an hour of work by keyboard, pressed together.

The program itself runs, without a screen where there is none. A timer beats in the thread of the window; a beat that
comes late is a stall, and meanwhile another thread looks what the window is doing. A stall counts by the clock and by
the processor, of which only the second one is not disturbed by what else the machine does. What is done for the first
time, as making a page, is told apart: it happens once a day.
"""

import json
import os
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from PySide6.QtCore import Qt, QTimer  # noqa: E402
from PySide6.QtWidgets import QApplication  # noqa: E402

from desktop.app import open_window  # noqa: E402
from desktop.paths import Home  # noqa: E402
from tests.measuring import Line, parser, show  # noqa: E402
from tests.ui.answers import press, type_keys  # noqa: E402

HOUR = "hour"
BEAT = 5
KEY_EVERY = 60
"""Milliseconds between two keys: as fast as somebody types who types fast."""
LATE = 0.02
MOST = 50.0
CTRL = Qt.KeyboardModifier.ControlModifier
PAGES = 8


@dataclass(frozen=True)
class Stall:
    """A time in milliseconds in which the window did nothing else."""

    step: str
    wall: float
    processor: float
    first: bool
    """Whether it was the first round of the hour."""
    where: str
    """What the window was doing most of the time."""


class Watchdog:
    """Measures how late each beat of the window comes, and looks what it does meanwhile."""

    def __init__(self) -> None:
        self.stalls: list[Stall] = []
        self.step, self.first = "start", True
        self._window = threading.get_ident()
        self._seen: Counter[str] = Counter()
        self._wall, self._spent = time.perf_counter(), time.process_time()
        self._timer = QTimer(interval=BEAT, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)
        self._timer.start()
        threading.Thread(target=self._look, daemon=True).start()

    def _beat(self) -> None:
        wall, spent = time.perf_counter(), time.process_time()
        gap = (wall - self._wall) * 1000 - BEAT
        processor = min(gap, (spent - self._spent) * 1000)
        if gap > MOST / 2:
            where = self._seen.most_common(1)[0][0] if self._seen else ""
            self.stalls.append(Stall(self.step, gap, processor, self.first, where))
        self._seen.clear()
        self._wall, self._spent = time.perf_counter(), time.process_time()

    def _look(self) -> None:
        while True:
            time.sleep(0.01)
            if time.perf_counter() - self._wall > LATE:
                self._seen[_doing(sys._current_frames().get(self._window))] += 1


def _doing(frame: object) -> str:
    """Return the program's own functions under way, the innermost first."""
    names: list[str] = []
    while frame is not None and len(names) < 6:
        code = frame.f_code  # type: ignore[attr-defined]
        path = code.co_filename
        if f"{os.sep}desktop{os.sep}" in path:
            names.append(f"{Path(path).stem}.{code.co_name}")
        frame = frame.f_back  # type: ignore[attr-defined]
    return " < ".join(names)


def hour(rounds: int) -> Iterator[tuple[str, bool, Callable[[], object]]]:
    """Return each key of an hour: what is being done, whether for the first time, and the pressing."""

    def typed(what: str, text: str) -> list[tuple[str, Callable[[], object]]]:
        return [(what, lambda sign=sign: type_keys(sign)) for sign in text]  # type: ignore[misc]

    def key(what: str, it: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier):  # type: ignore[no-untyped-def] # noqa: ANN202
        return (what, lambda: press(it, modifier))

    keys = Qt.Key

    def tab(what: str, times: int) -> list[tuple[str, Callable[[], object]]]:
        return [key(what, keys.Key_Tab)] * times

    for number in range(rounds):
        steps = [key("new question", keys.Key_N, CTRL), *typed("language", "ti"), *tab("language", 1)]
        steps += [*typed("interpreter", "tel"), *tab("interpreter", 1), *typed("minutes", "8"), *tab("minutes", 1)]
        steps += [
            *typed("topic", "a5"),
            *tab("topic", 2),
            *typed("question", "wanneer komt de brief"),
            *tab("question", 2),
        ]
        steps += [*typed("outcome", "inf"), *tab("outcome", 1)]
        steps += [key("saved?", keys.Key_S, CTRL), key("new question", keys.Key_N, CTRL)]
        steps += [key("rush", keys.Key_R, CTRL), *typed("rush", "123"), key("rush", keys.Key_Escape)]
        steps += [key("search", keys.Key_K, CTRL), *typed("search", "mohamm"), key("search", keys.Key_Backspace)]
        steps += [("search", lambda: None)] * 5
        steps += [key("open found", keys.Key_Return), *[("open found", lambda: None)] * 5]
        for place in range(PAGES):
            what = f"page {place + 1}"
            steps += [key(what, keys(keys.Key_1.value + place), CTRL), *[(what, lambda: None)] * 8]
            steps += [key(what, keys.Key_F6), key(what, keys.Key_Down), key(what, keys.Key_Down)]
            steps += [*[(what, lambda: None)] * 2, key(what, keys.Key_PageDown), *[(what, lambda: None)] * 3]
        for what, act in steps:
            yield what, number == 0, act


def _work(folder: Path, rounds: int) -> int:
    app = QApplication(sys.argv[:1])
    steps = hour(rounds)
    dogs: list[Watchdog] = []

    def step() -> None:
        windows = [it for it in app.topLevelWidgets() if type(it).__name__ == "MainWindow" and it.isVisible()]
        if not windows:
            QTimer.singleShot(KEY_EVERY, step)
            return
        if not dogs:
            # Starting has a benchmark of its own.
            dogs.append(Watchdog())
        dog = dogs[0]
        what = next(steps, None)
        if what is None:
            print(json.dumps([asdict(it) for it in dog.stalls]))
            windows[0].close()
            app.exit(0)
            return
        # Before the key: a box that it opens has a loop of its own.
        QTimer.singleShot(KEY_EVERY, step)
        dog.step, dog.first = what[0], what[1]
        what[2]()

    QTimer.singleShot(500, step)
    return open_window(Home(folder), training=True)


def _run(folder: Path, rounds: int) -> list[Stall]:
    environment = {"QT_QPA_PLATFORM": "offscreen"} if not os.environ.get("DISPLAY") else {}
    environment |= os.environ | {"QT_LOGGING_RULES": "*=false"}
    command = [sys.executable, __file__, HOUR, str(folder), str(rounds)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=environment)
    if done.returncode:
        raise SystemExit(done.stderr)
    return [Stall(**one) for one in json.loads(done.stdout.splitlines()[-1])]


def _fill(folder: Path, count: int) -> None:
    from desktop.content.packs import load_pack, shipped_folder  # noqa: PLC0415 - not in what is measured
    from desktop.spreekuur.generated import generate  # noqa: PLC0415
    from desktop.spreekuur.stores import Site, make_laptop  # noqa: PLC0415

    site = Site("OEFEN", "Oefencentrum")
    store, _code = make_laptop(Home(folder), "", site=site, device_name="Meetlaptop", training=True)
    generate(store, load_pack(shipped_folder()), contacts=count, seed=1, days=365, now=datetime.now(UTC))
    store.close()


def _told(what: str, stalls: list[Stall], limit: float | None) -> list[Line]:
    """Return the worst stall of each kind, by the processor and by the clock, and how many were too long."""
    worst = max((it.processor for it in stalls), default=0.0)
    return [
        Line(f"{what}: longest stall, of the processor", worst, "ms", limit=limit),
        Line("  by the clock", max((it.wall for it in stalls), default=0.0), "ms"),
        Line("  stalls above 50 ms of the processor", sum(it.processor > MOST for it in stalls), ""),
    ]


def main() -> int:
    """Measure and tell; return 1 when a limit is passed. `--home` measures a practice store that is there already."""
    if sys.argv[1:2] == [HOUR]:
        return _work(Path(sys.argv[2]), int(sys.argv[3]))
    known = parser("Where the window stands still in an hour of work by keyboard.")
    known.add_argument("--home", type=Path)
    asked = known.parse_args()
    count, rounds = asked.count or (1_000 if asked.quick else 100_000), asked.runs or (1 if asked.quick else 4)
    with tempfile.TemporaryDirectory(prefix="measuring-") as name:
        folder = asked.home or Path(name) / "home"
        if not asked.home:
            _fill(folder, count)
        stalls = _run(folder, rounds)
    if not asked.json:
        for it in sorted(stalls, key=lambda it: -it.processor)[:15]:
            print(f"{it.processor:6.0f} ms ({it.wall:5.0f})  {it.step}{', first time' if it.first else ''}: {it.where}")
    lines = _told("first time", [it for it in stalls if it.first], None)
    lines += _told("from then on", [it for it in stalls if not it.first], MOST)
    return show(lines, {"benchmark": "stalls", "contacts": count, "quick": asked.quick}, only_json=asked.json)


if __name__ == "__main__":
    sys.exit(main())
