"""Finding anything by a word: questions, people, family files and articles."""

from desktop.domain.articles import Article
from desktop.domain.contacts import Contact
from desktop.domain.people import Person, head_of
from desktop.domain.reunification.family_files import FamilyFile
from desktop.spreekuur.look_ups import Contents
from desktop.store.contacts import select_contacts
from desktop.store.database import Store
from desktop.store.families import get_family
from desktop.store.people import get_person, load_merges
from desktop.store.search import search

Found = Contact | Person | FamilyFile | Article


def find(store: Store, contents: Contents, query: str, limit: int = 50) -> list[Found]:
    """Return what has every word of the query in it, in any spelling: records first, then articles.

    For a double stands the file that goes on for it.
    """
    found: list[Found] = []
    with store.reading() as session:
        hits = search(session, query, limit)
        merges = load_merges(session)
        contacts = {
            it.id: it for it in select_contacts(session, ids=tuple(hit.id for hit in hits if hit.kind == "contact"))
        }
        for hit in hits:
            if hit.kind == "contact":
                found.append(contacts[hit.id])
            elif hit.kind == "person":
                one = get_person(session, head_of(hit.id, merges))
                found += [one] if one not in found else []
            else:
                found.append(get_family(session, hit.id))
    return [*found, *contents.articles(query)]
