"""Commands about content, handouts and checklists. None of them needs a store, except for a family file."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

from desktop.cli.terminal import Output, Terminal, read_day
from desktop.content.facts import load_facts
from desktop.content.packs import Pack, check_pack, shipped_folder
from desktop.content.readability import LOWEST_EASE, Readability, hardest_texts
from desktop.domain.articles import Article
from desktop.domain.ids import parse_id
from desktop.domain.reunification.checklists import Checklist, MemberChecklist, checklist
from desktop.domain.reunification.deadlines import Deadline, NotComputed
from desktop.domain.reunification.documents import NeededDocument
from desktop.domain.reunification.routes import Referral
from desktop.domain.sheets import PaperSize
from desktop.errors import ContentError
from desktop.i18n import Translator, translator
from desktop.paths import write_atomically
from desktop.spreekuur.checklist_sheets import document_name
from desktop.spreekuur.checklists import facts_of
from desktop.spreekuur.clocks import believed_day, known_day
from desktop.spreekuur.families import family
from desktop.spreekuur.family_dates import days_said
from desktop.spreekuur.family_words import said
from desktop.spreekuur.printing import article_pdf, checklist_pdf
from desktop.wording import N_


def content_list(terminal: Terminal) -> Output:
    """List the articles."""
    pack = terminal.pack()
    rows = [_summary(article) for article in pack.articles.values()]
    lines = [f"{row['slug']} · {' '.join(row['topics'])} · {' '.join(row['languages'])}" for row in rows]
    return Output(rows, lines)


def content_check(terminal: Terminal) -> Output:
    """Check a pack."""
    folder: Path = terminal.args.folder or shipped_folder()
    faults = check_pack(folder, terminal.today)
    _ = terminal.words.gettext
    rows = [{"file": it.file, "line": it.line, "message": terminal.words.tell(it.told)} for it in faults]
    lines = [f"{row['file']}:{row['line']}: {row['message']}" for row in rows] or [_("The pack is faultless.")]
    hardest = hardest_texts(folder)
    lines.append(_("Hardest to read in Dutch (100 is for anybody, {limit} the least):").format(limit=LOWEST_EASE))
    lines += [_hardness(it, _) for it in hardest]
    hard = [
        {
            "file": it.file,
            "ease": round(it.ease),
            "sentence": round(it.sentence_length, 1),
            "word": round(it.word_length, 2),
        }
        for it in hardest
    ]
    return Output({"faults": rows, "hardest": hard}, lines, failed=bool(rows))


def _hardness(measured: Readability, _: Callable[[str], str]) -> str:
    return _("{file}: {ease}; {sentence} words a sentence, {word} syllables a word").format(
        file=measured.file,
        ease=round(measured.ease),
        sentence=f"{measured.sentence_length:.1f}",
        word=f"{measured.word_length:.2f}",
    )


def content_show(terminal: Terminal) -> Output:
    """Show an article's lines."""
    args = terminal.args
    pack = terminal.pack()
    article = pack.article(args.slug)
    on = read_day(args.on) if args.on else terminal.today
    applied = read_day(args.applied) if args.applied else None
    _require_valid(article, on, applied)
    edition = pack.edition(args.slug, args.edition)
    data = _summary(article) | {
        "language": edition.language,
        "title": edition.title,
        "lines": [{"number": line.number, "kind": line.kind, "text": line.text} for line in edition.lines],
        "checked": edition.checked.isoformat(),
        "reviewed": edition.reviewed,
        "valid_from": article.valid_from.isoformat(),
        "valid_until": article.valid_until.isoformat(),
        "sources": [{"title": it.title, "url": it.url, "checked": it.checked.isoformat()} for it in article.sources],
        "confidence": article.confidence,
        "version": article.version_id(edition.language),
    }
    return Output(data, [f"{line.number}. {line.text}" for line in edition.lines])


def handout(terminal: Terminal) -> Output:
    """Print an article to a PDF file."""
    args = terminal.args
    pack = terminal.pack()
    pdf = article_pdf(
        pack,
        args.slug,
        args.edition,
        beside=args.beside,
        on=terminal.today,
        paper=PaperSize(args.paper),
        training=terminal.training,
    )
    write_atomically(args.output, pdf, private=False)
    return Output(
        {"file": str(args.output), "version": pack.article(args.slug).version_id(args.edition)}, [str(args.output)]
    )


def family_checklist(terminal: Terminal) -> Output:
    """Make the checklist of a family file, or of facts in a TOML file."""
    args = terminal.args
    pack = terminal.pack()
    words = translator(args.edition) if args.edition else terminal.words
    day = read_day(args.on) if args.on else None
    today = believed_day(terminal.today, pack)
    if args.facts:
        facts = load_facts(args.facts)
        title = args.facts.stem
    else:
        with terminal.store() as store:
            file = family(store, parse_id(args.family))
            today = known_day(store, pack, terminal.now)
        facts, title = facts_of(file), file.entry.name
    on = day or facts.today or today
    found = checklist(facts, pack.rules, on)
    if args.output:
        write_atomically(
            args.output, checklist_pdf(title, found, pack, words, on, training=terminal.training), private=False
        )
    return Output(checklist_json(found, words), _checklist_lines(found, pack, words))


def checklist_json(found: Checklist, words: Translator) -> dict[str, Any]:
    """Return a checklist with the keys that the command line promises."""
    return {
        "regime": found.regimes[0] if len(found.regimes) == 1 else list(found.regimes),
        "hold": found.hold,
        "documents": [_document_json(it) for it in found.documents],
        "dates": [_date_json(it, words) for it in found.dates],
        "not_computed": [_open_json(it, words) for it in found.not_computed],
        "referrals": _referral_words(found.referrals),
        "warnings": _warnings(found, words),
        "members": [
            {
                "name": member.name,
                "route": member.route.value,
                "documents": [_document_json(it) for it in member.documents],
                "dates": [_date_json(it, words) for it in member.dates],
                "not_computed": [_open_json(it, words) for it in member.not_computed],
                "referrals": _referral_words(member.referrals),
                "warnings": _warnings(member, words),
            }
            for member in found.members
        ],
    }


def _document_json(document: NeededDocument) -> dict[str, Any]:
    return {
        "id": document.id,
        "need": str(document.need),
        "source": document.source.title,
        "confidence": document.confidence.word,
    }


def _date_json(deadline: Deadline, words: Translator) -> dict[str, Any]:
    days = deadline.days
    when: dict[str, Any] = (
        {"date": days.exact.isoformat()}
        if days.exact
        else {"from": days.first.isoformat(), "to": days.last.isoformat()}
    )
    return {
        "kind": deadline.kind,
        **when,
        "extended": deadline.extended.isoformat() if deadline.extended else None,
        "working": [said(it, words) for it in deadline.working],
        "source": deadline.source.title,
        "confidence": deadline.confidence.word,
    }


def _open_json(left_open: NotComputed, words: Translator) -> dict[str, Any]:
    return {"kind": left_open.kind, "why": said(left_open.why, words)}


def _warnings(part: Checklist | MemberChecklist, words: Translator) -> list[str]:
    """Return what to keep in mind, with why a date is not there."""
    return [said(it, words) for it in (*part.warnings, *(one.why for one in part.not_computed))]


def _referral_words(referrals: tuple[Referral, ...]) -> list[str]:
    return sorted({it.to for it in referrals})


def _checklist_lines(found: Checklist, pack: Pack, words: Translator) -> list[str]:
    _ = words.gettext
    lines = [_("Rules that probably apply: {regimes}").format(regimes=", ".join(found.regimes))]
    lines += _date_lines(found.dates, words)
    lines += _warnings(found, words)
    lines.append(_("Ask: {addresses}").format(addresses=", ".join(_referral_words(found.referrals))))
    lines += _paper_lines(found.documents, pack, words)
    for member in found.members:
        lines.append(f"{member.name}: {member.route.value}")
        lines += [f"  {line}" for line in _date_lines(member.dates, words)]
        lines += [f"  {it}" for it in _warnings(member, words)]
        lines += [f"  {line}" for line in _paper_lines(member.documents, pack, words)]
    return lines


def _date_lines(dates: tuple[Deadline, ...], words: Translator) -> Iterator[str]:
    for deadline in dates:
        yield f"{deadline.kind}: {days_said(deadline, words)}"
        yield from (f"  {said(it, words)}" for it in deadline.working)
        yield f"  {deadline.source.title}"


def _paper_lines(documents: tuple[NeededDocument, ...], pack: Pack, words: Translator) -> list[str]:
    return [f"[ ] {it.id} {document_name(it.id, pack, words.language)} ({it.need})" for it in documents]


def _summary(article: Article) -> dict[str, Any]:
    return {"slug": article.slug, "topics": list(article.topics), "languages": list(article.editions)}


def _require_valid(article: Article, on: date, applied: date | None) -> None:
    if not article.holds(on, applied):
        raise ContentError(
            N_(
                "“{slug}” does not hold on {day} for this application. Look for another text with “spreekuur content list”."
            ),
            slug=article.slug,
            day=on,
        )
