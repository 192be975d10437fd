"""How a language is written in this pack: its script, its months, its terms, and what it never says."""

import re
import unicodedata
from collections.abc import Mapping
from typing import Annotated, Literal

import msgspec

from desktop.content.bodies import Body, PartKind
from desktop.content.faults import Faults
from desktop.content.tables import read_table
from desktop.wording import N_

LATIN = "LATIN"
_Word = Annotated[str, msgspec.Meta(min_length=1, max_length=100)]
_DIGIT = re.compile(r"\d")
_NUMERIC_DATE = re.compile(r"(?<!\d)\d{1,2}([-/.])\d{1,2}\1(?:\d{4}|\d{2})(?!\d)")


class Glossary(msgspec.Struct, forbid_unknown_fields=True, frozen=True, kw_only=True):
    """One file of `terms/`.

    `script` is the first word of the Unicode names of its letters; `forbidden` are phrases that promise or deny
    a right; `without_numbers` are words on whose line no number may stand, since the letter says the term.
    """

    state: Literal["drafted by machine", "reviewed"]
    script: Annotated[str, msgspec.Meta(pattern="^[A-Z]+$")]
    months: Annotated[tuple[_Word, ...], msgspec.Meta(min_length=12, max_length=12)]
    forbidden: Annotated[tuple[_Word, ...], msgspec.Meta(min_length=1)]
    without_numbers: tuple[_Word, ...] = ()
    terms: dict[str, tuple[_Word, ...]]


def read_glossaries(files: Mapping[str, bytes], languages: set[str], faults: Faults) -> dict[str, Glossary]:
    """Return the glossary of each language that has one; each has the same terms as the Dutch."""
    glossaries: dict[str, Glossary] = {}
    for name in sorted(one for one in files if one.startswith("terms/")):
        language = name.removeprefix("terms/").removesuffix(".toml")
        if language not in languages:
            faults.add(name, 1, N_("There is no language “{code}” in languages.toml."), code=language)
        glossary = read_table(name, files, Glossary, faults)
        if glossary is not None:
            glossaries[language] = glossary
    dutch = glossaries.get("nl")
    for language, glossary in glossaries.items():
        missing = set(dutch.terms) ^ set(glossary.terms) if dutch else set()
        if missing:
            faults.add(
                f"terms/{language}.toml",
                1,
                N_("These terms stand in Dutch or here, and not in both: {terms}."),
                terms=", ".join(sorted(missing)),
            )
    return glossaries


def plain(text: str) -> str:
    """Return text as it is compared: small letters, and every script's digits as 0 to 9."""
    return _DIGIT.sub(lambda digit: str(unicodedata.decimal(digit[0])), text.casefold())


def _script(character: str) -> str:
    """Return the script of a letter or digit: what its name begins with, as of ARABIC-INDIC DIGIT ONE."""
    return re.split("[ -]", unicodedata.name(character, "").removeprefix("EXTENDED "))[0]


class Proofreader:
    """Reads one language by its glossary."""

    def __init__(self, glossary: Glossary) -> None:
        self.glossary = glossary
        self._months = [month.casefold() for month in glossary.months]
        longest_first = "|".join(re.escape(month) for month in sorted(self._months, key=len, reverse=True))
        self._date = re.compile(rf"(?:(?<!\d)(\d{{1,2}})\s+)?(?<!\w)({longest_first})\s+(\d{{4}})(?!\d)")
        # A form may stand behind a prefix in Arabic and Tigrinya, but not inside a Latin word.
        start = r"(?<![a-zà-ÿ])" if glossary.script == LATIN else ""
        self._terms = {
            term: re.compile(f"{start}(?:{'|'.join(re.escape(form.casefold()) for form in forms)})")
            for term, forms in glossary.terms.items()
        }
        # Each Dutch line is read once for every translation.
        self._known: dict[str, frozenset[str]] = {}

    def check(self, name: str, body: Body, faults: Faults) -> None:
        """Note letters of another script, promises, and numbers where the letter must speak."""
        clean = not self.foreign("".join(part.text for part in body.parts))
        for part in body.parts:
            foreign = "" if clean else self.foreign(part.text)
            if foreign:
                faults.add(
                    name,
                    part.at,
                    N_("“{character}” ({name}) does not belong to the script of this language."),
                    character=foreign,
                    name=unicodedata.name(foreign, "without a name"),
                )
            self._check_phrases(name, part.text, part.at, faults)
            if part.kind is not PartKind.TITLE and _NUMERIC_DATE.search(plain(part.text)):
                faults.add(name, part.at, N_("Write the month in words, since 3-7 and 7-3 are not the same day."))

    def foreign(self, text: str) -> str:
        """Return the first letter or digit of a script that this language is not written in, or nothing."""
        foreign = {
            one
            for one in set(text)
            if unicodedata.category(one)[0] in "LN"
            and not one.isascii()
            and _script(one) not in (self.glossary.script, LATIN)
        }
        return min(foreign, key=text.index, default="")

    def _check_phrases(self, name: str, text: str, at: int, faults: Faults) -> None:
        """Note what this language never says."""
        said = plain(text)
        for phrase in self.glossary.forbidden:
            if phrase.casefold() in said:
                faults.add(
                    name,
                    at,
                    N_("“{phrase}” promises or denies. Say what to do and whom to ask."),
                    phrase=phrase,
                )
        word = next((one for one in self.glossary.without_numbers if one.casefold() in said), "")
        if word and re.search(r"\d", said):
            faults.add(
                name,
                at,
                N_("No number stands on a line with “{word}”: the term is the one in the letter."),
                word=word,
            )

    def dates(self, text: str) -> tuple[list[str], str]:
        """Return the dates of a line as year, month and day (0 when it has none), and the line without them."""
        line = plain(text)
        found = [
            f"{hit[3]}-{self._months.index(hit[2]) + 1:02}-{int(hit[1] or 0):02}" for hit in self._date.finditer(line)
        ]
        return sorted(found), self._date.sub(" ", line)

    def terms(self, text: str) -> frozenset[str]:
        """Return the terms that a line uses, in any of their forms."""
        if text not in self._known:
            said = text.casefold()
            self._known[text] = frozenset(term for term, forms in self._terms.items() if forms.search(said))
        return self._known[text]
