"""The lines of a person's timeline in words."""

from desktop.domain.agendas import AppointmentKind
from desktop.domain.articles import DUTCH
from desktop.domain.contacts import ContactEntry
from desktop.domain.letters import LetterKind
from desktop.domain.prints import Printed
from desktop.spreekuur.daily_words import APPOINTMENT_WORDS, LETTER_WORDS, REFERRAL_OUTCOME_WORDS
from desktop.spreekuur.dossiers import Event, EventKind
from desktop.spreekuur.print_jobs import DocumentKind
from desktop.ui.desks import Desk
from desktop.ui.intake.contact_rows import topic_words
from desktop.ui.widgets.rows_model import Row
from desktop.wording import N_

_KINDS = {
    EventKind.CONTACT: N_("Question"),
    EventKind.LETTER: N_("Letter"),
    EventKind.HANDOUT: N_("Given"),
    EventKind.TOLD: N_("Told"),
    EventKind.REFERRAL: N_("Referred"),
    EventKind.APPOINTMENT: N_("Date"),
}
_SHEETS = {
    DocumentKind.ARTICLE: N_("information sheet"),
    DocumentKind.PAPERS: N_("list of papers"),
    DocumentKind.CHECKLIST: N_("checklist"),
    DocumentKind.MAP: N_("family map"),
    DocumentKind.APPOINTMENT: N_("appointment slip"),
    DocumentKind.REFERRAL: N_("referral slip"),
    DocumentKind.DEADLINES: N_("sheet with dates"),
    DocumentKind.CARD: N_("card: who we are"),
    DocumentKind.CORRECTION: N_("correction slip"),
}


def event_row(desk: Desk, event: Event, places: dict[str, str]) -> Row:
    """Return a line of the timeline; `places` are the names of those to whom the site refers, by their code."""
    words = desk.words
    return Row(event, (words.date(event.day), words.gettext(_KINDS[event.kind]), _said(desk, event, places)))


def letter_said(desk: Desk, entry: ContactEntry) -> str:
    """Return what is known of a letter: its kind, its date, and by when to act."""
    words = desk.words
    _ = words.gettext
    kind = _(LETTER_WORDS[LetterKind(entry.letter)]) if entry.letter in set(LetterKind) else entry.letter
    parts = [kind or _("another letter")]
    if entry.letter_dated:
        parts.append(_("of {day}").format(day=words.date(entry.letter_dated)))
    if entry.letter_by is None:
        parts.append(_("by when to act is not known"))
    elif entry.letter_counted:
        parts.append(_("act by {day}, counted here: the letter decides").format(day=words.date(entry.letter_by)))
    else:
        parts.append(_("act by {day}, as the letter says").format(day=words.date(entry.letter_by)))
    if entry.settled:
        parts.append(_("dealt with"))
    return " · ".join(parts)


def _said(desk: Desk, event: Event, places: dict[str, str]) -> str:
    _ = desk.words.gettext
    contact, appointment, handout = event.contact, event.appointment, event.handout
    if event.kind is EventKind.REFERRAL:
        to = places.get(event.referral, event.referral)
        came = _(REFERRAL_OUTCOME_WORDS[event.outcome]) if event.outcome else _("what came of it is not known yet")
        return f"{to} · {came}"
    if appointment is not None:
        entry = appointment.entry
        known = entry.kind in set(AppointmentKind)
        kind = _(APPOINTMENT_WORDS[AppointmentKind(entry.kind)]) if known else entry.kind
        done = _("dealt with") if entry.settled else ""
        return " · ".join(part for part in (kind, entry.hour, entry.place, entry.note, done) if part)
    if handout is not None:
        return _handout_said(desk, handout)
    if contact is None:
        return ""
    return letter_said(desk, contact.entry) if event.kind is EventKind.LETTER else _contact_said(desk, event)


def _contact_said(desk: Desk, event: Event) -> str:
    contact = event.contact
    if contact is None:
        return ""
    entry = contact.entry
    outcome = desk.pack.taxonomy.outcomes.get(entry.outcome)
    parts = (
        topic_words(desk, contact),
        entry.question.partition("\n")[0] or entry.told.partition("\n")[0],
        desk.name_of(outcome.names) if outcome else entry.outcome,
    )
    return " · ".join(part for part in parts if part) or "–"


def _handout_said(desk: Desk, handout: Printed) -> str:
    """Return which sheet was given: its title, its language, and the version by which it is called back."""
    _ = desk.words.gettext
    article = desk.pack.articles.get(handout.version.partition("/")[0])
    if article is not None:
        title = (article.editions.get(desk.words.language) or article.editions[DUTCH]).title
    else:
        title = _(_SHEETS[DocumentKind(handout.kind)]) if handout.kind in set(_SHEETS) else handout.kind
    language = desk.pack.taxonomy.languages.get(handout.language)
    spoken = desk.name_of(language.names) if language else handout.language
    return " · ".join(part for part in (title, spoken, handout.version) if part)
