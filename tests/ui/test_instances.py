"""Real second processes on one home."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtNetwork import QLocalSocket
from pytestqt.qtbot import QtBot

from desktop.content.packs import Pack
from desktop.paths import Home
from desktop.spreekuur.training import make_training
from desktop.ui.desks import wall_clock
from desktop.ui.instances import Doorbell, clear_practice

ROOT = Path(__file__).parents[2]
HOLD = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from desktop.paths import Home
from desktop.ui.instances import Doorbell
app = QCoreApplication([])
bell = Doorbell(Home(Path(sys.argv[1])))
print(bell.take(), flush=True)
app.exec()
"""

Start = Callable[..., "subprocess.Popen[str]"]


@pytest.fixture
def start() -> Iterator[Start]:
    started: list[subprocess.Popen[str]] = []

    def run(*arguments: str) -> "subprocess.Popen[str]":
        started.append(
            subprocess.Popen(
                [sys.executable, *arguments],
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                text=True,
                cwd=ROOT,
            )
        )
        return started[-1]

    yield run
    for one in started:
        one.kill()
        one.communicate()


@pytest.fixture
def home(tmp_path: Path) -> Home:
    made = Home(tmp_path / "home")
    made.make()
    return made


def hold(start: Start, home: Home) -> "subprocess.Popen[str]":
    """Start a process that is the window on a home, and return it once it is."""
    made = start("-c", HOLD, str(home.folder))
    assert made.stdout is not None
    assert made.stdout.readline() == "True\n"
    return made


def test_a_second_start_rings_the_first_window_and_ends(qtbot: QtBot, home: Home, start: Start) -> None:
    bell = Doorbell(home)
    assert bell.take()
    with qtbot.waitSignal(bell.rung, timeout=20_000):
        second = start("-m", "desktop", "--training", "--home", str(home.folder))
    assert second.wait(20) == 0
    # It made nothing of its own.
    assert not home.keys.exists()
    bell.release()


def test_a_second_start_brings_the_file_that_was_opened(qtbot: QtBot, home: Home, start: Start, tmp_path: Path) -> None:
    bell = Doorbell(home)
    assert bell.take()
    file = tmp_path / "vän ኣ.spreekuur"
    # One that hangs up, and one that never ends what it says, are not in the way of the next.
    for said in (b"", b"x" * 9000):
        stranger = QLocalSocket()
        stranger.connectToServer(bell.name)
        assert stranger.waitForConnected(5000)
        stranger.write(said)
        stranger.flush()
        qtbot.wait(50)
        stranger.abort()
    with qtbot.waitSignal(bell.rung, timeout=20_000) as rung:
        second = start("-m", "desktop", "--home", str(home.folder), str(file))
    assert rung.args == [file]
    assert second.wait(20) == 0
    bell.release()


def test_another_process_keeps_a_home_until_it_ends_or_is_killed(qtbot: QtBot, home: Home, start: Start) -> None:
    first = hold(start, home)
    bell = Doorbell(home)
    assert not bell.take()
    assert bell.ring()
    os.kill(first.pid, signal.SIGKILL)
    first.wait()
    # What it left behind does not keep anybody out.
    assert not bell.ring()
    assert bell.take()
    bell.release()


def test_only_practice_whose_window_was_killed_is_cleared_away(
    qtbot: QtBot, tmp_path: Path, pack: Pack, start: Start
) -> None:
    killed, held, strange, fresh = (tmp_path / f"spreekuur-{name}" for name in ("killed", "held", "strange", "fresh"))
    for folder in (killed, held):
        make_training(Home(folder / "home"), pack, wall_clock()).close()
    dead = hold(start, Home(killed / "home"))
    hold(start, Home(held / "home"))
    os.kill(dead.pid, signal.SIGKILL)
    dead.wait()
    (strange / "home").mkdir(parents=True)
    (strange / "home" / "window.lock").write_text("of something else")
    # One that is just starting has no lock yet.
    make_training(Home(fresh / "home"), pack, wall_clock()).close()
    (tmp_path / "spreekuur-link").symlink_to(killed)
    clear_practice(tmp_path)
    assert not killed.exists()
    assert all(folder.exists() for folder in (held, strange, fresh))
