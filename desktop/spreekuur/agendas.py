"""The agenda: follow-ups, promises, days in letters, appointments and the dates of families, the overdue first."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, datetime
from uuid import UUID

from desktop import __version__
from desktop.content.packs import Pack
from desktop.domain.agendas import AgendaDay, AgendaItem, Appointment, AppointmentEntry, Origin, agenda
from desktop.domain.contacts import Contact
from desktop.domain.edits import with_changes
from desktop.domain.icalendars import CalendarDay, calendar_file
from desktop.domain.ids import new_id
from desktop.domain.letters import LetterKind, read_letter
from desktop.domain.people import merged_with
from desktop.domain.taxonomies import Urgency
from desktop.domain.trash import TrashKind
from desktop.errors import InputError
from desktop.i18n import Translator
from desktop.spreekuur.daily_words import APPOINTMENT_WORDS, LETTER_WORDS, ORIGIN_WORDS, change_step, new_step
from desktop.spreekuur.family_days import family_items
from desktop.spreekuur.family_words import DATE_WORDS
from desktop.store.appointments import get_appointment, insert_appointment, select_appointments, update_appointment
from desktop.store.contacts import get_contact, open_contacts, update_contact
from desktop.store.database import Store
from desktop.store.families import select_families
from desktop.store.people import get_person, load_merges, select_people
from desktop.store.steps import name_step
from desktop.wording import N_


def agenda_of(
    store: Store,
    pack: Pack,
    today: date | None,
    *,
    until: date | None = None,
    site: str = "",
    person: UUID | None = None,
    families: Iterable[AgendaItem] | None = None,
) -> list[AgendaDay]:
    """Return what is still to be done, the overdue first; up to a day, of a site or of a person when one is named.

    `today` is that of `known_day`: without it (a clock known to be wrong) nothing says what is overdue, and the dates that
    follow from rules of family reunification are left out. Promises without a day stand at the end. `families` are the
    lines of family files that `FamilyDays` has counted already; else they are counted here.
    """
    with store.reading() as session:
        files = None if person is None else merged_with(person, load_merges(session))
        contacts = open_contacts(session, until, people=files)
        appointments = select_appointments(session, people=files, until=until, unsettled=True)
        own = [] if today is None or families is not None else select_families(session, files)
        linked = {it.entry.person for it in contacts} | {it.person for it in appointments}
        names = {it.id: it.entry.name for it in select_people(session, [one for one in linked if one])}
    counted = () if today is None else families or (item for it in own for item in family_items(it, pack, today))
    items = [
        *(item for it in contacts for item in _of_contact(it, pack, today)),
        *(_of_appointment(it) for it in appointments),
        *counted,
    ]
    wanted = [
        replace(item, name=item.name or names.get(item.person, "") if item.person else item.name)
        for item in items
        if (not site or item.site == site) and (until is None or item.day is None or item.day <= until)
    ]
    return agenda(wanted, today)


def add_appointment(store: Store, person: UUID, entry: AppointmentEntry, now: datetime) -> Appointment:
    """Write down a date of a person. Raises InputError when the person is not there or the text may not be kept."""
    entry.check()
    with store.writing(now) as session:
        made = Appointment(new_id(now), get_person(session, person).site, person, entry)
        insert_appointment(session, made)
        name_step(session, new_step(TrashKind.APPOINTMENT))
    return made


def edit_appointment(
    store: Store, appointment_id: UUID, entry: AppointmentEntry, now: datetime, *, seen: AppointmentEntry | None = None
) -> Appointment:
    """Change a person's date. Raises InputError when it is not there or the text may not be kept."""
    with store.writing(now) as session:
        known = get_appointment(session, appointment_id)
        if seen is not None and known is not None:
            entry = with_changes(known.entry, seen, entry)
        entry.check()
        if known is not None:
            name_step(session, change_step(TrashKind.APPOINTMENT, known.entry, entry))
        return update_appointment(session, appointment_id, entry)


def settle(store: Store, item: AgendaItem, now: datetime) -> None:
    """Mark a line of the agenda as dealt with: of a question its follow-up, promise and letter together.

    Raises InputError for a date that a family file gives: it goes when the file says what happened.
    """
    today = now.astimezone().date()
    if item.origin is Origin.FAMILY:
        raise InputError(
            N_("This date follows from the family file. Nothing was changed. Write in the file what happened.")
        )
    with store.writing(now) as session:
        if item.origin is Origin.APPOINTMENT:
            known = get_appointment(session, item.id)
            if known is not None:
                entry = replace(known.entry, settled=today)
                name_step(session, change_step(TrashKind.APPOINTMENT, known.entry, entry))
                update_appointment(session, item.id, entry)
            return
        before = get_contact(session, item.id).entry
        after = replace(before, settled=today)
        name_step(session, change_step(TrashKind.CONTACT, before, after))
        update_contact(session, item.id, after)


def calendar_of(lines: Iterable[AgendaDay], words: Translator, now: datetime, *, with_names: bool = False) -> bytes:
    """Return lines of the agenda as a calendar file (RFC 5545). Nobody's name is in it unless that is asked for.

    A later file replaces the days of an earlier one in the reader's calendar, and does not double them.
    """
    days = [
        CalendarDay(line.item.id, line.item.origin, line.item.day, _summary(line.item, words, with_names=with_names))
        for line in lines
        if line.item.day is not None
    ]
    return calendar_file(days, f"-//Spreekuur//{__version__}//{words.language.upper()}", now)


def kind_said(item: AgendaItem, words: Translator) -> str:
    """Return what a line of the agenda is about, without anybody's name."""
    kinds = {
        Origin.LETTER: {str(kind): word for kind, word in LETTER_WORDS.items()},
        Origin.APPOINTMENT: {str(kind): word for kind, word in APPOINTMENT_WORDS.items()},
        Origin.FAMILY: DATE_WORDS,
    }
    origin = words.gettext(ORIGIN_WORDS[item.origin])
    word = kinds.get(item.origin, {}).get(item.kind, "")
    return f"{origin}: {words.gettext(word)}" if word else origin


def _summary(item: AgendaItem, words: Translator, *, with_names: bool) -> str:
    parts = ["Spreekuur", kind_said(item, words), " ".join(item.topics)]
    if with_names:
        parts += [item.name, item.text]
    return " · ".join(part for part in parts if part)


def _of_contact(contact: Contact, pack: Pack, today: date | None) -> Iterator[AgendaItem]:
    """Yield what a question leaves to be done: its follow-up, its letter, and a promise that has no day of its own."""
    entry = contact.entry
    urgent = Urgency.TODAY if entry.urgencies or pack.taxonomy.urgent(entry.topics) else Urgency.NONE
    base = AgendaItem(
        Origin.PROMISE, contact.id, contact.site, None, person=entry.person, topics=entry.topics, urgency=urgent
    )
    if entry.letter_by is not None:
        reading = read_letter(entry.the_letter, today)
        yield replace(
            base,
            origin=Origin.LETTER,
            day=entry.letter_by,
            kind=entry.letter or LetterKind.OTHER,
            urgency=max(urgent, reading.urgency),
            counted=entry.letter_counted,
        )
    if entry.follow_up is not None:
        yield replace(base, origin=Origin.FOLLOW_UP, day=entry.follow_up, text=entry.we_do)
    elif entry.promised:
        yield replace(base, text=entry.we_do)


def _of_appointment(appointment: Appointment) -> AgendaItem:
    entry = appointment.entry
    place = " ".join(part for part in (entry.hour, entry.place) if part)
    return AgendaItem(
        Origin.APPOINTMENT, appointment.id, appointment.site, entry.day, entry.kind, appointment.person, text=place
    )
