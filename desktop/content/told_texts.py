"""Texts as they were told: kept before an update of the program replaces them, and found again by the version on the sheet.

Packs that headquarters published stay on the shelf. Of the pack that ships only what was told is kept, as a pack of two or
three files on a shelf of its own.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path

from desktop.content.editions import read_one_article
from desktop.content.files import is_pack_file, pack_files
from desktop.content.packs import Pack, shipped_folder
from desktop.content.pictograms import PICTOGRAMS
from desktop.content.shelves import digest, is_shelved, shelve, shelved_folders, shipped_version
from desktop.domain.articles import DUTCH, Article, TextVersion, read_version
from desktop.errors import ContentError
from desktop.wording import N_

_TOLD = "told"


def keep_told(shelf: Path, version: str) -> None:
    """Keep the text of a version that is told now, if an update of the program could take it away.

    Raises StoreError when the disk refuses.
    """
    told = read_version(version)
    if told is None or told.pack != shipped_version():
        return
    shipped = shipped_folder()
    texts = _names(told)
    if not all(is_pack_file(name) and (shipped / name).is_file() for name in texts):
        return
    files = {name: (shipped / name).read_bytes() for name in (*texts, PICTOGRAMS) if (shipped / name).is_file()}
    if not is_shelved(shelf / _TOLD, told.pack, digest(files)):
        shelve(shelf / _TOLD, told.pack, files)


def text_as_told(shelf: Path, pack: Pack, version: str) -> Article:
    """Return the article of a version that was told or printed, word for word as it was then; perhaps in that language and Dutch only.

    `pack` is the one in use. Raises ContentError when that text is not on this laptop, or is damaged.
    """
    told = read_version(version)
    article = pack.articles.get(told.slug) if told else None
    if told and article and told.language in article.editions and article.version_id(told.language) == version:
        return article
    if told and all(is_pack_file(name) for name in _names(told)):
        for files in _places(shelf, told):
            found = read_one_article(files, told.slug, told.pack)
            if found and told.language in found.editions and found.version_id(told.language) == version:
                return found
    raise ContentError(
        N_("The text of {version} is not on this laptop any more. Ask headquarters for it by this name."),
        version=version,
    )


def _names(told: TextVersion) -> tuple[str, ...]:
    """Return the files in which a text stands: its own, and the Dutch one that speaks for it."""
    return tuple(dict.fromkeys(f"articles/{told.slug}/{language}.md" for language in (told.language, DUTCH)))


def _places(shelf: Path, told: TextVersion) -> Iterator[Mapping[str, bytes]]:
    """Yield the files of each pack, or part of one, that is whole and may have the text."""
    for folder, fingerprint in (*shelved_folders(shelf, told.pack), *shelved_folders(shelf / _TOLD, told.pack)):
        if all((folder / name).is_file() for name in _names(told)):
            files = pack_files(folder)
            if digest(files) == fingerprint:
                yield files
    if shipped_version() == told.pack:
        yield pack_files(shipped_folder())
