"""The fonts that ship, and which of them draws a letter."""

from collections.abc import Sequence
from functools import cache, lru_cache
from pathlib import Path

import uharfbuzz as hb

from desktop.paths import resources

_FAMILY_BY_SCRIPT = {
    "Latn": "NotoSans",
    "Cyrl": "NotoSans",
    "Grek": "NotoSans",
    "Arab": "NotoNaskhArabic",
    "Ethi": "NotoSansEthiopic",
}
_FAMILIES = ("NotoSans", "NotoNaskhArabic", "NotoSansEthiopic")
# At the same size Naskh stands smaller on the line than Noto Sans; so they look even.
_SCALES = {"NotoNaskhArabic": 1.14}


class Font:
    """One font file, and by how much it is enlarged to look as tall as the text around it."""

    def __init__(self, path: Path, scale: float) -> None:
        self.name = path.stem
        self.scale = scale
        self.face = hb.Face(hb.Blob.from_file_path(str(path)))
        self.shaper = hb.Font(self.face)
        self.units: int = self.face.upem
        self.characters: frozenset[int] = frozenset(self.face.unicodes)
        extents = self.shaper.get_font_extents("ltr")
        self.ascender: int = extents.ascender
        self.descender: int = extents.descender
        self._advances: dict[int, int] = {}
        self._inks: dict[int, tuple[int, int]] = {}

    @property
    def em(self) -> float:
        """Ems per unit of the font."""
        return self.scale / self.units

    def advance(self, glyph: int) -> int:
        """Return the width of a glyph in the font's own units."""
        width = self._advances.get(glyph)
        if width is None:
            width = self._advances[glyph] = self.shaper.get_glyph_h_advance(glyph)
        return width

    def ink(self, glyph: int) -> tuple[int, int]:
        """Return how far a glyph reaches above and (negative) below the baseline, in the font's own units."""
        reach = self._inks.get(glyph)
        if reach is None:
            box = self.shaper.get_glyph_extents(glyph)
            reach = (box.y_bearing, box.y_bearing + box.height) if box else (0, 0)
            self._inks[glyph] = reach
        return reach

    def glyph(self, character: str) -> int:
        """Return the glyph of one character, which the font must have."""
        return int(self.shaper.get_nominal_glyph(ord(character)))


@cache
def font(family: str, bold: bool) -> Font:
    """Return a font that ships; each file is read once."""
    name = f"{family}-{'Bold' if bold else 'Regular'}.ttf"
    return Font(resources() / "fonts" / name, _SCALES.get(family, 1.0))


@lru_cache(20_000)
def font_for(character: str, script: str, bold: bool) -> Font:
    """Return the font for a character: its script's own, else the first that has it.

    When none has it the script's own font is returned; shaping then yields glyph 0, and the page is refused.
    """
    first = _FAMILY_BY_SCRIPT.get(script, _FAMILIES[0])
    families: Sequence[str] = (first, *_FAMILIES)
    fonts = [font(family, bold) for family in families]
    return next((one for one in fonts if ord(character) in one.characters), fonts[0])


@lru_cache(20_000)
def script_of(character: str) -> str:
    """Return the ISO 15924 code of a character's script, or "" when it has none of its own: blanks, digits, marks."""
    buffer = hb.Buffer()
    buffer.add_str(character)
    buffer.guess_segment_properties()
    return buffer.script or ""
