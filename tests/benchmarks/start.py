"""What starting costs: `start.py [--quick]`, against a bare QMainWindow started in the same run.

Both are new processes; time counts from before the process is there, and the processor's time beside it, which other
programs on the machine disturb least. *Painted* is the first paint of any window, *usable* is today's list filled and
the keyboard in the first field of the form.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from PySide6.QtCore import QEvent, QObject, QTimer  # noqa: E402
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget  # noqa: E402

BARE, OURS = "bare", "ours"
MEMORY = 150.0


@dataclass(frozen=True)
class Start:
    """The times of one start in seconds, by the clock and of the processor, and the greatest memory in MB."""

    painted: float
    usable: float
    painted_processor: float
    usable_processor: float
    memory: float


class _Stopwatch(QApplication):
    """Tells when a window was painted first, and when somebody could work."""

    def __init__(self, started: float) -> None:
        super().__init__(sys.argv[:1])
        self._started = started
        self.painted: tuple[float, float] | None = None

    def notify(self, receiver: QObject, event: QEvent) -> bool:
        done = super().notify(receiver, event)
        if self.painted is None and event.type() == QEvent.Type.Paint and isinstance(receiver, QWidget):
            self.painted = self._now()
        return done

    def tell(self) -> None:
        """Print what was measured, and end."""
        usable = self._now()
        from tests.measuring import own_peak  # noqa: PLC0415 - not in what is measured

        assert self.painted is not None
        print(json.dumps([self.painted[0], usable[0], self.painted[1], usable[1], own_peak()]))
        self.exit(0)

    def _now(self) -> tuple[float, float]:
        return time.time() - self._started, time.process_time()


def _bare(app: _Stopwatch) -> None:
    window = QMainWindow()
    window.resize(1366, 768)
    window.show()
    _when(lambda: app.painted is not None, app)
    app.exec()


def _ours(app: _Stopwatch, folder: Path) -> None:
    from desktop.app import open_window  # noqa: PLC0415 - it is what is measured
    from desktop.paths import Home  # noqa: PLC0415

    def usable() -> bool:
        found = [it for it in app.topLevelWidgets() if type(it).__name__ == "MainWindow" and it.isVisible()]
        if not found:
            return False
        intake = found[0].pages.intake
        return bool(intake.today.rows.rows) and intake.form.language.hasFocus()

    _when(usable, app)
    open_window(Home(folder), training=True)


def _when(ready: Callable[[], bool], app: _Stopwatch) -> None:
    def look() -> None:
        if ready():
            timer.stop()
            app.tell()

    timer = QTimer(app, interval=2)
    timer.timeout.connect(look)
    timer.start()


def _run(kind: str, folder: Path) -> Start:
    environment = {"QT_QPA_PLATFORM": "offscreen"} if not os.environ.get("DISPLAY") else {}
    environment |= os.environ | {"QT_LOGGING_RULES": "*=false"}
    # Without it every module would be compiled anew at each start, as on nobody's laptop.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    command = [sys.executable, __file__, kind, str(time.time()), str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=environment)
    return Start(*json.loads(done.stdout.splitlines()[-1]))


def _fill(folder: Path, count: int) -> None:
    """Make a store with so many questions, one of them of today."""
    from desktop.content.packs import load_pack, shipped_folder  # noqa: PLC0415 - not in what is measured
    from desktop.domain.contacts import ContactEntry  # noqa: PLC0415
    from desktop.paths import Home  # noqa: PLC0415
    from desktop.spreekuur.contacts import record_contact  # noqa: PLC0415
    from desktop.spreekuur.generated import generate  # noqa: PLC0415
    from desktop.spreekuur.stores import Site, make_laptop  # noqa: PLC0415

    now = datetime.now(UTC)
    site = Site("OEFEN", "Oefencentrum")
    store, _code = make_laptop(Home(folder), "", site=site, device_name="Meetlaptop", training=True)
    pack = load_pack(shipped_folder())
    generate(store, pack, contacts=count, seed=1, days=365, now=now)
    record_contact(store, pack, ContactEntry("nl", ("A1",)), now)
    store.close()


def main() -> int:
    """Measure and print; return 1 when a limit is passed."""
    if len(sys.argv) > 1 and sys.argv[1] in (BARE, OURS):
        app = _Stopwatch(float(sys.argv[2]))
        if sys.argv[1] == BARE:
            _bare(app)
        else:
            _ours(app, Path(sys.argv[3]))
        return 0
    from tests.measuring import Line, parser, show  # noqa: PLC0415 - not in what is measured

    asked = parser("What starting costs, against a bare window.").parse_args()
    count, runs = asked.count or (1_000 if asked.quick else 100_000), asked.runs or (3 if asked.quick else 7)
    found: dict[str, list[Start]] = {kind: [] for kind in (BARE, OURS)}
    with tempfile.TemporaryDirectory(prefix="measuring-") as folder:
        home = Path(folder) / "home"
        _fill(home, count)
        for _round in range(runs):
            for kind, starts in found.items():
                starts.append(_run(kind, home))
    bare, ours = found[BARE], found[OURS]
    floor, spent = min(one.painted for one in bare), min(one.painted_processor for one in bare)
    painted, usable = min(one.painted for one in ours), min(one.usable for one in ours)
    lines = [
        Line("floor: bare window painted", floor, "s", BARE, 1.0),
        Line("window painted", painted, "s", BARE, painted / floor, 1.5),
        Line("usable", usable, "s", BARE, usable / floor, 5),
        Line("bare: processor", spent, "s", BARE, 1.0),
    ]
    for what, took in (
        ("painted", min(one.painted_processor for one in ours)),
        ("usable", min(one.usable_processor for one in ours)),
    ):
        lines.append(Line(f"{what}: processor", took, "s", BARE, took / spent))
    lines.append(Line("memory", min(one.memory for one in ours), "MB", limit=MEMORY))
    return show(lines, {"benchmark": "start", "contacts": count, "quick": asked.quick}, only_json=asked.json)


if __name__ == "__main__":
    sys.exit(main())
