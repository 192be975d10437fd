"""The rows at the left, for each way in."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from desktop.domain.actors import Actor
from desktop.domain.articles import Article, ArticleKind, Tab
from desktop.domain.letter_guides import LetterGuide, candidates
from desktop.domain.taxonomies import Topic
from desktop.domain.timelines import PlacedStep
from desktop.spreekuur.look_ups import LookUp
from desktop.ui.desks import Desk
from desktop.ui.information.actor_leaf import GROUP_WORDS
from desktop.ui.information.letter_leaf import AnyLetter, letter_name
from desktop.ui.information.timeline_leaf import Procedure
from desktop.ui.information.ways import Way
from desktop.ui.intake.fitting_list import title_of
from desktop.ui.widgets.rows_model import Row, heading_row


@dataclass(frozen=True)
class Everybody:
    """All who stand in who is who."""


def rows_of(way: Way, desk: Desk, *, applied: date | None = None, printed: Collection[str] = ()) -> list[Row]:
    """Return the rows of a way in: for a day of application, and for words that are printed on a letter."""
    match way:
        case Way.TOPICS:
            return _topics(desk)
        case Way.TIMELINE:
            return _steps(desk, applied)
        case Way.LETTERS:
            return _letters(desk, printed)
        case Way.ACTORS:
            return _actors(desk)
        case Way.ALL:
            return _all(desk)
    return [look_up_row(it, desk) for it in _by_title(desk, desk.pack.articles.values()) if Tab(way) in it.tabs]


def found_rows(found: Iterable[LookUp], desk: Desk) -> list[Row]:
    """Return rows for what was found by a word, each with what it is."""
    return [look_up_row(it, desk, told=True) for it in found]


def look_up_row(thing: LookUp, desk: Desk, *, told: bool = False) -> Row:
    """Return the row of a thing; what it is goes before its name when that must be `told`."""
    _ = desk.words.gettext
    words = desk.words
    match thing:
        case Article():
            name, kind = title_of(thing, words.language), _("Article")
            if thing.expired(desk.today()):
                name = _("{title} (past its last day)").format(title=name)
        case LetterGuide():
            name, kind = letter_name(thing.kind, desk), _("Letter")
        case PlacedStep():
            name, kind = _step_words(thing, desk), desk.name_of(dict(thing.timeline.names))
        case Actor():
            name, kind = desk.name_of(dict(thing.names)), _("Who is who")
        case Topic():
            name, kind = f"{thing.code} · {desk.name_of(thing.names)}", _("Topic")
    return Row(thing, (f"{kind}: {name}" if told else name,))


def _step_words(placed: PlacedStep, desk: Desk) -> str:
    return f"{placed.timeline.place_of(placed.step)}. {placed.step.text(desk.words.language).title}"


def _by_title(desk: Desk, articles: Iterable[Article]) -> list[Article]:
    return sorted(articles, key=lambda it: title_of(it, desk.words.language).casefold())


def _all(desk: Desk) -> list[Row]:
    found = _by_title(desk, desk.pack.articles.values())
    slips = [it for it in found if it.kind is ArticleKind.SLIP]
    rows = [look_up_row(it, desk) for it in found if it.kind is not ArticleKind.SLIP]
    if slips:
        rows += [heading_row(desk.words.gettext("Sheets to write on")), *(look_up_row(it, desk) for it in slips)]
    return rows


def _topics(desk: Desk) -> list[Row]:
    lists = desk.pack.taxonomy
    rows = []
    for group in lists.groups.values():
        rows.append(heading_row(desk.name_of(group.names)))
        rows += [look_up_row(it, desk) for it in lists.topics.values() if it.group == group.code]
    return rows


def _steps(desk: Desk, applied: date | None) -> list[Row]:
    rows = [Row(Procedure(applied), (desk.words.gettext("All steps"),))]
    for timeline in desk.pack.timelines_for(applied):
        rows.append(heading_row(desk.name_of(dict(timeline.names))))
        rows += [look_up_row(PlacedStep(timeline, step), desk) for step in timeline.steps]
    return rows


def _letters(desk: Desk, printed: Collection[str]) -> list[Row]:
    _ = desk.words.gettext
    found = candidates(desk.pack.letters, printed)
    rows = [Row(AnyLetter(tuple(printed)), (_("What to do with any letter"),))]
    if found.alike:
        rows += [heading_row(_("It may be one of these")), *(look_up_row(it, desk) for it in found.alike)]
    rows.append(heading_row(_("Or another letter") if found.alike else _("Which letter is it?")))
    return [*rows, *(look_up_row(it, desk) for it in found.others)]


def _actors(desk: Desk) -> list[Row]:
    _ = desk.words.gettext
    rows = [Row(Everybody(), (_("Everybody at a glance"),))]
    for group, name in GROUP_WORDS.items():
        found = [it for it in desk.pack.actors.actors if it.group == group]
        rows += [heading_row(_(name)), *(look_up_row(it, desk) for it in found)] if found else []
    return rows
