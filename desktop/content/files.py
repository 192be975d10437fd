"""The files of a content pack as bytes: only the names that a pack has, bounded, and nothing behind a link."""

import os
import re
import unicodedata
from collections.abc import Iterator, Mapping
from pathlib import Path

from desktop.content.faults import Faults
from desktop.errors import ContentError
from desktop.wording import N_

LARGEST_FILE = 256 * 1024
"""Bytes; the longest article is a few thousand."""
LARGEST_PACK = 64 * 1024 * 1024
"""Bytes of all files together."""
MOST_FILES = 20_000
LONGEST_LINE = 2_000
"""Characters; it also bounds what one line of TOML can ask of its reader."""

_KNOWN = re.compile(
    r"README\.md|(?:actors|letters|pack|topics|languages|outcomes|pictograms|referrals|retention|signals)\.toml"
    r"|(?:documents|recalls|rules|slips|terms|timelines|words)/[A-Za-z0-9-]+\.toml"
    r"|articles/[a-z0-9]+(?:-[a-z0-9]+)*/[A-Za-z0-9-]+\.md"
)
# Joiners shape words in Persian and the Indian scripts; all other invisible characters can only mislead.
_JOINERS = "\u200c\u200d"
_HARMLESS = f"\n\u00a0\u202f{_JOINERS}"


def is_pack_file(name: str) -> bool:
    """Return whether a file of this name, with forward slashes, belongs in a content pack."""
    return _KNOWN.fullmatch(name) is not None


def pack_files(folder: Path) -> dict[str, bytes]:
    """Return the files of a pack by their name inside it, with forward slashes, sorted.

    Raises ContentError when the folder is not there, holds a link, or is larger than a pack can be.
    """
    faults = Faults()
    files = read_folder(folder, faults)
    faults.refuse()
    return files


def read_folder(folder: Path, faults: Faults) -> dict[str, bytes]:
    """Return what `pack_files` returns, and note what is wrong instead of raising.

    Raises ContentError only when there is no folder to read.
    """
    if not folder.is_dir():
        raise ContentError(
            N_("{place} is not a folder with content. Choose the folder in which pack.toml lies."), place=folder
        )
    files: dict[str, bytes] = {}
    total = 0
    for name, path in _walk(folder, faults):
        if len(files) >= MOST_FILES or total > LARGEST_PACK:
            faults.add(name, 1, N_("The pack is larger than a content pack can be. Is this the right folder?"))
            break
        if not is_pack_file(name):
            faults.add(name, 1, N_("No file of this name belongs in a content pack. Remove it."), blocks=False)
            continue
        content = _read_bounded(name, path, faults)
        if content is not None:
            files[name] = content
            total += len(content)
    return files


def _walk(folder: Path, faults: Faults) -> Iterator[tuple[str, Path]]:
    """Yield the files below a folder in the order of their names, following no link."""
    for entry in sorted(os.scandir(folder), key=lambda one: one.name):
        yield from _visit(entry, "", faults)


def _visit(entry: os.DirEntry[str], above: str, faults: Faults) -> Iterator[tuple[str, Path]]:
    """Yield one file, or those below one folder; a pack is never deeper than three names."""
    name = f"{above}{entry.name}"
    if entry.is_symlink() or not (entry.is_dir(follow_symlinks=False) or entry.is_file(follow_symlinks=False)):
        faults.add(name, 1, N_("This is a link and not a file. A content pack holds only files of its own."))
    elif entry.is_file(follow_symlinks=False):
        yield name, Path(entry.path)
    elif name.count("/") < 2:
        for below in sorted(os.scandir(entry.path), key=lambda one: one.name):
            yield from _visit(below, f"{name}/", faults)
    else:
        faults.add(name, 1, N_("No folder of this name belongs in a content pack. Remove it."), blocks=False)


def _read_bounded(name: str, path: Path, faults: Faults) -> bytes | None:
    """Return a file's bytes, or nothing when it cannot be read or is too large."""
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST_FILE + 1)
    except OSError as error:
        faults.add(name, 1, N_("The file cannot be read ({reason})."), reason=error.strerror or type(error).__name__)
        return None
    if len(content) > LARGEST_FILE:
        faults.add(name, 1, N_("The file is larger than {limit} kB."), limit=LARGEST_FILE // 1024)
        return None
    return content


def text_of(name: str, files: Mapping[str, bytes], faults: Faults) -> str | None:
    """Return a file as text with plain line ends; nothing, and a fault, when it is missing or is not text."""
    if name not in files:
        faults.add(name, 1, N_("This file is missing from the pack."))
        return None
    try:
        text = files[name].decode("utf-8").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = files[name].count(b"\n", 0, error.start) + 1
        faults.add(name, line, N_("The file is not UTF-8 text. Save it again as UTF-8."))
        return None
    return text if _printable(name, text, faults) else None


def _printable(name: str, text: str, faults: Faults) -> bool:
    """Return whether each line is of bearable length and without characters that nobody can see."""
    if _plain(text):
        return True
    before = len(faults.found)
    for number, line in enumerate(text.split("\n"), 1):
        if len(line) > LONGEST_LINE:
            faults.add(name, number, N_("The line is longer than {limit} characters."), limit=LONGEST_LINE)
        hidden = "" if line.isprintable() else next((one for one in line if _hidden(one)), "")
        if hidden:
            faults.add(
                name,
                number,
                N_("There is an invisible character here ({code} {name}). Remove it; the program sets directions."),
                code=f"U+{ord(hidden):04X}",
                name=unicodedata.name(hidden, "without a name"),
            )
    return len(faults.found) == before


def _plain(text: str) -> bool:
    """Return whether a text surely has nothing wrong: asked of all of it at once, as nearly every text has nothing."""
    if max(map(len, text.split("\n"))) > LONGEST_LINE:
        return False
    for harmless in _HARMLESS:
        text = text.replace(harmless, "")
    return text.isprintable()


def _hidden(character: str) -> bool:
    """Return whether a character steers text without being seen: control, format, private, unassigned."""
    return unicodedata.category(character).startswith("C") and character not in _JOINERS
