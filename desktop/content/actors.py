"""Who is who: what they do, and what they do not."""

from typing import Annotated, Literal

import msgspec

from desktop.content.headers import Code, Short, Slug
from desktop.content.rule_tables import SourceTable
from desktop.content.table_texts import Reading, Sentences, State, TableReader, Told
from desktop.content.tables import read_table
from desktop.domain.actors import Actor, ActorMap, ActorText

_NAME = "actors.toml"


class _Text(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    does: Annotated[Sentences, msgspec.Meta(min_length=1)]
    does_not: Sentences = ()


class _Actor(Told, forbid_unknown_fields=True, frozen=True, kw_only=True):
    code: Code
    nl: Short
    en: Short
    group: Literal["procedure", "reception", "care", "town", "return"]
    texts: dict[str, _Text]
    referral: str = ""
    line: Annotated[int, msgspec.Meta(ge=1, le=200)] | None = None
    articles: tuple[Slug, ...] = ()


class _Table(msgspec.Struct, forbid_unknown_fields=True, frozen=True, kw_only=True):
    article: Slug
    fingerprint: str
    state: State
    sources: tuple[SourceTable, ...]
    actors: tuple[_Actor, ...]


def read_actors(reading: Reading) -> ActorMap:
    """Return who is who; an empty map when the pack has none."""
    table = read_table(_NAME, reading.files, _Table, reading.faults) if _NAME in reading.files else None
    if table is None:
        return ActorMap()
    reader = TableReader(_NAME, reading)
    there = reader.article(table.article, table.fingerprint)
    actors = tuple(_actor(f".actors[{number}]", one, table, reader, reading) for number, one in enumerate(table.actors))
    if there:
        for number, one in enumerate(table.actors):
            reader.lines(f".actors[{number}].line", table.article, [one.line] if one.line else [])
    return ActorMap(table.article, actors, table.state == "reviewed")


def _actor(path: str, one: _Actor, table: _Table, reader: TableReader, reading: Reading) -> Actor:
    reader.texts(path, one.texts)
    reader.listed(f"{path}.referral", [one.referral], reading.taxonomy.referrals, "referrals.toml")
    reader.slugs(f"{path}.articles", one.articles)
    return Actor(
        code=one.code,
        names={"nl": one.nl, "en": one.en},
        group=one.group,
        texts={language: ActorText(text.does, text.does_not) for language, text in one.texts.items()},
        sources=reader.sources(path, one, table.sources),
        confidence=one.confidence,
        referral=one.referral,
        line=one.line,
        articles=one.articles,
    )
