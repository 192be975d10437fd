"""Which options fit what is typed, best first."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Option:
    """Something to choose: its code, the words on screen, and further words by which it is found."""

    code: str
    label: str
    words: str = ""


def fitting(options: Iterable[Option], typed: str) -> list[Option]:
    """Return the options that fit what is typed: by code, by the begin of the label, of a word, by any part."""
    wanted = _plain(typed)
    ranked = [(_rank(option, wanted), place, option) for place, option in enumerate(options)]
    return [option for rank, _, option in sorted(it for it in ranked if it[0] is not None)]


def _rank(option: Option, wanted: str) -> int | None:
    code, label = _plain(option.code), _plain(option.label)
    text = f"{label} {_plain(option.words)}"
    tests = (
        code == wanted,
        code.startswith(wanted),
        label.startswith(wanted),
        any(word.startswith(wanted) for word in text.split()),
        wanted in text,
    )
    return next((rank for rank, fits in enumerate(tests) if fits), None)


def _plain(text: str) -> str:
    """Return text without case and accents, as people type it in a hurry."""
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(it for it in parts if not unicodedata.combining(it)).strip()
