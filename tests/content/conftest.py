"""Copies of a part of the pack that ships, to be spoiled: they are read in a moment, and grow with no new language."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from desktop.content.files import pack_files
from desktop.content.packs import Pack, load_pack, shipped_folder
from desktop.domain.letters import MEANINGS

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


def copy_part(target: Path, slugs: set[str], *, look_ups: bool = False) -> Path:
    """Copy the shipped pack with some of its articles only, and without what leads to the others.

    With `look_ups` the timelines, letters and who is who are there, and articles in Dutch only.
    """

    def others(place: str, names: list[str]) -> set[str]:
        found = left_out(place, names)
        if look_ups and Path(place).parent.name == "articles":
            found |= set(names) - {"nl.md"}
        if Path(place).name == "articles":
            found |= set(names) - slugs
        elif Path(place) == shipped_folder() and not look_ups:
            found |= {"timelines", "letters.toml", "actors.toml"}
        return found

    shutil.copytree(shipped_folder(), target, ignore=others)
    topics = target / "topics.toml"
    topics.write_text(_LISTED.sub(lambda line: _kept(line[1], slugs), topics.read_text("utf-8")), "utf-8")
    return target


_LISTED = re.compile(r"^articles = \[(.*)\]$", re.MULTILINE)


def _kept(listed: str, slugs: set[str]) -> str:
    kept = [one for one in listed.split(", ") if one.strip('"') in slugs]
    return f"articles = [{', '.join(kept)}]"


def looked_up() -> set[str]:
    """Return the articles that the timelines, the letters and who is who name."""
    shipped = shipped_folder()
    tables = [*shipped.glob("timelines/*.toml"), shipped / "letters.toml", shipped / "actors.toml"]
    words = {word for path in tables for word in re.findall(r'"([a-z0-9-]+)"', path.read_text("utf-8"))}
    words |= {one.article for one in MEANINGS.values()}
    return {path.name for path in (shipped / "articles").iterdir() if path.name in words}


@pytest.fixture(scope="session")
def pack() -> Pack:
    return load_pack(shipped_folder())


@pytest.fixture(scope="session")
def part(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A part of the pack that nobody spoils."""
    return copy_part(tmp_path_factory.mktemp("part") / "pack", ARTICLES)


@pytest.fixture
def folder(part: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(part, tmp_path / "pack"))


@pytest.fixture
def files(folder: Path) -> dict[str, bytes]:
    return pack_files(folder)


@pytest.fixture
def spoil(folder: Path) -> Spoil:
    """Replace the first of some words in a file and return the line on which they stood."""

    def replace(name: str, words: str, others: str) -> int:
        return plant(folder / name, words, others)

    return replace


def plant(path: Path, words: str, others: str) -> int:
    """Replace the first of some words in a file and return the line on which they stood."""
    text = path.read_text(encoding="utf-8")
    assert words in text, f"{words!r} is not in {path.name}"
    path.write_text(text.replace(words, others, 1), encoding="utf-8")
    return text[: text.index(words)].count("\n") + 1
