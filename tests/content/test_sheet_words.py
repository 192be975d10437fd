from dataclasses import fields

from desktop.content.faults import Faults
from desktop.content.glossaries import Proofreader, read_glossaries
from desktop.content.sheet_words import read_words
from desktop.domain.sheets import SheetWords


def languages_of(files: dict[str, bytes]) -> set[str]:
    """Return the languages that the pack says how to write: those of its articles."""
    return {name.removeprefix("terms/").removesuffix(".toml") for name in files if name.startswith("terms/")}


def _read(files: dict[str, bytes]) -> tuple[dict[str, SheetWords], list[tuple[str, int, str]]]:
    faults = Faults()
    languages = languages_of(files)
    glossaries = read_glossaries(files, languages, faults)
    words = read_words(files, languages, {code: Proofreader(one) for code, one in glossaries.items()}, faults)
    return words, [(fault.file, fault.line, fault.message) for fault in faults.found]


def test_every_language_has_all_words_of_a_sheet(files: dict[str, bytes]) -> None:
    words, told = _read(files)
    assert told == []
    assert set(words) == languages_of(files)
    for one in words.values():
        assert all(getattr(one, field.name) for field in fields(SheetWords))
        assert not one.reviewed


def test_a_missing_word_is_told(files: dict[str, bytes]) -> None:
    files["words/ti.toml"] = files["words/ti.toml"].replace(b"\npage =", b"\n# page =")
    words, told = _read(files)
    assert told == [("words/ti.toml", 1, "These words of a sheet are missing: page.")]
    assert set(words) == languages_of(files) - {"ti"}


def test_without_the_dutch_nothing_can_be_compared(files: dict[str, bytes]) -> None:
    del files["words/nl.toml"]
    words, told = _read(files)
    assert [(file, line) for file, line, _ in told] == [("words/nl.toml", 1)]
    assert words == {}


def test_a_letter_of_another_script_is_told(files: dict[str, bytes]) -> None:
    files["words/ar.toml"] = files["words/ar.toml"].replace(b'sources = "', 'sources = "ж'.encode())
    _, told = _read(files)
    line = files["words/ar.toml"].decode().split("sources =")[0].count("\n") + 1
    assert told == [("words/ar.toml", line, "“ж” is not a letter of this language.")]
