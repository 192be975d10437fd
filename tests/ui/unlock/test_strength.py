import pytest

from desktop.ui.unlock.strength import Strength, strength


@pytest.mark.parametrize(
    ("passphrase", "word"),
    [
        ("", Strength.SHORT),
        ("kort", Strength.SHORT),
        ("aaaaaaaaaaaaaaaaaaaaaaaa", Strength.FAIR),
        ("welkom12345", Strength.FAIR),
        ("anker gordijn fiets lepel", Strength.STRONG),
    ],
)
def test_a_passphrase_is_judged_in_a_word(passphrase: str, word: Strength) -> None:
    assert strength(passphrase) is word
