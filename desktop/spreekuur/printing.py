"""What is printed at the table: handouts and checklists."""

from datetime import date

from desktop.content.packs import Pack
from desktop.domain.reunification.checklists import Checklist
from desktop.handouts.documents import article_handout
from desktop.handouts.sheets import sheet_pdf
from desktop.i18n import Translator
from desktop.spreekuur.checklist_sheets import checklist_sheet
from desktop.spreekuur.checklists import Overview


def article_pdf(pack: Pack, slug: str, language: str, *, beside: str | None, on: date, training: bool = False) -> bytes:
    """Return an article as a PDF.

    Raises ContentError when there is no such article or language, HandoutError when it may not be printed so.
    """
    pack.edition(slug, language)
    return article_handout(pack.article(slug), language, beside=beside, words=pack.words, on=on, training=training)


def checklist_pdf(
    title: str,
    found: Checklist,
    pack: Pack,
    words: Translator,
    on: date | None,
    *,
    overview: Overview | None = None,
    training: bool = False,
) -> bytes:
    """Return a checklist as a PDF in a language of the program. Raises HandoutError when it cannot be printed."""
    sheet = checklist_sheet(title, found, pack, words, on, overview=overview, training=training)
    return sheet_pdf(sheet, training=training)
