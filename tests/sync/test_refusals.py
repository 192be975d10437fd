from string import Formatter

import pytest

from desktop.sync.refusals import SENTENCES, Reason, refusal

VALUES = {"device": "abcdefgh23456789", "detail": "rows 7"}


@pytest.mark.parametrize("reason", Reason)
def test_every_reason_has_a_sentence_with_its_code(reason: Reason) -> None:
    wanted = {name for _, name, _, _ in Formatter().parse(SENTENCES[reason]) if name}
    error = refusal(reason, **{name: VALUES[name] for name in wanted - {"code"}})
    assert str(error).endswith(f"({reason.value})")
    assert error.values["code"] is reason


def test_no_two_reasons_read_the_same() -> None:
    assert len(set(SENTENCES.values())) == len(Reason)
    assert SENTENCES.keys() == set(Reason)
