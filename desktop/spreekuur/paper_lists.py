"""The list of papers that one person still has to find, in that person's language beside the Dutch."""

from collections.abc import Iterable
from itertools import count

from desktop.content.packs import Pack
from desktop.domain.articles import DUTCH, LineKind
from desktop.domain.reunification.document_words import DocumentWords
from desktop.domain.reunification.evidence import EvidenceState, Paper
from desktop.domain.sheets import NO_CONTACT, ContactBox, PaperSize, Sheet, SheetLine, SheetSection
from desktop.errors import HandoutError
from desktop.handouts.documents import sheet_small_print
from desktop.handouts.sheets import sheet_pdf
from desktop.handouts.tokens import embedded
from desktop.spreekuur.print_jobs import paper_list_version
from desktop.wording import N_

_DONE = frozenset({EvidenceState.HAVE, EvidenceState.IMPOSSIBLE, EvidenceState.NOT_NEEDED})


_BLANK = "…………"
"""Stands for a name that is written by hand, or by nobody."""


def paper_list_pdf(
    name: str,
    listed: Iterable[Paper],
    pack: Pack,
    language: str,
    *,
    contact: ContactBox = NO_CONTACT,
    paper: PaperSize = PaperSize.A4,
    organisation: str = "",
    training: bool = False,
) -> bytes:
    """Return the list as a PDF, in Dutch or in another language beside it, with the same numbers of lines.

    Without a `name` room is left for it. Raises HandoutError when the list is not there in this language or cannot
    be printed.
    """
    found = tuple(listed)
    dutch = paper_list_sheet(name, found, pack, DUTCH, beside=language, contact=contact, training=training)
    other = None
    if language != DUTCH:
        other = paper_list_sheet(name, found, pack, language, beside=language, contact=contact, training=training)
    return sheet_pdf(dutch, beside=other, paper=paper, organisation=organisation, training=training)


def paper_list_sheet(
    name: str,
    listed: Iterable[Paper],
    pack: Pack,
    language: str,
    *,
    beside: str,
    contact: ContactBox = NO_CONTACT,
    training: bool = False,
) -> Sheet:
    """Return the list in one language; `beside` is the other one on the same paper, or the same.

    What is here, cannot be had or is not needed is left out. Raises HandoutError as `paper_list_pdf` does.
    """
    words, around = _words(pack, language), pack.words.get(language)
    if around is None:
        raise _not_there(pack, language)
    asked = tuple(listed)
    numbers = count(1)
    opening = [words.originals] if asked else [words.originals, words.nothing]
    sections = [SheetSection("", tuple(SheetLine(LineKind.TEXT, text, next(numbers)) for text in opening))]
    for heading, part in zip((words.collect, words.perhaps, words.later), _parted(asked), strict=True):
        lines = [
            SheetLine(
                LineKind.BOX,
                f"{one.document.id} {words.names[one.document.id]}",
                next(numbers),
                note=words.one_of if one.document.need.startswith("one_of") else "",
            )
            for one in part
        ]
        if lines:
            sections.append(SheetSection(heading, tuple(lines)))
    each_page = [around.training] if training else []
    each_page += [] if _words(pack, DUTCH).reviewed else [around.machine_text]
    each_page += [] if beside == DUTCH or _words(pack, beside).reviewed else [around.machine_translation]
    version = paper_list_version(pack, beside)
    small_print = sheet_small_print(
        around,
        checked=pack.rules.checked,
        sources=sorted({one.document.source for one in asked}, key=lambda it: it.title),
        each_page=each_page,
        certain=False,
        ask_lawyer=True,
        usable_until=pack.expires,
        version=version,
        contact=contact,
    )
    return Sheet(language, words.title.format(name=embedded(name or _BLANK)), tuple(sections), small_print, version)


def _parted(listed: tuple[Paper, ...]) -> tuple[list[Paper], list[Paper], list[Paper]]:
    """Return what is missing, what may be needed, and what comes later."""
    open_papers = [one for one in listed if one.state not in _DONE and not one.missing]
    return (
        [one for one in listed if one.missing],
        [one for one in open_papers if one.document.need == "if_missing"],
        [one for one in open_papers if one.document.need == "later"],
    )


def _words(pack: Pack, language: str) -> DocumentWords:
    if language not in pack.document_words or language not in pack.words:
        raise _not_there(pack, language)
    return pack.document_words[language]


def _not_there(pack: Pack, language: str) -> HandoutError:
    return HandoutError(
        N_("Nothing was printed: the list of papers is not there in “{language}”. It is there in: {choices}."),
        language=language,
        choices=", ".join(code for code in pack.document_words if code in pack.words),
    )
