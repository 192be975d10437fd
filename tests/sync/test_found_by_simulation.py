"""What the simulation found in the design, as stories. Each goes wrong without the rule that it led to."""

from collections.abc import Callable
from itertools import count, permutations
from uuid import UUID

import pytest

from desktop.domain.rows import ExchangedRow
from tests.sync.observers import Observer
from tests.sync.replicas import Bundle, Protection, Replica, link_to

PERSON, CONTACT = UUID(int=1), UUID(int=2)
NOW = 1_790_000_000_000


def laptops(*devices: str, without: Protection | None = None) -> list[Replica]:
    """Return replicas of these devices, that tell each other of all of them."""
    observer, numbers = Observer(), count(1)
    made = [Replica(device, lambda name: f"{name}.{next(numbers)}", observer.note, without) for device in devices]
    for replica in made:
        replica.neighbours = list(devices)
        replica.clock = NOW
    return made


def hand(sender: Replica, reader: Replica) -> Bundle:
    """Carry one stick, with what the reader is thought to miss."""
    stick = sender.seal([reader.device])
    reader.take(stick)
    return stick


def settle(*replicas: Replica) -> bool:
    """Let all visit all, four times; return whether they are the same."""
    for _ in range(4):
        for sender, reader in permutations(replicas, 2):
            hand(sender, reader)
    return all(replica.rows == replicas[0].rows for replica in replicas)


def names(replica: Replica) -> list[object]:
    return [row.state.fields.get("name") for row in replica.rows.values()]


def echo_to_a_store_that_was_put_back(without: Protection | None = None) -> bool:
    """A laptop leaves out what headquarters sent it, but headquarters was put back and has it no more."""
    hq, a = laptops("hq", "a", without=without)
    hq.create("person", PERSON, PERSON, {"name": "Selam"})
    hand(a, hq)
    backup = hq.disk
    hq.edit(PERSON, {"name": "Selam T."})
    hand(hq, a)
    hq.restore(backup)
    assert hand(a, hq).coverage.omits
    return settle(hq, a) and names(hq) == ["Selam T."]


def prerequisite_after_a_gap(without: Protection | None = None) -> bool:
    """The same, where the laptop's cursor had stayed low: it names the bundle that brought the row, not the cursor."""
    hq, a = laptops("hq", "a", without=without)
    hq.create("person", PERSON, PERSON, {"name": "Selam"})
    before = a.disk
    hand(hq, a)
    hand(a, hq)
    hand(hq, a)
    hand(a, hq)
    a.restore(before)
    backup = hq.disk
    hq.edit(PERSON, {"name": "Selam T."})
    hand(hq, a)
    hq.restore(backup)
    assert hand(a, hq).coverage.omits
    return settle(hq, a) and names(hq) == ["Selam T."]


def branch_that_nobody_continues(without: Protection | None = None) -> bool:
    """A laptop is put back twice; what its first branch sent must reach the second with one stick."""
    hq, a = laptops("hq", "a", without=without)
    hand(a, hq)
    backup = a.disk
    a.restart()
    a.create("person", PERSON, PERSON, {"name": "Selam"})
    hand(a, hq)
    a.restore(backup)
    hand(a, hq)
    hand(hq, a)
    return names(a) == ["Selam"]


def bundle_before_the_first_write(without: Protection | None = None) -> bool:
    """A laptop that was put back, and only sends: under its old name it would acknowledge too little, unheard."""
    hq, a = laptops("hq", "a", without=without)
    a.create("person", CONTACT, CONTACT, {"name": "Hanna"})
    backup = a.disk
    hq.create("person", PERSON, PERSON, {"name": "Selam"})
    hand(hq, a)
    hand(a, hq)
    a.restore(backup)
    return settle(hq, a)


def write_after_a_backup(without: Protection | None = None) -> bool:
    """Two writes of one laptop, the second after it was put back, must not have the same name."""
    hq, a = laptops("hq", "a", without=without)
    a.create("person", PERSON, PERSON, {"name": "Selam"})
    hand(a, hq)
    backup = a.disk
    a.edit(PERSON, {"name": "Selam T."})
    hand(a, hq)
    a.restore(backup)
    a.edit(PERSON, {"name": "Salaam"})
    return settle(hq, a) and all(row.state.conflicts == ("name",) for row in hq.rows.values())


def words_typed_before_the_erasure_was_heard(without: Protection | None = None) -> bool:
    """A contact is emptied here, and written in there; the words that come later belong to the erased person."""
    hq, a, b = laptops("hq", "a", "b", without=without)
    a.create("person", PERSON, PERSON, {"name": "Selam"})
    a.create("contact", CONTACT, CONTACT, {"language": "ti", "question": "", "person": None})
    assert settle(hq, a, b)
    b.edit(CONTACT, {"question": "CANARY"})
    late = b.seal(["hq"])
    a.edit(CONTACT, {"person": link_to(PERSON)})
    hand(a, hq)
    hq.erase(PERSON)
    hq.take(late)
    same = settle(hq, a, b)
    return same and all("CANARY" not in repr(row) for replica in (hq, a, b) for row in replica.rows.values())


STORIES = {
    echo_to_a_store_that_was_put_back: Protection.PREREQUISITES,
    prerequisite_after_a_gap: Protection.SOURCE_NUMBER,
    branch_that_nobody_continues: Protection.LONE_STORE,
    bundle_before_the_first_write: Protection.LIFE_BEFORE_BUNDLE,
    write_after_a_backup: Protection.NEW_LIFE,
    words_typed_before_the_erasure_was_heard: Protection.EMPTYING,
}


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.__name__)
def test_it_ends_well(story: Callable[..., bool]) -> None:
    assert story()


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.__name__)
def test_it_would_not_without_its_rule(story: Callable[..., bool]) -> None:
    assert not story(without=STORIES[story])


def test_an_emptied_contact_counts_on_and_takes_no_more_words() -> None:
    hq, a = laptops("hq", "a")
    a.create("person", PERSON, PERSON, {"name": "Selam"})
    a.create("contact", CONTACT, CONTACT, {"language": "ti", "question": "CANARY", "person": link_to(PERSON)})
    hq.erase(PERSON)
    assert settle(hq, a)
    a.edit(CONTACT, {"question": "again"})
    row: ExchangedRow = a.rows[CONTACT]
    assert list(a.rows) == [CONTACT]
    assert row.state.fields["language"] == "ti"
    assert row.state.fields["question"] is None
