"""What holds for every test: no screen, no network, no dialog that waits for a person, nothing of this user."""

import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from ipaddress import ip_address
from pathlib import Path
from typing import NoReturn

import pytest
from hypothesis import HealthCheck, settings

HOME = Path(tempfile.mkdtemp(prefix="spreekuur-"))


def _forget_this_user() -> None:
    """Replace what the tests, and the second processes they start, would take from this user's surroundings."""
    for name in [name for name in os.environ if name.startswith(("LC_", "XDG_", "SPREEKUUR_", "QT_"))]:
        del os.environ[name]
    for name in ("PYTHONDONTWRITEBYTECODE", "LANGUAGE", "DISPLAY", "WAYLAND_DISPLAY"):
        os.environ.pop(name, None)
    run = HOME / "run"
    run.mkdir(mode=0o700)
    os.environ |= {
        "HOME": str(HOME),
        "USERPROFILE": str(HOME),
        "APPDATA": str(HOME),
        "LOCALAPPDATA": str(HOME),
        "XDG_RUNTIME_DIR": str(run),
        "LANG": "C.UTF-8",
        "LC_ALL": "C.UTF-8",
        # Amsterdam's clock, spelled so that it needs no list of time zones: a mix-up with UTC is seen.
        "TZ": "CET-1CEST,M3.5.0,M10.5.0/3",
        "QT_QPA_PLATFORM": "offscreen",
        "QT_SCALE_FACTOR": "1",
    }
    sys.dont_write_bytecode = False
    if hasattr(time, "tzset"):
        time.tzset()


def _is_this_machine(host: object) -> bool:
    """Return whether a host is this machine itself."""
    if host in (None, "", "localhost", b"localhost"):
        return True
    try:
        return ip_address(host.decode() if isinstance(host, bytes) else str(host)).is_loopback
    except ValueError:
        return False


def _refuse_network(event: str, arguments: tuple[object, ...]) -> None:
    """Refuse to look up or reach any other machine; a socket file is no network."""
    if event == "socket.getaddrinfo":
        host = arguments[0]
    elif event in ("socket.connect", "socket.sendto"):
        address = arguments[1]
        host = address[0] if isinstance(address, tuple) else None
    else:
        return
    if not _is_this_machine(host):
        raise AssertionError(f"a test reaches for the network: {event} {host!r}")


_forget_this_user()
sys.addaudithook(_refuse_network)
settings.register_profile("house", deadline=None, suppress_health_check=[HealthCheck.too_slow], print_blob=True)
settings.register_profile("ci", settings.get_profile("house"), derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "house")

# Qt reads its surroundings when it is first imported.
from PySide6.QtPrintSupport import QPrintDialog  # noqa: E402
from PySide6.QtWidgets import (  # noqa: E402
    QColorDialog,
    QDialog,
    QFileDialog,
    QFontDialog,
    QInputDialog,
    QMessageBox,
)

# QMenu.exec cannot be replaced from Python; test_house.py sees to it that no screen calls it.
MODALS = {
    QDialog: ("exec",),
    QPrintDialog: ("exec",),
    QMessageBox: ("exec", "about", "aboutQt", "critical", "information", "question", "warning"),
    QFileDialog: (
        "exec",
        "getExistingDirectory",
        "getExistingDirectoryUrl",
        "getOpenFileName",
        "getOpenFileNames",
        "getOpenFileUrl",
        "getOpenFileUrls",
        "getSaveFileName",
        "getSaveFileUrl",
    ),
    QInputDialog: ("exec", "getDouble", "getInt", "getItem", "getMultiLineText", "getText"),
    QColorDialog: ("exec", "getColor"),
    QFontDialog: ("exec", "getFont"),
}


def pytest_configure(config: pytest.Config) -> None:
    """Name the marker with which a test asks for real dialogs."""
    config.addinivalue_line("markers", "modal: opens a modal dialog on purpose, and closes it itself")


def pytest_unconfigure() -> None:
    """Leave nothing behind."""
    shutil.rmtree(HOME, ignore_errors=True)


@pytest.fixture(autouse=True)
def _no_modal_dialog(request: pytest.FixtureRequest) -> Iterator[None]:
    """Make a dialog that would wait for a person fail the test at once."""
    if request.node.get_closest_marker("modal"):
        yield
        return
    with pytest.MonkeyPatch.context() as patch:
        for kind, names in MODALS.items():
            for name in names:
                patch.setattr(kind, name, _refusal(f"{kind.__name__}.{name}"))
        yield


def _refusal(name: str) -> Callable[..., NoReturn]:
    """Return what stands where a dialog's method stood, and says which dialog a test opened."""

    def refuse(*arguments: object, **_named: object) -> NoReturn:
        said = [text for text in arguments if isinstance(text, str)]
        raise AssertionError(f"a test opened a dialog that waits for a person: {name} {said}")

    return refuse
