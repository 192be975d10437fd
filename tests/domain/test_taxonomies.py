import pytest

from desktop.domain.taxonomies import Choice, Language, Referral, Taxonomy, Topic, Urgency
from desktop.errors import InputError

NAMES = {"nl": "naam", "en": "name"}
LISTS = Taxonomy(
    topics={
        "A1": Topic("A1", "A", NAMES, ("ind",), Urgency.NONE),
        "A7": Topic("A7", "A", NAMES, ("lawyer",), Urgency.TODAY),
    },
    groups={"A": Choice("A", NAMES)},
    languages={"ti": Language("ti", NAMES, "ትግርኛ", right_to_left=False)},
    outcomes={"advice": Choice("advice", NAMES)},
    referrals={"ind": Referral("ind", NAMES), "lawyer": Referral("lawyer", NAMES)},
)


def test_what_is_on_the_lists_or_left_empty_is_accepted() -> None:
    LISTS.require()
    LISTS.require(language="ti", topics=("A1", "A7"), outcome="advice", referrals=("ind",))


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ({"language": "tig"}, "language “tig”.*ti"),
        ({"topics": ("A1", "A9")}, "topic “A9”.*A1 to A7"),
        ({"outcome": "advise"}, "outcome “advise”.*advice"),
        ({"referrals": ("coa",)}, "referral “coa”.*ind, lawyer"),
    ],
)
def test_what_is_on_no_list_is_refused_and_the_list_is_named(asked: dict[str, str], told: str) -> None:
    with pytest.raises(InputError, match=told):
        LISTS.require(**asked)  # type: ignore[arg-type]


def test_somebody_is_called_today_for_an_urgent_topic_only() -> None:
    assert LISTS.urgent(("A1", "A7"))
    assert not LISTS.urgent(("A1",))
    assert not LISTS.urgent(("Z9",))
