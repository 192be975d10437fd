from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest

from desktop.content.packs import Pack
from desktop.domain.contacts import ContactEntry
from desktop.domain.people import PersonEntry
from desktop.domain.signals import SignalEntry
from desktop.domain.trash import TrashKind
from desktop.errors import InputError
from desktop.spreekuur.agendas import agenda_of
from desktop.spreekuur.consents import make_anonymous
from desktop.spreekuur.contacts import contact, contacts_since, edit_contact, record_contact
from desktop.spreekuur.finding import find
from desktop.spreekuur.look_ups import Contents
from desktop.spreekuur.people import add_person, people
from desktop.spreekuur.signals import record_signal, signals
from desktop.spreekuur.stores import Store
from desktop.spreekuur.trash import get_back, put_away, trash
from desktop.spreekuur.undoing import redo, redoable, undo, undoable
from tests.spreekuur.conftest import NOW

ENTRY = ContactEntry("ti", ("A5",), question="brief")
LATER = NOW + timedelta(minutes=5)


def names(steps: tuple[object, ...]) -> list[str]:
    return [str(step) for step in steps]


def test_a_step_is_taken_back_by_its_name_and_done_again(store: Store, pack: Pack) -> None:
    made = record_contact(store, pack, ENTRY, NOW)
    edit_contact(store, pack, made.id, replace(ENTRY, told="gelezen"), LATER)
    put_away(store, TrashKind.CONTACT, made.id, LATER)
    assert names(undoable(store)) == ["To the trash: question", "Change of question: told or done", "New question"]
    assert contacts_since(store) == []
    assert str(undo(store, LATER).name) == "To the trash: question"
    assert contact(store, made.id).entry.told == "gelezen"
    undo(store, LATER)
    assert contact(store, made.id).entry == ENTRY
    undo(store, LATER)
    assert contacts_since(store) == []
    assert [it.id for it in trash(store)] == [made.id], "what was made is put away, not destroyed"
    with pytest.raises(InputError):
        undo(store, LATER)
    assert names(redoable(store)) == ["New question", "Change of question: told or done", "To the trash: question"]
    redo(store, LATER)
    redo(store, LATER)
    assert contact(store, made.id).entry.told == "gelezen"
    undo(store, LATER)
    assert contact(store, made.id).entry == ENTRY
    edit_contact(store, pack, made.id, replace(ENTRY, outcome="advice"), LATER)
    assert redoable(store) == ()
    with pytest.raises(InputError):
        redo(store, LATER)


def test_letters_typed_one_after_another_are_one_step(store: Store, pack: Pack) -> None:
    made = record_contact(store, pack, ContactEntry("ti", ("A5",)), NOW)
    for length in range(1, 6):
        entry = ContactEntry("ti", ("A5",), told="gebeld"[:length])
        edit_contact(store, pack, made.id, entry, NOW + timedelta(seconds=length))
    edit_contact(store, pack, made.id, replace(entry, told="een uur later"), NOW + timedelta(hours=1))
    assert len(undoable(store)) == 3
    undo(store, LATER)
    assert contact(store, made.id).entry.told == "gebel"
    undo(store, LATER)
    assert contact(store, made.id).entry.told == ""


def test_what_others_wrote_meanwhile_stays_and_is_told(store: Store, pack: Pack) -> None:
    made = record_contact(store, pack, ENTRY, NOW)
    edit_contact(store, pack, made.id, replace(ENTRY, told="hier", outcome="advice"), LATER)
    step = store.steps.done[-1]
    edit_contact(store, pack, made.id, replace(ENTRY, told="elders", outcome="advice"), LATER + timedelta(hours=1))
    store.steps.forget()
    store.steps.add(step)
    assert undo(store, LATER).kept == 1
    assert contact(store, made.id).entry == replace(ENTRY, told="elders")


def test_fifty_steps_are_kept_and_nothing_of_what_was_taken_away_for_good(store: Store, pack: Pack) -> None:
    made = record_contact(store, pack, ENTRY, NOW)
    for number in range(60):
        edit_contact(store, pack, made.id, replace(ENTRY, told=str(number)), NOW + timedelta(hours=number))
    assert len(undoable(store)) == 50
    make_anonymous(store, made.id, LATER)
    assert undoable(store) == redoable(store) == ()


def test_an_action_that_was_refused_is_no_step(store: Store, pack: Pack) -> None:
    made = record_contact(store, pack, ENTRY, NOW)
    with pytest.raises(InputError):
        edit_contact(store, pack, made.id, replace(ENTRY, topics=("Z9",)), LATER)
    edit_contact(store, pack, made.id, ENTRY, LATER)
    assert names(undoable(store)) == ["New question"]


MAKERS: dict[TrashKind, Callable[[Store, Pack], UUID]] = {
    TrashKind.CONTACT: lambda store, pack: record_contact(store, pack, ENTRY, NOW).id,
    TrashKind.PERSON: lambda store, pack: add_person(store, PersonEntry("Selam Testa"), NOW).id,
    TrashKind.SIGNAL: lambda store, pack: record_signal(store, pack, SignalEntry("work", theme="TWV"), NOW).id,
}


@pytest.mark.parametrize("kind", MAKERS)
def test_what_is_put_away_is_nowhere_and_comes_back_whole(store: Store, pack: Pack, kind: TrashKind) -> None:
    def seen() -> list[object]:
        return [*contacts_since(store), *people(store), *signals(store), *find(store, Contents(pack), "brief selam")]

    row = MAKERS[kind](store, pack)
    before = seen()
    assert before
    put_away(store, kind, row, LATER)
    assert seen() == []
    assert agenda_of(store, pack, NOW.date()) == []
    thrown = trash(store)
    assert [(it.kind, it.id) for it in thrown] == [(kind, row)]
    assert thrown[0].text in ("brief", "Selam Testa", "TWV")
    assert thrown[0].changed_at == LATER
    get_back(store, kind, row, LATER)
    assert seen() == before
    assert trash(store) == []


def test_what_is_not_there_cannot_be_put_away(store: Store) -> None:
    with pytest.raises(InputError):
        put_away(store, TrashKind.PERSON, UUID(int=5), NOW)
