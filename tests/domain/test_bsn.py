import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.bsn import find_bsn, passes_eleven_test, refuse_bsn
from desktop.errors import InputError

# Invented: a number that passes the test, and its neighbour that does not.
PASSING = "111222333"
FAILING = "111222334"


def check_digit(eight: str) -> int:
    """The ninth digit by the definition: the sum of 9a+8b+...+2h leaves it after division by eleven; 10 is none."""
    return sum(int(digit) * weight for digit, weight in zip(eight, range(9, 1, -1), strict=True)) % 11


@given(st.from_regex(r"[0-9]{8}", fullmatch=True))
def test_the_eleven_test_agrees_with_its_definition(eight: str) -> None:
    passing = [digit for digit in "0123456789" if passes_eleven_test(eight + digit)]
    expected = check_digit(eight)
    assert passing == ([str(expected)] if expected < 10 else [])


@pytest.mark.parametrize(
    "written",
    [
        PASSING,
        "1112.22.333",
        "111 222 333",
        "111-222-333",
        "111\u00a0222\u00a0333",
        "1 1 1 2 2 2 3 3 3",
        "١١١٢٢٢٣٣٣",
    ],
)
def test_a_bsn_is_found_however_it_is_written(written: str) -> None:
    text = f"Mijn nummer is {written}, zei hij."
    assert find_bsn(text) == written
    with pytest.raises(InputError) as refused:
        refuse_bsn(text)
    assert "BSN" in str(refused.value)
    assert written not in str(refused.value)


@pytest.mark.parametrize(
    "text",
    [
        "",
        FAILING,
        "000000000",
        "0112223330",
        "V-nummer 2801112223",
        "bel 088 715 70 50",
        "112, room 12",
        "op 2026-07-03 1 en 2",
        "12-11-2026 3",
        "NL00BANK0111222333",
    ],
)
def test_other_numbers_are_left_alone(text: str) -> None:
    assert find_bsn(text) is None
    refuse_bsn(text)


def test_a_number_after_a_shorter_one_is_still_found() -> None:
    assert find_bsn(f"kamer 12, {PASSING}") == PASSING
