from datetime import date

from desktop.domain.overviews import Tallies, Unmet, overview


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
