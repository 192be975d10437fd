"""Family files and relatives from their first letter on."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from uuid import UUID

from desktop.domain.reunification.family_files import FamilyEntry, FamilyFile, FamilyMember, MemberEntry
from desktop.spreekuur.families import add_member, edit_family, edit_member, open_family
from desktop.ui.desks import Desk


@dataclass(frozen=True)
class Stored:
    """What the form said, and what is on the disk since: others may have changed other facts."""

    draft: "FamilyDraft | MemberDraft"
    said: FamilyEntry | MemberEntry
    entry: FamilyEntry | MemberEntry
    clock: str
    """The past of what is on the disk."""


class FamilyDraft:
    """A file that is opened at its first saving and changed at each later one."""

    def __init__(self, desk: Desk, known: FamilyFile | None = None) -> None:
        self._desk = desk
        self.id: UUID | None = known.id if known else None
        self.seen = known.entry if known else FamilyEntry("")
        """What the form last knew to be on the disk. Only what differs from it is a change of this form."""
        self.clock = known.clock if known else ""
        """The file's past as far as the form has shown it."""

    def know(self, entry: FamilyEntry | MemberEntry) -> None:
        """Take what is on the disk now as what the form knew."""
        self.seen = replace(self.seen, name=entry.name, facts=entry.facts)

    def saving(self, name: str, facts: dict[str, str]) -> Callable[[], Stored] | None:
        """Return the action that saves the sponsor; none while there is no name and no file."""
        if self.id is None and not name.strip():
            return None
        seen, clock = self.seen, self.clock
        entry = FamilyEntry(name, seen.person, facts)
        return lambda: self._save(entry, seen, clock)

    def _save(self, entry: FamilyEntry, seen: FamilyEntry, clock: str) -> Stored:
        desk = self._desk
        if self.id is None:
            saved = open_family(desk.store, entry, desk.clock())
            self.id = saved.id
            return Stored(self, entry, entry, saved.clock)
        saved = edit_family(desk.store, self.id, entry, desk.clock(), seen=seen, clock=clock)
        return Stored(self, entry, saved.entry, saved.clock)


class MemberDraft:
    """A relative who is added at the first saving and changed at each later one."""

    def __init__(self, desk: Desk, family: FamilyDraft, known: FamilyMember | None = None) -> None:
        self._desk = desk
        self._family = family
        self.id: UUID | None = known.id if known else None
        self.seen = known.entry if known else MemberEntry("")
        """What the form last knew to be on the disk."""
        self.clock = known.clock if known else ""
        """The relative's past as far as the form has shown it."""

    def know(self, entry: FamilyEntry | MemberEntry) -> None:
        """Take what is on the disk now as what the form knew."""
        self.seen = MemberEntry(entry.name, entry.facts)

    def saving(self, name: str, facts: dict[str, str]) -> Callable[[], Stored] | None:
        """Return the action that saves the relative; none while there is no name and nobody was added."""
        if self.id is None and not name.strip():
            return None
        seen, clock = self.seen, self.clock
        entry = MemberEntry(name, facts)
        return lambda: self._save(entry, seen, clock)

    def _save(self, entry: MemberEntry, seen: MemberEntry, clock: str) -> Stored:
        desk = self._desk
        if self.id is not None:
            saved = edit_member(desk.store, self.id, entry, desk.clock(), seen=seen, clock=clock)
            return Stored(self, entry, saved.entry, saved.clock)
        if self._family.id is None:
            raise AssertionError("a relative is filled in only once the family file is there")
        saved = add_member(desk.store, self._family.id, entry, desk.clock())
        self.id = saved.id
        return Stored(self, entry, entry, saved.clock)
