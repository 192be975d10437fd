"""Reading and writing family files."""

from collections.abc import Iterable, Sequence
from uuid import UUID

from sqlmodel import Session, col, select

from desktop.domain.reunification.family_files import (
    MEMBER_FACTS,
    REQUEST_FACTS,
    SPONSOR_FACTS,
    SPONSOR_NOTES,
    FamilyEntry,
    FamilyFile,
    FamilyMember,
    MemberEntry,
)
from desktop.errors import InputError
from desktop.store.journal import StampedSession
from desktop.store.tables import FamilyMemberRow, FamilyRow
from desktop.wording import N_

_FAMILY_FACTS = SPONSOR_FACTS + SPONSOR_NOTES + REQUEST_FACTS
_REMOVED = "yes"


def insert_family(session: StampedSession, family: FamilyFile) -> None:
    """Add a family file without members."""
    entry = family.entry
    row = FamilyRow(id=family.id, root=entry.person or family.id, site=family.site)
    session.add(row)
    _fill_family(row, entry)


def update_family(session: StampedSession, family_id: UUID, entry: FamilyEntry, *, clock: str = "") -> None:
    """Change what differs. Raises InputError when there is no such file.

    `clock` is the file's own when the writer read it, if that was before this transaction.
    """
    session.note_seen(family_id, clock)
    _fill_family(require_family(session, family_id), entry)


def insert_member(session: StampedSession, family_id: UUID, member: FamilyMember) -> None:
    """Add a relative, below those who are there. Raises InputError when there is no such file."""
    family = require_family(session, family_id)
    last = session.exec(
        select(FamilyMemberRow.position)
        .where(FamilyMemberRow.family == family_id)
        .order_by(col(FamilyMemberRow.position).desc())
        .limit(1)
    ).one_or_none()
    row = FamilyMemberRow(
        id=member.id, root=family.root, site=family.site, family=family_id, position=0 if last is None else last + 1
    )
    session.add(row)
    _fill_member(row, member.entry)


def update_member(session: StampedSession, member_id: UUID, entry: MemberEntry, *, clock: str = "") -> None:
    """Change what differs, with `clock` as in `update_family`. Raises InputError when there is no such relative."""
    session.note_seen(member_id, clock)
    _fill_member(_require_member(session, member_id), entry)


def get_member(session: Session, member_id: UUID) -> FamilyMember:
    """Return a relative. Raises InputError when there is no such one."""
    return _member(_require_member(session, member_id))


def remove_member(session: StampedSession, member_id: UUID) -> None:
    """Take a relative out of the file; the row stays, so that others learn of it."""
    _require_member(session, member_id).removed = _REMOVED


def get_family(session: Session, family_id: UUID) -> FamilyFile:
    """Return a family file. Raises InputError when there is none with this id."""
    row = require_family(session, family_id)
    return _family(row, _members(session, [family_id]).get(family_id, []))


def select_families(
    session: Session,
    people: Iterable[UUID] | None = None,
    *,
    ids: Iterable[UUID] | None = None,
    with_trash: bool = False,
) -> list[FamilyFile]:
    """Return family files by name: all, or those of these people or ids; those in the trash only when asked for."""
    query = select(FamilyRow).order_by(col(FamilyRow.name), col(FamilyRow.id))
    if not with_trash:
        query = query.where(col(FamilyRow.deleted).is_(None))
    if people is not None:
        query = query.where(col(FamilyRow.person).in_(tuple(people)))
    if ids is not None:
        query = query.where(col(FamilyRow.id).in_(tuple(ids)))
    rows = session.exec(query).all()
    relatives = _members(session, None if people is None and ids is None else [row.id for row in rows])
    return [_family(row, relatives.get(row.id, [])) for row in rows]


def family_ids(session: Session) -> set[UUID]:
    """Return the ids of all family files that are not in the trash."""
    return set(session.exec(select(FamilyRow.id).where(col(FamilyRow.deleted).is_(None))))


def changed_families(session: Session, since: int) -> tuple[set[UUID], int]:
    """Return the ids of family files that changed after a number of the journal, and the newest number among them.

    A file changed when one of its relatives did.
    """
    own = session.exec(select(FamilyRow.id, FamilyRow.lsn).where(col(FamilyRow.lsn) > since)).all()
    relatives = session.exec(
        select(FamilyMemberRow.family, FamilyMemberRow.lsn).where(col(FamilyMemberRow.lsn) > since)
    ).all()
    found = [*own, *relatives]
    return {family for family, _ in found}, max((number for _, number in found), default=since)


def require_family(session: Session, family_id: UUID) -> FamilyRow:
    """Return the row of a family file. Raises InputError when there is none with this id."""
    row = session.get(FamilyRow, family_id)
    if row is None:
        raise InputError(
            N_("There is no family file with id {id} in this store. Nothing was changed. Look it up in the list."),
            id=family_id,
        )
    return row


def _require_member(session: Session, member_id: UUID) -> FamilyMemberRow:
    row = session.get(FamilyMemberRow, member_id)
    if row is None:
        raise InputError(
            N_("This relative is not in the file any more. Nothing was changed. Open the family file again."),
        )
    return row


def _fill_family(row: FamilyRow, entry: FamilyEntry) -> None:
    _set(row, "name", entry.name)
    _set(row, "person", entry.person)
    for name in _FAMILY_FACTS:
        _set(row, name, entry.facts.get(name, ""))


def _fill_member(row: FamilyMemberRow, entry: MemberEntry) -> None:
    _set(row, "name", entry.name)
    for name in MEMBER_FACTS:
        _set(row, name, entry.facts.get(name, ""))


def _set(row: FamilyRow | FamilyMemberRow, name: str, value: object) -> None:
    if getattr(row, name) != value:
        setattr(row, name, value)


def _members(session: Session, families: Sequence[UUID] | None) -> dict[UUID, list[FamilyMemberRow]]:
    """Return the relatives in these files, or in all, in the order of each file: read at once, not file by file."""
    query = (
        select(FamilyMemberRow)
        .where(FamilyMemberRow.removed != _REMOVED)
        .order_by(col(FamilyMemberRow.position), col(FamilyMemberRow.id))
    )
    if families is not None:
        query = query.where(col(FamilyMemberRow.family).in_(families))
    found: dict[UUID, list[FamilyMemberRow]] = {}
    for row in session.exec(query):
        found.setdefault(row.family, []).append(row)
    return found


def _family(row: FamilyRow, members: Iterable[FamilyMemberRow]) -> FamilyFile:
    facts = {name: getattr(row, name) for name in _FAMILY_FACTS if getattr(row, name)}
    return FamilyFile(
        row.id,
        row.site,
        FamilyEntry(row.name, row.person, facts),
        tuple(_member(member) for member in members),
        row.clock,
    )


def _member(row: FamilyMemberRow) -> FamilyMember:
    facts = {name: getattr(row, name) for name in MEMBER_FACTS if getattr(row, name)}
    return FamilyMember(row.id, MemberEntry(row.name, facts), row.clock)
