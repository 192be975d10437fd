"""Letters: what one comes down to at this site, and writing it down with who brought it."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from desktop.content.packs import Pack
from desktop.domain.articles import Article
from desktop.domain.contacts import Contact, ContactEntry
from desktop.domain.letters import TOPIC, Letter, Reading, read_letter
from desktop.domain.referrals import DirectoryEntry
from desktop.spreekuur.clocks import known_day
from desktop.spreekuur.contacts import contact, edit_contact, record_contact
from desktop.spreekuur.referrals import site_directory
from desktop.store.database import Store


@dataclass(frozen=True, slots=True)
class LetterHelp:
    """What to do with a letter, here and now."""

    reading: Reading
    calls: tuple[DirectoryEntry, ...]
    """Whom to call, with the site's own numbers, the first one first."""
    article: Article | None
    """What explains it to the client; none when this content does not have it."""


def explain_letter(store: Store, pack: Pack, letter: Letter, now: datetime) -> LetterHelp:
    """Return by when to act on a letter, how urgent it is, whom to call and what explains it; nothing is recorded.

    Raises InputError for what no letter can say.
    """
    reading = read_letter(letter, known_day(store, pack, now))
    places = site_directory(store, pack)
    calls = tuple(places[code] for code in reading.calls if code in places)
    return LetterHelp(reading, calls, pack.articles.get(reading.article))


def record_letter(
    store: Store, pack: Pack, letter: Letter, now: datetime, *, person: UUID | None = None, language: str = ""
) -> Contact:
    """Record a question about a letter. Raises as `record_contact` does, and for what no letter can say."""
    letter.check()
    return record_contact(store, pack, ContactEntry(language, (TOPIC,), person).with_letter(letter), now)


def change_letter(
    store: Store, pack: Pack, contact_id: UUID, letter: Letter, now: datetime, *, seen: Letter
) -> Contact:
    """Change what is written down of a question's letter; `seen` is what the writer had before them.

    Raises as `edit_contact` does, and for what no letter can say.
    """
    letter.check()
    entry = contact(store, contact_id).entry
    return edit_contact(store, pack, contact_id, entry.with_letter(letter), now, seen=entry.with_letter(seen))
