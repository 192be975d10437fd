"""Family files and relatives from their first letter on."""

from collections.abc import Callable
from uuid import UUID

from desktop.domain.family_files import FamilyEntry, MemberEntry
from desktop.spreekuur.families import add_member, edit_family, edit_member, open_family
from desktop.ui.desks import Desk


class FamilyDraft:
    """A file that is opened at its first saving and changed at each later one."""

    def __init__(self, desk: Desk, family_id: UUID | None = None, person: UUID | None = None) -> None:
        self._desk = desk
        self.id = family_id
        self.person = person

    def saving(self, name: str, facts: dict[str, str]) -> Callable[[], None] | None:
        """Return the action that saves the sponsor; none while there is no name and no file."""
        if self.id is None and not name.strip():
            return None
        return lambda: self._save(FamilyEntry(name, self.person, facts))

    def _save(self, entry: FamilyEntry) -> None:
        desk = self._desk
        if self.id is None:
            self.id = open_family(desk.store, entry, desk.clock()).id
        else:
            edit_family(desk.store, self.id, entry, desk.clock())


class MemberDraft:
    """A relative who is added at the first saving and changed at each later one."""

    def __init__(self, desk: Desk, family: FamilyDraft, member_id: UUID | None = None) -> None:
        self._desk = desk
        self._family = family
        self.id = member_id

    def saving(self, name: str, facts: dict[str, str]) -> Callable[[], None] | None:
        """Return the action that saves the relative; none while there is no name and nobody was added."""
        if self.id is None and not name.strip():
            return None
        return lambda: self._save(MemberEntry(name, facts))

    def _save(self, entry: MemberEntry) -> None:
        desk = self._desk
        if self.id is not None:
            edit_member(desk.store, self.id, entry, desk.clock())
        else:
            if self._family.id is None:
                raise AssertionError("a relative is filled in only once the family file is there")
            self.id = add_member(desk.store, self._family.id, entry, desk.clock()).id
