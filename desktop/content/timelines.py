"""The timelines of the procedure, one file for each set of rules."""

from datetime import date
from typing import Annotated

import msgspec

from desktop.content.headers import Code, Short, Slug
from desktop.content.rule_tables import SourceTable
from desktop.content.table_texts import Reading, Sentence, Sentences, State, TableReader, Told
from desktop.content.tables import read_table
from desktop.domain.letters import LetterKind
from desktop.domain.timelines import Step, StepText, Timeline

_FOLDER = "timelines/"
_Line = Annotated[int, msgspec.Meta(ge=1, le=200)]


class _Text(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    title: Sentence
    happens: Annotated[Sentences, msgspec.Meta(min_length=1)]
    does: Sentences = ()
    term: Sentences = ()


class _Step(Told, forbid_unknown_fields=True, frozen=True, kw_only=True):
    code: Code
    texts: dict[str, _Text]
    lines: tuple[_Line, ...] = ()
    articles: tuple[Slug, ...] = ()
    letters: tuple[LetterKind, ...] = ()


class _Table(msgspec.Struct, forbid_unknown_fields=True, frozen=True, kw_only=True):
    nl: Short
    en: Short
    article: Slug
    fingerprint: str
    checked: date
    state: State
    sources: tuple[SourceTable, ...]
    steps: Annotated[tuple[_Step, ...], msgspec.Meta(min_length=1, max_length=40)]
    applied_from: date | None = None
    applied_until: date | None = None


def read_timelines(reading: Reading) -> tuple[Timeline, ...]:
    """Return the timelines of a pack, that of the earliest applications first."""
    found = []
    for name in sorted(one for one in reading.files if one.startswith(_FOLDER)):
        table = read_table(name, reading.files, _Table, reading.faults)
        if table is not None:
            found.append(_timeline(name, table, reading))
    return tuple(sorted(found, key=lambda one: one.applied_from or date.min))


def _timeline(name: str, table: _Table, reading: Reading) -> Timeline:
    reader = TableReader(name, reading)
    there = reader.article(table.article, table.fingerprint)
    steps = []
    for number, step in enumerate(table.steps):
        path = f".steps[{number}]"
        reader.texts(path, step.texts)
        reader.slugs(f"{path}.articles", step.articles)
        if there:
            reader.lines(f"{path}.lines", table.article, step.lines)
        steps.append(
            Step(
                code=step.code,
                texts={
                    language: StepText(text.title, text.happens, text.does, text.term)
                    for language, text in step.texts.items()
                },
                sources=reader.sources(path, step, table.sources),
                confidence=step.confidence,
                lines=step.lines,
                articles=step.articles,
                letters=step.letters,
            )
        )
    return Timeline(
        code=name.removeprefix(_FOLDER).removesuffix(".toml"),
        names={"nl": table.nl, "en": table.en},
        article=table.article,
        steps=tuple(steps),
        checked=table.checked,
        reviewed=table.state == "reviewed",
        applied_from=table.applied_from,
        applied_until=table.applied_until,
    )
