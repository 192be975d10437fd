"""One call from a terminal: read the words, run the command, print what it gives back, end with the right code."""

import json
import os
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from itertools import pairwise

from desktop.cli.arguments import build_parser
from desktop.cli.terminal import Output, Terminal, UsageError
from desktop.errors import SpreekuurError
from desktop.i18n import LANGUAGES, Translator, translator
from desktop.log import crash_report
from desktop.paths import Home
from desktop.settings import load_settings
from desktop.wording import N_

DONE, WORLDS_FAULT, WRONG_USAGE, BUG = 0, 1, 2, 70

COMMANDS = {
    "init": "exchange:init",
    "check": "keeping:check",
    "diagnostics": "keeping:diagnostics",
    "generate": "keeping:fill",
    "backup": "keeping:backup",
    "restore": "keeping:take_back",
    "erase": "erasing:erase",
    "retention run": "erasing:retain",
    "users add": "keeping:users_add",
    "users remove": "keeping:users_remove",
    "users list": "keeping:users_list",
    "devices organisation": "exchange:organisation",
    "devices request": "exchange:request",
    "devices enrol": "exchange:enrol",
    "devices list": "devices:list_devices",
    "devices revoke": "devices:revoke",
    "devices received": "devices:received",
    "devices sites": "devices:sites",
    "devices renew": "devices:renew",
    "devices escrow": "devices:escrow",
    "devices recover": "devices:recover",
    "record": "records:record",
    "edit": "records:edit",
    "people add": "records:people_add",
    "people show": "records:people_show",
    "list": "records:list_records",
    "search": "records:search",
    "content list": "papers:content_list",
    "content check": "papers:content_check",
    "content show": "papers:content_show",
    "publish": "publishing:publish",
    "handout": "papers:handout",
    "checklist": "papers:family_checklist",
    "report": "reports:report",
    "export": "exchange:export",
    "inspect": "exchange:inspect",
    "import": "exchange:take_in",
    "conflicts list": "conflicts:list_conflicts",
    "conflicts resolve": "conflicts:resolve_conflict",
}
"""Where each command stands, by module of this room and function: only that of the command is loaded."""


def run(arguments: Sequence[str]) -> int:
    """Run one command and return the exit code: 0 done, 1 the world's fault, 2 wrong usage, 70 a bug."""
    words = _words(arguments)
    if not all(_readable(argument) for argument in arguments):
        sys.stderr.write(
            words.gettext("One of the words of this command is no readable text. Nothing was done. Type it anew.")
            + "\n"
        )
        return WORLDS_FAULT
    parser = build_parser(words)
    args = parser.parse_args(arguments)
    if hasattr(args, "language"):
        words = translator(args.language)
    terminal = Terminal(args, words)
    command = " ".join(filter(None, (args.command, getattr(args, "part", None))))
    try:
        output = command_named(command)(terminal)
        _print(output, as_json=hasattr(args, "json"))
    except UsageError as error:
        parser.error(words.tell(error))
    except SpreekuurError as error:
        terminal.complain(error)
        return WORLDS_FAULT
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        # Who read the output has heard enough.
        _drop_output()
        return DONE
    except OSError:
        _drop_output()
        terminal.complain(
            SpreekuurError(
                N_(
                    "The command was carried out, but its answer could not be written. Look with “spreekuur list” what is there."
                )
            )
        )
        return WORLDS_FAULT
    except Exception as error:  # noqa: BLE001 - the one place where a bug of a command ends
        sys.stderr.write(
            words.gettext("This is a fault in Spreekuur. Nothing was lost. Send this text to who mends it:") + "\n"
        )
        sys.stderr.write(crash_report(error) + "\n")
        return BUG
    return WORLDS_FAULT if output.failed else DONE


def command_named(name: str) -> Callable[[Terminal], Output]:
    """Return the function of a command."""
    module, _, function = COMMANDS[name].partition(":")
    found: Callable[[Terminal], Output] = getattr(import_module(f"desktop.cli.{module}"), function)
    return found


def _words(arguments: Sequence[str]) -> Translator:
    """Return the words for help and usage, before the options have been read: as set in the window, or as told."""
    chosen = load_settings(Home.default()).language
    for option, value in pairwise(arguments):
        if not option.startswith("-"):
            break
        if option == "--language" and value in LANGUAGES:
            chosen = value
    return translator(chosen)


def _drop_output() -> None:
    """Throw away what is still to be written, or Python fails on it once more while it ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _readable(argument: str) -> bool:
    """Return whether an argument is text: bytes in another encoding come in as halves of letters."""
    return not any("\ud800" <= char <= "\udfff" for char in argument) and "\0" not in argument


# A name from outside must not be able to begin a line, colour the terminal or turn the text around.
_HIDDEN = dict.fromkeys(
    [*range(0x20), *range(0x7F, 0xA0), 0x2028, 0x2029, *range(0x202A, 0x202F), *range(0x2066, 0x206A)], " "
)


def _print(output: Output, *, as_json: bool) -> None:
    if as_json:
        lines = [json.dumps(output.data, ensure_ascii=False, indent=2)]
    else:
        lines = [line.translate(_HIDDEN) for line in output.lines]
    if lines:
        sys.stdout.write("\n".join(lines) + "\n")
        sys.stdout.flush()
