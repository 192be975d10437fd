"""What makes the pages of print jobs. It is large, and loaded when the first page is made (`previews`)."""

from collections.abc import Iterator
from dataclasses import replace
from functools import singledispatch

from pypdfium2 import PdfDocument

from desktop.domain.articles import DUTCH
from desktop.domain.sheets import Sheet
from desktop.domain.slips import Appointment, CorrectionSlip, DeadlineSheet, OpeningCard, ReferralSlip, Slip
from desktop.errors import HandoutError, SpreekuurError
from desktop.handouts.sheets import sheet_pdf
from desktop.handouts.slips import slip_handout
from desktop.i18n import LANGUAGES, Translator, translator
from desktop.spreekuur.checklist_sheets import checklist_sheet, copy_of
from desktop.spreekuur.family_map_papers import family_map_pdf
from desktop.spreekuur.handovers import handover_sheet
from desktop.spreekuur.paper_lists import paper_list_pdf
from desktop.spreekuur.previews import PagePicture
from desktop.spreekuur.print_jobs import (
    AnswerDocument,
    ArticleDocument,
    ChecklistDocument,
    HandoverDocument,
    MapDocument,
    NumbersDocument,
    PapersDocument,
    Preview,
    PrintJob,
    PrintSetting,
    SignalsDocument,
    is_reviewed,
    version_of,
)
from desktop.spreekuur.printing import article_pdf
from desktop.spreekuur.pseudonyms import nameless_checklist, nameless_overview, nameless_sponsor
from desktop.spreekuur.report_files import report_sheet
from desktop.spreekuur.reports import report_of
from desktop.spreekuur.signal_sheets import signals_sheet
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
    shown = document
    if job.without_names:
        overview = nameless_overview(document.overview, words) if document.overview else None
        found = nameless_checklist(document.found, words)
        shown = ChecklistDocument(nameless_sponsor(words), found, document.on, overview)
    return _sheet_pages(sheet_of(shown, job.language, setting), job, setting)


@_pages.register
def _answer(document: AnswerDocument, job: PrintJob, setting: PrintSetting) -> bytes:
    if job.without_names:
        raise HandoutError(N_("Nothing was printed: a copy of an earlier answer has the names that were on it."))
    return _sheet_pages(copy_of(document.answer, _translator(document.answer.sheet.language)), job, setting)


@_pages.register
def _map(document: MapDocument, job: PrintJob, setting: PrintSetting) -> bytes:
    # The names in the drawing are those of all languages on the page.
    overview = nameless_overview(document.overview, translator(DUTCH)) if job.without_names else document.overview
    return family_map_pdf(
        overview, setting.pack, job.language, organisation=setting.organisation, training=setting.training
    )


@_pages.register
def _handover(document: HandoverDocument, job: PrintJob, setting: PrintSetting) -> bytes:
    sheet = handover_sheet(document.handover, setting.pack, _translator(job.language), training=setting.training)
    return _sheet_pages(sheet, job, setting)


@_pages.register
def _signals(document: SignalsDocument, job: PrintJob, setting: PrintSetting) -> bytes:
    sheet = signals_sheet(document.month, setting.pack, _translator(job.language), training=setting.training)
    return _sheet_pages(sheet, job, setting)


@_pages.register
def _numbers(document: NumbersDocument, job: PrintJob, setting: PrintSetting) -> bytes:
    words = _translator(job.language)
    report = report_of(document.found, document.scope, setting.pack, words, handed_on=True)
    sheet = report_sheet(report, setting.pack, words, made=setting.on, training=setting.training)
    return _sheet_pages(sheet, job, setting)


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


def sheet_of(document: ChecklistDocument, language: str, setting: PrintSetting) -> Sheet:
    """Return a checklist as it is printed in a language of the program, with its names; it is kept as given so.

    Raises HandoutError for another language.
    """
    return checklist_sheet(
        document.title,
        document.found,
        setting.pack,
        _translator(language),
        document.on,
        overview=document.overview,
        notes=document.notes,
        training=setting.training,
    )


def _sheet_pages(sheet: Sheet, job: PrintJob, setting: PrintSetting) -> bytes:
    return sheet_pdf(sheet, paper=job.paper, organisation=setting.organisation, training=setting.training)


def _translator(language: str) -> Translator:
    """Return the program's words. Raises HandoutError for a language that the program does not speak."""
    if language not in LANGUAGES:
        raise HandoutError(
            N_("Nothing was printed: this sheet is for colleagues, in {choices}. Choose one of these."),
            choices=", ".join(LANGUAGES),
        )
    return translator(language)


def page_pictures(pdf: bytes, scale: float) -> Iterator[PagePicture]:
    """Yield the pages of a PDF of ours as pictures of so many pixels a point, one in memory at a time."""
    with PdfDocument(pdf) as opened:
        for page in opened:
            drawn = page.render(scale=scale)
            yield PagePicture(drawn.width, drawn.height, drawn.stride, bytes(drawn.buffer))
            drawn.close()
            page.close()
