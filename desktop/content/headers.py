"""The front matter of an article: what stands between the lines of +++, as typed values."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Literal
from uuid import UUID

import msgspec

from desktop.content.faults import Faults
from desktop.content.files import text_of
from desktop.domain.articles import ArticleKind, Tab
from desktop.wording import N_

FENCE = "+++"
MACHINE = "drafted by machine"
Short = Annotated[str, msgspec.Meta(min_length=1, max_length=200)]
Code = Annotated[str, msgspec.Meta(pattern="^[A-Za-z0-9-]{1,40}$")]

Slug = Annotated[str, msgspec.Meta(pattern="^[a-z0-9]+(?:-[a-z0-9]+)*$", max_length=60)]


class SourceTable(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """Where a fact was read."""

    title: Short
    checked: date
    url: Annotated[str, msgspec.Meta(pattern="^(https://[A-Za-z0-9./_#?=&-]+)?$", max_length=300)] = ""


class EditionHeader(msgspec.Struct, forbid_unknown_fields=True, frozen=True, kw_only=True):
    """What each language says of itself: a machine drafted it, or this person read it on that day."""

    checked: date
    state: Literal["drafted by machine", ""] = ""
    reviewed_by: Annotated[str, msgspec.Meta(max_length=100)] = ""
    reviewed_on: date | None = None


class TranslationHeader(EditionHeader, forbid_unknown_fields=True, frozen=True, kw_only=True):
    """The front matter of a translation."""

    translates: Annotated[str, msgspec.Meta(pattern="^[0-9a-f]{64}$")]


class DutchHeader(EditionHeader, forbid_unknown_fields=True, frozen=True, kw_only=True):
    """The front matter of the Dutch text, which speaks for the article in every language."""

    topics: Annotated[tuple[Code, ...], msgspec.Meta(min_length=1, max_length=10)]
    audience: Literal["client", "volunteer"]
    valid_from: date
    valid_until: date
    confidence: Literal["certain", "likely", "unverified", "unknown"]
    sources: tuple[SourceTable, ...] = ()
    ask_lawyer: bool = False
    applied_from: date | None = None
    applied_until: date | None = None
    permit: Literal["A", "B", ""] = ""
    kind: ArticleKind = ArticleKind.HANDOUT
    tabs: Annotated[tuple[Tab, ...], msgspec.Meta(max_length=3)] = ()
    answers: Annotated[tuple[UUID, ...], msgspec.Meta(max_length=100)] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """An article's file in its two halves, each with the number of lines above it."""

    header: str
    header_below: int
    body: str
    body_below: int


def read_document(name: str, files: Mapping[str, bytes], faults: Faults) -> Document | None:
    """Return the halves of an article's file; nothing, and a fault, when it has no front matter."""
    text = text_of(name, files, faults)
    if text is None:
        return None
    lines = text.split("\n")
    if lines[0].strip() != FENCE or FENCE not in (line.strip() for line in lines[1:]):
        faults.add(name, 1, N_("An article begins with its front matter, between two lines of “+++”."))
        return None
    close = next(number for number, line in enumerate(lines[1:], 1) if line.strip() == FENCE)
    return Document("\n".join(lines[1:close]), 1, "\n".join(lines[close + 1 :]), close + 1)
