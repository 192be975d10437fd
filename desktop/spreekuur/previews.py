"""The pages of a print job, as a window shows them and a printer gets them."""

from dataclasses import dataclass, replace
from functools import singledispatch

from pypdfium2 import PdfDocument

from desktop.domain.slips import Appointment, CorrectionSlip, DeadlineSheet, OpeningCard, ReferralSlip, Slip
from desktop.errors import HandoutError, SpreekuurError
from desktop.handouts.sheets import sheet_pdf
from desktop.handouts.slips import slip_handout
from desktop.i18n import LANGUAGES, Translator, translator
from desktop.spreekuur.handovers import handover_sheet
from desktop.spreekuur.paper_lists import paper_list_pdf
from desktop.spreekuur.print_jobs import (
    ArticleDocument,
    ChecklistDocument,
    HandoverDocument,
    PapersDocument,
    Preview,
    PrintJob,
    PrintSetting,
    is_reviewed,
    version_of,
)
from desktop.spreekuur.printing import article_pdf, checklist_pdf
from desktop.spreekuur.pseudonyms import nameless_checklist, nameless_overview, nameless_sponsor
from desktop.wording import N_


def preview(job: PrintJob, setting: PrintSetting) -> Preview:
    """Return the pages of a job, or its refusal; nothing is written and nothing is noted."""
    version = version_of(job, setting.pack)
    reviewed = is_reviewed(job, setting.pack)
    try:
        pdf = pages_of(job, setting)
    except SpreekuurError as refusal:
        return Preview(b"", 0, version, reviewed, refusal)
    with PdfDocument(pdf) as opened:
        return Preview(pdf, len(opened), version, reviewed)


def pages_of(job: PrintJob, setting: PrintSetting) -> bytes:
    """Return the pages of a job as a PDF; the copies are the printer's business.

    Raises ContentError or HandoutError when it may not be printed so.
    """
    return _pages(job.document, job, setting)


@singledispatch
def _pages(document: object, job: PrintJob, setting: PrintSetting) -> bytes:
    raise AssertionError(f"nothing prints a {type(document).__name__}")


@_pages.register
def _article(document: ArticleDocument, job: PrintJob, setting: PrintSetting) -> bytes:
    return article_pdf(
        setting.pack,
        document.slug,
        job.language,
        beside=job.left or None,
        on=setting.on,
        contact=setting.contact,
        paper=job.paper,
        organisation=setting.organisation,
        training=setting.training,
    )


@_pages.register
def _papers(document: PapersDocument, job: PrintJob, setting: PrintSetting) -> bytes:
    return paper_list_pdf(
        "" if job.without_names else document.name,
        document.papers,
        setting.pack,
        job.language,
        contact=setting.contact,
        paper=job.paper,
        organisation=setting.organisation,
        training=setting.training,
    )


@_pages.register
def _checklist(document: ChecklistDocument, job: PrintJob, setting: PrintSetting) -> bytes:
    words = _translator(job.language)
    title, found, overview = document.title, document.found, document.overview
    if job.without_names:
        title, found = nameless_sponsor(words), nameless_checklist(found, words)
        overview = nameless_overview(overview, words) if overview else None
    return checklist_pdf(
        title,
        found,
        setting.pack,
        words,
        setting.on,
        overview=overview,
        paper=job.paper,
        organisation=setting.organisation,
        training=setting.training,
    )


@_pages.register
def _handover(document: HandoverDocument, job: PrintJob, setting: PrintSetting) -> bytes:
    sheet = handover_sheet(document.handover, setting.pack, _translator(job.language), training=setting.training)
    return sheet_pdf(sheet, paper=job.paper, organisation=setting.organisation, training=setting.training)


@_pages.register(Appointment)
@_pages.register(ReferralSlip)
@_pages.register(DeadlineSheet)
@_pages.register(OpeningCard)
@_pages.register(CorrectionSlip)
def _slip(document: Slip, job: PrintJob, setting: PrintSetting) -> bytes:
    slip = document
    if job.without_names and isinstance(slip, DeadlineSheet):
        slip = slip.without_names()
    if job.without_names and isinstance(slip, Appointment):
        slip = replace(slip, with_whom="")
    return slip_handout(
        slip,
        job.language,
        setting.pack,
        alone=not job.beside,
        on=setting.on,
        contact=setting.contact,
        paper=job.paper,
        organisation=setting.organisation,
        training=setting.training,
    )


def _translator(language: str) -> Translator:
    """Return the program's words. Raises HandoutError for a language that the program does not speak."""
    if language not in LANGUAGES:
        raise HandoutError(
            N_("Nothing was printed: this sheet is for colleagues, in {choices}. Choose one of these."),
            choices=", ".join(LANGUAGES),
        )
    return translator(language)


@dataclass(frozen=True, slots=True)
class PagePicture:
    """A page as pixels: three bytes each, blue first, rows from the top."""

    width: int
    height: int
    stride: int
    pixels: bytes


def page_pictures(pdf: bytes, scale: float) -> list[PagePicture]:
    """Return the pages of a PDF of ours as pictures of so many pixels a point."""
    found = []
    with PdfDocument(pdf) as opened:
        for page in opened:
            drawn = page.render(scale=scale)
            found.append(PagePicture(drawn.width, drawn.height, drawn.stride, bytes(drawn.buffer)))
            drawn.close()
            page.close()
    return found
