"""The sheet at the end of a walk-in session, in the language of the program, for colleagues."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta

from desktop.content.packs import Pack
from desktop.domain.articles import LineKind
from desktop.domain.handovers import DAYS_AHEAD, ComingDate, Handover, Promise, sign_of
from desktop.domain.reunification.deadlines import Deadline
from desktop.domain.sheets import Sheet, SheetLine, SheetSection, SmallPrint
from desktop.domain.taxonomies import Language, Topic
from desktop.errors import BundleError, InputError
from desktop.i18n import Translator
from desktop.spreekuur.checklists import family_checklist
from desktop.spreekuur.contacts import contacts_of_day, open_follow_ups
from desktop.spreekuur.exchange import unshared_contacts
from desktop.spreekuur.families import families
from desktop.spreekuur.family_words import DATE_WORDS, span_said
from desktop.store.database import Store


def handover(store: Store, pack: Pack, now: datetime) -> Handover:
    """Return what the next session must know, as it stands in the store."""
    today = now.astimezone().date()
    of_day = contacts_of_day(store, now)
    promises = [
        Promise(
            one.at,
            one.entry.follow_up,
            one.entry.topics,
            one.entry.language,
            urgent=pack.taxonomy.urgent(one.entry.topics),
        )
        for one in open_follow_ups(store, now, DAYS_AHEAD)
        if one.entry.follow_up is not None
    ]
    try:
        unshared = unshared_contacts(store)
    except BundleError:
        unshared = None  # not enrolled: nothing of this laptop was ever shared
    sites = store.about.sites
    return Handover(
        today,
        sites[0].name if sites else "",
        len(of_day),
        sum(1 for one in of_day if not one.entry.finished),
        unshared,
        tuple(promises),
        tuple(sorted(_dates(store, pack, today), key=lambda it: (it.days.first, it.days.last, it.sign))),
    )


def _dates(store: Store, pack: Pack, today: date) -> Iterator[ComingDate]:
    """Yield the dates of the next days; a file whose facts cannot be true has none until it is mended."""
    until = today + timedelta(days=DAYS_AHEAD)
    for file in families(store):
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
            "{count} of them is not finished: language or topic is missing.",
            "{count} of them are not finished: language or topic is missing.",
            told.unfinished,
        ),
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
        late = one.follow_up < told.day
        day = (_("{day} (has passed)") if late else "{day}").format(day=words.date(one.follow_up))
        said = [f"{day}: {topics}" if topics else day, language, _("call somebody today") if one.urgent else ""]
        text = " · ".join(part for part in said if part)
        recorded = _("Recorded on {day} at {time}.").format(
            day=words.date(one.recorded.astimezone().date()), time=words.time(one.recorded)
        )
        lines.append(SheetLine(LineKind.BOX, text, note=recorded))
    return tuple(lines) or (SheetLine(LineKind.TEXT, _("Nothing.")),)


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
