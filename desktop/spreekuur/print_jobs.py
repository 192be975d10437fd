"""Everything that can be printed, asked for in one way: what, in which language, on which paper."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypeAlias
from uuid import UUID

from desktop.content.packs import Pack
from desktop.domain.articles import DUTCH
from desktop.domain.handovers import Handover
from desktop.domain.overviews import Overview as Numbers
from desktop.domain.reunification.answers import Answer
from desktop.domain.reunification.checklists import Checklist
from desktop.domain.reunification.evidence import Paper
from desktop.domain.sheets import NO_CONTACT, ContactBox, PaperSize
from desktop.domain.slips import Appointment, CorrectionSlip, DeadlineSheet, Slip, slip_kind, slip_version
from desktop.errors import SpreekuurError
from desktop.i18n import LANGUAGES
from desktop.spreekuur.checklists import Overview
from desktop.spreekuur.reports import Scope
from desktop.spreekuur.signals import SignalsOfMonth


class DocumentKind(StrEnum):
    """What is printed."""

    ARTICLE = "article"
    PAPERS = "papers"
    CHECKLIST = "checklist"
    MAP = "map"
    HANDOVER = "handover"
    SIGNALS = "signals"
    OVERVIEW = "overview"
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
    on: date | None
    """The day on which it is made; nothing on a clock that is not to be believed."""
    overview: Overview | None = None
    notes: bool = False
    """With what volunteers noted of each person."""


@dataclass(frozen=True, slots=True)
class AnswerDocument:
    """A copy of a checklist as it was once given; in the language and with the names of then."""

    answer: Answer


@dataclass(frozen=True, slots=True)
class MapDocument:
    """The family map."""

    overview: Overview


@dataclass(frozen=True, slots=True)
class HandoverDocument:
    """The sheet at the end of a session; in a language of the program only."""

    handover: Handover


@dataclass(frozen=True, slots=True)
class SignalsDocument:
    """A month's signals; in a language of the program only."""

    month: SignalsOfMonth


@dataclass(frozen=True, slots=True)
class NumbersDocument:
    """A period in numbers; in a language of the program only."""

    found: Numbers
    scope: Scope


Document: TypeAlias = (
    ArticleDocument
    | PapersDocument
    | ChecklistDocument
    | AnswerDocument
    | MapDocument
    | HandoverDocument
    | SignalsDocument
    | NumbersDocument
    | Slip
)
_FOR_COLLEAGUES = (ChecklistDocument, AnswerDocument, HandoverDocument, SignalsDocument, NumbersDocument)
_ALWAYS_BESIDE = (PapersDocument, MapDocument)
_WITH_NAMES = (PapersDocument, ChecklistDocument, AnswerDocument, MapDocument, DeadlineSheet)


@dataclass(frozen=True, slots=True)
class PrintJob:
    """What somebody wants printed, and how."""

    document: Document
    language: str
    beside: bool = True
    """Beside the Dutch, line by line, where the document leaves the choice (`may_stand_alone`)."""
    paper: PaperSize = PaperSize.A4
    without_names: bool = False
    copies: int = 1
    contact: UUID | None = None
    """The question at which it is handed out."""

    @property
    def left(self) -> str:
        """The language at the left of the one that was asked; empty when that one stands alone."""
        if self.language == DUTCH or isinstance(self.document, _FOR_COLLEAGUES):
            return ""
        return DUTCH if self.beside or isinstance(self.document, _ALWAYS_BESIDE) else ""

    @property
    def holds_names(self) -> bool:
        """Whether somebody's name may stand on it."""
        return _names_somebody(self.document) and not self.without_names


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
    """As it stands on the sheet; empty where none does."""
    reviewed: bool
    """Whether a person has looked at the text and the translation."""
    refusal: SpreekuurError | None = None


def may_stand_alone(document: Document) -> bool:
    """Return whether a document can be printed both beside the Dutch and without it."""
    return not isinstance(document, (*_FOR_COLLEAGUES, *_ALWAYS_BESIDE))


def may_be_nameless(document: Document) -> bool:
    """Return whether there are names on a document that can be left out; a copy stays what it was."""
    return _names_somebody(document) and not isinstance(document, AnswerDocument)


def _names_somebody(document: Document) -> bool:
    return bool(document.with_whom) if isinstance(document, Appointment) else isinstance(document, _WITH_NAMES)


def papers_of(document: Document) -> tuple[PaperSize, ...]:
    """Return the sizes of paper on which a document fits."""
    return (PaperSize.A4,) if isinstance(document, MapDocument) else tuple(PaperSize)


def kind_of(document: Document) -> DocumentKind:
    """Return the kind of a document."""
    match document:
        case ArticleDocument():
            return DocumentKind.ARTICLE
        case PapersDocument():
            return DocumentKind.PAPERS
        case ChecklistDocument() | AnswerDocument():
            return DocumentKind.CHECKLIST
        case MapDocument():
            return DocumentKind.MAP
        case HandoverDocument():
            return DocumentKind.HANDOVER
        case SignalsDocument():
            return DocumentKind.SIGNALS
        case NumbersDocument():
            return DocumentKind.OVERVIEW
    return DocumentKind(slip_kind(document))


def languages_of(document: Document, pack: Pack) -> tuple[str, ...]:
    """Return the languages in which a document can be asked for, the Dutch among them."""
    match document:
        case ArticleDocument(slug):
            return tuple(one for one in pack.article(slug).editions if one in pack.words)
        case PapersDocument() | MapDocument():
            return tuple(one for one in pack.document_words if one in pack.words)
        case AnswerDocument(answer):
            return (answer.sheet.language,)
        case ChecklistDocument() | HandoverDocument() | SignalsDocument() | NumbersDocument():
            return LANGUAGES
        case CorrectionSlip(recall):
            return tuple(one for one in pack.slip_words if one in pack.words and one in recall.texts)
    return tuple(one for one in pack.slip_words if one in pack.words)


def version_of(job: PrintJob, pack: Pack) -> str:
    """Return what is printed as the version; empty for the map and for what is for colleagues."""
    match job.document:
        case ArticleDocument(slug):
            return pack.article(slug).version_id(job.language)
        case PapersDocument():
            return paper_list_version(pack, job.language)
        case (
            ChecklistDocument()
            | AnswerDocument()
            | MapDocument()
            | HandoverDocument()
            | SignalsDocument()
            | NumbersDocument()
        ):
            return ""
    return slip_version(job.document, job.language, pack.version)


def paper_list_version(pack: Pack, language: str) -> str:
    """Return the short id that is printed on a list of papers."""
    return f"papers/{language}/{pack.version}"


def is_reviewed(job: PrintJob, pack: Pack) -> bool:
    """Return whether a person has looked at every word of a job in its language and in Dutch."""
    languages = {DUTCH, job.language}
    if not all(one in pack.words and pack.words[one].reviewed for one in languages):
        return False
    match job.document:
        case ArticleDocument(slug):
            editions = pack.article(slug).editions
            return all(one in editions and editions[one].reviewed for one in languages)
        case PapersDocument() | MapDocument():
            return all(one in pack.document_words and pack.document_words[one].reviewed for one in languages)
        case ChecklistDocument() | AnswerDocument() | HandoverDocument() | SignalsDocument() | NumbersDocument():
            return True
        case CorrectionSlip(recall):
            if not all(one in recall.texts and recall.texts[one].reviewed for one in languages):
                return False
    return all(one in pack.slip_words and pack.slip_words[one].reviewed for one in languages)
