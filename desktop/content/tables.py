"""Typed reading of TOML, with the line of the key that is wrong."""

import re
import tomllib
from collections.abc import Mapping
from typing import TypeVar

import msgspec

from desktop.content.faults import Faults
from desktop.content.files import text_of
from desktop.wording import N_

T = TypeVar("T")
_AT_LINE = re.compile(r"\(at line (\d+), column \d+\)")
_PLACE = re.compile(r" - at `\$(?P<path>[^`]*)`$")
_STEP = re.compile(r"\.([A-Za-z0-9_-]+)|\[(\d+)\]")


def read_table(name: str, files: Mapping[str, bytes], kind: type[T], faults: Faults) -> T | None:
    """Return a TOML file of the pack as a value of the kind; nothing, and a fault, when it is not one."""
    text = text_of(name, files, faults)
    return None if text is None else decode(name, text, kind, faults)


def decode(name: str, text: str, kind: type[T], faults: Faults, *, below: int = 0) -> T | None:
    """Return TOML text as a value of the kind; nothing, and a fault, when it is not one.

    `below` is the number of lines of the file that stand above the text.
    """
    try:
        return msgspec.convert(tomllib.loads(text), kind, strict=True)
    except tomllib.TOMLDecodeError as error:
        found = _AT_LINE.search(str(error))
        last = len(text.rstrip("\n").split("\n"))
        faults.add(
            name,
            below + (int(found[1]) if found else last),
            N_("This is not TOML: {reason}"),
            reason=_AT_LINE.sub("", str(error)).strip(),
        )
    except RecursionError:
        faults.add(name, below + 1, N_("Brackets are nested deeper than any pack needs."))
    except msgspec.ValidationError as error:
        place = _PLACE.search(str(error))
        path = place["path"] if place else ""
        named = re.search(r"field `([^`]+)`", str(error))
        if named and "unknown" in str(error):
            path += f".{named[1]}"
        faults.add(
            name,
            below + line_of(text, path),
            N_("The table is not as it should be: {reason}"),
            reason=_PLACE.sub("", str(error)) + (f" ({path.lstrip('.')})" if path else ""),
        )
    return None


def line_of(text: str, path: str) -> int:
    """Return the line, from 1, where a key such as `.sources[1].checked` is written; its table's line when it is not.

    It knows the plain way in which packs are written: one key a line, `[table]`, `[[tables]]` and `[tables.below]`.
    """
    lines = text.split("\n")
    at = 0
    for key, below in _keys(path):
        heads = re.compile(rf"\s*\[\[?\s*(?:[\w.-]+\.)?\"?{re.escape(key)}\"?\s*\]")
        found = [number for number, line in enumerate(lines) if number >= at and heads.match(line)]
        if found:
            at = found[min(below, len(found) - 1)]
            continue
        written = re.compile(rf"\s*\"?{re.escape(key)}\"?\s*=")
        at = next((number for number, line in enumerate(lines) if number >= at and written.match(line)), at)
    return at + 1


def _keys(path: str) -> list[tuple[str, int]]:
    """Return the keys of a path, each with the place in its list (0 when it is no list)."""
    keys: list[tuple[str, int]] = []
    for step in _STEP.finditer(path):
        if step[1] is not None:
            keys.append((step[1], 0))
        elif keys:
            keys[-1] = (keys[-1][0], int(step[2]))
    return keys
