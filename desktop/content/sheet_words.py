"""The words around the text of a sheet: one file for each language, with the same keys and the same places to fill in."""

import re
from collections.abc import Mapping
from dataclasses import fields
from typing import Annotated

import msgspec

from desktop.content.faults import Faults
from desktop.content.files import text_of
from desktop.content.glossaries import Proofreader
from desktop.content.tables import decode, line_of
from desktop.domain.articles import DUTCH
from desktop.domain.sheets import SheetWords
from desktop.wording import N_

_Words = dict[str, Annotated[str, msgspec.Meta(min_length=1, max_length=300)]]
_KEYS = [field.name for field in fields(SheetWords) if field.name != "language"]
_FILLED_IN = re.compile(r"\{[^{}]*\}")


def read_words(
    files: Mapping[str, bytes], languages: set[str], readers: Mapping[str, Proofreader], faults: Faults
) -> dict[str, SheetWords]:
    """Return the words of sheets by language; those with faults are left out.

    `languages` are those in which there is an article, so in which a sheet can be asked for.
    """
    dutch = _read_words(DUTCH, files, faults)
    words = {} if dutch is None else {DUTCH: SheetWords(language=DUTCH, **dutch)}
    named = {name.removeprefix("words/").removesuffix(".toml") for name in files if name.startswith("words/")}
    for language in sorted((named | languages) - {DUTCH}):
        table = _read_words(language, files, faults)
        if table is not None and dutch is not None:
            _compare(language, files[_name(language)].decode(), table, dutch, readers, faults)
            words[language] = SheetWords(language=language, **table)
    return words


def _name(language: str) -> str:
    return f"words/{language}.toml"


def _read_words(language: str, files: Mapping[str, bytes], faults: Faults) -> dict[str, str] | None:
    """Return one file's words by key; nothing, and faults, unless it has exactly the keys that a sheet needs."""
    name = _name(language)
    text = text_of(name, files, faults)
    table = None if text is None else decode(name, text, _Words, faults)
    if text is None or table is None:
        return None
    for key in sorted(set(table) - set(_KEYS)):
        faults.add(name, line_of(text, f".{key}"), N_("A sheet has no words called “{key}”."), key=key)
    missing = sorted(set(_KEYS) - set(table))
    if missing:
        faults.add(name, 1, N_("These words of a sheet are missing: {keys}."), keys=", ".join(missing))
    return table if table.keys() == set(_KEYS) else None


def _compare(
    language: str,
    text: str,
    here: Mapping[str, str],
    dutch: Mapping[str, str],
    readers: Mapping[str, Proofreader],
    faults: Faults,
) -> None:
    """Note other places to fill in than the Dutch has, and letters of another script."""
    for key in _KEYS[1:]:
        wanted, found = sorted(_FILLED_IN.findall(dutch[key])), sorted(_FILLED_IN.findall(here[key]))
        if wanted != found:
            faults.add(
                _name(language),
                line_of(text, f".{key}"),
                N_("The Dutch has {dutch} to fill in here, and this has {here}."),
                dutch=", ".join(wanted) or "-",
                here=", ".join(found) or "-",
            )
        foreign = readers[language].foreign(here[key]) if language in readers else ""
        if foreign:
            faults.add(
                _name(language),
                line_of(text, f".{key}"),
                N_("“{character}” is not a letter of this language."),
                character=foreign,
            )
