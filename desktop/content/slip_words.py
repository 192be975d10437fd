"""The words of slips, and how a date was reckoned in the languages that the program itself does not speak."""

from collections.abc import Mapping
from dataclasses import fields

from desktop.content.faults import Faults
from desktop.content.glossaries import Proofreader
from desktop.content.word_files import WordFolder
from desktop.domain.slip_words import SlipWords

_NOT_KEYS = ("language", "sentences")
_FOLDER = WordFolder(
    "slips", [field.name for field in fields(SlipWords) if field.name not in _NOT_KEYS], with_sentences=True
)


def read_slip_words(
    files: Mapping[str, bytes], readers: Mapping[str, Proofreader], faults: Faults
) -> dict[str, SlipWords]:
    """Return the words of slips by language; those with faults are left out."""
    found = _FOLDER.read(files, (), readers, faults)
    return {
        language: SlipWords(language=language, **file.words, sentences=file.sentences)
        for language, file in found.items()
    }
