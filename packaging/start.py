"""Set Spreekuur up and open a training centre with invented people: `python3 packaging/start.py`."""

import subprocess
import sys

import bootstrap


def main() -> int:
    """Do what set-up has left to do, then open the window, or make the same round where there is no screen."""
    setup = bootstrap.checkout(development=False)
    try:
        bootstrap.prepare(setup)
    except bootstrap.SetupError as error:
        print(error, file=sys.stderr)
        return 1
    return open_window(setup) if setup.screen else make_round(setup)


def open_window(setup: bootstrap.Setup) -> int:
    """Open the window on a throw-away training centre and wait until it is closed."""
    command = [str(setup.program("spreekuur")), "--training"]
    return subprocess.call(command, env=bootstrap.clean_environment())


def make_round(setup: bootstrap.Setup) -> int:
    """Walk through the training centre without a screen, and say where its files and screenshots are."""
    folder = setup.root / "build" / "round"
    folder.mkdir(parents=True, exist_ok=True)
    print("There is no screen here, so the round through the training centre is made without one.", flush=True)
    command = [str(setup.program("python")), str(setup.root / "packaging" / "round.py"), str(folder)]
    code = subprocess.call(command, env={**bootstrap.clean_environment(), "QT_QPA_PLATFORM": "offscreen"})
    if code == 0:
        print(f"The files and screenshots of the round are in {folder}")
    return code


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(130)
