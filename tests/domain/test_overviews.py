from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.overviews import FEW, Tallies, Unmet, overview, tellable


def test_a_question_counts_once_in_all_and_once_for_each_topic_and_no_week_is_left_out() -> None:
    tallies = Tallies(
        {date(2026, 11, 4): 2, date(2026, 11, 22): 3},
        {"ti": 2, "ar": 3},
        {("A5", "B1"): 2, ("A5",): 3},
        {"information": 2, "": 3},
    )
    found = overview(tallies, date(2026, 11, 4), date(2026, 11, 22), Unmet())
    assert found.total == 5
    assert found.by_topic == {"A5": 5, "B1": 2}
    assert list(found.by_language.items()) == [("ar", 3), ("ti", 2)]
    assert found.by_outcome == {"": 3, "information": 2}
    assert found.by_week == {date(2026, 11, 2): 2, date(2026, 11, 9): 0, date(2026, 11, 16): 3}


@given(st.dictionaries(st.text(max_size=3), st.integers(0, 12), max_size=8))
def test_what_is_handed_on_tells_nothing_of_few_and_loses_nobody(counts: dict[str, int]) -> None:
    told, others = tellable(counts)
    assert sum(told.values()) + others == sum(counts.values())
    assert all(count == counts[key] and (count >= FEW or count == 0) for key, count in told.items())
    left_out = [count for key, count in counts.items() if key not in told]
    assert all(left_out)
    # Who takes what is told from the total finds no single one, and no few.
    if any(it >= FEW for it in told.values()) and left_out:
        assert len(left_out) > 1
        assert others >= FEW
    if all(count >= FEW for count in counts.values()):
        assert told == counts


def test_the_next_smallest_goes_with_a_lonely_small_one() -> None:
    assert tellable({"ar": 20, "ti": 9, "so": 2}) == ({"ar": 20}, 11)
    assert tellable({"ar": 20, "ti": 3, "so": 2}) == ({"ar": 20}, 5)
    assert tellable({"ar": 20, "ti": 7, "so": 1, "fa": 1}) == ({"ar": 20}, 9)
