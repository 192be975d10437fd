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
    keep: tuple[range, ...] = ()
    """Empty: all characters."""


FAMILIES = (
    Family(
        "NotoSans",
        "@expo-google-fonts/noto-sans",
        "0.4.2",
        "sha512-zYD8G2ijWLxqmquoQgghNh/x9p0yxWwArD0oxO1oXY1qx5vOd4t0Kbhnu/Cx8RTy08OgA8RtxuULZFaXwVPnPw==",
        # Latin, phonetic, combining marks, Greek, Cyrillic, Vietnamese, punctuation, currency, arrows, a few signs.
        (
            range(0x20, 0x7F),
            range(0xA0, 0x530),
            range(0x1E00, 0x1F00),
            range(0x2000, 0x20D0),
            range(0x2190, 0x2194),
            *(range(sign, sign + 1) for sign in (0x2116, 0x2122, 0x2212, 0x2260, 0x2264, 0x2265, 0x25CC, 0xFFFD)),
        ),
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
    options.layout_features = ["*"]
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
        characters &= {code for part in family.keep for code in part}
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
