"""What is printed at the table: handouts and checklists."""

from datetime import date

from desktop.content.packs import Pack
from desktop.domain.reunification.checklists import Checklist
from desktop.domain.sheets import NO_CONTACT, ContactBox, PaperSize
from desktop.errors import HandoutError
from desktop.handouts.documents import article_handout
from desktop.handouts.sheets import sheet_pdf
from desktop.i18n import Translator
from desktop.spreekuur.checklist_sheets import checklist_sheet
from desktop.spreekuur.checklists import Overview
from desktop.wording import N_


def article_pdf(
    pack: Pack,
    slug: str,
    language: str,
    *,
    beside: str | None,
    on: date,
    contact: ContactBox = NO_CONTACT,
    paper: PaperSize = PaperSize.A4,
    organisation: str = "",
    training: bool = False,
) -> bytes:
    """Return an article as a PDF.

    Raises ContentError when there is no such article or language, HandoutError when it may not be printed so or was
    called back.
    """
    pack.edition(slug, language)
    article = pack.article(slug)
    recall = pack.recalled(article.version_id(language))
    if recall is not None:
        raise HandoutError(
            N_(
                "Nothing was printed: “{slug}” in “{language}” was called back on {day}, since it was wrong. Tell the "
                "client what holds now, and ask headquarters for newer content."
            ),
            slug=slug,
            language=language,
            day=recall.recalled_on,
        )
    return article_handout(
        article,
        language,
        beside=beside,
        words=pack.words,
        on=on,
        contact=contact,
        paper=paper,
        organisation=organisation,
        training=training,
    )


def checklist_pdf(
    title: str,
    found: Checklist,
    pack: Pack,
    words: Translator,
    on: date | None,
    *,
    overview: Overview | None = None,
    paper: PaperSize = PaperSize.A4,
    organisation: str = "",
    training: bool = False,
) -> bytes:
    """Return a checklist as a PDF in a language of the program. Raises HandoutError when it cannot be printed."""
    sheet = checklist_sheet(title, found, pack, words, on, overview=overview, training=training)
    return sheet_pdf(sheet, paper=paper, organisation=organisation, training=training)
