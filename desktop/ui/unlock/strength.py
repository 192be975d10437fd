"""How strong a passphrase is, in a word."""

from enum import Enum


class Strength(Enum):
    """What a person is told while choosing a passphrase."""

    SHORT = "short"
    FAIR = "fair"
    STRONG = "strong"


SHORTEST = 10
"""As many characters as the store itself asks."""


def strength(passphrase: str) -> Strength:
    """Return how strong a passphrase looks: several different words, or many different signs.

    It is a hint to whoever chooses, no proof: a known line of a song counts as strong too.
    """
    if len(passphrase) < SHORTEST:
        return Strength.SHORT
    words = {word for word in passphrase.casefold().split() if len(word) > 2}
    varied = len(set(passphrase)) >= 8
    if varied and (len(words) >= 4 or len(passphrase) >= 20):
        return Strength.STRONG
    return Strength.FAIR
