"""Write THIRD-PARTY-NOTICES.md: who made what Spreekuur stands on, and under which licence.

Run it in an environment with every package of the runtime lock, those for other systems too, after each change of it.
"""

import re
import sys
from collections import defaultdict
from dataclasses import dataclass
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LICENCES = ROOT / "packaging" / "licences"
NOTICES = ROOT / "THIRD-PARTY-NOTICES.md"

# What a package's metadata leaves out, read in the licence text that it carries.
NAMED = {"pyrage": "MIT", "sqlcipher3": "Zlib; with SQLCipher (BSD-3-Clause) and OpenSSL (Apache-2.0) inside"}
# Texts that a package should carry and does not.
ADDED = {
    "pyside6-essentials": ("LGPL-3.0.txt", "GPL-3.0.txt"),
    "shiboken6": ("LGPL-3.0.txt", "GPL-3.0.txt"),
    "sqlcipher3": ("SQLCipher.txt", "Apache-2.0.txt"),
}
FONT_LICENCE = "-LICENSE.txt"
# Tables made from it are in the program itself: desktop/handouts/break_classes.py and bidi_rules.py.
UNICODE = ("Unicode Character Database", "15.0", "Unicode-DFS-2016", "Unicode.txt")


@dataclass(frozen=True)
class Work:
    """Something made by others: its name, version, licence and the texts of that licence."""

    name: str
    version: str
    licence: str
    texts: tuple[str, ...]


def locked(lock: Path) -> list[tuple[str, str]]:
    """Return the name and version of each package in a lock."""
    return re.findall(r"^([a-z0-9-]+)==(\S+)", lock.read_text(encoding="utf-8"), re.MULTILINE)


def package(name: str, version: str) -> Work:
    """Return a package's licence as its metadata tells.

    Exits with a sentence when the package is not here in that version, or tells no licence or text.
    """
    try:
        found = distribution(name)
    except PackageNotFoundError:
        sys.exit(f"{name} {version} is not installed here, so its licence cannot be read.")
    if found.version != version:
        sys.exit(f"{name} {found.version} is installed here, and the lock says {version}.")
    licence = NAMED.get(name) or licence_name(found)
    texts = (*_own_texts(found), *(_text(LICENCES / file) for file in ADDED.get(name, ())))
    if not licence or not texts:
        sys.exit(f"{name} tells no licence or carries no text of it: add it to this script by hand.")
    return Work(name, version, licence, texts)


def licence_name(found: Distribution) -> str:
    """Return the licence's name: the expression, else the field when it is a name, else the classifiers."""
    metadata = found.metadata
    for field in ("License-Expression", "License"):
        told = metadata[field] if field in metadata else ""  # noqa: SIM401 - its protocol has no get
        if told and len(told) < 60 and "\n" not in told:
            return told
    classifiers = [one for one in metadata.get_all("Classifier") or [] if one.startswith("License :: ")]
    return " or ".join(one.rsplit(" :: ", maxsplit=1)[-1] for one in classifiers)


def _own_texts(found: Distribution) -> list[str]:
    """Return the licence files that a package carries."""
    names = re.compile(r"\.dist-info/(licenses/.+|(.*/)?(LICEN[CS]E|COPYING|NOTICE)[^/]*)$", re.IGNORECASE)
    files = [file for file in found.files or [] if names.search(file.as_posix())]
    return [_text(Path(str(found.locate_file(file)))) for file in sorted(files, key=str)]


def _text(path: Path) -> str:
    """Return a text without what differs for no reason: spaces at the end of lines, empty lines around."""
    data = path.read_bytes()
    try:
        text = data.decode()
    except UnicodeDecodeError:
        # Licences of the nineties.
        text = data.decode("latin-1")
    lines = [line.rstrip() for line in text.splitlines()]
    return "\n".join(lines).strip("\n")


def fonts(folder: Path) -> list[Work]:
    """Return the font families that ship, each with its licence beside it."""
    return [
        Work(path.name.removesuffix(FONT_LICENCE), "font", "OFL-1.1", (_text(path),))
        for path in sorted(folder.glob(f"*{FONT_LICENCE}"))
    ]


def database() -> Work:
    """Return the database of which the program carries tables."""
    name, version, licence, file = UNICODE
    return Work(name, version, licence, (_text(LICENCES / file),))


def notices(works: list[Work]) -> str:
    """Return the page: a table of what is used, then each licence text once, with whose it is."""
    owners: dict[str, list[str]] = defaultdict(list)
    for work in works:
        for text in dict.fromkeys(work.texts):
            owners[text].append(work.name)
    table = [f"| {work.name} | {work.version} | {work.licence} |" for work in works]
    texts = [f"## {', '.join(names)}\n\n~~~\n{text}\n~~~\n" for text, names in owners.items()]
    head = (
        "# Third-party notices\n\n"
        "Spreekuur stands on the work of others. Each package and font is listed with its version and licence, and the\n"
        "licence texts follow. The packages are used unchanged. Qt (PySide6) is used under the LGPL-3.0: its libraries are\n"
        "separate files that you may replace. Made by `packaging/third_party.py`.\n\n"
        "| name | version | licence |\n| --- | --- | --- |\n"
    )
    return head + "\n".join(table) + "\n\n" + "\n".join(texts)


def main() -> int:
    """Write the page."""
    works = [package(name, version) for name, version in locked(ROOT / "packaging" / "requirements.txt")]
    NOTICES.write_text(notices([*works, *fonts(ROOT / "resources" / "fonts"), database()]), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
