"""A checklist as a sheet to read and to print: what is missing, by when, whom to ask, what to collect."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from desktop.content.packs import Pack
from desktop.domain.articles import LineKind
from desktop.domain.certainties import Confidence
from desktop.domain.reunification.answers import Answer
from desktop.domain.reunification.checklists import Checklist
from desktop.domain.reunification.deadlines import NotComputed
from desktop.domain.reunification.documents import NeededDocument
from desktop.domain.reunification.evidence import EXPLANATION, EvidenceState, Paper, count_missing, papers
from desktop.domain.reunification.routes import IND, LAWYER, NIDOS, Referral
from desktop.domain.reunification.rules import Route
from desktop.domain.sheets import Sheet, SheetLine, SheetSection
from desktop.handouts.documents import sheet_small_print
from desktop.i18n import Translator
from desktop.spreekuur.checklists import Overview
from desktop.spreekuur.family_dates import dates_of, days_said, kind_said, working_said
from desktop.spreekuur.family_maps import family_section
from desktop.spreekuur.family_words import (
    CONFIDENCE_WORDS,
    REASONS,
    REFERRAL_WORDS,
    ROUTE_WORDS,
    STATES,
    said,
)


def checklist_sheet(
    title: str,
    found: Checklist,
    pack: Pack,
    words: Translator,
    on: date | None,
    *,
    overview: Overview | None = None,
    notes: bool = False,
    training: bool = False,
) -> Sheet:
    """Return a checklist as a sheet: what is missing, by when, whom to ask, what to collect, for each person.

    With `overview`, of a family file, it also says where each paper is and who is where; with `notes` what was
    noted of each person, which is written for volunteers and is left out unless somebody asks for it.
    """
    around = pack.words[words.language]
    own = overview.sponsor if overview else papers(found.documents, {})
    others = overview.members if overview else tuple(papers(one.documents, {}) for one in found.members)
    sections = [
        *_hold(found, words),
        *(_missing(title, found, own, others, words) if overview else ()),
        *_dates(found, words),
        *_asking(found, words),
        *(family_section(overview, words, notes=notes) if overview else ()),
        *_papers(words.gettext("Papers of the sponsor"), "", own, pack, words),
    ]
    for member, theirs in zip(found.members, others, strict=True):
        sections += _papers(member.name, words.gettext(ROUTE_WORDS[member.route]), theirs, pack, words)
    for name, listed in zip((title, *(one.name for one in found.members)), (own, *others), strict=True):
        sections += _explanations(name, listed, pack, words)
    documents = [*found.documents, *(document for member in found.members for document in member.documents)]
    dates = [*found.dates, *(deadline for member in found.members for deadline in member.dates)]
    small_print = sheet_small_print(
        around,
        checked=pack.rules.checked,
        usable_until=pack.expires,
        sources=sorted({it.source for it in documents} | {it.source for it in dates}, key=lambda it: it.title),
        each_page=[around.training] if training else [],
        certain=False,
        ask_lawyer=True,
    )
    heading = words.gettext("Family reunification: {name}").format(name=title)
    first = tuple(SheetLine(LineKind.TEXT, line) for line in (_made(on, words), *_expired(on, pack, words)))
    return Sheet(words.language, heading, (SheetSection("", first), *sections), small_print)


def _expired(on: date | None, pack: Pack, words: Translator) -> tuple[str, ...]:
    """Return what to know of rules that a newer pack should have replaced."""
    if on is None or not pack.expired(on):
        return ()
    sentence = words.gettext(
        "The rules behind this list were to be used until {day} and may have changed. Ask headquarters for newer content first."
    )
    return (sentence.format(day=words.date(pack.expires)),)


def _made(on: date | None, words: Translator) -> str:
    if on is None:
        return words.gettext("Made on a day that this laptop's clock does not know. The IND decides.")
    return words.gettext("Made on {day}. The IND decides.").format(day=words.date(on))


def first_asked(found: Checklist, words: Translator) -> str:
    """Return whom to ask before anything is done; empty when nobody must be."""
    addresses = [one for one in (LAWYER, IND, NIDOS) if any(it.to == one for it in found.referrals)]
    if not addresses:
        return ""
    named = ", ".join(words.gettext(REFERRAL_WORDS[one]) for one in addresses)
    return words.gettext("Ask first: {addresses}. Why stands in the list.").format(addresses=named)


def copy_of(answer: Answer, words: Translator) -> Sheet:
    """Return the sheet of an answer as it was given, with on each page that it is a copy and from when."""
    day = words.date(answer.given_at.astimezone().date())
    marked = words.gettext("Copy of the answer of {day}. It may be out of date: ask for today's.").format(day=day)
    small_print = replace(answer.sheet.small_print, each_page=(marked, *answer.sheet.small_print.each_page))
    return replace(answer.sheet, small_print=small_print)


def document_name(document_id: str, pack: Pack, language: str) -> str:
    """Return what a document of the checklist is called."""
    return pack.rules.documents[document_id].names[language]


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


def _hold(found: Checklist, words: Translator) -> Iterator[SheetSection]:
    if found.hold:
        lines = (SheetLine(LineKind.TEXT, words.gettext(ROUTE_WORDS[Route.HOLD])),)
        yield SheetSection(words.gettext("Wait: this file is on hold"), lines)


def _missing(
    sponsor: str, found: Checklist, own: tuple[Paper, ...], others: tuple[tuple[Paper, ...], ...], words: Translator
) -> Iterator[SheetSection]:
    """Yield how many papers each person still lacks: the first thing that is read."""
    _ = words.gettext
    people = zip((sponsor, *(one.name for one in found.members)), (own, *others), strict=True)
    counts = [(name, count_missing(listed)) for name, listed in people]
    lines = [
        SheetLine(LineKind.STEP, f"{name}: " + words.ngettext("{count} paper", "{count} papers", count))
        for name, count in counts
        if count
    ]
    none = SheetLine(LineKind.TEXT, _("Of the papers that are needed for certain, none is missing."))
    yield SheetSection(_("Still missing"), tuple(lines or [none]))


def _dates(found: Checklist, words: Translator) -> Iterator[SheetSection]:
    """Yield the dates of the whole family in their order, each with its working and source."""
    lines = []
    for one in dates_of(found):
        whose = f"{one.whose}: " if one.whose else ""
        day = "" if isinstance(one.date, NotComputed) else f" {days_said(one.date, words)}"
        text = f"{whose}{kind_said(one.date, words)}{day}"
        lines.append(SheetLine(LineKind.TEXT, text, note=" ".join(working_said(one.date, words))))
    if lines:
        yield SheetSection(words.gettext("Before which date?"), tuple(lines))


def _asking(found: Checklist, words: Translator) -> Iterator[SheetSection]:
    lines = [SheetLine(LineKind.STEP, referral_said(referral, words)) for referral in found.referrals]
    lines += [SheetLine(LineKind.TEXT, said(warning, words)) for warning in found.warnings]
    for member in found.members:
        lines += [SheetLine(LineKind.TEXT, f"{member.name}: {said(it, words)}") for it in member.warnings]
    if lines:
        yield SheetSection(words.gettext("Ask first"), tuple(lines))


def _papers(heading: str, way: str, listed: tuple[Paper, ...], pack: Pack, words: Translator) -> Iterator[SheetSection]:
    lines = [SheetLine(LineKind.TEXT, way)] if way else []
    for paper in listed:
        code = paper.document.id
        here = paper.state in (EvidenceState.HAVE, EvidenceState.NOT_NEEDED)
        kind = LineKind.TEXT if here else LineKind.BOX
        name = f"{code} {document_name(code, pack, words.language)}"
        lines.append(SheetLine(kind, name, note=paper_note(paper, pack, words)))
    if lines:
        yield SheetSection(heading, tuple(lines))


def paper_note(paper: Paper, pack: Pack, words: Translator) -> str:
    """Return where a paper is, and how it is needed when it is not simply needed."""
    state = words.gettext(STATES[paper.state]).capitalize() + "." if paper.state else ""
    told = paper.evidence.note if paper.evidence else ""
    return " ".join(part for part in (state, told, need_said(paper.document, pack, words)) if part)


def _explanations(name: str, listed: tuple[Paper, ...], pack: Pack, words: Translator) -> Iterator[SheetSection]:
    """Yield what a person's written explanation can say of papers that cannot be had (bewijsnood)."""
    _ = words.gettext
    lines = []
    for paper in listed:
        if paper.state is not EvidenceState.IMPOSSIBLE or paper.evidence is None:
            continue
        document = document_name(paper.document.id, pack, words.language)
        reason = REASONS.get(paper.evidence.why, "")
        text = _("{document}. The family says: {reason}.") if reason else _("{document}. Write down why.")
        lines.append(
            SheetLine(LineKind.TEXT, text.format(document=document, reason=_(reason)), note=paper.evidence.note)
        )
    if lines:
        heading = _("{name}: why papers cannot be had (for the explanation, {code})")
        yield SheetSection(heading.format(name=name, code=EXPLANATION), tuple(lines))
