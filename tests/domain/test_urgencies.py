from desktop.content.packs import load_pack, shipped_folder
from desktop.domain.urgencies import ARTICLE, CALL, Urgent, to_ask


def test_every_state_has_somebody_to_call_and_a_text_in_the_content_pack() -> None:
    pack = load_pack(shipped_folder())
    for urgent in Urgent:
        assert CALL[urgent]
        assert set(CALL[urgent]) <= pack.taxonomy.referrals.keys()
        assert ARTICLE[urgent] in pack.articles


def test_where_life_is_in_danger_a_number_stands_there_that_was_read_at_its_source() -> None:
    referrals = load_pack(shipped_folder()).taxonomy.referrals
    for urgent in (Urgent.VIOLENCE, Urgent.SUICIDE_RISK):
        assert referrals[CALL[urgent][0]].telephone == "112"
    assert referrals["gza"].telephone == "088-112 21 12"


def test_a_topic_asks_and_does_not_answer() -> None:
    assert to_ask(["A7", "D2"]) == (Urgent.REFUSAL, Urgent.SUICIDE_RISK)
    assert to_ask(["A7"], ["refusal"]) == ()
    assert to_ask(["G1"]) == ()
