"""The Markdown of an article: title, headings and numbered lines, each with its place in the file."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256

from desktop.content.faults import Faults
from desktop.domain.articles import Line, LineKind, Section
from desktop.wording import N_

MOST_LINES = 200
LONGEST_SENTENCE = 300
"""Characters of one line on paper."""


class PartKind(StrEnum):
    """What a line of the file is on the page."""

    TITLE = "title"
    HEADING = "heading"
    TEXT = "text"
    STEP = "step"
    BOX = "box"


# The longer mark first: a box begins as a step does.
_MARKS = (("## ", PartKind.HEADING), ("# ", PartKind.TITLE), ("- [ ] ", PartKind.BOX), ("- ", PartKind.STEP))
_LINES = {PartKind.TEXT: LineKind.TEXT, PartKind.STEP: LineKind.STEP, PartKind.BOX: LineKind.BOX}
# Blanks at which a line may break; the others, which French sets before “?” and “:”, stay.
_BLANKS = re.compile(r"[^\S\u00a0\u202f]+")
# Everything else that Markdown knows would be printed as it stands, so it is refused.
_OTHER_MARKUP = re.compile(r"^(?:#|[*>|~\[]|\+ |-|\d+[.)] |```)|\*\*|__|\]\(|<[/A-Za-z!]|&[A-Za-z#0-9]+;|`")


@dataclass(frozen=True, slots=True)
class Part:
    """One written line of an article; `at` is its line in the file, from 1."""

    kind: PartKind
    text: str
    at: int


@dataclass(frozen=True, slots=True)
class Body:
    """The written lines of an article in one language: first the title, then headings and lines."""

    parts: tuple[Part, ...]

    @property
    def title(self) -> str:
        """The article's title."""
        return self.parts[0].text

    def fingerprint(self) -> str:
        """Return the SHA-256, in hexadecimal, of kinds and words; blank lines and line ends do not count."""
        return sha256("\n".join(f"{part.kind}\t{part.text}" for part in self.parts).encode()).hexdigest()

    def sections(self) -> tuple[Section, ...]:
        """Return the sections with their lines numbered through the article, from 1."""
        numbered = self._numbered()
        sections: list[Section] = []
        heading: str | None = None
        lines: list[Line] = []
        for part, number in numbered:
            if part.kind is PartKind.HEADING:
                if heading is not None or lines:
                    sections.append(Section(heading or "", tuple(lines)))
                heading, lines = part.text, []
            else:
                lines.append(Line(number, _LINES[part.kind], part.text))
        return (*sections, Section(heading or "", tuple(lines)))

    def _numbered(self) -> Iterator[tuple[Part, int]]:
        """Yield the parts below the title; a heading carries the number of the line before it."""
        number = 0
        for part in self.parts[1:]:
            number += part.kind is not PartKind.HEADING
            yield part, number


def parse_body(name: str, text: str, faults: Faults, *, below: int = 0) -> Body | None:
    """Return the body of an article; nothing, and faults, when it is not written as the format says.

    `below` is the number of lines of the file that stand above the text.
    """
    before = len(faults.found)
    parts = tuple(
        _part(line.strip(), number) for number, line in enumerate(text.split("\n"), below + 1) if line.strip()
    )
    for part in parts:
        _check_part(name, part, faults)
    _check_shape(name, parts, below + 1, faults)
    return Body(parts) if len(faults.found) == before else None


def _part(line: str, at: int) -> Part:
    """Return one line by its mark, with runs of breaking blanks made one."""
    mark, kind = next(((mark, kind) for mark, kind in _MARKS if line.startswith(mark)), ("", PartKind.TEXT))
    return Part(kind, _BLANKS.sub(" ", line.removeprefix(mark)).strip(), at)


def _check_part(name: str, part: Part, faults: Faults) -> None:
    """Note what cannot be printed in one line."""
    if _OTHER_MARKUP.search(part.text):
        faults.add(
            name,
            part.at,
            N_(
                "Only “# ”, “## ”, “- ” and “- [ ] ” at the start of a line mean something; other mark-up is not known."
            ),
        )
    if len(part.text) > LONGEST_SENTENCE:
        faults.add(name, part.at, N_("The sentence is longer than {limit} characters."), limit=LONGEST_SENTENCE)


def _check_shape(name: str, parts: tuple[Part, ...], top: int, faults: Faults) -> None:
    """Note a missing or second title, an empty section, and an article without end."""
    if not parts or parts[0].kind is not PartKind.TITLE:
        faults.add(name, parts[0].at if parts else top, N_("An article begins with its title: a line with “# ”."))
        return
    for part in parts[1:]:
        if part.kind is PartKind.TITLE:
            faults.add(name, part.at, N_("An article has one title; this is a second one."))
    for part, following in zip(parts, [*parts[1:], None], strict=True):
        empty = following is None or following.kind is PartKind.HEADING
        if part.kind is PartKind.HEADING and empty:
            faults.add(name, part.at, N_("There is no line below this heading."))
    if len(parts) < 2:
        faults.add(name, parts[0].at, N_("The article has no lines."))
    if len(parts) > MOST_LINES:
        faults.add(name, parts[MOST_LINES].at, N_("An article has at most {limit} lines."), limit=MOST_LINES)
