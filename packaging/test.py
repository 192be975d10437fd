"""Set Spreekuur up and run every check: `python3 packaging/test.py [-- flags for pytest]`.

Each check has one line; what it has to say is shown when it fails. All are run, and the exit code is 1 when one failed.
"""

import argparse
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import bootstrap


@dataclass(frozen=True)
class Check:
    """A command that must end with exit code 0."""

    name: str
    command: "list[str | Path]"
    shown: bool = False  # its output while it runs, rather than only when it fails


def checks(setup: bootstrap.Setup, pytest_flags: "list[str]") -> "list[Check]":
    """Return every check, the quick ones first."""
    code = ["desktop", "packaging", "tests"]
    python = setup.program("python")
    return [
        Check("formatting", [setup.program("ruff"), "format", "--check", *code]),
        Check("lint", [setup.program("ruff"), "check", *code]),
        Check("catalogues", [python, "packaging/catalogues.py", "--check"]),
        Check("imports", [setup.program("lint-imports")]),
        Check("types", [setup.program("mypy")]),
        # Each processor has its part, and takes from another's when its own is done.
        Check("tests", [python, "-m", "pytest", "-n", "auto", "--dist", "worksteal", *pytest_flags], shown=True),
    ]


def passes(check: Check, setup: bootstrap.Setup) -> bool:
    """Run one check, print its line, and return whether it passed."""
    print(f"{check.name} …", end="\n" if check.shown else "", flush=True)
    started = time.monotonic()
    done = subprocess.run(
        [str(part) for part in check.command],
        cwd=setup.root,
        env={**bootstrap.clean_environment(), "QT_QPA_PLATFORM": "offscreen"},
        stdout=None if check.shown else subprocess.PIPE,
        stderr=None if check.shown else subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    passed = done.returncode == 0
    name = f"{check.name} …" if check.shown else ""
    print(f"{name} {'ok' if passed else 'FAILED'} ({time.monotonic() - started:.1f} s)", flush=True)
    if not passed and done.stdout:
        print(done.stdout, flush=True)
    return passed


def main() -> int:
    """Do what set-up has left to do, then run every check."""
    parser = argparse.ArgumentParser(description="Set Spreekuur up and run every check.")
    parser.add_argument("pytest_flags", nargs="*", metavar="-- FLAG", help="flags for pytest, after --")
    arguments = parser.parse_args()
    setup = bootstrap.checkout(development=True)
    try:
        bootstrap.prepare(setup)
    except bootstrap.SetupError as error:
        print(error, file=sys.stderr)
        return 1
    failed = [check.name for check in checks(setup, arguments.pytest_flags) if not passes(check, setup)]
    print(f"failed: {', '.join(failed)}" if failed else "all checks passed")
    return 1 if failed else 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(130)
