"""Make resources/fonts anew from pinned packages of whole, static, openly licensed fonts.

Run it by hand when a font is renewed or a script is added; what comes out is committed. It needs npm and fontTools.
Each font loses its hinting and the characters that no handout uses; its layout rules stay, since shaping needs them.
"""

import json
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

TARGET = Path(__file__).parent.parent / "resources" / "fonts"
WEIGHTS = {"400Regular": "Regular", "700Bold": "Bold"}
NAMES_KEPT = [0, 1, 2, 3, 4, 5, 6, 13, 14]  # copyright, family, style … licence and its address
TABLES_DROPPED = ["STAT", "gasp", "DSIG", "meta", "vhea", "vmtx"]


@dataclass(frozen=True)
class Family:
    """A font family, the package that carries it and the characters of it that we ship."""

    name: str
    package: str
    version: str
    integrity: str
    keep: frozenset[int] = frozenset()
    """Code points; empty: all characters."""
    features: tuple[str, ...] = ("*",)
    """Layout features; all, unless some are for what no handout has, such as vertical text."""


def _ranges(*parts: range) -> frozenset[int]:
    return frozenset(code for part in parts for code in part)


def _simplified_chinese() -> frozenset[int]:
    """Return the characters of GB 2312: the 6,763 of everyday Chinese and its signs."""
    rows = (bytes((row, cell)) for row in range(0xA1, 0xF8) for cell in range(0xA1, 0xFF))
    return frozenset(ord(character) for pair in rows for character in pair.decode("gb2312", errors="ignore"))


_LATIN = range(0x20, 0x7F)


FAMILIES = (
    Family(
        "NotoSans",
        "@expo-google-fonts/noto-sans",
        "0.4.2",
        "sha512-zYD8G2ijWLxqmquoQgghNh/x9p0yxWwArD0oxO1oXY1qx5vOd4t0Kbhnu/Cx8RTy08OgA8RtxuULZFaXwVPnPw==",
        # Latin, phonetic, combining marks, Greek, Cyrillic, Vietnamese, punctuation, currency, arrows, a few signs.
        _ranges(_LATIN, range(0xA0, 0x530), range(0x1E00, 0x1F00), range(0x2000, 0x20D0), range(0x2190, 0x2194))
        | {0x2116, 0x2122, 0x2212, 0x2260, 0x2264, 0x2265, 0x25CC, 0xFFFD},
    ),
    Family(
        "NotoNaskhArabic",
        "@expo-google-fonts/noto-naskh-arabic",
        "0.4.5",
        "sha512-KN73tROdoKQubTZ/ZsERCdAlZ1cBLRbRIe196tISAcPLgIqMvIgFCUs1xsrS/pe3fIYxT9l+c95sQF8wv48ijA==",
    ),
    Family(
        "NotoSansEthiopic",
        "@expo-google-fonts/noto-sans-ethiopic",
        "0.4.2",
        "sha512-puS0u1/7b0kZ6fqOYaSlCdai8zHuD9CQY2qlyJEtYzUC5Nd1fH3QENmQc0a1Gcqe0q9s3n7440eNJSLK2mGouw==",
    ),
    Family(
        "NotoNastaliqUrdu",
        "@expo-google-fonts/noto-nastaliq-urdu",
        "0.4.2",
        "sha512-ciSPIxljdusLFb66Ov5uP8vXNuP2/CPAxwHqF2lIHqQwxZ8YtYf1B9VGiK0hcwp4XqmX6/hog8QNgViWoY9KGg==",
    ),
    Family(
        "NotoSansBengali",
        "@expo-google-fonts/noto-sans-bengali",
        "0.4.4",
        "sha512-Ya58tLTEdP4P5EF3ZXTM829/g57mbfW8OrD16MMZr2sC3nIKItl/3J9tZlk1nrtqfFGzIgxb+zt/hLjAaTAQgQ==",
    ),
    Family(
        "NotoSansDevanagari",
        "@expo-google-fonts/noto-sans-devanagari",
        "0.4.1",
        "sha512-26boYPNKGP1r4R5MxsMAY/zCQOwiXLOJzX8sh1a2oEWyQurQsyniaCv4992c+9jjwshEEt2NNVv5GcnyzaL7QQ==",
    ),
    Family(
        "NotoSansTamil",
        "@expo-google-fonts/noto-sans-tamil",
        "0.4.3",
        "sha512-1TBkwJ8gJPnt1UIC+um987hYb/QmRDATGKbtwDW6dajISxr8b7+EVjwMESMJaQxfNS8VWE4IBT2jYmpBGw4D+w==",
    ),
    Family(
        "NotoSansGeorgian",
        "@expo-google-fonts/noto-sans-georgian",
        "0.4.3",
        "sha512-qvQ/DE/F10hZPD/vYSm68aNWjOLyxGrCC3NzZR3L0RWpo2njqePvNjXcAcR9yvLwrREOmlWGtUD7GTAuIjlkzA==",
    ),
    Family(
        "NotoSansArmenian",
        "@expo-google-fonts/noto-sans-armenian",
        "0.4.2",
        "sha512-AHnwnabRI64hwenSeePxp2TICbYK6Wg56o2y5shFTLWLWzwnPXv30r4LGy6NQYk9PliXizDU9Qeyvob6e3tsgQ==",
    ),
    Family(
        "NotoSansSC",
        "@expo-google-fonts/noto-sans-sc",
        "0.4.3",
        "sha512-9rAwdFTFHbO/u6Cs0gj2jZbW74TGIiaFNQnXYH2s5wA1bzVkwbaviL4t8YUV642eGYjg86eH6DkAEQmfNHDncQ==",
        # Besides: punctuation, and the wide forms of Latin letters that Chinese keyboards give.
        _simplified_chinese()
        | _ranges(_LATIN, range(0xA0, 0x100), range(0x2010, 0x2040), range(0x3000, 0x3040), range(0xFF00, 0xFFF0)),
        ("kern", "locl", "ccmp", "mark", "mkmk", "halt", "palt"),
    ),
)


def fetch(family: Family, folder: Path) -> Path:
    """Install one pinned package into a folder and return where it lies; stop when its bytes are not the known ones."""
    subprocess.run(
        ["npm", "install", "--silent", "--prefix", str(folder), f"{family.package}@{family.version}"], check=True
    )
    lock = json.loads((folder / "package-lock.json").read_text(encoding="utf-8"))
    found = lock["packages"][f"node_modules/{family.package}"]["integrity"]
    if found != family.integrity:
        sys.exit(f"{family.package} {family.version} is {found}, not {family.integrity}: nothing was written")
    return folder / "node_modules" / family.package


def trim(source: Path, target: Path, family: Family) -> None:
    """Write the part of one font file that is shipped."""
    options = subset.Options()
    options.layout_features = list(family.features)
    options.hinting = False
    options.name_IDs = NAMES_KEPT
    options.notdef_outline = True
    options.glyph_names = False
    options.drop_tables += TABLES_DROPPED
    options.recalc_timestamp = False
    # Without its own stamp fontTools writes today's, and the same fonts would differ every day.
    font = TTFont(source, recalcTimestamp=False)
    characters = set(font.getBestCmap())
    if family.keep:
        characters &= family.keep
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=characters)
    subsetter.subset(font)
    font.save(target)
    print(f"{target.name}: {len(characters)} characters, {target.stat().st_size / 1000:.0f} kB")


def main() -> None:
    """Write every font in both weights, with its licence beside it."""
    TARGET.mkdir(parents=True, exist_ok=True)
    for family in FAMILIES:
        with tempfile.TemporaryDirectory() as scratch:
            package = fetch(family, Path(scratch))
            for folder, weight in WEIGHTS.items():
                (source,) = (package / folder).glob("*.ttf")
                trim(source, TARGET / f"{family.name}-{weight}.ttf", family)
            licence = (package / "LICENSE_FONT").read_text(encoding="utf-8")
            (TARGET / f"{family.name}-LICENSE.txt").write_text(licence, encoding="utf-8")


if __name__ == "__main__":
    main()
