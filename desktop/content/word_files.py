"""Fixed words by language: one file for each, with the same keys and the same places to fill in as the Dutch."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated

import msgspec

from desktop.content.faults import Faults
from desktop.content.files import text_of
from desktop.content.glossaries import Proofreader
from desktop.content.tables import decode, line_of
from desktop.domain.articles import DUTCH
from desktop.wording import N_

_Text = Annotated[str, msgspec.Meta(min_length=1, max_length=300)]
_LongText = Annotated[str, msgspec.Meta(min_length=1, max_length=400)]
_FILLED_IN = re.compile(r"\{[^{}]*\}")
STATE = "state"


class Said(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """A sentence of the program, by its English, in a language that the program itself does not speak."""

    en: _LongText
    said: _LongText


_Table = dict[str, _Text | list[Said]]
_SENTENCES = "sentences"


@dataclass(frozen=True, slots=True)
class WordFile:
    """One language's words by key, and the sentences of the program that it says too."""

    words: Mapping[str, str]
    sentences: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class WordFolder:
    """A folder of such files, and the keys that each must have; `state` comes first and is not compared."""

    name: str
    keys: Sequence[str]
    with_sentences: bool = False

    def read(
        self,
        files: Mapping[str, bytes],
        languages: Collection[str],
        readers: Mapping[str, Proofreader],
        faults: Faults,
    ) -> dict[str, WordFile]:
        """Return the files by language; those with faults are left out, and without the Dutch all are.

        `languages` must be there. What a file says is compared with the Dutch and read by its proofreader.
        """
        dutch = self._read(DUTCH, files, faults)
        found = {} if dutch is None else {DUTCH: dutch}
        start = f"{self.name}/"
        named = {name.removeprefix(start).removesuffix(".toml") for name in files if name.startswith(start)}
        for language in sorted((named | set(languages)) - {DUTCH}):
            file = self._read(language, files, faults)
            if file is not None and dutch is not None:
                self._compare(language, files[self._name(language)].decode(), file, dutch, readers, faults)
                found[language] = file
        return found

    def _name(self, language: str) -> str:
        return f"{self.name}/{language}.toml"

    def _read(self, language: str, files: Mapping[str, bytes], faults: Faults) -> WordFile | None:
        """Return one file; nothing, and faults, unless it has exactly the keys that it needs."""
        name = self._name(language)
        text = text_of(name, files, faults)
        table = None if text is None else decode(name, text, _Table, faults)
        if text is None or table is None:
            return None
        said = table.get(_SENTENCES, [])
        if self.with_sentences and isinstance(said, list):
            table.pop(_SENTENCES, None)
        words = {key: value for key, value in table.items() if isinstance(value, str)}
        for key in sorted(table.keys() - set(self.keys)):
            faults.add(name, line_of(text, f".{key}"), N_("A sheet has no words called “{key}”."), key=key)
        missing = sorted(set(self.keys) - words.keys())
        if missing:
            faults.add(name, 1, N_("These words of a sheet are missing: {keys}."), keys=", ".join(missing))
        if isinstance(said, str) or table.keys() != set(self.keys) or missing:
            return None
        return WordFile(words, {one.en: one.said for one in said})

    def _compare(
        self,
        language: str,
        text: str,
        here: WordFile,
        dutch: WordFile,
        readers: Mapping[str, Proofreader],
        faults: Faults,
    ) -> None:
        """Note other places to fill in than the Dutch or the English has, and letters of another script."""
        pairs = [(f".{key}", dutch.words[key], here.words[key]) for key in self.keys if key != STATE]
        pairs += [
            (f".{_SENTENCES}[{place}].said", english, said)
            for place, (english, said) in enumerate(here.sentences.items())
        ]
        reader = readers.get(language)
        for key, original, said in pairs:
            wanted, found = sorted(_FILLED_IN.findall(original)), sorted(_FILLED_IN.findall(said))
            if wanted != found:
                faults.add(
                    self._name(language),
                    line_of(text, key),
                    N_("The Dutch has {dutch} to fill in here, and this has {here}."),
                    dutch=", ".join(wanted) or "-",
                    here=", ".join(found) or "-",
                )
            foreign = reader.foreign(said) if reader else ""
            if foreign:
                faults.add(
                    self._name(language),
                    line_of(text, key),
                    N_("“{character}” is not a letter of this language."),
                    character=foreign,
                )
