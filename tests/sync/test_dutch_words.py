"""Words that are spoken over a bad line must not be taken for one another."""

import re
from itertools import combinations

from desktop.sync.dutch_words import WORDS

# Spellings that sound the same in Dutch.
SOUNDS = [("ij", "ei"), ("au", "ou"), ("sch", "sg"), ("ch", "g"), ("c", "k"), ("x", "ks"), ("th", "t"), ("z", "s")]
SOUNDS += [("v", "f"), ("w", "f"), ("ie", "i"), ("y", "i"), ("oo", "o"), ("ee", "e"), ("aa", "a"), ("uu", "u")]


def sound(word: str) -> str:
    for written, heard in SOUNDS:
        word = word.replace(written, heard)
    word = re.sub("d$", "t", re.sub("b$", "p", word))
    return re.sub(r"(.)\1", r"\1", word)


def one_step_apart(one: str, other: str) -> bool:
    """Return whether two words differ by at most one letter changed, added or left out."""
    short, long = sorted((one, other), key=len)
    if len(long) - len(short) > 1:
        return False
    same = next((at for at, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    return short[same + (len(short) == len(long)) :] == long[same + 1 :]


def test_there_is_one_everyday_word_for_each_byte() -> None:
    assert len(WORDS) == len(set(WORDS)) == 256
    assert [word for word in WORDS if not re.fullmatch("[a-z]{3,9}", word)] == []
    assert list(WORDS) == sorted(WORDS)


def test_no_two_words_look_or_sound_alike() -> None:
    alike = [
        pair
        for pair in combinations(WORDS, 2)
        if one_step_apart(*pair) or one_step_apart(sound(pair[0]), sound(pair[1]))
    ]
    assert alike == []


def test_the_measure_itself() -> None:
    assert one_step_apart("haas", "haas")
    assert one_step_apart("haas", "kaas")
    assert one_step_apart("kraan", "kaan")
    assert not one_step_apart("kraan", "kroon")
    assert sound("rijst") == sound("reist")
