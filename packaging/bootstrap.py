"""Make the environment of a checkout, for `start.py` and `test.py`: a list of steps, silent about what is fine.

It runs before anything is installed: the standard library only, and grammar that Python 3.8 can still read, so that
an older Python is told what it lacks instead of answering with a syntax error.
"""

from __future__ import annotations

import ctypes
import enum
import hashlib
import importlib.util
import json
import os
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

OLDEST_PYTHON = (3, 11)
RUNTIME_LOCK = "packaging/requirements.txt"
DEVELOPMENT_LOCK = "packaging/requirements-dev.txt"
STAMP = "set-up.json"
TAIL_LINES = 25  # of a failed command's output: enough to see why, no more than a screen

# Each library that PySide6's wheel takes from the system (`readelf -d` of QtWidgets, QtPrintSupport, QtSvg, QtNetwork
# and their plugins), with the Debian and Ubuntu package that has it.
QT_LIBRARIES = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libX11.so.6": "libx11-6",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libdbus-1.so.3": "libdbus-1-3",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
    "libbrotlidec.so.1": "libbrotli1",
}
SCREEN_LIBRARIES = {
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libcups.so.2": "libcups2",
}
WAYLAND_LIBRARIES = {"libwayland-client.so.0": "libwayland-client0", "libwayland-cursor.so.0": "libwayland-cursor0"}
CERTIFICATES = ("/etc/ssl/certs/ca-certificates.crt", "/etc/pki/tls/certs/ca-bundle.crt", "/etc/ssl/cert.pem")


class SetupError(Exception):
    """Set-up cannot go on; the sentence says what to do."""


class Outcome(enum.Enum):
    """How a step ended; one that failed raises SetupError."""

    DONE = "done"
    SKIPPED = "skipped"


@dataclass(frozen=True)
class Setup:
    """What is set up, and where."""

    root: Path
    development: bool
    screen: bool

    @property
    def environment(self) -> Path:
        """The folder with Python and every package, inside the checkout."""
        return self.root / ".venv"

    @property
    def lock(self) -> Path:
        """The packages to install, each with its version and hashes."""
        return self.root / (DEVELOPMENT_LOCK if self.development else RUNTIME_LOCK)

    def program(self, name: str) -> Path:
        """Return the path of a command that the environment has: `python`, `spreekuur`, `ruff`."""
        if os.name == "nt":
            return self.environment / "Scripts" / f"{name}.exe"
        return self.environment / "bin" / name


def checkout(*, development: bool) -> Setup:
    """Return the set-up of the checkout that this file is in."""
    return Setup(root=Path(__file__).resolve().parent.parent, development=development, screen=has_screen())


def has_screen(environ: Mapping[str, str] = os.environ, platform: str = sys.platform) -> bool:
    """Return whether a window can be shown."""
    return not platform.startswith("linux") or any(environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY"))


def clean_environment() -> dict[str, str]:
    """Return this process's environment for a child: nothing that points elsewhere, and compiled files are kept.

    Without compiled files each start of the program takes twice as long.
    """
    unwanted = {"PYTHONDONTWRITEBYTECODE", "PYTHONHOME", "PYTHONPATH", "PYTHONSAFEPATH", "PIP_REQUIRE_VIRTUALENV"}
    kept = {name: value for name, value in os.environ.items() if name not in unwanted}
    return {**kept, "PIP_DISABLE_PIP_VERSION_CHECK": "1", "PIP_NO_INPUT": "1", "PYTHONUTF8": "1"}


class Progress:
    """One line about a step that takes long: what it is, how far it is, how long it took."""

    def __init__(self, title: str) -> None:
        self._title = title
        self._started = time.monotonic()
        self._live = sys.stdout.isatty()
        self._write(f"{title} …")

    def show(self, detail: str) -> None:
        """Replace the detail behind the title, where the output is a terminal."""
        if self._live:
            width = shutil.get_terminal_size().columns - 1
            self._write("\r" + f"{self._title} … {detail}"[:width].ljust(width))

    def end(self, word: str) -> None:
        """Close the line with how it ended and the seconds it took."""
        seconds = time.monotonic() - self._started
        self.show("")
        self._write(("\r" + self._title + " …" if self._live else "") + f" {word} ({seconds:.1f} s)\n")

    @staticmethod
    def _write(text: str) -> None:
        sys.stdout.write(text)
        sys.stdout.flush()


def run(title: str, command: Sequence[str | Path], advice: str, *, read: Callable[[str], str] = str.strip) -> None:
    """Run a command with one line of progress; its own output is shown only when it fails.

    `read` turns a line of its output into the detail to show, or "" for none. Raises SetupError with the end of the
    output and the advice.
    """
    progress = Progress(title)
    lines: list[str] = []
    with subprocess.Popen(
        [str(part) for part in command],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        env=clean_environment(),
        text=True,
        encoding="utf-8",
        errors="replace",
    ) as process:
        for line in process.stdout or ():
            lines.append(line.rstrip())
            detail = read(line)
            if detail:
                progress.show(detail)
    progress.end("done" if process.returncode == 0 else "failed")
    if process.returncode != 0:
        raise SetupError("\n".join([*lines[-TAIL_LINES:], "", advice]))


def check_python(_setup: Setup, version: tuple[int, ...] = tuple(sys.version_info[:3])) -> Outcome:
    """Refuse a Python that is too old."""
    if version >= OLDEST_PYTHON:
        return Outcome.SKIPPED
    needed, found = (".".join(str(part) for part in numbers) for numbers in (OLDEST_PYTHON, version))
    raise SetupError(f"Spreekuur needs Python {needed} or newer; this is Python {found}. Run it with a newer one.")


def _loads(library: str) -> bool:
    """Return whether the system's loader finds a library."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def missing_packages(setup: Setup, environ: Mapping[str, str], loads: Callable[[str], bool] = _loads) -> list[str]:
    """Return the system packages that Python's environments and Qt lack here, by their Debian names."""
    needed = dict(QT_LIBRARIES)
    if setup.screen:
        needed.update(SCREEN_LIBRARIES)
    if environ.get("WAYLAND_DISPLAY"):
        needed.update(WAYLAND_LIBRARIES)
    missing = list(dict.fromkeys(package for library, package in needed.items() if not loads(library)))
    if not _has_environment(setup):
        missing += [package for package in _missing_for_python() if package not in missing]
    return missing


def _missing_for_python() -> list[str]:
    """Return what Debian keeps apart from Python: what makes an environment, and whom to trust while fetching."""
    missing = []
    if importlib.util.find_spec("ensurepip") is None:
        missing.append(f"python{sys.version_info[0]}.{sys.version_info[1]}-venv")
    if not any(Path(place).exists() for place in CERTIFICATES):
        missing.append("ca-certificates")
    return missing


def _has_environment(setup: Setup) -> bool:
    return setup.program("python").exists()


def install_system_packages(setup: Setup) -> Outcome:
    """Install what Qt and Python need from the distribution, where this user may."""
    if not sys.platform.startswith("linux"):
        return Outcome.SKIPPED
    missing = missing_packages(setup, os.environ)
    if not missing:
        return Outcome.SKIPPED
    if shutil.which("apt-get") is None:
        raise SetupError(
            "This system lacks libraries that the window needs. Install them and run the same command again; "
            f"on Debian and Ubuntu they are called: {' '.join(missing)}"
        )
    install = ["apt-get", "install", "-y", "--no-install-recommends", *missing]
    advice = f"Run this line, then the same command again:\n  sudo apt-get update && sudo {' '.join(install)}"
    apt = [*_administrator(advice), "env", "DEBIAN_FRONTEND=noninteractive"]
    title = f"System packages ({', '.join(missing)})"
    if any(Path("/var/lib/apt/lists").glob("*Packages*")):
        try:
            run(title, [*apt, *install], advice)
        except SetupError:
            pass  # an old list names versions that the server no longer has: it is fetched anew below
        else:
            return Outcome.DONE
    run("List of system packages", [*apt, "apt-get", "update"], advice)
    run(title, [*apt, *install], advice)
    return Outcome.DONE


def _administrator(advice: str) -> list[str]:
    """Return what to put before a command that only an administrator may run.

    Raises SetupError with the line to run when this user is none.
    """
    if os.geteuid() == 0:
        return []
    if shutil.which("sudo"):
        if sys.stdin.isatty():
            print("System packages are missing. Your password may be asked to install them.")
            allowed = subprocess.run(["sudo", "-v"], check=False)
        else:
            allowed = subprocess.run(["sudo", "-n", "true"], check=False, capture_output=True)
        if allowed.returncode == 0:
            return ["sudo", "-n"]
    raise SetupError(f"This system lacks packages that Spreekuur needs. {advice}")


def make_environment(setup: Setup) -> Outcome:
    """Make the environment; one that was made elsewhere, by another Python or only half is made anew."""
    stamp = read_stamp(setup)
    if _has_environment(setup) and stamp.get("identity", identity(setup)) == identity(setup) and _has_pip(setup):
        return Outcome.SKIPPED
    run(
        "Environment",
        [sys.executable, "-m", "venv", "--clear", setup.environment],
        "Python could not make an environment in this folder. Check that it may be written, then try again.",
    )
    return Outcome.DONE


def _has_pip(setup: Setup) -> bool:
    if read_stamp(setup):
        return True  # the stamp was written after pip had done its work
    command = [str(setup.program("python")), "-m", "pip", "--version"]
    return subprocess.run(command, check=False, capture_output=True, env=clean_environment()).returncode == 0


def install_packages(setup: Setup) -> Outcome:
    """Install the locked packages: wheels only, each with its hash checked, so that nothing unlocked is fetched.

    A folder `packaging/wheels` with every wheel makes this work without a network.
    """
    wanted = digest([setup.lock])
    if read_stamp(setup).get(setup.lock.name) == wanted:
        return Outcome.SKIPPED
    write_stamp(setup, {})
    python: str | Path = setup.program("python")
    command = [python, "-m", "pip", "install", "--require-hashes", "--only-binary", ":all:"]
    wheels = setup.root / "packaging" / "wheels"
    if wheels.is_dir():
        command += ["--no-index", "--find-links", wheels]
    total = sum("==" in line for line in setup.lock.read_text(encoding="utf-8").splitlines())
    run(
        f"Packages (the first time about {180 if setup.development else 130} MB to fetch)",
        [*command, "--progress-bar", "off", "-r", setup.lock],
        "The packages were not installed. Check the network connection and run the same command again.",
        read=PipOutput(total).read,
    )
    locks = {setup.lock.name: wanted}
    if setup.development:  # the development lock holds every package of the other, in the same version
        locks[Path(RUNTIME_LOCK).name] = digest([setup.root / RUNTIME_LOCK])
    write_stamp(setup, {"identity": identity(setup), **locks})
    return Outcome.DONE


class PipOutput:
    """Counts the packages that pip tells about."""

    def __init__(self, total: int) -> None:
        self._total = total
        self._seen = 0

    def read(self, line: str) -> str:
        """Return how far pip is, or "" for a line that does not tell."""
        word, _, rest = line.strip().partition(" ")
        if word == "Collecting":
            self._seen += 1
        if word in ("Collecting", "Downloading"):
            return f"{self._seen} of {self._total}: {rest.partition('==')[0]}"
        return "unpacking" if word == "Installing" else ""


def install_program(setup: Setup) -> Outcome:
    """Put the command `spreekuur` in the environment; it runs the code of the checkout."""
    wanted = digest([setup.root / "pyproject.toml"])
    stamp = read_stamp(setup)
    if stamp.get("program") == wanted:
        return Outcome.SKIPPED
    python: str | Path = setup.program("python")
    run(
        "Command spreekuur",
        [python, "-m", "pip", "install", "--no-index", "--no-deps", "--no-build-isolation", "-e", setup.root],
        "The program itself was not installed. This is a fault in it: please report the lines above.",
    )
    write_stamp(setup, {**stamp, "program": wanted})
    return Outcome.DONE


def compile_words(setup: Setup) -> Outcome:
    """Compile the catalogues that changed."""
    sources = (setup.root / "translations").glob("*/LC_MESSAGES/*.po")
    if all(_is_newer(source.with_suffix(".mo"), source) for source in sources):
        return Outcome.SKIPPED
    run(
        "Words",
        [setup.program("python"), setup.root / "packaging" / "catalogues.py", "--compile"],
        "The translations were not compiled. This is a fault in them: please report the lines above.",
    )
    return Outcome.DONE


def _is_newer(made: Path, source: Path) -> bool:
    return made.exists() and made.stat().st_mtime >= source.stat().st_mtime


def identity(setup: Setup) -> str:
    """Return what an environment cannot survive a change of: its place and its Python."""
    return f"{setup.environment} {sys.version_info[0]}.{sys.version_info[1]} {sys.platform}"


def digest(files: Iterable[Path]) -> str:
    """Return one hash of what the files hold."""
    return hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()


def read_stamp(setup: Setup) -> dict[str, str]:
    """Return what was installed last, nothing when that is not known."""
    try:
        stamp = json.loads((setup.environment / STAMP).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return stamp if isinstance(stamp, dict) else {}


def write_stamp(setup: Setup, stamp: Mapping[str, str]) -> None:
    """Remember what is installed, so that the next start need not look."""
    (setup.environment / STAMP).write_text(json.dumps(stamp, indent=1) + "\n", encoding="utf-8")


STEPS: tuple[Callable[[Setup], Outcome], ...] = (
    check_python,
    install_system_packages,
    make_environment,
    install_packages,
    install_program,
    compile_words,
)


def prepare(setup: Setup) -> None:
    """Do every step that is not done yet. Raises SetupError with the sentence to show."""
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(errors="replace")  # an old console lacks some letters; that is no reason to stop
    for step in STEPS:
        step(setup)
