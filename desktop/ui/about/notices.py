"""The licences of what others made, read from the notices that come with the program."""

import re
from dataclasses import dataclass

from desktop.paths import licence_file, notices_file

_ROW = re.compile(r"\| (?P<name>[^|]+) \| (?P<version>[^|]+) \| (?P<licence>[^|]+) \|")


@dataclass(frozen=True)
class Notice:
    """Something made by others, or this program itself, with the text of its licence."""

    name: str
    licence: str
    text: str


def notices() -> list[Notice]:
    """Return the licence of this program, and of each library and font in it."""
    head, *parts = notices_file().read_text(encoding="utf-8").split("\n## ")
    texts: dict[str, str] = {}
    for part in parts:
        # Some carry several texts, and some share one.
        names, _, said = part.partition("\n")
        for name in names.split(", "):
            texts[name] = texts.get(name, "") + said.replace("~~~", "")
    rows = [row for row in _ROW.finditer(head) if row["name"] in texts]
    own = Notice("Spreekuur", "EUPL-1.2", licence_file().read_text(encoding="utf-8"))
    return [own, *(Notice(f"{row['name']} {row['version']}", row["licence"], texts[row["name"]]) for row in rows)]
