from __future__ import annotations

import ast
import hashlib
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from bootstrap import Setup

WHEEL = "tiny-1.0-py3-none-any.whl"


@pytest.fixture(scope="module")
def bootstrap(script: Callable[[str], ModuleType]) -> ModuleType:
    return script("bootstrap")


@pytest.fixture
def setup(bootstrap: ModuleType, tmp_path: Path) -> Setup:
    return bootstrap.Setup(root=tmp_path, development=False, screen=False)


def make_checkout(folder: Path) -> Path:
    """Make a checkout with one locked package, whose wheel is at hand; return the lock."""
    wheels = folder / "packaging" / "wheels"
    wheels.mkdir(parents=True)
    with zipfile.ZipFile(wheels / WHEEL, "w") as wheel:
        wheel.writestr("tiny.py", "ANSWER = 42\n")
        wheel.writestr("tiny-1.0.dist-info/METADATA", "Metadata-Version: 2.1\nName: tiny\nVersion: 1.0\n")
        wheel.writestr("tiny-1.0.dist-info/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
        wheel.writestr("tiny-1.0.dist-info/RECORD", "tiny.py,,\ntiny-1.0.dist-info/METADATA,,\n")
    lock = folder / "packaging" / "requirements.txt"
    found = hashlib.sha256((wheels / WHEEL).read_bytes()).hexdigest()
    lock.write_text(f"tiny==1.0 \\\n    --hash=sha256:{found}\n")
    return lock


@pytest.fixture(scope="module")
def made(bootstrap: ModuleType, tmp_path_factory: pytest.TempPathFactory) -> Setup:
    """A checkout with an environment and its lock installed."""
    setup = bootstrap.Setup(root=tmp_path_factory.mktemp("checkout"), development=False, screen=False)
    make_checkout(setup.root)
    # What stands there was made in another place, so it is made anew.
    setup.program("python").parent.mkdir(parents=True)
    setup.program("python").touch()
    bootstrap.write_stamp(setup, {"identity": "elsewhere", setup.lock.name: bootstrap.digest([setup.lock])})
    assert bootstrap.make_environment(setup) is bootstrap.Outcome.DONE
    assert bootstrap.read_stamp(setup) == {}
    assert bootstrap.install_packages(setup) is bootstrap.Outcome.DONE
    return setup


@pytest.mark.parametrize("name", ["bootstrap", "start", "test"])
def test_an_older_python_can_read_what_tells_it_that_it_is_too_old(root: Path, name: str) -> None:
    ast.parse((root / "packaging" / f"{name}.py").read_text(encoding="utf-8"), feature_version=(3, 8))


def test_a_python_that_is_too_old_is_told_so(bootstrap: ModuleType, setup: Setup) -> None:
    with pytest.raises(bootstrap.SetupError, match=r"needs Python 3\.11 or newer; this is Python 3\.9\.2"):
        bootstrap.check_python(setup, (3, 9, 2))
    assert bootstrap.check_python(setup, (3, 11, 0)) is bootstrap.Outcome.SKIPPED


def test_only_what_is_missing_is_asked_of_the_system(bootstrap: ModuleType, setup: Setup) -> None:
    missing = bootstrap.missing_packages(setup, {}, loads=lambda library: library not in {"libGL.so.1", "libEGL.so.1"})
    assert missing == ["libgl1", "libegl1"]
    assert "libxcb-icccm4" not in bootstrap.missing_packages(setup, {}, loads=lambda _library: False)


def test_a_screen_needs_more_libraries(bootstrap: ModuleType, tmp_path: Path) -> None:
    setup = bootstrap.Setup(root=tmp_path, development=False, screen=True)
    missing = bootstrap.missing_packages(setup, {"WAYLAND_DISPLAY": "wayland-0"}, loads=lambda _library: False)
    assert {"libxcb-icccm4", "libxcb-cursor0", "libwayland-client0"} <= set(missing)
    assert len(missing) == len(set(missing))


@pytest.mark.parametrize(
    ("environ", "platform", "screen"),
    [
        ({}, "linux", False),
        ({"DISPLAY": ":0"}, "linux", True),
        ({"WAYLAND_DISPLAY": "w"}, "linux", True),
        ({}, "win32", True),
    ],
)
def test_a_screen_is_recognised(bootstrap: ModuleType, environ: dict[str, str], platform: str, screen: bool) -> None:
    assert bootstrap.has_screen(environ, platform) is screen


def stand_in(folder: Path, name: str, lines: str) -> None:
    (folder / name).write_text(f"#!/bin/sh\n{lines}\n")
    (folder / name).chmod(0o755)


@pytest.fixture
def bare_system(bootstrap: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A system without one library, where `apt-get` writes down what it was asked."""
    folder = tmp_path / "bin"
    folder.mkdir()
    stand_in(folder, "apt-get", f'echo "$@" >> {folder}/asked')
    stand_in(folder, "sudo", '[ "$1" = -n ] && shift; [ "$1" = -v ] && exit 0; exec "$@"')
    monkeypatch.setenv("PATH", f"{folder}:/usr/bin:/bin")
    monkeypatch.setattr(bootstrap, "QT_LIBRARIES", {"libnothere.so.9": "libnothere9"})
    return folder


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux takes Qt's libraries from the system")
class TestSystemPackages:
    def test_are_installed_where_this_user_may(self, bootstrap: ModuleType, setup: Setup, bare_system: Path) -> None:
        assert bootstrap.install_system_packages(setup) is bootstrap.Outcome.DONE
        assert "install -y --no-install-recommends libnothere9" in (bare_system / "asked").read_text().splitlines()

    def test_are_asked_for_in_one_line_where_they_cannot_be_installed(
        self, bootstrap: ModuleType, setup: Setup, bare_system: Path
    ) -> None:
        stand_in(bare_system, "apt-get", "echo E: no; exit 100")
        with pytest.raises(bootstrap.SetupError, match="sudo apt-get install -y --no-install-recommends libnothere9"):
            bootstrap.install_system_packages(setup)

    def test_are_named_where_there_is_no_apt(
        self, bootstrap: ModuleType, setup: Setup, bare_system: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("PATH", str(bare_system / "nothing"))
        with pytest.raises(bootstrap.SetupError, match="libnothere9"):
            bootstrap.install_system_packages(setup)

    def test_are_left_alone_when_nothing_is_missing(
        self, bootstrap: ModuleType, setup: Setup, monkeypatch: pytest.MonkeyPatch, bare_system: Path
    ) -> None:
        monkeypatch.setattr(bootstrap, "QT_LIBRARIES", {})
        assert bootstrap.install_system_packages(setup) is bootstrap.Outcome.SKIPPED
        assert not (bare_system / "asked").exists()


def test_what_is_done_is_not_done_again(bootstrap: ModuleType, made: Setup, capsys: pytest.CaptureFixture[str]) -> None:
    assert bootstrap.make_environment(made) is bootstrap.Outcome.SKIPPED
    assert bootstrap.install_packages(made) is bootstrap.Outcome.SKIPPED
    assert capsys.readouterr().out == ""
    answer = subprocess.run(
        [made.program("python"), "-c", "import tiny; print(tiny.ANSWER)"], capture_output=True, check=True
    )
    assert answer.stdout.split() == [b"42"]


def test_a_package_with_another_hash_is_refused_and_tried_again_next_time(bootstrap: ModuleType, made: Setup) -> None:
    subprocess.run([made.program("python"), "-m", "pip", "uninstall", "-qy", "tiny"], check=True)
    right = made.lock.read_text()
    made.lock.write_text(right.replace("sha256:", "sha256:" + "0" * 8)[: len(right) - 9])
    with pytest.raises(bootstrap.SetupError, match="run the same command again"):
        bootstrap.install_packages(made)
    assert bootstrap.read_stamp(made) == {}
    made.lock.write_text(right)
    assert bootstrap.install_packages(made) is bootstrap.Outcome.DONE


def test_words_are_compiled_only_after_a_change(bootstrap: ModuleType, setup: Setup) -> None:
    folder = setup.root / "translations" / "nl" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "spreekuur.po").write_text("")
    (folder / "spreekuur.mo").write_text("")
    assert bootstrap.compile_words(setup) is bootstrap.Outcome.SKIPPED


def test_progress_of_pip_counts_packages(bootstrap: ModuleType) -> None:
    output = bootstrap.PipOutput(36)
    assert output.read("Collecting alembic==1.20.1 (from -r x (line 1))") == "1 of 36: alembic"
    assert output.read("  Downloading tiny.whl (80.3 MB)") == "1 of 36: tiny.whl (80.3 MB)"
    assert output.read("Installing collected packages: a, b") == "unpacking"
    assert output.read("Requirement already satisfied") == ""


def test_children_keep_compiled_files_and_take_no_foreign_code(
    bootstrap: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    monkeypatch.setenv("PYTHONPATH", "/elsewhere")
    assert not {"PYTHONDONTWRITEBYTECODE", "PYTHONPATH"} & bootstrap.clean_environment().keys()
