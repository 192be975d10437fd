"""What is printed at the table: handouts and checklists."""

from collections.abc import Iterator
from datetime import date

from desktop.content.packs import Pack
from desktop.domain.articles import LineKind
from desktop.domain.certainties import Confidence
from desktop.domain.checklists import Checklist
from desktop.domain.deadlines import Deadline
from desktop.domain.documents import NeededDocument
from desktop.domain.routes import Referral
from desktop.domain.rules import Route
from desktop.domain.sentences import Sentence
from desktop.domain.sheets import Sheet, SheetLine, SheetSection
from desktop.handouts.documents import article_handout, sheet_small_print
from desktop.handouts.sheets import sheet_pdf
from desktop.i18n import Translator
from desktop.wording import N_

ROUTE_WORDS = {
    Route.NAREIS: N_("Nareis is probably the way."),
    Route.CLOSED: N_("Nareis is probably closed here. Ask which other way there is."),
    Route.AFTER_TWO_YEARS: N_("Probably only after two years. Collect papers, and ask before applying."),
    Route.HOLD: N_(
        "This application is pending and the new rules touch it. Ask the IND or a lawyer before doing anything."
    ),
    Route.ASK: N_("Which way applies is not certain. Ask a lawyer or the IND."),
}
DATE_WORDS = {
    "apply_by": N_("Apply for family at the latest on"),
    "mvv_collect_by": N_("Collect the visa (mvv) at the latest on"),
    "objection_by": N_("Object at the latest on"),
    "answer_by": N_("Answer the letter at the latest on"),
    "late_decision": N_("The decision should be there by"),
    "two_years": N_("Two years have passed on"),
    "turns_17_half": N_("Becomes seventeen and a half on"),
    "turns_18": N_("Becomes 18 on"),
}
REFERRAL_WORDS = {
    "lawyer": N_("a lawyer"),
    "ind": N_("the IND"),
    "nidos": N_("Nidos, the guardian"),
    "red_cross": N_("the Red Cross (tracing)"),
    "vluchtelingenfonds": N_("the VluchtelingenFonds (costs)"),
    "article8": N_("a lawyer, about the way of article 8 ECHR"),
    "regular_route": N_("the IND, about the regular way"),
}
CONFIDENCE_WORDS = {
    Confidence.CERTAIN: N_("read in the source"),
    Confidence.LIKELY: N_("likely, ask to be sure"),
    Confidence.UNVERIFIED: N_("not checked, ask"),
    Confidence.UNKNOWN: N_("not known, ask"),
}


def article_pdf(pack: Pack, slug: str, language: str, *, beside: str | None, on: date, training: bool = False) -> bytes:
    """Return an article as a PDF.

    Raises ContentError when there is no such article or language, HandoutError when it may not be printed so.
    """
    pack.edition(slug, language)
    return article_handout(pack.article(slug), language, beside=beside, words=pack.words, on=on, training=training)


def checklist_pdf(
    title: str, found: Checklist, pack: Pack, words: Translator, on: date, *, training: bool = False
) -> bytes:
    """Return a checklist as a PDF in a language of the program. Raises HandoutError when it cannot be printed."""
    return sheet_pdf(checklist_sheet(title, found, pack, words, on, training=training), training=training)


def checklist_sheet(
    title: str, found: Checklist, pack: Pack, words: Translator, on: date, *, training: bool = False
) -> Sheet:
    """Return a checklist as a sheet: by when, whom to ask, what to collect, for each person."""
    around = pack.words[words.language]
    sources = {deadline.source for deadline in found.dates}
    sections = [
        *_dates(found.dates, words),
        *_asking(found, words),
        *_papers(words.gettext("Papers of the sponsor"), "", found.documents, pack, words),
    ]
    for member in found.members:
        sources |= {document.source for document in member.documents}
        way = words.gettext(ROUTE_WORDS[member.route])
        sections += _papers(member.name, way, member.documents, pack, words)
        sections += _dates(member.dates, words, member.name)
    small_print = sheet_small_print(
        around,
        checked=pack.rules.checked,
        sources=sorted(sources | {document.source for document in found.documents}, key=lambda it: it.title),
        each_page=[around.training] if training else [],
        certain=False,
        ask_lawyer=True,
    )
    heading = words.gettext("Family reunification: {name}").format(name=title)
    made = words.gettext("Made on {day}. The IND decides.").format(day=words.date(on))
    return Sheet(words.language, heading, (SheetSection("", (SheetLine(LineKind.TEXT, made),)), *sections), small_print)


def document_name(document_id: str, pack: Pack, language: str) -> str:
    """Return what a document of the checklist is called."""
    return pack.rules.documents[document_id].names[language]


def said(sentence: Sentence, words: Translator) -> str:
    """Return a sentence of the rules in a language of the program."""
    return sentence.said(words.gettext, words.date)


def days_said(deadline: Deadline, words: Translator) -> str:
    """Return the day of a deadline, or the first and last that it can be."""
    if deadline.days.exact:
        return words.date(deadline.days.exact)
    return words.gettext("between {first} and {last}").format(
        first=words.date(deadline.days.first), last=words.date(deadline.days.last)
    )


def need_said(document: NeededDocument, pack: Pack, words: Translator) -> str:
    """Return how a document is needed, when it is not simply needed."""
    _ = words.gettext
    parts = []
    if document.need.startswith("one_of:"):
        parts.append(_("One of these will do."))
    if document.need == "later":
        parts.append(_("Later."))
    if document.note is not None:
        parts.append(said(document.note, words))
    if document.confidence is not Confidence.CERTAIN:
        parts.append(_(CONFIDENCE_WORDS[document.confidence]).capitalize() + ".")
    return " ".join(parts)


def referral_said(referral: Referral, words: Translator) -> str:
    """Return whom to ask and why."""
    to = REFERRAL_WORDS.get(referral.to)
    return f"{words.gettext(to) if to else referral.to}: {said(referral.why, words)}"


def _dates(dates: tuple[Deadline, ...], words: Translator, whose: str = "") -> Iterator[SheetSection]:
    if not dates:
        return
    _ = words.gettext
    lines = []
    for deadline in dates:
        kind = DATE_WORDS.get(deadline.kind)
        text = f"{_(kind) if kind else deadline.kind} {days_said(deadline, words)}"
        working = " ".join(said(sentence, words) for sentence in deadline.working)
        lines.append(SheetLine(LineKind.TEXT, text, note=f"{working} {deadline.source.title}."))
    yield SheetSection(_("Before which date? {name}").format(name=whose).strip(), tuple(lines))


def _asking(found: Checklist, words: Translator) -> Iterator[SheetSection]:
    lines = [SheetLine(LineKind.STEP, referral_said(referral, words)) for referral in found.referrals]
    lines += [SheetLine(LineKind.TEXT, said(warning, words)) for warning in found.warnings]
    for member in found.members:
        lines += [SheetLine(LineKind.TEXT, f"{member.name}: {said(it, words)}") for it in member.warnings]
    if lines:
        yield SheetSection(words.gettext("Ask first"), tuple(lines))


def _papers(
    heading: str, way: str, documents: tuple[NeededDocument, ...], pack: Pack, words: Translator
) -> Iterator[SheetSection]:
    lines = [SheetLine(LineKind.TEXT, way)] if way else []
    for document in documents:
        name = document_name(document.id, pack, words.language)
        lines.append(SheetLine(LineKind.BOX, f"{document.id} {name}", note=need_said(document, pack, words)))
    if lines:
        yield SheetSection(heading, tuple(lines))
