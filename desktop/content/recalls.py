"""Recalls: which printed sheets are called back, and what whoever has one must hear. One file for each recall."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Annotated, Literal

import msgspec

from desktop.content.faults import Faults
from desktop.content.glossaries import Proofreader
from desktop.content.headers import SourceTable
from desktop.content.tables import line_of, read_table
from desktop.domain.articles import DUTCH, Source
from desktop.domain.recalls import Recall, RecallText
from desktop.wording import N_

_FOLDER = "recalls/"
_Line = Annotated[str, msgspec.Meta(min_length=1, max_length=300)]
_Lines = Annotated[tuple[_Line, ...], msgspec.Meta(min_length=1, max_length=10)]
_Version = Annotated[str, msgspec.Meta(pattern=r"^[a-z0-9-]+/[A-Za-z-]+/[0-9.-]+/[0-9a-f]{8}$")]


class _Text(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    state: Literal["drafted by machine", "reviewed"]
    wrong: _Lines
    holds: _Lines


class _Table(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    versions: Annotated[tuple[_Version, ...], msgspec.Meta(min_length=1, max_length=200)]
    recalled_on: date
    sources: tuple[SourceTable, ...]
    texts: dict[str, _Text]


def read_recalls(files: Mapping[str, bytes], readers: Mapping[str, Proofreader], faults: Faults) -> tuple[Recall, ...]:
    """Return the recalls of a pack, the newest first; those with faults are left out."""
    found = []
    for name in sorted(one for one in files if one.startswith(_FOLDER)):
        table = read_table(name, files, _Table, faults)
        if table is not None and _holds(name, table, files[name].decode(), readers, faults):
            found.append(_recall(name.removeprefix(_FOLDER).removesuffix(".toml"), table))
    return tuple(sorted(found, key=lambda one: one.recalled_on, reverse=True))


def _recall(name: str, table: _Table) -> Recall:
    return Recall(
        name,
        frozenset(table.versions),
        table.recalled_on,
        tuple(Source(one.title, one.checked, one.url) for one in table.sources),
        {language: RecallText(text.state, text.wrong, text.holds) for language, text in table.texts.items()},
    )


def _holds(name: str, table: _Table, text: str, readers: Mapping[str, Proofreader], faults: Faults) -> bool:
    """Return whether a recall says the same in each language, and note where it does not."""
    before = len(faults.found)
    if not table.sources:
        faults.add(name, line_of(text, ".sources"), N_("A recall names at least one source of what holds now."))
    dutch = table.texts.get(DUTCH)
    if dutch is None:
        faults.add(name, 1, N_("A recall is told in Dutch at least."))
        return False
    for language, one in table.texts.items():
        if (len(one.wrong), len(one.holds)) != (len(dutch.wrong), len(dutch.holds)):
            faults.add(
                name, line_of(text, f".texts.{language}"), N_("This language does not have the lines of the Dutch.")
            )
        for foreign in _foreign(one, readers.get(language)):
            faults.add(
                name,
                line_of(text, f".texts.{language}"),
                N_("“{character}” is not a letter of this language."),
                character=foreign,
            )
    return len(faults.found) == before


def _foreign(text: _Text, reader: Proofreader | None) -> Iterator[str]:
    for line in (*text.wrong, *text.holds):
        found = reader.foreign(line) if reader else ""
        if found:
            yield found
