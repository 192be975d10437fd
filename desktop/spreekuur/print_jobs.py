"""Everything that can be printed, asked for in one way: what, in which language, on which paper."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypeAlias
from uuid import UUID

from desktop.content.packs import Pack
from desktop.domain.articles import DUTCH
from desktop.domain.handovers import Handover
from desktop.domain.reunification.checklists import Checklist
from desktop.domain.reunification.evidence import Paper
from desktop.domain.sheets import ContactBox, PaperSize
from desktop.domain.slips import CorrectionSlip, Slip
from desktop.errors import SpreekuurError
from desktop.handouts.documents import NO_CONTACT
from desktop.handouts.slips import slip_kind, slip_version
from desktop.i18n import LANGUAGES
from desktop.spreekuur.checklists import Overview
from desktop.spreekuur.paper_lists import paper_list_version


class DocumentKind(StrEnum):
    """What is printed."""

    ARTICLE = "article"
    PAPERS = "papers"
    CHECKLIST = "checklist"
    HANDOVER = "handover"
    APPOINTMENT = "appointment"
    REFERRAL = "referral"
    DEADLINES = "deadlines"
    CARD = "card"
    CORRECTION = "correction"


@dataclass(frozen=True, slots=True)
class ArticleDocument:
    """An article of the pack."""

    slug: str


@dataclass(frozen=True, slots=True)
class PapersDocument:
    """The papers that one person still has to find."""

    name: str
    papers: tuple[Paper, ...]


@dataclass(frozen=True, slots=True)
class ChecklistDocument:
    """The checklist of a family, for who sits at the table; in a language of the program only."""

    title: str
    found: Checklist
    overview: Overview | None = None


@dataclass(frozen=True, slots=True)
class HandoverDocument:
    """The sheet at the end of a session; in a language of the program only."""

    handover: Handover


Document: TypeAlias = ArticleDocument | PapersDocument | ChecklistDocument | HandoverDocument | Slip
_FOR_COLLEAGUES = (ChecklistDocument, HandoverDocument)


@dataclass(frozen=True, slots=True)
class PrintJob:
    """What somebody wants printed, and how."""

    document: Document
    language: str
    beside: bool = True
    """Beside the Dutch, line by line. Dutch itself, and what is for colleagues, stands alone whatever is said here."""
    paper: PaperSize = PaperSize.A4
    without_names: bool = False
    copies: int = 1
    contact: UUID | None = None
    """The question at which it is handed out."""

    @property
    def left(self) -> str:
        """The language at the left of the one that was asked; empty when that one stands alone."""
        alone = not self.beside or self.language == DUTCH or isinstance(self.document, _FOR_COLLEAGUES)
        return "" if alone else DUTCH


@dataclass(frozen=True, slots=True)
class PrintSetting:
    """What is the same for all that is printed at one table on one day."""

    pack: Pack
    on: date
    contact: ContactBox = NO_CONTACT
    organisation: str = ""
    training: bool = False


@dataclass(frozen=True, slots=True)
class Preview:
    """The pages as they would be printed, or why they are not."""

    pdf: bytes
    """Empty when it was refused."""
    pages: int
    version: str
    """As it stands on the sheet; empty for what is for colleagues."""
    reviewed: bool
    """Whether a person has looked at the text and the translation."""
    refusal: SpreekuurError | None = None


def kind_of(document: Document) -> DocumentKind:
    """Return the kind of a document."""
    match document:
        case ArticleDocument():
            return DocumentKind.ARTICLE
        case PapersDocument():
            return DocumentKind.PAPERS
        case ChecklistDocument():
            return DocumentKind.CHECKLIST
        case HandoverDocument():
            return DocumentKind.HANDOVER
    return DocumentKind(slip_kind(document))


def languages_of(document: Document, pack: Pack) -> tuple[str, ...]:
    """Return the languages in which a document can be asked for, the Dutch among them."""
    match document:
        case ArticleDocument(slug):
            return tuple(one for one in pack.article(slug).editions if one in pack.words)
        case PapersDocument():
            return tuple(one for one in pack.document_words if one in pack.words)
        case ChecklistDocument() | HandoverDocument():
            return LANGUAGES
        case CorrectionSlip(recall):
            return tuple(one for one in pack.slip_words if one in pack.words and one in recall.texts)
    return tuple(one for one in pack.slip_words if one in pack.words)


def version_of(job: PrintJob, pack: Pack) -> str:
    """Return what is printed as the version; empty for what is for colleagues."""
    match job.document:
        case ArticleDocument(slug):
            return pack.article(slug).version_id(job.language)
        case PapersDocument():
            return paper_list_version(pack, job.language)
        case ChecklistDocument() | HandoverDocument():
            return ""
    return slip_version(job.document, job.language, pack)


def is_reviewed(job: PrintJob, pack: Pack) -> bool:
    """Return whether a person has looked at every word of a job in its language and in Dutch."""
    languages = {DUTCH, job.language}
    if not all(one in pack.words and pack.words[one].reviewed for one in languages):
        return False
    match job.document:
        case ArticleDocument(slug):
            editions = pack.article(slug).editions
            return all(one in editions and editions[one].reviewed for one in languages)
        case PapersDocument():
            return all(one in pack.document_words and pack.document_words[one].reviewed for one in languages)
        case ChecklistDocument() | HandoverDocument():
            return True
        case CorrectionSlip(recall):
            if not all(one in recall.texts and recall.texts[one].reviewed for one in languages):
                return False
    return all(one in pack.slip_words and pack.slip_words[one].reviewed for one in languages)
