"""The family-reunification checklist of a family file, with where its papers are and what was answered before."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID

from desktop.content.packs import Pack
from desktop.domain.ids import new_id
from desktop.domain.reunification.answers import Answer, Change, GivenAnswer, Outline, changes, outline_of
from desktop.domain.reunification.checklists import Checklist, checklist
from desktop.domain.reunification.evidence import Paper, papers
from desktop.domain.reunification.families import Facts, Member, Told, read_member, read_request, read_sponsor, typed
from desktop.domain.reunification.family_files import (
    MEMBER_FACTS,
    MEMBER_NOTES,
    REQUEST_FACTS,
    SPONSOR_FACTS,
    FamilyFile,
    FamilyMember,
)
from desktop.domain.sheets import Sheet
from desktop.domain.told_births import told_birth
from desktop.spreekuur.families import family
from desktop.store.answers import get_answer, insert_answer, last_answer, select_given
from desktop.store.database import Store
from desktop.store.evidence import select_evidence
from desktop.store.families import get_family

_BORN = "born"


@dataclass(frozen=True, slots=True)
class Overview:
    """A family file with all that follows from it on one day."""

    file: FamilyFile
    found: Checklist
    sponsor: tuple[Paper, ...]
    """The sponsor's papers."""
    members: tuple[tuple[Paper, ...], ...]
    """Those of each relative, in the file's order."""
    last: Answer | None
    """The answer that was given last."""
    changes: tuple[Change, ...]
    """What is otherwise now than in that answer."""
    given: tuple[GivenAnswer, ...]
    """Every answer that was given, the newest first."""

    @property
    def outline(self) -> Outline:
        """What the checklist comes down to today."""
        return outline_of(self.found, [it.id for it in self.file.members])


def family_checklist(store: Store, pack: Pack, family_id: UUID, today: date | None) -> Checklist:
    """Return the checklist of a family file on a day; None is a clock known to be wrong: no dates then.

    Raises InputError when there is no such file, or a date in it cannot be true.
    """
    return checklist(facts_of(family(store, family_id)), pack.rules, today)


def family_overview(store: Store, pack: Pack, family_id: UUID, today: date | None) -> Overview:
    """Return a family file with its checklist, its papers and what changed since the last answer.

    Raises InputError as `family_checklist` does.
    """
    with store.reading() as session:
        file = get_family(session, family_id)
        told = select_evidence(session, family_id)
        last = last_answer(session, family_id)
        given = tuple(select_given(session, family_id))
    found = checklist(facts_of(file), pack.rules, today)
    owned = {
        who: {it.document: it for it in told if it.member == who} for who in {None, *(it.id for it in file.members)}
    }
    now = outline_of(found, [it.id for it in file.members])
    return Overview(
        file,
        found,
        papers(found.documents, owned[None]),
        tuple(papers(one.documents, owned[it.id]) for it, one in zip(file.members, found.members, strict=True)),
        last,
        changes(last.outline, now) if last else (),
        given,
    )


def give_answer(store: Store, pack: Pack, overview: Overview, sheet: Sheet, now: datetime) -> None:
    """Keep an answer as it is given to the family, with its sheet; the same one twice in a row is kept once."""
    last = overview.last
    if last is not None and last.outline == overview.outline and last.rules == pack.version and last.sheet == sheet:
        return
    answer = Answer(new_id(now), overview.file.id, now, pack.version, overview.outline, sheet)
    with store.writing(now) as session:
        insert_answer(session, answer)


def past_answer(store: Store, answer_id: UUID) -> Answer:
    """Return an answer as it was given. Raises InputError when it cannot be opened here."""
    with store.reading() as session:
        return get_answer(session, answer_id)


def facts_of(file: FamilyFile) -> Facts:
    """Return what the words of a family file mean. Raises InputError for a word that means nothing.

    A birth date that cannot be read is every day: its wording is kept, and nobody is refused for it.
    """
    told = typed(file.entry.facts)
    sponsor: dict[str, Told] = {name: told[name] for name in SPONSOR_FACTS if name in told and name != _BORN}
    request: dict[str, Told] = {name: told[name] for name in REQUEST_FACTS if name in told}
    return Facts(
        replace(read_sponsor(sponsor), born=told_birth(file.entry.facts.get(_BORN, ""))),
        read_request(request) if request else None,
        tuple(_member(it) for it in file.members),
    )


def _member(member: FamilyMember) -> Member:
    facts = member.entry.facts
    deciding = {name: facts[name] for name in MEMBER_FACTS if name in facts and name not in (_BORN, *MEMBER_NOTES)}
    # Names are kept as they are written, joiners of Persian and all, and were looked at when they were saved.
    return replace(read_member(typed(deciding)), name=member.entry.name, born=told_birth(facts.get(_BORN, "")))
