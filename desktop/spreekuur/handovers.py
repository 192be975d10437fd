"""The sheet at the end of a walk-in session, in the language of the program, for colleagues."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta

from desktop.content.packs import Pack
from desktop.domain.articles import LineKind
from desktop.domain.handovers import DAYS_AHEAD, ComingDate, Handover, Promise, sign_of
from desktop.domain.pages import ContactOrder, ContactState, WantedContacts
from desktop.domain.reunification.deadlines import Deadline
from desktop.domain.sheets import Sheet, SheetLine, SheetSection, SmallPrint
from desktop.domain.taxonomies import Language, Topic
from desktop.domain.walk_in_hours import WalkInHour
from desktop.errors import BundleError, InputError
from desktop.i18n import Translator
from desktop.spreekuur.checklists import family_checklist
from desktop.spreekuur.contacts import open_follow_ups, page_of_contacts
from desktop.spreekuur.exchange import unshared_contacts
from desktop.spreekuur.families import families
from desktop.spreekuur.family_words import DATE_WORDS, span_said
from desktop.spreekuur.sites import site_of
from desktop.spreekuur.walk_in_hours import counts_of_day, counts_of_hour
from desktop.store.database import Store

_MOST_PROMISES = 500


def handover(store: Store, pack: Pack, now: datetime, *, hour: WalkInHour | None = None) -> Handover:
    """Return what the next session must know, as it stands in the store: of a walk-in hour and its site.

    Without an hour it is of today, at the site where this laptop records. Raises InputError at headquarters.
    """
    today = now.astimezone().date()
    site = hour.site if hour else site_of(store)
    counts = counts_of_hour(store, hour.id) if hour else counts_of_day(store, now, site=site)
    try:
        unshared = unshared_contacts(store)
    except BundleError:
        unshared = None  # not enrolled: nothing of this laptop was ever shared
    return Handover(
        today,
        next((one.name for one in store.about.sites if one.code == site), site),
        counts.questions,
        counts.to_fill_in,
        counts.urgent,
        unshared,
        tuple(_promised(store, pack, now, site)),
        tuple(sorted(_dates(store, pack, today, site), key=lambda it: (it.days.first, it.days.last, it.sign))),
    )


def _promised(store: Store, pack: Pack, now: datetime, site: str) -> Iterator[Promise]:
    """Yield what comes back by a day, the earliest first, and then what was promised without one."""
    for one in open_follow_ups(store, now, DAYS_AHEAD):
        if one.site == site and one.entry.follow_up is not None:
            entry = one.entry
            urgent = pack.taxonomy.urgent(entry.topics) or bool(entry.urgencies)
            yield Promise(one.at, entry.follow_up, entry.topics, entry.language, urgent=urgent)
    wanted = WantedContacts(site=site, state=ContactState.PROMISED, order=ContactOrder.OLDEST)
    for line in page_of_contacts(store, wanted, size=_MOST_PROMISES).lines:
        if line.follow_up is None:
            urgent = pack.taxonomy.urgent(line.topics) or bool(line.urgencies)
            yield Promise(line.at, None, line.topics, line.language, urgent=urgent)


def _dates(store: Store, pack: Pack, today: date, site: str) -> Iterator[ComingDate]:
    """Yield the dates of the next days; a file whose facts cannot be true has none until it is mended."""
    until = today + timedelta(days=DAYS_AHEAD)
    for file in families(store):
        if file.site != site:
            continue
        try:
            found = family_checklist(store, pack, file.id, today)
        except InputError:
            continue
        listed: list[Deadline] = [*found.dates, *(one for member in found.members for one in member.dates)]
        for deadline in listed:
            if deadline.days.first <= until and deadline.days.last >= today:
                yield ComingDate(sign_of(file.id), deadline.kind, deadline.days)


def handover_sheet(told: Handover, pack: Pack, words: Translator, *, training: bool = False) -> Sheet:
    """Return the sheet. Nothing that anybody said or wrote stands on it."""
    _ = words.gettext
    around = pack.words[words.language]
    counts = [
        words.ngettext("{count} question was recorded.", "{count} questions were recorded.", told.questions),
        words.ngettext(
            "{count} of them is still to be filled in.",
            "{count} of them are still to be filled in.",
            told.to_fill_in,
        ),
        words.ngettext("{count} of them is urgent.", "{count} of them are urgent.", told.urgent),
        _("This laptop is not enrolled yet: everything on it is on this laptop only.")
        if told.unshared is None
        else words.ngettext(
            "{count} finished question is on this laptop only: exchange it.",
            "{count} finished questions are on this laptop only: exchange them.",
            told.unshared,
        ),
    ]
    sections = [
        SheetSection("", tuple(SheetLine(LineKind.TEXT, text) for text in counts)),
        SheetSection(_("Promised, until {count} days from now").format(count=DAYS_AHEAD), _promises(told, pack, words)),
        SheetSection(_("Dates in the next {count} days").format(count=DAYS_AHEAD), _coming(told, words)),
    ]
    small_print = SmallPrint(
        language=words.language,
        lines=(_("No name stands on this sheet. Who it is about stands in the program, under the day and time."),),
        page=around.page,
        each_page=(around.training,) if training else (),
    )
    title = _("Handover of {day}, {site}").format(day=words.date(told.day), site=told.site)
    return Sheet(words.language, title, tuple(sections), small_print)


def _promises(told: Handover, pack: Pack, words: Translator) -> tuple[SheetLine, ...]:
    _ = words.gettext
    lines = []
    for one in told.promises:
        topics = ", ".join(_name(pack.taxonomy.topics, code, words) for code in one.topics)
        language = _name(pack.taxonomy.languages, one.language, words)
        day = _day_of(one, told.day, words)
        said = [f"{day}: {topics}" if topics else day, language, _("call somebody today") if one.urgent else ""]
        text = " · ".join(part for part in said if part)
        recorded = _("Recorded on {day} at {time}.").format(
            day=words.date(one.recorded.astimezone().date()), time=words.time(one.recorded)
        )
        lines.append(SheetLine(LineKind.BOX, text, note=recorded))
    return tuple(lines) or (SheetLine(LineKind.TEXT, _("Nothing.")),)


def _day_of(promise: Promise, today: date, words: Translator) -> str:
    if promise.follow_up is None:
        return words.gettext("No day was set")
    said = words.gettext("{day} (has passed)") if promise.follow_up < today else "{day}"
    return said.format(day=words.date(promise.follow_up))


def _coming(told: Handover, words: Translator) -> tuple[SheetLine, ...]:
    _ = words.gettext
    lines = [
        SheetLine(
            LineKind.BOX,
            _("File {sign}: {what} {day}").format(
                sign=one.sign,
                what=_(DATE_WORDS[one.kind]) if one.kind in DATE_WORDS else one.kind,
                day=span_said(one.days, words),
            ),
        )
        for one in told.dates
    ]
    return tuple(lines) or (SheetLine(LineKind.TEXT, _("Nothing.")),)


def _name(choices: Mapping[str, Topic] | Mapping[str, Language], code: str, words: Translator) -> str:
    """Return the name of a code in the program's language; the code itself when a newer list named it."""
    found = choices.get(code)
    return found.names[words.language] if found else code
