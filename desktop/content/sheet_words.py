"""The words around the text of a sheet."""

from collections.abc import Mapping
from dataclasses import fields

from desktop.content.faults import Faults
from desktop.content.glossaries import Proofreader
from desktop.content.word_files import WordFolder
from desktop.domain.sheets import SheetWords

_FOLDER = WordFolder("words", [field.name for field in fields(SheetWords) if field.name != "language"])


def read_words(
    files: Mapping[str, bytes], languages: set[str], readers: Mapping[str, Proofreader], faults: Faults
) -> dict[str, SheetWords]:
    """Return the words of sheets by language; those with faults are left out.

    `languages` are those in which there is an article, so in which a sheet can be asked for.
    """
    found = _FOLDER.read(files, languages, readers, faults)
    return {language: SheetWords(language=language, **file.words) for language, file in found.items()}
