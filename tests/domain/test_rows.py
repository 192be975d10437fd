from dataclasses import dataclass, field

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.rows import Clock, RowState, decode_clock, merge_rows

BIRTH = RowState(Clock("a.1", 1, 100), {"name": "first", "note": "x"})


@dataclass
class Laptop:
    """The independent model: every write ever made, and which writes each laptop has seen."""

    name: str
    row: RowState = BIRTH
    number: int = 1
    seen: dict[str, dict[tuple[str, int], str]] = field(
        default_factory=lambda: {"name": {("a.1", 1): "first"}, "note": {("a.1", 1): "x"}}
    )


def play(steps: list[tuple[int, int, str, str, int]]) -> tuple[list[Laptop], dict, dict]:
    """Let three laptops write and exchange at random; return them with all writes and what each write had seen."""
    laptops = [Laptop("a.1"), Laptop("b.1"), Laptop("c.1")]
    writes = {"name": {("a.1", 1): "first"}, "note": {("a.1", 1): "x"}}
    had_seen: dict[str, dict[tuple[str, int], set]] = {"name": {}, "note": {}}
    for who, other, action, name, value in steps:
        laptop = laptops[who]
        if action == "write":
            laptop.number += 1
            dot = (laptop.name, laptop.number)
            had_seen[name][dot] = set(laptop.seen[name])
            writes[name][dot] = str(value)
            laptop.seen[name][dot] = str(value)
            # Clocks go wrong: the time is random and must not decide what is kept.
            laptop.row = laptop.row.edited({name: str(value)}, *dot, when=value * 7919 % 1000)
        else:
            laptop.row = merge_rows(laptop.row, laptops[other].row)
            for key in laptop.seen:
                laptop.seen[key] |= laptops[other].seen[key]
    return laptops, writes, had_seen


STEPS = st.lists(
    st.tuples(
        st.integers(0, 2),
        st.integers(0, 2),
        st.sampled_from(["write", "merge"]),
        st.sampled_from(["name", "note"]),
        st.integers(0, 999),
    ),
    max_size=30,
)


@given(STEPS)
def test_a_value_stands_exactly_when_no_write_that_is_known_had_seen_it(steps: list) -> None:
    laptops, _writes, had_seen = play(steps)
    for laptop in laptops:
        for name, known in laptop.seen.items():
            replaced = {dot for later in known for dot in had_seen[name].get(later, ())}
            expected = {dot[0]: value for dot, value in known.items() if dot not in replaced}
            stands = {store: it.value for store, it in laptop.row.cell(name).values.items()}
            assert stands == expected


@given(STEPS)
def test_merging_is_idempotent_commutative_and_associative(steps: list) -> None:
    a, b, c = (laptop.row for laptop in play(steps)[0])
    assert merge_rows(a, a) == a
    assert merge_rows(a, b) == merge_rows(b, a)
    assert merge_rows(merge_rows(a, b), c) == merge_rows(a, merge_rows(b, c))


@given(STEPS)
def test_the_written_form_gives_the_same_row_back(steps: list) -> None:
    for laptop in play(steps)[0]:
        written = laptop.row.clock.encode()
        assert RowState(decode_clock(written), laptop.row.fields) == laptop.row


def test_a_row_that_nobody_changed_carries_three_things_only() -> None:
    assert Clock("a.1", 1, 100).encode() == '["a.1",1,100]'


def test_two_values_written_apart_are_a_conflict_until_somebody_who_saw_both_writes() -> None:
    ours = BIRTH.edited({"name": "ours"}, "a.1", 2, 200)
    theirs = BIRTH.edited({"name": "theirs"}, "b.1", 1, 300)
    merged = merge_rows(ours, theirs)
    assert merged.conflicts == ("name",)
    assert merged.fields["name"] == "theirs"
    settled = merged.edited({"name": "both"}, "a.1", 3, 250)
    assert settled.conflicts == ()
    assert merge_rows(settled, theirs) == settled


def test_for_headquarters_only_allowed_fields_and_no_times_leave() -> None:
    row = merge_rows(
        BIRTH.edited({"name": "ours", "note": "CANARY"}, "a.1", 2, 2_000),
        BIRTH.edited({"name": "theirs", "note": "CANARY2"}, "b.1", 1, 3_000),
    )
    projected = row.projected(frozenset({"name"}))
    text = projected.clock.encode() + repr(projected.fields)
    assert "CANARY" not in text
    assert not any(time in text for time in ("100", "2000", "3000"))
    assert {it.value for it in projected.cell("name").values.values()} == {"ours", "theirs"}


@pytest.mark.parametrize(
    "text",
    [
        "[]",
        '["a.1",1]',
        '["a.1",-1,0]',
        '["a.1",1,0,{"name":[{},"a.1",0,{}]}]',
        '["a.1",1,0,{"name":[{"b.1":1},"a.1",0,{}]}]',
        '["a.1",1,0,{"name":[{"a.1":1},"a.1",0,{"a.1":["x",0]}]}]',
        '["a.1",1,0,{"name":[{"a.1":1},"a.1",0,{"z.1":["x",0]}]}]',
        '["",1,0]',
        '["a.1",1,0,{},1]',
    ],
)
def test_a_clock_that_no_program_wrote_is_refused(text: str) -> None:
    with pytest.raises(msgspec.MsgspecError):
        decode_clock(text)
