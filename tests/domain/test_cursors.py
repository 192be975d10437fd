from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.cursors import (
    MAX_ADOPTED,
    Coverage,
    Doubt,
    Peer,
    Position,
    acknowledgements,
    base_for,
    device_of,
    holds,
    live_stores,
    omissions,
    receive,
)

HERE = Position("a.2", 20, (("a.1", 10),), named=True)


def test_a_life_goes_on_from_the_one_before_with_its_numbers() -> None:
    assert HERE.reborn("a.3") == Position("a.3", 20, (("a.1", 10), ("a.2", 20)))
    unheard = Position("a.2", 20, (("a.1", 10),))
    assert unheard.reborn("a.3") == Position("a.3", 20, (("a.1", 10),)), "nobody knows a name that no bundle carried"
    assert [HERE.reach(store) for store in ("a.1", "a.2", "a.3", "hq.1")] == [10, 20, 0, 0]
    assert device_of("a.2") == "a"


def test_a_name_that_others_know_is_kept_though_this_store_forgot_that_it_spoke() -> None:
    restored = Position("a.2", 20, (("a.1", 10),))
    heard = receive({}, restored, Coverage("b.1", 0, 5, have={"a.2": 20})).position
    assert heard.reborn("a.3").parents == (("a.1", 10), ("a.2", 20))
    assert receive({}, restored, Coverage("a.2", 0, 5)).position.named


def test_sending_begins_after_what_every_live_store_of_every_addressee_has_acknowledged() -> None:
    peers = {
        "b.1": Peer(acked=2, superseded=True),
        "b.2": Peer(acked=9),
        "c.1": Peer(acked=7),
        "c.2": Peer(acked=5),
    }
    assert live_stores(peers, "c") == {"c.1", "c.2"}
    assert base_for(peers, ["b"]) == 9
    assert base_for(peers, ["c"]) == 5
    assert base_for(peers, ["b", "c"]) == 5
    assert base_for(peers, ["b", "d"]) == 0, "a device that was never heard of"
    assert base_for({"b.1": Peer(acked=2, superseded=True)}, ["b"]) == 0, "a device without a live store"


def test_rows_are_left_out_for_one_addressee_with_one_live_store_that_sent_them() -> None:
    peers = {"b.1": Peer(superseded=True), "b.2": Peer(), "c.1": Peer()}
    sources = [("b.2", 3), ("b.2", 8), ("b.1", 99), ("c.1", 50)]
    assert omissions(peers, ["b"], sources) == {"b.2": 8}
    assert omissions(peers, ["b", "c"], sources) == {}
    assert omissions({**peers, "b.3": Peer()}, ["b"], sources) == {}
    assert omissions(peers, ["b"], [("c.1", 50)]) == {}
    assert omissions(peers, ["d"], sources) == {}


def test_acknowledgements_name_the_live_stores_of_those_who_may_read_them() -> None:
    peers = {"b.1": Peer(4, superseded=True), "b.2": Peer(6), "b.3": Peer(), "c.1": Peer(7), "d.1": Peer(8)}
    assert acknowledgements(peers, ["b", "c"]) == {"b.2": 6, "b.3": 0, "c.1": 7}


def test_a_bundle_moves_the_cursor_when_nothing_is_missing_before_it() -> None:
    first = receive({}, HERE, Coverage("b.1", 0, 5))
    assert first.peers == {"b.1": Peer(have=5)}
    assert first.doubts == frozenset()
    gap = receive(first.peers, HERE, Coverage("b.1", 6, 9))
    assert gap.peers == first.peers
    assert gap.doubts == {Doubt.INCOMPLETE}
    late = receive(first.peers, HERE, Coverage("b.1", 0, 3))
    assert late.peers == first.peers


def test_a_new_life_is_held_as_far_as_the_one_it_goes_on_from() -> None:
    peers = {"b.1": Peer(have=8)}
    child = receive(peers, HERE, Coverage("b.2", 6, 9, (("b.1", 6),)))
    assert child.peers["b.2"] == Peer(have=9)
    assert child.peers["b.1"] == Peer(have=8, superseded=True)
    gap = receive(peers, HERE, Coverage("b.2", 7, 9, (("b.1", 6),)))
    assert gap.peers["b.2"] == Peer(have=6)


def test_rows_that_were_left_out_must_be_here() -> None:
    for omits in ({"a.2": 20}, {"a.1": 10}, {"c.1": 4}, {"a.2": 3, "c.1": 1}):
        assert receive({"c.1": Peer(have=4)}, HERE, Coverage("b.1", 0, 5, omits=omits)).peers["b.1"].have == 5
    for omits in ({"a.2": 21}, {"a.1": 11}, {"c.1": 5}, {"a.7": 1}, {"a.2": 3, "c.1": 9}):
        receipt = receive({"c.1": Peer(have=4)}, HERE, Coverage("b.1", 0, 5, omits=omits))
        assert receipt.peers["b.1"].have == 0
        assert Doubt.INCOMPLETE in receipt.doubts


def test_what_others_hold_of_a_former_life_counts_up_to_where_it_was_left() -> None:
    def acked(have: dict[str, int], **more: Peer) -> tuple[int, bool]:
        receipt = receive(more, HERE, Coverage("b.1", 0, 0, have=have))
        return receipt.peers["b.1"].acked, Doubt.BEHIND in receipt.doubts

    assert acked({"a.2": 15}) == (15, False)
    assert acked({"a.1": 8}) == (8, False)
    assert acked({"a.1": 14}) == (10, True)
    assert acked({"a.2": 99}) == (20, True)
    assert acked({"a.1": 9, "a.2": 4, "c.1": 70}) == (9, False)
    assert acked({}) == (0, False)


def test_nobody_is_behind_who_has_got_back_what_others_hold() -> None:
    peers = {"a.1": Peer(have=14)}
    assert receive(peers, HERE, Coverage("b.1", 0, 0, have={"a.1": 14})).doubts == frozenset()
    assert holds(peers, HERE, "a.1") == 14


def test_an_acknowledgement_never_falls() -> None:
    peers = {"b.1": Peer(acked=9)}
    assert receive(peers, HERE, Coverage("b.1", 0, 0, have={"a.2": 4})).peers["b.1"].acked == 9


def test_a_bundle_ends_lives_of_its_own_device_only() -> None:
    peers = {"c.1": Peer(acked=3)}
    receipt = receive(peers, HERE, Coverage("b.2", 0, 1, (("b.1", 0), ("c.1", 5), ("a.2", 0))))
    assert receipt.peers == {"c.1": Peer(acked=3), "b.1": Peer(superseded=True), "b.2": Peer(have=1)}


def test_a_life_that_was_ended_stays_so_when_its_bundles_turn_up_late() -> None:
    ended = receive({}, HERE, Coverage("b.2", 0, 9, (("b.1", 4),))).peers
    assert receive(ended, HERE, Coverage("b.1", 0, 4)).peers["b.1"] == Peer(have=4, superseded=True)


def test_another_life_of_this_device_becomes_a_parent_of_which_nothing_is_held() -> None:
    for coverage in (Coverage("a.9", 0, 3), Coverage("b.1", 0, 3, have={"a.9": 0, "a.1": 1})):
        receipt = receive({}, HERE, coverage)
        assert receipt.position == Position("a.2", 20, (("a.1", 10), ("a.9", 0)), named=True)
        assert Doubt.TWIN in receipt.doubts
        again = receive(receipt.peers, receipt.position, coverage)
        assert (again.peers, again.position) == (receipt.peers, receipt.position)
        assert Doubt.TWIN not in again.doubts


def test_invented_lives_of_this_device_do_not_pile_up() -> None:
    position = HERE
    for turn in range(3):
        have = {f"a.x{turn}{number}": 1 for number in range(MAX_ADOPTED)}
        position = receive({}, position, Coverage("b.1", 0, 0, have=have)).position
    assert len(position.parents) == 1 + MAX_ADOPTED


def test_an_own_bundle_moves_nothing_and_tells_when_this_store_was_put_back() -> None:
    peers = {"b.1": Peer(4, 4)}
    old = receive(peers, HERE, Coverage("a.2", 0, 20, have={"b.1": 99}))
    assert (old.peers, old.position, old.doubts) == (peers, HERE, frozenset())
    assert receive(peers, HERE, Coverage("a.2", 0, 21)).doubts == {Doubt.BEHIND}


STORES = st.sampled_from(["a.1", "a.2", "a.9", "b.1", "b.2", "c.1"])
NUMBERS = st.dictionaries(STORES, st.integers(0, 30), max_size=4)
COVERAGES = st.builds(
    Coverage,
    STORES,
    st.integers(0, 30),
    st.integers(0, 30),
    st.lists(st.tuples(STORES, st.integers(0, 30)), max_size=3).map(tuple),
    NUMBERS,
    NUMBERS,
).filter(lambda coverage: coverage.store not in coverage.omits)


@given(st.lists(COVERAGES, max_size=6))
def test_whatever_others_say_cursors_only_rise_and_twice_is_once(coverages: list[Coverage]) -> None:
    peers, position = {}, HERE
    for coverage in coverages:
        receipt = receive(peers, position, coverage)
        for store, peer in receipt.peers.items():
            before = peers.get(store, Peer())
            assert peer.have >= before.have
            assert before.acked <= peer.acked <= HERE.number
            assert peer.superseded >= before.superseded
        again = receive(receipt.peers, receipt.position, coverage)
        assert (again.peers, again.position) == (receipt.peers, receipt.position)
        peers, position = receipt.peers, receipt.position
