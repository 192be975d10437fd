"""What stands on a printed sheet, in one language, before anybody thinks of paper."""

from dataclasses import dataclass
from enum import StrEnum

from desktop.domain.articles import LineKind

REVIEWED = "reviewed"


class PaperSize(StrEnum):
    """The size of the paper."""

    A4 = "A4"
    A5 = "A5"


@dataclass(frozen=True, slots=True)
class SheetLine:
    """One idea: its number is the same in every language, so that a volunteer can point at it."""

    kind: LineKind
    text: str
    number: int | None = None
    note: str = ""
    """Smaller text below it, such as its source or how a date was reckoned; each of its lines is a paragraph."""
    pictogram: str = ""
    """The picture that stands beside a step, by its name; empty for the arrow."""
    to_fill_in: bool = False
    """Whether room is left after the text to write in by hand."""

    @property
    def notes(self) -> tuple[str, ...]:
        """The paragraphs of the note."""
        return tuple(self.note.split("\n")) if self.note else ()


@dataclass(frozen=True, slots=True)
class SheetSection:
    """A heading, or none, and the lines below it."""

    heading: str
    lines: tuple[SheetLine, ...]


@dataclass(frozen=True, slots=True)
class SmallPrint:
    """What says of a sheet in one language what it is worth and to whom it applies."""

    language: str
    lines: tuple[str, ...]
    """The box at the foot of the sheet: dates, what it is not."""
    page: str
    """With `{page}` and `{pages}`."""
    each_page: tuple[str, ...] = ()
    """What nobody may miss: that no person has reviewed the text."""
    sources: tuple[str, ...] = ()
    """A heading and the sources; of two languages on one sheet only the first one's are printed."""
    audience: str = ""
    """Below the title: for whose application it holds."""
    contact: tuple[SheetLine, ...] = ()
    """Who helps here; the first line is a heading."""
    version: str = ""
    """At the foot of each page; of two languages on one sheet only the first one's is printed."""
    code: str = ""
    """What is read aloud instead of the QR code."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet in one language."""

    language: str
    title: str
    sections: tuple[SheetSection, ...]
    small_print: SmallPrint
    version: str = ""
    """By which headquarters recalls it; printed as a QR code, and in the small print for people."""

    @property
    def shape(self) -> tuple[tuple[bool, tuple[tuple[LineKind, int | None, int], ...]], ...]:
        """What must be equal in two languages to stand beside each other: headings, kinds and numbers of lines."""
        return tuple(
            (bool(section.heading), tuple((line.kind, line.number, len(line.notes)) for line in section.lines))
            for section in self.sections
        )


@dataclass(frozen=True, slots=True)
class ContactBox:
    """Who helps at this site, as the site itself writes it; for what is empty room is left to write it by hand."""

    name: str = ""
    place: str = ""
    hours: str = ""
    phone: str = ""


NO_CONTACT = ContactBox()
"""A box to fill in by hand."""


@dataclass(frozen=True, slots=True)
class SheetWords:
    """The words around the text of a sheet, in one language; `{…}` is filled in."""

    language: str
    state: str
    """REVIEWED, or how the words were made."""
    applied_from: str
    """For whom: `{date}`."""
    applied_until: str
    """For whom: `{date}`."""
    applied_between: str
    """For whom: `{first}`, `{last}`."""
    checked: str
    """`{date}`"""
    usable_until: str
    """`{date}`"""
    sources: str
    source: str
    """`{title}`, `{date}`"""
    reviewed_text: str
    """`{date}`"""
    machine_text: str
    reviewed_translation: str
    """`{date}`"""
    machine_translation: str
    machine_words: str
    uncertain: str
    ask_lawyer: str
    not_advice: str
    version: str
    """`{version}`"""
    code: str
    """`{version}`"""
    page: str
    """`{page}`, `{pages}`"""
    contact: str
    place: str
    """`{value}`"""
    hours: str
    """`{value}`"""
    phone: str
    """`{value}`"""
    training: str

    @property
    def reviewed(self) -> bool:
        """Whether a person who reads the language has looked at these words."""
        return self.state == REVIEWED
