"""“I got a letter”: the kinds of letters, by what they are recognised, and what they mean."""

from collections.abc import Collection
from typing import Annotated

import msgspec

from desktop.content.headers import Short, Slug
from desktop.content.rule_tables import SourceTable
from desktop.content.table_texts import Reading, Sentences, State, TableReader, Told
from desktop.content.tables import read_table
from desktop.domain.letter_guides import LetterGuide, LetterText
from desktop.domain.letters import LetterKind
from desktop.wording import N_

_NAME = "letters.toml"


class _Text(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    means: Annotated[Sentences, msgspec.Meta(min_length=1)]
    does: Annotated[Sentences, msgspec.Meta(min_length=1)]


class _Letter(Told, forbid_unknown_fields=True, frozen=True, kw_only=True):
    kind: LetterKind
    words: Annotated[tuple[Short, ...], msgspec.Meta(max_length=20)]
    texts: dict[str, _Text]
    sender: str = ""
    more: tuple[Slug, ...] = ()


class _Table(msgspec.Struct, forbid_unknown_fields=True, frozen=True, kw_only=True):
    state: State
    sources: tuple[SourceTable, ...]
    letters: tuple[_Letter, ...]


def read_letter_guides(reading: Reading, actors: Collection[str]) -> tuple[LetterGuide, ...]:
    """Return the kinds of letters in the order of the file; none when the pack has no such file."""
    table = read_table(_NAME, reading.files, _Table, reading.faults) if _NAME in reading.files else None
    if table is None:
        return ()
    reader = TableReader(_NAME, reading)
    seen: set[LetterKind] = set()
    guides = []
    for number, one in enumerate(table.letters):
        path = f".letters[{number}]"
        if one.kind in seen:
            reader.add(f"{path}.kind", N_("The code “{code}” stands on this list twice."), code=one.kind)
        seen.add(one.kind)
        guides.append(_guide(path, one, table, reader, actors))
    for guide, number in zip(guides, range(len(guides)), strict=True):
        reader.slugs(f".letters[{number}].kind", guide.articles)
    return tuple(guides)


def _guide(path: str, one: _Letter, table: _Table, reader: TableReader, actors: Collection[str]) -> LetterGuide:
    reader.texts(path, one.texts)
    reader.listed(f"{path}.sender", [one.sender], actors, "actors.toml")
    return LetterGuide(
        kind=one.kind,
        words=one.words,
        texts={language: LetterText(text.means, text.does) for language, text in one.texts.items()},
        sources=reader.sources(path, one, table.sources),
        confidence=one.confidence,
        sender=one.sender,
        more=one.more,
        reviewed=table.state == "reviewed",
    )
