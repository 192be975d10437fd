"""The fonts that ship, and which of them draws a letter."""

from functools import cache, lru_cache
from pathlib import Path

import uharfbuzz as hb

from desktop.paths import resources

_FAMILY_BY_SCRIPT = {
    "Latn": "NotoSans",
    "Cyrl": "NotoSans",
    "Grek": "NotoSans",
    "Arab": "NotoNaskhArabic",
    "Aran": "NotoNastaliqUrdu",
    "Ethi": "NotoSansEthiopic",
    "Armn": "NotoSansArmenian",
    "Beng": "NotoSansBengali",
    "Deva": "NotoSansDevanagari",
    "Geor": "NotoSansGeorgian",
    "Taml": "NotoSansTamil",
    "Hani": "NotoSansSC",
}
FAMILIES = tuple(dict.fromkeys(_FAMILY_BY_SCRIPT.values()))
"""In the order in which one helps out another that lacks a character."""
# At the same size Naskh stands smaller on the line than Noto Sans; so they look even.
_SCALES = {"NotoNaskhArabic": 1.14}
# How far, in ems, lines reach above and below the baseline whatever letters are in them, so that the paragraphs of one
# page have one rhythm: Latin letters with an accent and their tails; Naskh with its usual marks. Words in Nastaliq hang
# as deep as its own metrics say. Metrics of the other fonts leave room for letters that are not there.
_LEAST_REACH = (0.95, 0.3)
_REACHES = {"NotoNaskhArabic": (1.05, 0.49)}
_BY_METRICS = frozenset(("NotoNastaliqUrdu",))


class _Advances(dict[int, int]):
    """The width of each glyph asked for, in the font's own units."""

    def __init__(self, shaper: hb.Font) -> None:
        super().__init__()
        self._shaper = shaper

    def __missing__(self, glyph: int) -> int:
        width: int = self._shaper.get_glyph_h_advance(glyph)
        self[glyph] = width
        return width


class _Inks(dict[int, tuple[int, int]]):
    """How far each glyph asked for reaches above and (negative) below the baseline, in the font's own units."""

    def __init__(self, shaper: hb.Font) -> None:
        super().__init__()
        self._shaper = shaper

    def __missing__(self, glyph: int) -> tuple[int, int]:
        box = self._shaper.get_glyph_extents(glyph)
        reach = self[glyph] = (box.y_bearing, box.y_bearing + box.height) if box else (0, 0)
        return reach


class Font:
    """One font file, by how much it is enlarged to look as tall as the text around it, and the height of its lines."""

    def __init__(self, path: Path) -> None:
        self.name = path.stem
        family = self.name.partition("-")[0]
        self.scale = _SCALES.get(family, 1.0)
        self.face = hb.Face(hb.Blob.from_file_path(str(path)))
        self.shaper = hb.Font(self.face)
        self.units: int = self.face.upem
        self.em: float = self.scale / self.units
        """Ems per unit of the font."""
        extents = self.shaper.get_font_extents("ltr")
        self.ascender: int = extents.ascender
        self.descender: int = extents.descender
        by_metrics = (self.ascender * self.em, -self.descender * self.em)
        self.reach: tuple[float, float] = by_metrics if family in _BY_METRICS else _REACHES.get(family, _LEAST_REACH)
        self.advances = _Advances(self.shaper)
        self.inks = _Inks(self.shaper)
        self._known: dict[str, bool] = {}

    def has(self, character: str) -> bool:
        """Return whether the font can draw a character."""
        known = self._known.get(character)
        if known is None:
            known = self._known[character] = self.shaper.get_nominal_glyph(ord(character)) is not None
        return known

    def glyph(self, character: str) -> int:
        """Return the glyph of one character, which the font must have."""
        return int(self.shaper.get_nominal_glyph(ord(character)))


@cache
def font(family: str, bold: bool) -> Font:
    """Return a font that ships; each file is read once."""
    name = f"{family}-{'Bold' if bold else 'Regular'}.ttf"
    return Font(resources() / "fonts" / name)


def script_font(script: str, bold: bool) -> Font:
    """Return the font of a script (ISO 15924); a script that no font here is made for gets that of Latin."""
    return font(_FAMILY_BY_SCRIPT.get(script, FAMILIES[0]), bold)


@lru_cache(20_000)
def font_for(character: str, script: str, bold: bool) -> Font:
    """Return the font for a character: its script's own, else the first that has it.

    When none has it the script's own font is returned; shaping then yields glyph 0, and the page is refused.
    """
    own = script_font(script, bold)
    if own.has(character):
        return own
    others = (font(family, bold) for family in FAMILIES)
    return next((one for one in others if one.has(character)), own)


@lru_cache(20_000)
def script_of(character: str) -> str:
    """Return the ISO 15924 code of a character's script, or "" when it has none of its own: blanks, digits, marks."""
    buffer = hb.Buffer()
    buffer.add_str(character)
    buffer.guess_segment_properties()
    return buffer.script or ""
