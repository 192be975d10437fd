from uuid import UUID

import pytest

from desktop.domain.conflicts import Conflict, Policy, Version, parse_conflict_id, policy_of, proposal, versions_of
from desktop.domain.rows import Cell, Clock, RowState, Written, merge_rows
from desktop.errors import InputError

ROW = UUID("01930000-0000-7000-8000-000000000001")
OLD, NEW = Version("old", "a.1", 5), Version("new", "b.1", 9)


@pytest.mark.parametrize(
    ("kind", "field", "policy"),
    [
        ("contact", "told", Policy.ASK),
        ("contact", "outcome", Policy.ASK),
        ("person", "born", Policy.ASK),
        ("family", "decision_date", Policy.ASK),
        ("family_member", "removed", Policy.ASK),
        ("contact", "language", Policy.LATEST),
        ("contact", "referrals", Policy.LATEST),
        ("contact", "clock_doubt", Policy.SAFEST),
        ("family_document", "state", Policy.TICKED),
        ("of a newer program", "anything", Policy.ASK),
    ],
)
def test_each_field_is_presented_by_its_policy(kind: str, field: str, policy: Policy) -> None:
    assert policy_of(kind, field) is policy


def test_a_policy_proposes_and_where_it_asks_it_does_not() -> None:
    assert proposal(Policy.ASK, (OLD, NEW)) is None
    assert proposal(Policy.LATEST, (OLD, NEW)) == NEW
    assert proposal(Policy.SAFEST, (OLD, Version(None, "b.1", 9))) == OLD
    assert proposal(Policy.SAFEST, (OLD, NEW)) == NEW
    ticked = Version("have", "a.1", 5)
    assert proposal(Policy.TICKED, (ticked, Version("asked", "b.1", 9))) == ticked
    assert proposal(Policy.TICKED, (OLD, NEW)) == NEW


def test_the_own_value_comes_first_and_equal_ones_once() -> None:
    values = {"a.1": Written("x", 5), "b.1": Written("y", 9), "c.1": Written("x", 7)}
    cell = Cell(dict.fromkeys(values, 1), values)
    assert [it.value for it in versions_of(cell, "a")] == ["x", "y"]
    assert [it.value for it in versions_of(cell, "b")] == ["y", "x"]
    assert [it.value for it in versions_of(cell, "somebody else")] == ["y", "x"]


def test_an_id_is_read_back() -> None:
    conflict = Conflict("contact", ROW, "ZUT", "told", (OLD, NEW), {}, {})
    assert parse_conflict_id(conflict.id) == ("contact", ROW, "told")
    for wrong in ("", "contact", f"contact:{ROW}", f":{ROW}:told", "contact:none:told"):
        with pytest.raises(InputError):
            parse_conflict_id(wrong)


MADE = RowState(Clock("a", 1, 10), {"told": "first"})


def test_a_write_keeps_what_its_writer_had_not_seen() -> None:
    theirs = MADE.edited({"told": "theirs"}, "b", 1, 20)
    ours = theirs.edited({"told": "ours"}, "a", 2, 30, seen=MADE.clock)
    assert ours.fields["told"] == "ours"
    assert {it.value for it in ours.cell("told").values.values()} == {"ours", "theirs"}
    assert merge_rows(ours, theirs) == ours
    # Who types on in a form that shows one of two values has not chosen between them.
    later = ours.edited({"told": "more"}, "c", 1, 40, seen=ours.clock)
    assert {it.value for it in later.cell("told").values.values()} == {"more", "theirs"}
    assert merge_rows(ours, later).cell("told") == later.cell("told")


def test_a_write_that_had_seen_everything_leaves_nothing_beside_it() -> None:
    theirs = MADE.edited({"told": "theirs"}, "b", 1, 20)
    assert theirs.edited({"told": "ours"}, "a", 2, 30, seen=theirs.clock).conflicts == ()


def test_what_was_written_last_is_shown_even_beside_a_clock_that_runs_ahead() -> None:
    theirs = MADE.edited({"told": "theirs"}, "b", 1, 10_000)
    ours = theirs.edited({"told": "ours"}, "a", 2, 30, seen=MADE.clock)
    assert ours.fields["told"] == "ours"
    assert ours.conflicts == ("told",)


def test_a_choice_ends_what_it_had_seen_and_nothing_else() -> None:
    theirs = MADE.edited({"told": "theirs"}, "b", 1, 20)
    both = theirs.edited({"told": "ours"}, "a", 2, 30, seen=MADE.clock)
    seen = both.cell("told").context
    assert both.decided("told", "theirs", seen, "c", 1, 40).conflicts == ()
    third = merge_rows(both, MADE.edited({"told": "third"}, "d", 1, 25))
    assert {it.value for it in third.decided("told", "ours", seen, "c", 1, 40).cell("told").values.values()} == {
        "ours",
        "third",
    }
