"""Make desktop/handouts/break_classes.py anew from the Unicode Character Database (Debian's package `unicode-data`).

Run it by hand when Unicode is renewed, and put that version's LineBreakTest.txt in tests/data/unicode at the same time.
"""

import re
import sys
import textwrap
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

DATABASE = Path("/usr/share/unicode")
TARGET = Path(__file__).parent.parent / "desktop" / "handouts" / "break_classes.py"
# Rule LB1: what these resolve to when no dictionary of South-East Asian words is at hand.
RESOLVED = {"AI": "AL", "SG": "AL", "XX": "AL", "CJ": "NS"}
WIDE = frozenset("FWH")
HEAD = '''"""The line breaking class of every character: made by packaging/build_break_classes.py, not by hand.

From the Unicode Character Database {version} (LineBreak, EastAsianWidth, emoji-data), copyright Unicode, Inc.
"""

from bisect import bisect_right

UNICODE_VERSION = "{version}"
# Code points, in hexadecimal, at which a stretch of one class begins, each followed by the class. LB1 is applied: what
# is ambiguous or unknown is AL, South-East Asian letters are AL or CM, small kana NS. OPW and CPW are brackets of East
# Asian width; EX_PICT are code points kept for pictographs.
_TABLE = (
{stretches}
)
_STRETCHES = _TABLE.split()
_STARTS = [int(start, 16) for start in _STRETCHES[::2]]
_CLASSES = _STRETCHES[1::2]


def break_class(character: str) -> str:
    """Return the line breaking class of a character, resolved as rule LB1 of UAX #14 says."""
    return _CLASSES[bisect_right(_STARTS, ord(character)) - 1]
'''


def values(file: str, wanted: str = "") -> Iterator[tuple[int, str]]:
    """Yield (code point, value) of a file of the database; with `wanted` of that property only."""
    for line in (DATABASE / file).read_text(encoding="utf-8").splitlines():
        found = re.match(r"([0-9A-F]+)(?:\.\.([0-9A-F]+))?\s*;\s*(\w+)", line)
        if found and wanted in ("", found.group(3)):
            first = int(found.group(1), 16)
            for code in range(first, int(found.group(2) or found.group(1), 16) + 1):
                yield code, found.group(3)


def resolved(kind: str, category: str, *, wide: bool, pictographic: bool) -> str:
    """Return the class that the rules use."""
    if kind == "SA":
        return "CM" if category in ("Mn", "Mc") else "AL"
    if kind in ("OP", "CP") and wide:
        return kind + "W"
    if pictographic and category == "Cn":
        return "EX_PICT"
    return RESOLVED.get(kind, kind)


def main() -> None:
    """Write the module."""
    first_line = (DATABASE / "LineBreak.txt").read_text(encoding="utf-8").partition("\n")[0]
    version = first_line.removeprefix("# LineBreak-").removesuffix(".txt")
    classes = ["XX"] * (sys.maxunicode + 1)
    # The defaults of LineBreak.txt's head: blocks kept for ideographs, and for currency signs.
    for first, last in ((0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF), (0x1F000, 0x1FAFF), (0x1FC00, 0x1FFFD)):
        classes[first : last + 1] = ["ID"] * (last + 1 - first)
    for first, last in ((0x20000, 0x2FFFD), (0x30000, 0x3FFFD)):
        classes[first : last + 1] = ["ID"] * (last + 1 - first)
    classes[0x20A0:0x20D0] = ["PR"] * 0x30
    for code, kind in values("LineBreak.txt"):
        classes[code] = kind
    wide = {code for code, width in values("EastAsianWidth.txt") if width in WIDE}
    pictographic = {code for code, _ in values("emoji/emoji-data.txt", "Extended_Pictographic")}
    categories = dict(values("extracted/DerivedGeneralCategory.txt"))
    each = (
        resolved(kind, categories.get(code, "Cn"), wide=code in wide, pictographic=code in pictographic)
        for code, kind in enumerate(classes)
    )
    stretches = []
    for kind, group in groupby(enumerate(each), key=lambda pair: pair[1]):
        stretches.append(f"{next(group)[0]:X} {kind}")
    lines = textwrap.wrap(" ".join(stretches), 112)
    TARGET.write_text(
        HEAD.format(version=version, stretches="\n".join(f'    "{line} "' for line in lines)), encoding="utf-8"
    )
    print(f"{TARGET.name}: {len(stretches)} stretches, {TARGET.stat().st_size / 1000:.0f} kB")


if __name__ == "__main__":
    main()
