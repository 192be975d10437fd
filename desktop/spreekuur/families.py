"""Family files: who wants to come, what is known, and where their papers are."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from desktop.domain.edits import with_changes
from desktop.domain.ids import new_id
from desktop.domain.reunification.evidence import Evidence
from desktop.domain.reunification.family_files import FamilyEntry, FamilyFile, FamilyMember, MemberEntry
from desktop.spreekuur.sites import site_of
from desktop.store.database import Store
from desktop.store.evidence import put_evidence, select_evidence
from desktop.store.families import (
    get_family,
    get_member,
    insert_family,
    insert_member,
    remove_member,
    select_families,
    update_family,
    update_member,
)
from desktop.store.spellings import name_key


def open_family(store: Store, entry: FamilyEntry, now: datetime) -> FamilyFile:
    """Open a family file. Raises InputError when the sponsor has no name or a BSN stands in a field."""
    entry.check()
    family = FamilyFile(new_id(now), site_of(store), entry, ())
    with store.writing(now) as session:
        insert_family(session, family)
        session.flush()
        return get_family(session, family.id)


def edit_family(
    store: Store,
    family_id: UUID,
    entry: FamilyEntry,
    now: datetime,
    *,
    seen: FamilyEntry | None = None,
    clock: str = "",
) -> FamilyFile:
    """Change what is known of the sponsor and the application. Raises InputError as `open_family` does.

    With `seen`, what the writer had before them, only what they changed is written, and the rest stays as others left it.
    With `clock`, the file's own when it was read, what came in since in the same field stays beside it, as a conflict.
    """
    with store.writing(now) as session:
        if seen is not None:
            entry = with_changes(get_family(session, family_id).entry, seen, entry)
        entry.check()
        update_family(session, family_id, entry, clock=clock)
        session.flush()
        return get_family(session, family_id)


def add_member(store: Store, family_id: UUID, entry: MemberEntry, now: datetime) -> FamilyMember:
    """Add a relative. Raises InputError when the name is empty or a BSN stands in a field."""
    entry.check()
    member = FamilyMember(new_id(now), entry)
    with store.writing(now) as session:
        insert_member(session, family_id, member)
        session.flush()
        return get_member(session, member.id)


def edit_member(
    store: Store,
    member_id: UUID,
    entry: MemberEntry,
    now: datetime,
    *,
    seen: MemberEntry | None = None,
    clock: str = "",
) -> FamilyMember:
    """Change what is known of a relative, and return it as it is now. Raises InputError as `add_member` does.

    With `seen`, what the writer had before them, and `clock`, only what they changed is written, as in `edit_family`.
    """
    with store.writing(now) as session:
        if seen is not None:
            entry = with_changes(get_member(session, member_id).entry, seen, entry)
        entry.check()
        update_member(session, member_id, entry, clock=clock)
        session.flush()
        return get_member(session, member_id)


def take_out_member(store: Store, member_id: UUID, now: datetime) -> None:
    """Take a relative out of the file."""
    with store.writing(now) as session:
        remove_member(session, member_id)


def note_evidence(store: Store, family_id: UUID, evidence: Evidence, now: datetime) -> None:
    """Write down where a paper is. Raises InputError when there is no such file or a BSN stands in the note."""
    evidence.check()
    with store.writing(now) as session:
        put_evidence(session, family_id, evidence)


def family(store: Store, family_id: UUID) -> FamilyFile:
    """Return one family file. Raises InputError when there is none with this id."""
    with store.reading() as session:
        return get_family(session, family_id)


def families(store: Store) -> list[FamilyFile]:
    """Return all family files, by name."""
    with store.reading() as session:
        return select_families(session)


def evidence_of(store: Store, family_id: UUID) -> list[Evidence]:
    """Return what is written down of a family's papers."""
    with store.reading() as session:
        return select_evidence(session, family_id)


def namesakes(name: str, others: Iterable[str]) -> list[str]:
    """Return those of other names that may be this one in another spelling; none for an empty name."""
    key = name_key(name)
    return [other for other in others if key and name_key(other) == key]
