"""The days of family files for the agenda: counted once for each version of a file, and some files at a time.

Counting the days of thousands of files takes seconds, and the agenda is opened many times a day. So what was counted is
kept in memory until the file changes, or the day does.
"""

from collections.abc import Iterator
from datetime import date
from itertools import islice
from uuid import UUID

from desktop.content.packs import Pack
from desktop.domain.agendas import AgendaItem, Origin
from desktop.domain.reunification.birthdays import TURNS_17_HALF, TURNS_18
from desktop.domain.reunification.dates import computed_dates
from desktop.domain.reunification.deadlines import APPLY_BY, Deadline
from desktop.domain.reunification.family_files import FamilyFile
from desktop.domain.reunification.permits import RENEWAL_OPENS
from desktop.domain.taxonomies import Urgency
from desktop.errors import InputError
from desktop.spreekuur.checklists import facts_of
from desktop.store.database import Store
from desktop.store.families import changed_families, family_ids, select_families

_AT_ONCE = 20
"""Family files in one task: some hundredths of a second, so that neither saving a question nor the window waits for it."""
_EVENTS = frozenset({TURNS_17_HALF, TURNS_18, RENEWAL_OPENS})
"""What happens by itself: once it has passed, nobody is too late with it."""


class FamilyDays:
    """Keeps the days of all family files of a store. Used from one thread at a time."""

    def __init__(self, pack: Pack) -> None:
        self._pack = pack
        self._today: date | None = None
        self._seen = 0
        self._waiting: dict[UUID, None] = {}
        self._items: dict[UUID, tuple[AgendaItem, ...]] = {}

    @property
    def items(self) -> list[AgendaItem]:
        """What has been counted so far."""
        return [item for items in self._items.values() for item in items]

    def go_on(self, store: Store, today: date | None) -> int:
        """Count some of the files that changed, and return how many are left. Without a day nothing is counted."""
        if today is None:
            self._items, self._seen, self._today = {}, 0, None
            return 0
        if today != self._today:
            self._items, self._seen, self._today = {}, 0, today
        with store.reading() as session:
            changed, self._seen = changed_families(session, self._seen)
            if not self._waiting:
                # Once for all that is counted now: it takes as long as counting some files.
                here = family_ids(session)
                self._items = {one: items for one, items in self._items.items() if one in here}
            self._waiting |= dict.fromkeys(changed)
            now = list(islice(self._waiting, _AT_ONCE))
            files = select_families(session, ids=now) if now else []
        for one in now:
            del self._waiting[one]
            self._items.pop(one, None)
        self._items |= {file.id: tuple(family_items(file, self._pack, today)) for file in files}
        return len(self._waiting)


def family_items(file: FamilyFile, pack: Pack, today: date) -> Iterator[AgendaItem]:
    """Yield the dates of a family file on which somebody must act, or something is going to happen.

    A file with dates that cannot be true has none, and says so where it is opened.
    """
    try:
        facts = facts_of(file)
        found = computed_dates(facts, pack.rules, today)
    except InputError:
        return
    for whose, deadline in found:
        if _is_past(deadline, today) or (deadline.kind == APPLY_BY and facts.request is not None):
            continue
        yield AgendaItem(
            Origin.FAMILY,
            file.id,
            file.site,
            deadline.days.first,
            deadline.kind,
            file.entry.person,
            name=f"{file.entry.name} · {whose.name}" if whose else file.entry.name,
            urgency=Urgency.TERM,
            counted=True,
        )


def _is_past(deadline: Deadline, today: date) -> bool:
    return deadline.kind in _EVENTS and deadline.days.last < today
