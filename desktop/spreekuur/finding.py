"""Finding anything by a word: questions, people, family files and articles."""

from desktop.content.packs import Pack
from desktop.domain.articles import Article
from desktop.domain.contacts import Contact
from desktop.domain.people import Person, head_of
from desktop.domain.reunification.family_files import FamilyFile
from desktop.store.contacts import select_contacts
from desktop.store.database import Store
from desktop.store.families import get_family
from desktop.store.folding import fold
from desktop.store.people import get_person, load_merges
from desktop.store.search import search

Found = Contact | Person | FamilyFile | Article


def find(store: Store, pack: Pack, query: str, limit: int = 50) -> list[Found]:
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
    return found + find_articles(pack, query)


def find_articles(pack: Pack, query: str) -> list[Article]:
    """Return the articles in which every word of the query begins some word, in any of their languages."""
    words = fold(query).split()
    return [it for it in pack.articles.values() if words and _contains(it, words)]


def _contains(article: Article, words: list[str]) -> bool:
    for edition in article.editions.values():
        text = " ".join([edition.title, *(line.text for line in edition.lines)])
        folded = f" {fold(text)}"
        if all(f" {word}" in folded for word in words):
            return True
    return False
