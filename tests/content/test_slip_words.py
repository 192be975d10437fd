"""The words of slips, and the sentences of the program in languages that it does not speak itself."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import desktop
from desktop.content.faults import Faults
from desktop.content.glossaries import Proofreader, read_glossaries
from desktop.content.packs import shipped_folder
from desktop.content.slip_words import read_slip_words
from desktop.domain.slip_words import SlipWords

WORKING = (
    "domain/terms.py",
    *(f"domain/reunification/{name}.py" for name in ("birthdays", "deadlines", "letters", "permits")),
)
"""Where the sentences are written that tell how a date was reckoned."""


def _read(files: dict[str, bytes]) -> tuple[dict[str, SlipWords], list[tuple[str, int, str]]]:
    faults = Faults()
    named = {Path(name).stem for name in files if name.startswith("terms/")}
    glossaries = read_glossaries(files, named, faults)
    words = read_slip_words(files, {code: Proofreader(one) for code, one in glossaries.items()}, faults)
    return words, [(fault.file, fault.line, fault.message) for fault in faults.found]


def _marked(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "N_":
            yield ast.literal_eval(node.args[0])


def test_every_language_says_every_working_of_a_date() -> None:
    shipped = shipped_folder()
    files = {
        path.relative_to(shipped).as_posix(): path.read_bytes()
        for name in ("slips", "terms")
        for path in (shipped / name).iterdir()
    }
    words, told = _read(files)
    assert told == []
    assert {f"terms/{language}.toml" for language in words} == {name for name in files if name.startswith("terms/")}
    folder = Path(desktop.__file__).parent
    sentences = {sentence for name in WORKING for sentence in _marked(folder / name)}
    for language, one in words.items():
        assert set(one.sentences) == (set() if language in ("nl", "en") else sentences)
        assert not one.reviewed


@pytest.mark.parametrize(
    ("name", "words", "others", "message"),
    [
        ("slips/ti.toml", b"\ncard =", b"\n# card =", "These words of a sheet are missing: card."),
        ("slips/ar.toml", b"\ncard =", b'\nkaart = "x"\ncard =', "A sheet has no words called “kaart”."),
        ("slips/prs.toml", "یعنی از {next}".encode(), "یعنی از {nxt}".encode(), "and this has {nxt}, {start}"),
        ("slips/ar.toml", "موعدك".encode(), "ж".encode(), "“ж” is not a letter of this language."),
        ("slips/en.toml", b"\ncard =", b"\nsentences = []\ncard =", ""),
        ("slips/en.toml", b"\ncard =", b'\nsentences = "no"\ncard =', "sentences"),
    ],
)
def test_what_is_wrong_is_told(files: dict[str, bytes], name: str, words: bytes, others: bytes, message: str) -> None:
    assert words in files[name]
    files[name] = files[name].replace(words, others, 1)
    _, told = _read(files)
    assert all(message in said for _, _, said in told)
    assert bool(told) == bool(message)
    assert {file for file, _, _ in told} <= {name}
