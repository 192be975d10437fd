"""A copy of a part of the pack that ships, to be spoiled: it is read in a moment, and grows with no new language."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from desktop.content.files import pack_files
from desktop.content.packs import shipped_folder

Spoil = Callable[[str, str, str], int]


LANGUAGES = {"nl", "en", "ar", "ti", "prs"}
ARTICLES = {
    "asylum-steps-old",
    "asylum-steps-new",
    "letter-from-ind",
    "late-decision",
    "family-reunification-a-status",
    "family-reunification-b-status",
    "health-and-emergency",
    "visiting-hours-slip",
}
BY_LANGUAGE = {"documents", "slips", "terms", "words"}


def left_out(place: str, names: list[str]) -> set[str]:
    """Return what a part of the pack does without, for `shutil.copytree`."""
    folder = Path(place)
    if folder.parent.name == "articles" and folder.name not in ARTICLES:
        return set(names) - {"nl.md"}
    if folder.name in BY_LANGUAGE or folder.name in ARTICLES:
        kept = LANGUAGES - ({"prs"} if folder.name in ARTICLES else set())
        return {name for name in names if Path(name).stem not in kept}
    return set()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(shipped_folder(), tmp_path / "pack", ignore=left_out))


@pytest.fixture
def files(folder: Path) -> dict[str, bytes]:
    return pack_files(folder)


@pytest.fixture
def spoil(folder: Path) -> Spoil:
    """Replace the first of some words in a file and return the line on which they stood."""

    def replace(name: str, words: str, others: str) -> int:
        text = (folder / name).read_text(encoding="utf-8")
        assert words in text, f"{words!r} is not in {name}"
        (folder / name).write_text(text.replace(words, others, 1), encoding="utf-8")
        return text[: text.index(words)].count("\n") + 1

    return replace
