"""What was found, in groups: each kind under its own name, what fits best first."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtGui import QAction, QKeySequence

from desktop.domain.actors import Actor
from desktop.domain.articles import Article
from desktop.domain.contacts import Contact
from desktop.domain.letter_guides import LetterGuide
from desktop.domain.people import Person
from desktop.domain.reunification.family_files import FamilyFile
from desktop.domain.taxonomies import Topic
from desktop.domain.timelines import PlacedStep
from desktop.spreekuur.finding import Record, fitting_records
from desktop.spreekuur.look_ups import Fit, LookUp, name_fit
from desktop.ui.desks import Desk
from desktop.ui.information.entries import look_up_row
from desktop.ui.intake.contact_rows import topic_words
from desktop.ui.widgets.rows_model import Row, heading_row
from desktop.wording import N_

MOST = 8
"""Of each kind: more is not read while somebody is typing, and narrowed faster than walked through."""

_GROUPS: tuple[tuple[type, str], ...] = (
    (Person, N_("People")),
    (FamilyFile, N_("Family files")),
    (Contact, N_("Questions, the newest first")),
    (LetterGuide, N_("Letters")),
    (Article, N_("Articles")),
    (PlacedStep, N_("Timeline")),
    (Topic, N_("Topics")),
    (Actor, N_("Who is who")),
    (QAction, N_("What you can do")),
)


@dataclass(frozen=True)
class FoundThing:
    """A result, and how well it fits what was typed."""

    fit: Fit
    thing: Record | LookUp | QAction


@dataclass(frozen=True)
class NamedAction:
    """An action of the window with the name that is searched; it is read where the window lives."""

    name: str
    action: QAction


def find_all(desk: Desk, actions: Iterable[NamedAction], typed: str) -> list[FoundThing]:
    """Return all that fits what was typed, the best of each kind first; of records one more than is shown.

    For a background task.
    """
    found = [FoundThing(it.fit, it.thing) for it in fitting_records(desk.store, typed, MOST + 1)]
    found += [FoundThing(fit, thing) for fit, thing in desk.contents.fits(typed)]
    fitting = [FoundThing(fit, it.action) for it in actions if (fit := name_fit(it.name, typed)) is not None]
    return found + sorted(fitting, key=lambda it: it.fit)


def grouped(desk: Desk, found: Sequence[FoundThing]) -> tuple[list[Row], bool]:
    """Return rows by group, and whether something was left out. The group with what fits best stands first."""
    groups = [(name, _of_kind(found, kind)) for kind, name in _GROUPS]
    groups = sorted((it for it in groups if it[1]), key=lambda it: it[1][0].fit)
    rows: list[Row] = []
    for name, things in groups:
        rows.append(heading_row(desk.words.gettext(name), columns=2))
        rows += [_row(it.thing, desk) for it in things[:MOST]]
    return rows, any(len(things) > MOST for _, things in groups)


def _of_kind(found: Iterable[FoundThing], kind: type) -> list[FoundThing]:
    return [it for it in found if isinstance(it.thing, kind)]


def _row(thing: Record | LookUp | QAction, desk: Desk) -> Row:
    words = desk.words
    match thing:
        case Person():
            entry = thing.entry
            known = (entry.name, entry.born, entry.v_number, entry.room)
            return Row(thing, (" · ".join(part for part in known if part), ""))
        case FamilyFile():
            return Row(thing, (thing.entry.name, ""))
        case Contact():
            said = thing.entry.question.partition("\n")[0] or thing.entry.told.partition("\n")[0]
            what = " · ".join(part for part in (topic_words(desk, thing), said) if part)
            return Row(thing, (what or "–", words.date(thing.at.astimezone().date())))
        case QAction():
            return Row(thing, (thing.text(), thing.shortcut().toString(QKeySequence.SequenceFormat.NativeText)))
        case Article():
            return Row(thing, (*look_up_row(thing, desk).cells, words.date(thing.valid_from)))
    return Row(thing, (*look_up_row(thing, desk, told=isinstance(thing, PlacedStep)).cells, ""))
