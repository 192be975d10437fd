"""Commands about questions, people and finding."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, time
from typing import Any

from desktop.cli.terminal import Output, Terminal, read_day
from desktop.content.packs import Pack
from desktop.domain.agendas import AgendaDay
from desktop.domain.articles import Article
from desktop.domain.asked_questions import AskedQuestion
from desktop.domain.contacts import Contact, ContactEntry
from desktop.domain.ids import parse_id
from desktop.domain.people import Person, PersonEntry
from desktop.domain.reunification.family_files import FamilyFile
from desktop.domain.signals import Signal
from desktop.domain.taxonomies import Urgency
from desktop.errors import InputError
from desktop.spreekuur.agendas import agenda_of
from desktop.spreekuur.asked_questions import answers, asked_questions
from desktop.spreekuur.clocks import known_day
from desktop.spreekuur.contacts import contact, contacts_since, edit_contact, record_contact
from desktop.spreekuur.families import families
from desktop.spreekuur.finding import Found, find
from desktop.spreekuur.look_ups import Contents
from desktop.spreekuur.people import add_person, people, person
from desktop.spreekuur.signals import signals
from desktop.wording import N_


def record(terminal: Terminal) -> Output:
    """Record a question."""
    pack = terminal.pack()
    entry = _entry(terminal, ContactEntry(), pack)
    _require_finished(entry)
    with terminal.store() as store:
        made = record_contact(store, pack, entry, terminal.now)
    return Output({"id": str(made.id)}, [str(made.id)])


def edit(terminal: Terminal) -> Output:
    """Change a question: what is not named stays."""
    pack = terminal.pack()
    row = parse_id(terminal.args.id)
    with terminal.store() as store:
        seen = contact(store, row)
        entry = _entry(terminal, seen.entry, pack)
        _require_finished(entry)
        edit_contact(store, pack, row, entry, terminal.now, seen=seen.entry, clock=seen.clock)
    return Output({"id": str(row)}, [str(row)])


def people_add(terminal: Terminal) -> Output:
    """Add a person."""
    args = terminal.args
    entry = PersonEntry(args.name, args.born, args.v_number)
    with terminal.store() as store:
        made = add_person(store, entry, terminal.now, anyway=args.anyway)
    return Output({"id": str(made.id)}, [str(made.id)])


def people_show(terminal: Terminal) -> Output:
    """Show a person."""
    with terminal.store() as store:
        found = person(store, parse_id(terminal.args.id))
    data = person_json(found) | {"born": found.entry.born, "v_number": found.entry.v_number}
    return Output(data, [f"{name}: {value}" for name, value in data.items() if value])


def list_records(terminal: Terminal) -> Output:
    """List contacts, people, deadlines, signals, family files, or the questions to headquarters."""
    args = terminal.args
    pack = terminal.pack()
    day = read_day(args.since) if args.since else None
    since = datetime.combine(day, time()).astimezone() if day else None
    rows: list[Any]
    with terminal.store() as store:
        match args.what:
            case "contacts":
                rows = [contact_json(it, pack) for it in contacts_since(store, since, args.site)]
            case "people":
                rows = [person_json(it) for it in people(store) if args.site in ("", it.site)]
            case "deadlines":
                found = agenda_of(store, pack, known_day(store, pack, terminal.now), site=args.site)
                rows = [deadline_json(it) for it in found if day is None or (it.item.day or day) >= day]
            case "signals":
                rows = [signal_json(it) for it in signals(store, since=since, site=args.site)]
            case "questions":
                answered = answers(store, pack)
                asked = asked_questions(store, since=since, site=args.site)
                rows = [asked_json(it) | {"answered_in": _slug(answered.get(it.id))} for it in asked]
            case _:
                rows = [family_json(it) for it in families(store) if args.site in ("", it.site)]
    return Output(rows, [" · ".join(_shown(value) for value in row.values() if value) for row in rows])


def search(terminal: Terminal) -> Output:
    """Search records and content."""
    pack = terminal.pack()
    with terminal.store() as store:
        hits = [_hit(found, terminal) for found in find(store, Contents(pack), terminal.args.text)]
    lines = [" · ".join(str(value) for value in hit.values() if value) for hit in hits]
    return Output(hits, lines or [terminal.words.gettext("Nothing found.")])


def contact_json(it: Contact, pack: Pack) -> dict[str, Any]:
    """Return a contact with the keys that the command line promises."""
    entry = it.entry
    return {
        "id": str(it.id),
        "at": it.at.isoformat(timespec="seconds"),
        "site": it.site,
        "language": entry.language,
        "topics": list(entry.topics),
        "person": None if entry.person is None else str(entry.person),
        "question": entry.question,
        "told": entry.told,
        "outcome": entry.outcome or None,
        "referrals": list(entry.referrals),
        "follow_up": None if entry.follow_up is None else entry.follow_up.isoformat(),
        "urgent": pack.taxonomy.urgent(entry.topics),
        "clock_doubt": it.clock_doubt and it.clock_doubt.value,
    }


def person_json(it: Person) -> dict[str, Any]:
    """Return a person's id and name."""
    return {"id": str(it.id), "name": it.entry.name}


def family_json(it: FamilyFile) -> dict[str, Any]:
    """Return a family file's id and who is in it."""
    return {"id": str(it.id), "name": it.entry.name, "members": [member.entry.name for member in it.members]}


def deadline_json(line: AgendaDay) -> dict[str, Any]:
    """Return a line of the agenda; without a day or a trusted clock `when` is `unknown` and `days_left` null."""
    item = line.item
    return {
        "id": str(item.id),
        "origin": item.origin,
        "date": None if item.day is None else item.day.isoformat(),
        "when": line.when.name.lower().replace("_", "-"),
        "days_left": line.days_left,
        "kind": item.kind or None,
        "site": item.site,
        "person": None if item.person is None else str(item.person),
        "name": item.name or None,
        "topics": list(item.topics),
        "text": item.text,
        "urgent": item.urgency is Urgency.TODAY,
        "counted": item.counted,
    }


def signal_json(it: Signal) -> dict[str, Any]:
    """Return a signal."""
    entry = it.entry
    return {
        "id": str(it.id),
        "at": it.at.isoformat(timespec="seconds"),
        "site": it.site,
        "category": entry.category,
        "kind": entry.kind or None,
        "topics": list(entry.topics),
        "theme": entry.theme,
        "heads": entry.heads,
        "severity": entry.severity or None,
        "evidence": entry.evidence or None,
        "raised_here": entry.raised_here,
        "strategic": entry.strategic,
        "example": entry.example,
        "consent": entry.consent,
    }


def asked_json(it: AskedQuestion) -> dict[str, Any]:
    """Return a question to headquarters; there it comes from no contact."""
    return {
        "id": str(it.id),
        "at": it.at.isoformat(timespec="seconds"),
        "site": it.site,
        "language": it.language,
        "topics": list(it.topics),
        "wording": it.wording,
        "contact": None if it.contact is None else str(it.contact),
    }


def _slug(article: Article | None) -> str | None:
    return None if article is None else article.slug


def _hit(found: Found, terminal: Terminal) -> dict[str, Any]:
    match found:
        case Contact():
            return {"kind": "contact", "id": str(found.id), "text": found.entry.question}
        case Person():
            return {"kind": "person", "id": str(found.id), "text": found.entry.name}
        case FamilyFile():
            return {"kind": "family", "id": str(found.id), "text": found.entry.name}
        case Article():
            edition = found.editions.get(terminal.words.language) or next(iter(found.editions.values()))
            return {"kind": "article", "slug": found.slug, "text": edition.title}


def _entry(terminal: Terminal, known: ContactEntry, pack: Pack) -> ContactEntry:
    """Return what is known of a question, with what the options say in its place; an empty option empties."""
    args = terminal.args
    lists = pack.taxonomy
    texts = {"question": args.question, "told": args.told}
    changes: dict[str, Any] = {name: text for name, text in texts.items() if text is not None}
    if args.spoken is not None:
        changes["language"] = _as_listed(args.spoken, lists.languages)
    if args.outcome is not None:
        changes["outcome"] = _as_listed(args.outcome, lists.outcomes)
    if args.topic is not None:
        changes["topics"] = _codes(args.topic, lists.topics)
    if args.referral is not None:
        changes["referrals"] = _codes(args.referral, lists.referrals)
    if args.person is not None:
        changes["person"] = parse_id(args.person) if args.person else None
    if args.follow_up is not None:
        changes["follow_up"] = read_day(args.follow_up) if args.follow_up else None
    return replace(known, **changes)


def _codes(options: list[str], choices: Iterable[str]) -> tuple[str, ...]:
    """Return codes that were given one by one or with commas between them, each once."""
    typed = (code for option in options for code in option.replace(",", " ").split())
    return tuple(dict.fromkeys(_as_listed(code, choices) for code in typed))


def _as_listed(typed: str, choices: Iterable[str]) -> str:
    """Return a code as the list writes it, whatever case it was typed in; an unknown one as it is."""
    return next((code for code in choices if code.casefold() == typed.casefold()), typed)


def _require_finished(entry: ContactEntry) -> None:
    if not entry.finished:
        raise InputError(N_("A question needs a language and a topic. Nothing was saved. Name both."))


def _shown(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)
