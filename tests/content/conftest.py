"""A copy of the pack that ships, to be spoiled."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from desktop.content.packs import shipped_folder

Spoil = Callable[[str, str, str], int]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(shipped_folder(), tmp_path / "pack"))


@pytest.fixture
def spoil(folder: Path) -> Spoil:
    """Replace the first of some words in a file and return the line on which they stood."""

    def replace(name: str, words: str, others: str) -> int:
        text = (folder / name).read_text(encoding="utf-8")
        assert words in text, f"{words!r} is not in {name}"
        (folder / name).write_text(text.replace(words, others, 1), encoding="utf-8")
        return text[: text.index(words)].count("\n") + 1

    return replace
