"""Print an article for a client: what may be printed, and what the sheet says of itself."""

from collections.abc import Mapping, Sequence
from datetime import date

from desktop.domain.articles import DUTCH, Article, Edition, LineKind, Source
from desktop.domain.sheets import (
    NO_CONTACT,
    ContactBox,
    PaperSize,
    Sheet,
    SheetLine,
    SheetSection,
    SheetWords,
    SmallPrint,
)
from desktop.errors import HandoutError
from desktop.handouts.languages import writing
from desktop.handouts.sheets import sheet_pdf
from desktop.handouts.tokens import embedded
from desktop.wording import N_

FOR_CLIENTS = "client"
"""The audience of what may be handed out."""
CERTAIN = "certain"
"""The one confidence of an article that needs no warning."""


def article_handout(
    article: Article,
    language: str,
    *,
    beside: str | None,
    words: Mapping[str, SheetWords],
    on: date,
    contact: ContactBox = NO_CONTACT,
    paper: PaperSize = PaperSize.A4,
    organisation: str = "",
    training: bool = False,
) -> bytes:
    """Return an article as a PDF in one language, or with another one (at the left) line by line beside it.

    `on` is the day on which it is handed out. Raises HandoutError when it may not be printed: it is not for clients,
    the language is not there, the text has expired or is not yet valid, the Dutch has changed since it was translated, no person has
    reviewed the translation and it is not asked beside the Dutch, its lines are not those of the Dutch, a letter
    has no font, or something does not fit.
    """
    _refuse_article(article, on)
    languages = [language] if beside is None else [beside, language]
    if len(set(languages)) < len(languages):
        raise HandoutError(
            N_("Nothing was printed: “{language}” cannot stand beside itself. Print it alone."), language=language
        )
    for one in languages:
        _refuse_edition(article, one, languages)
    sheets = [
        article_sheet(article, one, words, languages=languages, contact=contact, training=training) for one in languages
    ]
    second = None
    if beside is None and language != DUTCH and not around_of(words, language).reviewed:
        # The words around the text are a translation too: unreviewed, they stand only beside the Dutch.
        second = article_sheet(
            article, DUTCH, words, languages=languages, contact=contact, training=training
        ).small_print
    return sheet_pdf(
        sheets[0],
        beside=sheets[1] if beside is not None else None,
        small_print=second,
        paper=paper,
        organisation=organisation,
        training=training,
    )


def article_sheet(
    article: Article,
    language: str,
    words: Mapping[str, SheetWords],
    *,
    languages: Sequence[str],
    contact: ContactBox = NO_CONTACT,
    training: bool = False,
) -> Sheet:
    """Return an edition as a sheet; `languages` are all that stand on the same paper.

    Raises HandoutError when there are no words in this language to put around it.
    """
    edition = article.editions[language if language in article.editions else DUTCH]
    around = around_of(words, language)
    handed_out = next((one for one in reversed(languages) if one != DUTCH), DUTCH)
    return Sheet(
        language=language,
        title=edition.title,
        sections=tuple(
            SheetSection(
                section.heading,
                tuple(SheetLine(line.kind, line.text, line.number, pictogram=line.pictogram) for line in section.lines),
            )
            for section in edition.sections
        ),
        small_print=sheet_small_print(
            around,
            checked=edition.checked,
            usable_until=article.valid_until,
            sources=article.sources,
            reviewed=_reviewed_sentences(article, around, languages),
            each_page=_unreviewed_sentences(article, around, languages, words, training=training),
            certain=article.confidence == CERTAIN,
            ask_lawyer=article.ask_lawyer,
            version=article.version_id(handed_out),
            audience=_audience(article, around),
            contact=contact,
        ),
        version=article.version_id(handed_out),
    )


def sheet_small_print(
    words: SheetWords,
    *,
    checked: date,
    usable_until: date | None = None,
    sources: Sequence[Source] = (),
    reviewed: Sequence[str] = (),
    each_page: Sequence[str] = (),
    certain: bool = True,
    ask_lawyer: bool = False,
    version: str = "",
    audience: str = "",
    contact: ContactBox | None = None,
) -> SmallPrint:
    """Return the small print of any sheet: dates, sources, warnings, who helps here (without `contact`: nothing of it)."""
    day = writing(words.language).date
    lines = [] if certain else [words.uncertain]
    lines += [words.ask_lawyer] if ask_lawyer else []
    lines += [words.not_advice, words.checked.format(date=day(checked))]
    lines += [words.usable_until.format(date=day(usable_until))] if usable_until else []
    lines += reviewed
    return SmallPrint(
        language=words.language,
        lines=tuple(lines),
        page=words.page,
        each_page=tuple(each_page),
        sources=_sources(words, sources),
        audience=audience,
        contact=_contact(words, contact) if contact else (),
        version=words.version.format(version=embedded(version)) if version else "",
        code=words.code.format(version=version) if version else "",
    )


def _sources(words: SheetWords, sources: Sequence[Source]) -> tuple[str, ...]:
    """Return a heading and the sources, with the day on which they were read: once, when it is one day for all."""
    day = writing(words.language).date
    days = {source.checked for source in sources}
    if len(days) == 1:
        heading = words.source.format(title=words.sources, date=day(days.pop()))
        return (heading + ":", *(f"– {embedded(source.title)}" for source in sources))
    told = [words.source.format(title=embedded(source.title), date=day(source.checked)) for source in sources]
    return (words.sources + ":", *(f"– {sentence}" for sentence in told)) if told else ()


def _contact(words: SheetWords, contact: ContactBox) -> tuple[SheetLine, ...]:
    """Return who helps here; what the site did not write is left open, so that somebody writes it by hand."""
    lines = [SheetLine(LineKind.TEXT, words.contact)]
    lines += [SheetLine(LineKind.TEXT, embedded(contact.name))] if contact.name else []
    for sentence, value in ((words.place, contact.place), (words.hours, contact.hours), (words.phone, contact.phone)):
        text = sentence.format(value=embedded(value)) if value else sentence.format(value="").strip()
        lines.append(SheetLine(LineKind.TEXT, text, to_fill_in=not value))
    return tuple(lines)


def around_of(words: Mapping[str, SheetWords], language: str) -> SheetWords:
    """Return the words around a sheet in a language. Raises HandoutError when they are not there."""
    if language not in words:
        raise HandoutError(
            N_("Nothing was printed: the words around the text are not there in “{language}”. They are in: {choices}."),
            language=language,
            choices=", ".join(words),
        )
    return words[language]


def _refuse_article(article: Article, on: date) -> None:
    """Refuse a text that is not for clients, or may not be handed out on this day."""
    if article.audience != FOR_CLIENTS:
        raise HandoutError(
            N_("Nothing was printed: “{slug}” is for volunteers, not to be handed out. Choose another text."),
            slug=article.slug,
        )
    if article.expired(on):
        raise HandoutError(
            N_(
                "Nothing was printed: “{slug}” was to be used until {until} and may have changed. Ask headquarters for "
                "a newer version."
            ),
            slug=article.slug,
            until=article.valid_until,
        )
    if on < article.valid_from:
        raise HandoutError(
            N_("Nothing was printed: “{slug}” holds only from {start}. Check the date of this computer."),
            slug=article.slug,
            start=article.valid_from,
        )


def _refuse_edition(article: Article, language: str, languages: Sequence[str]) -> None:
    """Refuse an edition that is not there, not the Dutch text of today, or not reviewed and not beside it."""
    if language not in article.editions or DUTCH not in article.editions:
        raise HandoutError(
            N_("Nothing was printed: “{slug}” is not there in “{language}”. It is there in: {choices}."),
            slug=article.slug,
            language=language if language not in article.editions else DUTCH,
            choices=", ".join(article.editions),
        )
    if language == DUTCH:
        return
    edition = article.editions[language]
    if article.stale(language):
        raise HandoutError(
            N_(
                "Nothing was printed: the Dutch text of “{slug}” has changed since it was translated to “{language}”. "
                "Print the Dutch, and ask headquarters."
            ),
            slug=article.slug,
            language=language,
        )
    if _shape(edition) != _shape(article.editions[DUTCH]):
        raise HandoutError(
            N_(
                "Nothing was printed: “{slug}” does not have the same lines in “{language}” as in Dutch. Print the "
                "Dutch, and tell headquarters."
            ),
            slug=article.slug,
            language=language,
        )
    if not edition.reviewed and DUTCH not in languages:
        raise HandoutError(
            N_(
                "Nothing was printed: no person has reviewed this translation of “{slug}” to “{language}”, so it is "
                "printed only beside the Dutch. Print it beside the Dutch (--beside nl)."
            ),
            slug=article.slug,
            language=language,
        )


def _shape(edition: Edition) -> list[tuple[bool, list[tuple[str, int]]]]:
    return [
        (bool(section.heading), [(line.kind, line.number) for line in section.lines]) for section in edition.sections
    ]


def _audience(article: Article, words: SheetWords) -> str:
    """Return for whose application the text holds, or "" when it holds for all."""
    day = writing(words.language).date
    first, last = article.applied_from, article.applied_until
    if first and last:
        return words.applied_between.format(first=day(first), last=day(last))
    if first:
        return words.applied_from.format(date=day(first))
    return words.applied_until.format(date=day(last)) if last else ""


def _reviewed_sentences(article: Article, words: SheetWords, languages: Sequence[str]) -> list[str]:
    """Return when a person looked at the text and at its translation, as far as they are on the paper."""
    day = writing(words.language).date
    sentences = []
    for language in languages:
        edition = article.editions[language]
        if edition.reviewed and edition.reviewed_on:
            sentence = words.reviewed_text if language == DUTCH else words.reviewed_translation
            sentences.append(sentence.format(date=day(edition.reviewed_on)))
    return sentences


def _unreviewed_sentences(
    article: Article,
    words: SheetWords,
    languages: Sequence[str],
    all_words: Mapping[str, SheetWords],
    *,
    training: bool,
) -> list[str]:
    """Return what must be seen on each page: which parts no person has looked at, and that it is an exercise."""
    sentences = [words.training] if training else []
    # A translation is no better than the text that it translates.
    if not article.editions[DUTCH].reviewed:
        sentences.append(words.machine_text)
    translations = [language for language in languages if language != DUTCH]
    if any(not article.editions[language].reviewed for language in translations):
        sentences.append(words.machine_translation)
    elif any(not around_of(all_words, language).reviewed for language in translations):
        sentences.append(words.machine_words)
    return sentences
