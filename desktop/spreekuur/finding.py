"""Finding anything by a word: people, family files, questions, and all that we tell people."""

from dataclasses import dataclass

from desktop.domain.articles import Article
from desktop.domain.contacts import Contact
from desktop.domain.people import Person, head_of
from desktop.domain.reunification.family_files import FamilyFile
from desktop.spreekuur.look_ups import Contents, Fit, name_fit
from desktop.store.contacts import select_contacts
from desktop.store.database import Store
from desktop.store.families import select_families
from desktop.store.people import load_merges, select_people
from desktop.store.search import search

Record = Contact | Person | FamilyFile
Found = Record | Article


@dataclass(frozen=True, slots=True)
class FittingRecord:
    """A record that was found, and how well it fits what was typed."""

    fit: Fit
    thing: Record


def find(store: Store, contents: Contents, query: str, most: int = 50) -> list[Found]:
    """Return the records and articles that have every word of the query in them, in any spelling."""
    return [*(it.thing for it in fitting_records(store, query, most)), *contents.articles(query)]


def fitting_records(store: Store, query: str, most: int) -> list[FittingRecord]:
    """Return at most so many people, family files and questions with every word of the query, the best of each first.

    Of questions it is the newest. For a double stands the file that goes on for it.
    """
    with store.reading() as session:
        hits = search(session, query, most)
        merges = load_merges(session)
        ids = {kind: [hit.id for hit in hits if hit.kind == kind] for kind in ("person", "family", "contact")}
        people = select_people(session, {head_of(one, merges) for one in ids["person"]})
        records: list[Record] = [*people, *select_families(session, ids=ids["family"])]
        records += select_contacts(session, ids=ids["contact"])
    whole = {head_of(hit.id, merges) for hit in hits if hit.whole}
    found = [FittingRecord(_fit(one, query, whole=one.id in whole), one) for one in records]
    return sorted(found, key=_order)


def _fit(thing: Record, query: str, *, whole: bool) -> Fit:
    if isinstance(thing, Contact):
        return Fit.WORDS if whole else Fit.WORDS_BEGIN
    if isinstance(thing, FamilyFile):
        fit = name_fit(thing.entry.name, query)
        # Else it is found by a relative, or by what is written in it.
        return fit if fit is not None else Fit.WORDS if whole else Fit.WORDS_BEGIN
    fit = name_fit(f"{thing.entry.name} {thing.entry.v_number} {thing.entry.room}", query)
    # Else it is found by the name, spelled otherwise.
    return fit if fit is not None else Fit.NAME_BEGINS


def _order(found: FittingRecord) -> tuple[int, int, float, str]:
    thing = found.thing
    kind = (Person, FamilyFile, Contact).index(type(thing))
    if isinstance(thing, Contact):
        return kind, found.fit, -thing.at.timestamp(), ""
    return kind, found.fit, 0.0, thing.entry.name.casefold()
