from collections import Counter
from datetime import timedelta
from pathlib import Path

import pytest

from desktop.content.packs import Pack
from desktop.errors import InputError
from desktop.paths import Home
from desktop.spreekuur.contacts import contacts_since, open_follow_ups
from desktop.spreekuur.families import families
from desktop.spreekuur.generated import generate
from desktop.spreekuur.inventions import Inventor
from desktop.spreekuur.people import people
from desktop.spreekuur.stores import Site, Store, make_laptop
from desktop.store.integrity import check_integrity
from tests.spreekuur.conftest import NOW

TODAY = NOW.date()


@pytest.fixture
def practice(tmp_path: Path) -> Store:
    made, _code = make_laptop(
        Home(tmp_path / "practice"), "", site=Site("OEFEN", "Oefen"), device_name="L", training=True
    )
    return made


def inventor(pack: Pack, seed: int = 1, days: int = 365) -> Inventor:
    return Inventor(pack.taxonomy, "OEFEN", seed, TODAY, days)


def test_a_store_for_practice_is_filled_and_whole(practice: Store, pack: Pack) -> None:
    told: list[tuple[int, int]] = []
    done = generate(
        practice, pack, contacts=400, seed=1, days=90, now=NOW, progress=lambda now, of: told.append((now, of))
    )
    found = contacts_since(practice)
    assert done.contacts == len(found) == 400
    assert done.people == len(people(practice))
    assert done.families == len(families(practice))
    total = done.contacts + done.people + done.families
    assert told[-1] == (total, total)
    assert open_follow_ups(practice, NOW, 60)
    with practice.reading() as session:
        integrity = check_integrity(session)
    assert integrity.whole
    assert integrity.orphans == 0


def test_a_store_with_real_records_is_left_alone(store: Store, pack: Pack) -> None:
    with pytest.raises(InputError, match="for real people"):
        generate(store, pack, contacts=1, seed=1, days=1, now=NOW)
    assert contacts_since(store) == []


def test_the_same_seed_gives_the_same_records_and_another_others(pack: Pack) -> None:
    first, same, other = inventor(pack), inventor(pack), inventor(pack, seed=2)
    people_of = first.people(40)
    assert same.people(40) == people_of
    assert list(first.families(people_of, 9)) == list(same.families(people_of, 9))
    contacts = list(first.contacts(people_of, 200))
    assert list(same.contacts(people_of, 200)) == contacts
    others = list(other.contacts(other.people(40), 200))
    assert not {it.id for it in contacts} & {it.id for it in others}
    assert [it.entry for it in contacts] != [it.entry for it in others]


def test_the_same_seed_twice_adds_nothing_the_second_time(practice: Store, pack: Pack) -> None:
    generate(practice, pack, contacts=20, seed=1, days=30, now=NOW)
    with pytest.raises(InputError, match="seed 1 are here already"):
        generate(practice, pack, contacts=50, seed=1, days=30, now=NOW)
    assert len(contacts_since(practice)) == 20
    generate(practice, pack, contacts=20, seed=2, days=30, now=NOW)
    assert len(contacts_since(practice)) == 40


@pytest.mark.parametrize(("contacts", "days"), [(0, 1), (-1, 1), (10**9, 1), (1, 0), (1, 10**6)])
def test_a_number_out_of_reach_is_told(practice: Store, pack: Pack, contacts: int, days: int) -> None:
    with pytest.raises(InputError, match="is no number from 1 to"):
        generate(practice, pack, contacts=contacts, seed=1, days=days, now=NOW)


def test_all_of_it_could_have_been_typed(pack: Pack) -> None:
    made = inventor(pack)
    someone = made.people(300)
    for invented in someone:
        invented.person.entry.check()
    for family in made.families(someone, 60):
        family.entry.check()
        assert 1 <= len(family.members) <= 5
        for member in family.members:
            member.entry.check()
    for contact in made.contacts(someone, 1500):
        contact.entry.check(pack.taxonomy)
        assert contact.entry.finished
        assert NOW - timedelta(days=366) < contact.at < NOW
        assert contact.at.weekday() < 5


def test_a_few_languages_and_topics_are_frequent_and_most_are_rare(pack: Pack) -> None:
    contacts = list(inventor(pack).contacts([], 4000))
    languages = Counter(it.entry.language for it in contacts)
    ranked = list(pack.taxonomy.languages)
    # The law of Zipf: the first comes twice as often as the second, ten times as often as the tenth.
    assert 1.6 < languages[ranked[0]] / languages[ranked[1]] < 2.5
    assert 6 < languages[ranked[0]] / languages[ranked[9]] < 16
    assert len({topic for it in contacts for topic in it.entry.topics}) == len(pack.taxonomy.topics)


def test_names_come_in_several_scripts_and_are_plainly_invented(pack: Pack) -> None:
    names = " ".join(it.person.entry.name for it in inventor(pack).people(400))
    for letter in ("ا", "ሰ", "а", "Ö", "ş"):
        assert letter in names
    assert all(it.person.entry.v_number.startswith("OEFEN-") for it in inventor(pack).people(5))
