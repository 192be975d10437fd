"""What starting costs: `start.py [--quick] [--contacts N]`, against a bare QMainWindow started in the same run.

Both are new processes; time counts from before the process is there. *Painted* is the first paint of any window,
*usable* is today's list filled and the keyboard in the first field of the form.
"""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from PySide6.QtCore import QEvent, QObject, QTimer  # noqa: E402
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget  # noqa: E402

BARE, OURS = "bare", "ours"


class _Stopwatch(QApplication):
    """Tells when a window was painted first, and when somebody could work."""

    def __init__(self, started: float) -> None:
        super().__init__(sys.argv[:1])
        self._started = started
        self.painted = 0.0

    def notify(self, receiver: QObject, event: QEvent) -> bool:
        done = super().notify(receiver, event)
        if not self.painted and event.type() == QEvent.Type.Paint and isinstance(receiver, QWidget):
            self.painted = time.time() - self._started
        return done

    def tell(self) -> None:
        """Print both times in seconds, and end."""
        print(self.painted, time.time() - self._started)
        self.exit(0)


def _bare(app: _Stopwatch) -> None:
    window = QMainWindow()
    window.resize(1366, 768)
    window.show()
    _when(lambda: app.painted > 0, app)
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


def _run(kind: str, folder: Path) -> tuple[float, float]:
    environment = {"QT_QPA_PLATFORM": "offscreen"} if not os.environ.get("DISPLAY") else {}
    environment |= os.environ | {"QT_LOGGING_RULES": "*=false"}
    command = [sys.executable, __file__, kind, str(time.time()), str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=environment)
    painted, usable = map(float, done.stdout.split()[-2:])
    return painted, usable


def main() -> int:
    """Measure and print; return 1 when a limit is passed."""
    if len(sys.argv) > 1 and sys.argv[1] in (BARE, OURS):
        app = _Stopwatch(float(sys.argv[2]))
        if sys.argv[1] == BARE:
            _bare(app)
        else:
            _ours(app, Path(sys.argv[3]))
        return 0
    from tests.benchmarks.measuring import Line, parser, show  # noqa: PLC0415

    from desktop.content.packs import load_pack, shipped_folder  # noqa: PLC0415 - not in what is measured
    from desktop.domain.contacts import ContactEntry  # noqa: PLC0415
    from desktop.paths import Home  # noqa: PLC0415
    from desktop.spreekuur.contacts import record_contact  # noqa: PLC0415
    from desktop.spreekuur.generated import generate  # noqa: PLC0415
    from desktop.spreekuur.stores import Site, make_laptop  # noqa: PLC0415

    asking = parser(__doc__ or "")
    asking.add_argument("--contacts", type=int, default=0)
    asked = asking.parse_args()
    count = asked.contacts or (1_000 if asked.quick else 100_000)
    runs = 3 if asked.quick else 7
    now = datetime.now(UTC)
    with tempfile.TemporaryDirectory() as folder:
        home = Home(Path(folder) / "home")
        site = Site("OEFEN", "Oefencentrum")
        store, _code = make_laptop(home, "", site=site, device_name="Meetlaptop", training=True)
        pack = load_pack(shipped_folder())
        generate(store, pack, contacts=count, seed=1, days=365, now=now)
        record_contact(store, pack, ContactEntry("nl", ("A1",)), now)
        store.close()
        found: dict[str, list[tuple[float, float]]] = {kind: [] for kind in (BARE, OURS)}
        for _round in range(runs):
            for kind, times in found.items():
                times.append(_run(kind, home.folder))
    bare = min(painted for painted, _ in found[BARE])
    painted = min(one for one, _ in found[OURS])
    usable = min(one for _, one in found[OURS])
    lines = [
        Line("bare window painted", bare, "s"),
        Line("window painted", painted, "s", "bare", painted / bare, 1.5),
        Line("usable", usable, "s", "bare", usable / bare, 5),
    ]
    return show(lines, {"quick": asked.quick, "contacts": count, "runs": runs}, only_json=asked.json)


if __name__ == "__main__":
    sys.exit(main())
