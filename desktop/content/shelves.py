"""The packs that headquarters published, on a laptop's disk: put there whole or not at all, and found again.

Each lies in a folder that is named after its version and the digest of its files, so a pack that was damaged, or
changed, is not taken for the one that was published. They are no secret, and are read before any store is open.
"""

import hashlib
import re
import shutil
import tomllib
from collections.abc import Mapping
from pathlib import Path

from desktop.content.files import LARGEST_FILE, LARGEST_PACK, MOST_FILES, is_pack_file, pack_files
from desktop.content.packs import Pack, load_pack, shipped_folder
from desktop.domain.packs import pack_number
from desktop.errors import ContentError
from desktop.paths import told, write_atomically
from desktop.wording import N_

_SHELVED = re.compile(r"(?P<version>[0-9]{4}-[0-9]{2}-[0-9]{2}(?:\.[1-9][0-9]?)?)-(?P<digest>[0-9a-f]{64})")
_HALF = ".half-"
# Names that Windows keeps for itself, in any folder and with any ending.
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\..*)?", re.IGNORECASE)


def digest(files: Mapping[str, bytes]) -> str:
    """Return the fingerprint of a pack: SHA-256, in hex, over what `sha256sum` says of its files in order of their names."""
    lines = (f"{hashlib.sha256(files[name]).hexdigest()} {name}\n" for name in sorted(files, key=str.encode))
    return hashlib.sha256("".join(lines).encode()).hexdigest()


def check_files(files: Mapping[str, bytes]) -> None:
    """Refuse files from outside that cannot be those of a pack on every system. Raises ContentError.

    Nothing but names that a pack has is let through, so none leads out of its folder.
    """
    folded = {name.casefold() for name in files}
    if len(files) > MOST_FILES or sum(map(len, files.values())) > LARGEST_PACK or len(folded) != len(files):
        raise ContentError(_NOT_A_PACK, file="pack.toml")
    for name, content in files.items():
        reserved = any(_RESERVED.fullmatch(part) for part in name.split("/"))
        if not is_pack_file(name) or reserved or len(content) > LARGEST_FILE:
            raise ContentError(_NOT_A_PACK, file=name)


def shelve(shelf: Path, version: str, files: Mapping[str, bytes]) -> None:
    """Put a pack on the shelf, beside the earlier ones; it is there whole or not at all, even when the power goes.

    Raises ContentError for files that cannot be those of a pack, StoreError when the disk refuses.
    """
    check_files(files)
    folder = shelf / f"{version}-{digest(files)}"
    half = shelf / f"{_HALF}{folder.name}"
    try:
        shutil.rmtree(half, ignore_errors=True)
        for name, content in files.items():
            path = half / name
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            write_atomically(path, content)
        shutil.rmtree(folder, ignore_errors=True)
        half.rename(folder)
    except OSError as error:
        raise told(error, shelf) from error


def shelved_files(shelf: Path, version: str, fingerprint: str) -> dict[str, bytes]:
    """Return the files of a pack on the shelf. Raises ContentError when it is not there, or not whole."""
    files = pack_files(shelf / f"{version}-{fingerprint}")
    if digest(files) != fingerprint:
        raise ContentError(
            N_(
                "The content of {version} is damaged on this disk. Ask headquarters for its bundle, or publish the pack again."
            ),
            version=version,
        )
    return files


def is_shelved(shelf: Path, version: str, fingerprint: str) -> bool:
    """Return whether a pack is on the shelf, and whole."""
    try:
        shelved_files(shelf, version, fingerprint)
    except ContentError:
        return False
    return True


def shelved_folders(shelf: Path, version: str) -> list[tuple[Path, str]]:
    """Return the folders of the packs of a version on the shelf, each with the fingerprint that its files should have."""
    found = [(one, fingerprint) for one, fingerprint in _shelved(shelf) if one == version]
    return [(shelf / f"{one}-{fingerprint}", fingerprint) for one, fingerprint in found]


def shelved_versions(shelf: Path) -> list[str]:
    """Return the versions on the shelf, the newest first."""
    return [version for version, _fingerprint in _shelved(shelf)]


def newest_pack(shelf: Path, known: Pack | None = None) -> Pack:
    """Return the newest pack that is whole and that this program can read: published, or shipped with it.

    With `known`, that one unless a newer one has come, which costs nothing.
    """
    least = pack_number(known.version if known else shipped_version())
    for version, fingerprint in _shelved(shelf):
        if pack_number(version) <= least:
            break
        if not is_shelved(shelf, version, fingerprint):
            continue
        try:
            # Its sentences were compared before it came here; they are still the same.
            return load_pack(shelf / f"{version}-{fingerprint}")
        except ContentError:
            continue  # an earlier one is better than none, and the shipped one is always there
    return known or load_pack(shipped_folder())


def shipped_version() -> str:
    """Return the version of the pack that came with the program, without reading all of it."""
    return version_of((shipped_folder() / "pack.toml").read_bytes())


def version_of(table: bytes) -> str:
    """Return the version that stands in the `pack.toml` of a pack which was found good."""
    version: str = tomllib.loads(table.decode("utf-8"))["version"]
    return version


def _shelved(shelf: Path) -> list[tuple[str, str]]:
    if not shelf.is_dir():
        return []
    found = [_SHELVED.fullmatch(path.name) for path in shelf.iterdir() if path.is_dir()]
    packs = [(match["version"], match["digest"]) for match in found if match is not None]
    return sorted(packs, key=lambda pack: (pack_number(pack[0]), pack[1]), reverse=True)


_NOT_A_PACK = N_(
    "This content pack was not taken in: “{file}” cannot stand in one. Ask headquarters for a corrected one."
)
