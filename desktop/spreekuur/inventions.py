"""Inventing people, families and questions: pure, and the same for the same seed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import accumulate
from random import Random
from uuid import UUID

from desktop.domain.contacts import Contact, ContactEntry
from desktop.domain.ids import RANDOM_BITS, id_at
from desktop.domain.people import Person, PersonEntry
from desktop.domain.reunification.family_files import FamilyEntry, FamilyFile, FamilyMember, MemberEntry
from desktop.domain.taxonomies import Taxonomy
from desktop.spreekuur.invented_words import NAMES, OTHER_NAMES, OWN_WORDS, QUESTIONS, SLOTS, TOLD

_DAY = 24 * 3600
_OPENS, _OPEN_FOR = 9 * 3600, 6 * 3600
_WEEKDAYS = 5
_WITH_PERSON, _WITH_OWN_WORDS, _WITH_FOLLOW_UP, _TWO_TOPICS = 0.25, 0.15, 0.12, 0.1
_RELATIONS = ("spouse", "child", "child", "child", "parent", "sibling")


@dataclass(frozen=True, slots=True)
class Invented:
    """A person, and the language that the person speaks."""

    person: Person
    language: str


class Inventor:
    """Makes records of the days before one day; each kind from a stream of chance of its own."""

    def __init__(self, lists: Taxonomy, site: str, seed: int, today: date, days: int) -> None:
        self._lists, self._site, self._days = lists, site, days
        self._key = f"{seed}/{today.isoformat()}/{days}"
        self._first = datetime(today.year, today.month, today.day, tzinfo=UTC) - timedelta(days=days)
        self._languages = _Zipf(tuple(lists.languages))
        self._topics = _Zipf(tuple(lists.topics))
        self._outcomes = _Zipf(tuple(lists.outcomes))

    def people(self, count: int) -> list[Invented]:
        """Return people with names in the scripts of their languages."""
        chance = self._chance("people")
        return [self._person(chance, number) for number in range(1, count + 1)]

    def families(self, people: Sequence[Invented], count: int) -> Iterator[FamilyFile]:
        """Give family files of the first people, each with one to five relatives."""
        chance = self._chance("families")
        for invented in people[:count]:
            sponsor = invented.person
            asked = self._first.date() + timedelta(days=chance.randrange(self._days))
            decided = asked + timedelta(days=60 + chance.randrange(200))
            facts = {
                "application_date": asked.isoformat(),
                "decision_date": decided.isoformat(),
                "status": chance.choice("AB"),
                "born": sponsor.entry.born,
                "unaccompanied_minor": "no",
                "speaks": invented.language,
            }
            members = tuple(
                FamilyMember(self._id(chance, self._first), self._member(chance, invented.language, relation))
                for relation in _RELATIONS[: chance.randint(1, len(_RELATIONS) - 1)]
            )
            entry = FamilyEntry(sponsor.entry.name, sponsor.id, facts)
            yield FamilyFile(self._id(chance, self._first), self._site, entry, members)

    def contacts(self, people: Sequence[Invented], count: int) -> Iterator[Contact]:
        """Give questions, the oldest first, on working days in the hours of a spreekuur."""
        chance = self._chance("contacts")
        working = [
            day * _DAY + _OPENS
            for day in range(self._days)
            if (self._first + timedelta(days=day)).weekday() < _WEEKDAYS
        ] or [_OPENS]
        for second in sorted(chance.choice(working) + chance.randrange(_OPEN_FOR) for _ in range(count)):
            moment = self._first + timedelta(seconds=second)
            yield Contact(self._id(chance, moment), moment, self._site, self._entry(chance, moment, people))

    def _entry(self, chance: Random, moment: datetime, people: Sequence[Invented]) -> ContactEntry:
        known = chance.choice(people) if people and chance.random() < _WITH_PERSON else None
        language = known.language if known else self._languages.draw(chance)
        topic = self._topics.draw(chance)
        second = self._topics.draw(chance) if chance.random() < _TWO_TOPICS else topic
        outcome = self._outcomes.draw(chance)
        asked = _sentence(chance, QUESTIONS)
        if language in OWN_WORDS and chance.random() < _WITH_OWN_WORDS:
            asked = f"{asked} {chance.choice(OWN_WORDS[language])}"
        told = " ".join(_sentence(chance, TOLD) for _ in range(chance.randrange(3)))
        later = moment.date() + timedelta(days=chance.randrange(3, 60)) if chance.random() < _WITH_FOLLOW_UP else None
        return ContactEntry(
            language=language,
            topics=tuple(dict.fromkeys((topic, second))),
            person=known.person.id if known else None,
            question=asked,
            told=told,
            outcome=outcome,
            referrals=self._lists.topics[topic].referrals[:1] if outcome == "referral" else (),
            follow_up=later,
        )

    def _person(self, chance: Random, number: int) -> Invented:
        language = self._languages.draw(chance)
        born = date(1950 + chance.randrange(56), 1 + chance.randrange(12), 1 + chance.randrange(28))
        entry = PersonEntry(_name(chance, language), born.isoformat(), f"OEFEN-{number:06}")
        return Invented(Person(self._id(chance, self._first), self._site, entry), language)

    def _member(self, chance: Random, language: str, relation: str) -> MemberEntry:
        child = relation == "child"
        year = (2008 if child else 1960) + chance.randrange(18 if child else 40)
        facts = {
            "relation": relation,
            "born": f"{year}-{1 + chance.randrange(12):02}",
            "tie_before_entry": chance.choice(("yes", "yes", "unknown")),
            "papers": chance.choice(("passport", "other", "none")),
            "speaks": language,
        }
        if child:
            facts |= {"other_parent": chance.choice(("in_this_file", "stays", "missing")), "unmarried": "yes"}
        if relation == "spouse":
            facts |= {"married": chance.choice(("civil", "religious"))}
        return MemberEntry(_name(chance, language).partition(" ")[0], facts)

    def _chance(self, of: str) -> Random:
        # Repeatable on purpose: nothing secret is made of it.
        return Random(f"{self._key}/{of}")  # noqa: S311

    @staticmethod
    def _id(chance: Random, moment: datetime) -> UUID:
        return id_at(moment, chance.getrandbits(RANDOM_BITS))


class _Zipf:
    """Draws from a list of which the second is half as frequent as the first, the third a third of it, and so on."""

    def __init__(self, choices: tuple[str, ...]) -> None:
        self._choices = choices
        self._weights = list(accumulate(1 / rank for rank in range(1, len(choices) + 1)))

    def draw(self, chance: Random) -> str:
        """Return one of them."""
        return chance.choices(self._choices, cum_weights=self._weights)[0]


def _name(chance: Random, language: str) -> str:
    firsts, lasts = NAMES.get(language, OTHER_NAMES)
    return f"{chance.choice(firsts)} {chance.choice(lasts)}"


def _sentence(chance: Random, patterns: Sequence[str]) -> str:
    pattern = chance.choice(patterns)
    slots = {name: chance.choice(words) for name, words in SLOTS.items() if f"{{{name}}}" in pattern}
    return pattern.format_map(slots)
