"""A period in words and numbers: what a chart draws, a table shows and a file holds."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from desktop.content.packs import Pack
from desktop.domain.overviews import Overview, tellable
from desktop.domain.taxonomies import Choice, Language, Topic
from desktop.i18n import Translator
from desktop.wording import N_


class Part(StrEnum):
    """By what the questions are counted."""

    TOPICS = "topics"
    LANGUAGES = "languages"
    WEEKS = "weeks"
    OUTCOMES = "outcomes"
    UNMET = "unmet"
    SITES = "sites"


PART_WORDS: Mapping[Part, str] = {
    Part.TOPICS: N_("Topics"),
    Part.LANGUAGES: N_("Languages"),
    Part.WEEKS: N_("Weeks"),
    Part.OUTCOMES: N_("Outcomes"),
    Part.UNMET: N_("Waiting and not helped"),
    Part.SITES: N_("Sites"),
}
UNMET_WORDS: Mapping[str, str] = {
    "without_answer": N_("no answer found"),
    "without_interpreter": N_("no interpreter to be had"),
    "turned_away": N_("sent away: no time"),
    "referred_in_vain": N_("referred, and it did not help"),
    "promises_open": N_("promised and still open, today"),
    "follow_ups_overdue": N_("follow-up day has passed, today"),
}


@dataclass(frozen=True, slots=True)
class Scope:
    """Of which days and of which site."""

    since: date
    until: date
    """The last day."""
    site: str = ""
    """Its code; empty for all sites."""
    site_name: str = ""


@dataclass(frozen=True, slots=True)
class ReportRow:
    """A number and what it counts."""

    code: str
    name: str
    count: int


@dataclass(frozen=True, slots=True)
class ReportPart:
    """The questions counted one way."""

    part: Part
    heading: str
    rows: tuple[ReportRow, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """A period in numbers, in the reader's language."""

    scope: Scope
    period: str
    """In words, with the site."""
    total: int
    parts: tuple[ReportPart, ...]
    notes: tuple[str, ...]
    """What must be known to read the numbers."""


def report_of(found: Overview, scope: Scope, pack: Pack, words: Translator, *, handed_on: bool) -> Report:
    """Return an overview in words.

    In a report that is `handed_on` no topic, language or outcome of few people is told apart; weeks, sites and what
    was not met say nothing of anybody, and stay.
    """
    return _Writer(found, scope, pack, words, handed_on=handed_on).report()


class _Writer:
    """Puts one overview into words."""

    def __init__(self, found: Overview, scope: Scope, pack: Pack, words: Translator, *, handed_on: bool) -> None:
        self._found, self._scope, self._lists, self._words = found, scope, pack.taxonomy, words
        self._handed_on = handed_on

    def report(self) -> Report:
        """Return the report."""
        parts = [
            self._coded(Part.TOPICS, self._found.by_topic, self._lists.topics),
            self._coded(Part.LANGUAGES, self._found.by_language, self._lists.languages),
            self._part(Part.WEEKS, (self._week(monday, count) for monday, count in self._found.by_week.items())),
            self._coded(Part.OUTCOMES, self._found.by_outcome, self._lists.outcomes),
            self._part(Part.UNMET, self._unmet()),
        ]
        if len(self._found.by_site) > 1:
            parts.append(self._part(Part.SITES, (ReportRow(code, code, n) for code, n in self._found.by_site.items())))
        return Report(self._scope, self._period(), self._found.total, tuple(parts), self._notes())

    def _part(self, part: Part, rows: Iterable[ReportRow]) -> ReportPart:
        return ReportPart(part, self._words.gettext(PART_WORDS[part]), tuple(rows))

    def _coded(
        self,
        part: Part,
        counts: Mapping[str, int],
        names: Mapping[str, Topic] | Mapping[str, Language] | Mapping[str, Choice],
    ) -> ReportPart:
        _ = self._words.gettext
        others = 0
        if self._handed_on:
            counts, others = tellable(counts)
        rows = []
        for code, count in counts.items():
            found = names.get(code)
            # A newer laptop may send a code that this one does not know yet.
            name = found.names.get(self._words.language, code) if found else code
            rows.append(ReportRow(code, name or _("not told"), count))
        if others:
            rows.append(ReportRow("others", _("all others together, each too few to tell"), others))
        return self._part(part, rows)

    def _week(self, monday: date, count: int) -> ReportRow:
        year, week, _day = monday.isocalendar()
        name = self._words.gettext("week {week}, from {day}").format(week=week, day=self._words.date(monday))
        return ReportRow(f"{year}-W{week:02}", name, count)

    def _unmet(self) -> list[ReportRow]:
        counts = {name: getattr(self._found.unmet, name) for name in UNMET_WORDS}
        return [
            ReportRow(name, self._words.gettext(UNMET_WORDS[name]), count)
            for name, count in counts.items()
            if count is not None
        ]

    def _period(self) -> str:
        scope, words = self._scope, self._words
        return words.gettext("{since} – {until}, {site}").format(
            since=words.date(scope.since),
            until=words.date(scope.until),
            site=scope.site_name or scope.site or words.gettext("all sites"),
        )

    def _notes(self) -> tuple[str, ...]:
        _ = self._words.gettext
        notes = [_("A question with two topics counts once in the total and once for each topic.")]
        if self._handed_on:
            notes.append(_("Topics, languages and outcomes of fewer than five questions are not told apart."))
        if self._found.unmet.follow_ups_overdue is None:
            notes.append(_("The clock of this laptop is wrong: what is overdue is not counted."))
        return tuple(notes)
