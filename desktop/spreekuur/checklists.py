"""The family-reunification checklist of a family file."""

from datetime import date
from uuid import UUID

from desktop.content.packs import Pack
from desktop.domain.checklists import Checklist, checklist
from desktop.domain.families import Facts, Told, read_member, read_request, read_sponsor, typed
from desktop.domain.family_files import REQUEST_FACTS, SPONSOR_FACTS, FamilyFile
from desktop.spreekuur.families import family
from desktop.store.database import Store


def family_checklist(store: Store, pack: Pack, family_id: UUID, today: date | None) -> Checklist:
    """Return the checklist of a family file on a day; None is a clock known to be wrong: no dates then.

    Raises InputError when there is no such file, or a date in it cannot be true.
    """
    return checklist(facts_of(family(store, family_id)), pack.rules, today)


def facts_of(file: FamilyFile) -> Facts:
    """Return what the words of a family file mean. Raises InputError for a word that means nothing."""
    told = typed(file.entry.facts)
    sponsor: dict[str, Told] = {name: told[name] for name in SPONSOR_FACTS if name in told}
    request: dict[str, Told] = {name: told[name] for name in REQUEST_FACTS if name in told}
    members = tuple(read_member({"name": it.entry.name, **typed(it.entry.facts)}) for it in file.members)
    return Facts(read_sponsor(sponsor), read_request(request) if request else None, members)
