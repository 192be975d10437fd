"""Which picture stands beside a step: found by the words of the Dutch line, the same in every language."""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Annotated

import msgspec

from desktop.content.faults import Faults
from desktop.content.tables import line_of, read_table
from desktop.domain.articles import Edition, Line, LineKind, Section
from desktop.paths import resources
from desktop.wording import N_

PICTOGRAMS = "pictograms.toml"
"""The list by which pictures are chosen."""
_Word = Annotated[str, msgspec.Meta(min_length=2, max_length=40)]


class _Picture(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    name: Annotated[str, msgspec.Meta(pattern="^[a-z]{2,20}$")]
    words: tuple[_Word, ...]


class _Table(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    none: tuple[_Word, ...]
    pictures: tuple[_Picture, ...]


class Illustrator:
    """Chooses the picture of a step. A line that says what not to do has none: a picture cannot say “not”."""

    def __init__(self, none: re.Pattern[str], pictures: Mapping[str, re.Pattern[str]]) -> None:
        self._none = none
        self._pictures = pictures

    def picture(self, dutch: str) -> str:
        """Return the name of the picture for a Dutch line; empty when none fits."""
        if self._none.search(dutch):
            return ""
        return next((name for name, words in self._pictures.items() if words.search(dutch)), "")

    def beside(self, dutch: Edition) -> Callable[[Edition], Edition]:
        """Return what puts in an edition the pictures that the lines of its Dutch ask for, by their numbers."""
        chosen = {line.number: self.picture(line.text) for line in dutch.lines if line.kind is LineKind.STEP}
        return lambda edition: _with_pictures(edition, chosen)


def read_pictograms(files: Mapping[str, bytes], faults: Faults) -> Illustrator:
    """Return who chooses pictures by the pack's list; nobody does when the list is missing or wrong."""
    table = read_table(PICTOGRAMS, files, _Table, faults) if PICTOGRAMS in files else None
    if table is None:
        return Illustrator(_any(()), {})
    text = files[PICTOGRAMS].decode()
    for place, picture in enumerate(table.pictures):
        if not (resources() / "icons" / "pictograms" / f"{picture.name}.svg").is_file():
            at = line_of(text, f".pictures[{place}].name")
            faults.add(PICTOGRAMS, at, N_("There is no picture “{name}”."), blocks=False, name=picture.name)
    return Illustrator(_any(table.none), {picture.name: _any(picture.words) for picture in table.pictures})


def _any(words: tuple[str, ...]) -> re.Pattern[str]:
    """Return a pattern for whole words, or a word's beginning when it ends in a hyphen; without words it fits nothing."""
    forms = [rf"\b{re.escape(word.rstrip('-'))}" + ("" if word.endswith("-") else r"\b") for word in words]
    return re.compile("|".join(forms) or r"(?!)", re.IGNORECASE)


def _with_pictures(edition: Edition, chosen: Mapping[int, str]) -> Edition:
    sections = tuple(
        Section(section.heading, tuple(_with_picture(line, chosen) for line in section.lines))
        for section in edition.sections
    )
    return replace(edition, sections=sections)


def _with_picture(line: Line, chosen: Mapping[int, str]) -> Line:
    if line.kind is not LineKind.STEP:
        return line
    return replace(line, pictogram=chosen.get(line.number, ""))
