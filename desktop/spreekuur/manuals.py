"""The manual that comes with the program: a short page for each screen, and for what a screen does not say itself."""

from dataclasses import dataclass

from desktop.paths import resources
from desktop.store.folding import folded_words

PAGES = (
    "intake",
    "dossiers",
    "families",
    "information",
    "agenda",
    "signals",
    "overviews",
    "exchange",
    "search",
    "printing",
    "settings",
    "start",
    "stick-and-mail",
    "what-leaves",
    "backups",
    "lost-laptop",
    "keys",
    "locations",
    "publishing",
)
"""The pages in the order in which they are listed: first those of a laptop's rail, in the order of the rail."""


@dataclass(frozen=True, slots=True)
class ManualPage:
    """One page: its name, its title, and its text in the few marks that resources/manual/README.md names."""

    name: str
    title: str
    text: str


def manual(language: str) -> tuple[ManualPage, ...]:
    """Return all pages in a language of the program."""
    return tuple(_page(language, name) for name in PAGES)


def find_pages(pages: tuple[ManualPage, ...], query: str) -> tuple[ManualPage, ...]:
    """Return the pages that have each word of the query at the beginning of a word, those with it in the title first.

    An empty query finds all.
    """
    asked = folded_words(query)
    in_title = [page for page in pages if _has(page.title, asked)]
    in_text = [page for page in pages if page not in in_title and _has(f"{page.title} {page.text}", asked)]
    return (*in_title, *in_text)


def _page(language: str, name: str) -> ManualPage:
    path = resources() / "manual" / language / f"{name}.md"
    title, _, text = path.read_text(encoding="utf-8").partition("\n")
    return ManualPage(name, title.removeprefix("# "), text.strip())


def _has(text: str, asked: list[str]) -> bool:
    # A word with a hyphen is found without it too.
    words = folded_words(f"{text} {text.replace('-', '')}")
    return all(any(word.startswith(begin) for word in words) for begin in asked)
