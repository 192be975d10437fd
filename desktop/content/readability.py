"""How hard a Dutch text is to read: length of sentences and words, and the reading ease after Flesch and Douma."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from desktop.content.bodies import Body, PartKind, parse_body
from desktop.content.faults import Faults
from desktop.content.files import read_folder
from desktop.content.headers import read_document
from desktop.domain.articles import DUTCH
from desktop.wording import N_

LONGEST_SENTENCE = 14
"""Words of one sentence; a date is one word."""
LOWEST_EASE = 65
"""In the middle of what Douma calls normal, which B1 can read; below it the text is a fault."""

_DATE = re.compile(r"\d+ [a-z]+ \d{4}")
# A question and its answer, or what stands before a colon, are read one after the other.
_ENDS = re.compile(r"[.?!:;](?=\s|$)")
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_VOWELS = re.compile(
    r"eeu|ieu|eau|aai|ooi|oei|aa|ee|ie|oo|uu|oe|eu|ui|ij|ei|ou|au|[aeiouyàáâäèéêëìíîïòóôöùúûü]", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Readability:
    """What was measured of one Dutch text."""

    file: str
    sentence_length: float
    """Words of a sentence, on average."""
    word_length: float
    """Syllables of a word, on average."""
    ease: float
    """About 0 (for scholars) to 100 (for anybody), after Flesch and Douma."""


def syllables(word: str) -> int:
    """Return the syllables of a Dutch word as they are counted by its vowels; an abbreviation is spelt, a number is 1."""
    if word.isupper() and len(word) > 1:
        return len(word)
    return max(1, len(_VOWELS.findall(word)))


def measure(file: str, body: Body) -> Readability | None:
    """Return how hard the sentences of a text are to read; nothing when it has none.

    Headings and things to tick are no sentences. The reading ease is that of W.H. Douma, De leesbaarheid van
    landbouwbladen (Landbouwhogeschool Wageningen, afdeling Sociologie, bulletin 17, 1960), who fitted the formula of
    R. Flesch (A new readability yardstick, Journal of Applied Psychology 32, 1948) to Dutch:
    206.84 - 0.93 x words of a sentence - 77 x syllables of a word.
    """
    sentences = [
        words for part in body.parts if part.kind in (PartKind.TEXT, PartKind.STEP) for words in _sentences(part.text)
    ]
    count = sum(map(len, sentences))
    if not count:
        return None
    sentence = count / len(sentences)
    word = sum(syllables(one) for words in sentences for one in words) / count
    return Readability(file, sentence, word, 206.84 - 0.93 * sentence - 77 * word)


def check_sentences(name: str, body: Body, faults: Faults) -> None:
    """Note each sentence that is too long to take in at once."""
    for part in body.parts:
        longest = max((len(words) for words in _sentences(part.text)), default=0)
        if longest > LONGEST_SENTENCE:
            faults.add(
                name,
                part.at,
                N_("This sentence has {words} words. Make two of it: {limit} words is the most."),
                blocks=False,
                words=longest,
                limit=LONGEST_SENTENCE,
            )


def check_ease(name: str, body: Body, faults: Faults) -> None:
    """Note a text that is too hard to read as a whole."""
    measured = measure(name, body)
    if measured is not None and measured.ease < LOWEST_EASE:
        faults.add(
            name,
            body.parts[0].at,
            N_("This text is hard to read: {ease}, and {limit} is the least. Use shorter words and sentences."),
            blocks=False,
            ease=round(measured.ease),
            limit=LOWEST_EASE,
        )


def hardest_texts(folder: Path, most: int = 5) -> tuple[Readability, ...]:
    """Return the Dutch articles of a pack that are hardest to read, the hardest first.

    An article that cannot be read is left out. Raises ContentError when there is no such folder.
    """
    faults = Faults()
    files = read_folder(folder, faults)
    found = []
    for name in files:
        if not name.startswith("articles/") or not name.endswith(f"/{DUTCH}.md"):
            continue
        document = read_document(name, files, faults)
        body = parse_body(name, document.body, faults, below=document.body_below) if document else None
        measured = measure(name, body) if body else None
        if measured is not None:
            found.append(measured)
    return tuple(sorted(found, key=lambda one: one.ease)[:most])


def _sentences(text: str) -> Iterator[list[str]]:
    """Yield the words of each sentence of a line."""
    for sentence in _ENDS.split(_DATE.sub("datum", text)):
        words = _WORD.findall(sentence)
        if words:
            yield words
