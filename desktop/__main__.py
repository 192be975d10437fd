"""Where the program begins: with a command in the terminal, without one in the window."""

import importlib
import os
import sys

_WINDOW_OPTIONS = {"--training", "--home", "--language"}
_FILES = (".spreekuur", ".welcome")


def main() -> int:
    """Run a command, or open the window; return the exit code."""
    # Whatever is written from here on is readable by its owner only.
    os.umask(0o077)
    arguments = sys.argv[1:]
    # Qt is loaded for the window alone: a command starts in a third of the time, and where there is no Qt.
    room = "desktop.app" if _for_window(arguments) else "desktop.cli.main"
    code: int = importlib.import_module(room).run(arguments)
    return code


def _for_window(arguments: list[str]) -> bool:
    """Return whether no command is named, only what the window takes: its options, or a file to look at."""
    rest = iter(arguments)
    for argument in rest:
        option, equals, _value = argument.partition("=")
        if option not in _WINDOW_OPTIONS and not argument.endswith(_FILES):
            return False
        if option in _WINDOW_OPTIONS and option != "--training" and not equals:
            next(rest, None)
    return True


if __name__ == "__main__":
    sys.exit(main())
