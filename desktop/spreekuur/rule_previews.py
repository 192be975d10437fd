"""What newer rules would change in the family files, before anybody accepts them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from desktop.content.packs import Pack
from desktop.domain.reunification.answers import Change, Outline, changes, outline_of
from desktop.domain.reunification.checklists import checklist
from desktop.domain.reunification.families import Facts
from desktop.domain.reunification.family_files import FamilyFile
from desktop.domain.reunification.rules import Rules
from desktop.errors import InputError
from desktop.spreekuur.checklists import facts_of
from desktop.spreekuur.families import families
from desktop.store.database import Store


@dataclass(frozen=True, slots=True)
class Preview:
    """One family file under newer rules."""

    file: FamilyFile
    changes: tuple[Change, ...]
    """What the answer of today would say otherwise; empty when nothing."""
    fault: InputError | None = None
    """Why this file has no answer under any rules: a date in it cannot be true."""


def preview_rules(store: Store, pack: Pack, candidate: Pack, today: date | None) -> list[Preview]:
    """Return what changes in each family file when `candidate` takes the place of `pack`; those that change first.

    Both answers are of the same day, so that only the rules differ. Nothing is written.
    """
    found = [_preview(file, pack.rules, candidate.rules, today) for file in families(store)]
    return sorted(found, key=lambda it: (not it.changes and it.fault is None, it.file.entry.name))


def rule_changes(
    facts: Facts, members: Sequence[UUID], now: Rules, newer: Rules, today: date | None
) -> tuple[Change, ...]:
    """Return what one family's answer says otherwise under newer rules: regime, hold, ways, papers, dates, addresses.

    `members` are the ids of the relatives in the order of the facts. Raises InputError when a date cannot be true.
    """
    return changes(_outline(facts, members, now, today), _outline(facts, members, newer, today))


def _preview(file: FamilyFile, now: Rules, newer: Rules, today: date | None) -> Preview:
    try:
        return Preview(file, rule_changes(facts_of(file), [it.id for it in file.members], now, newer, today))
    except InputError as error:
        return Preview(file, (), error)


def _outline(facts: Facts, members: Sequence[UUID], rules: Rules, today: date | None) -> Outline:
    return outline_of(checklist(facts, rules, today), members)
