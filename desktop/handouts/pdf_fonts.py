"""Put into a PDF document only those glyphs of a font that its pages use, each with the text that it stands for."""

import hashlib

import uharfbuzz as hb
from reportlab.pdfbase.pdfdoc import BasicFonts, PDFDocument

from desktop.handouts.fonts import Font
from desktop.handouts.pdf_objects import Stream, Written, number, reference

_TABLES_DROPPED = (
    "GSUB", "GPOS", "GDEF", "name", "post", "OS/2", "cmap", "kern", "fvar", "avar", "gvar", "HVAR", "MVAR", "STAT",
    "DSIG", "BASE", "prep", "gasp",
)  # fmt: skip
_CAP_HEIGHT = 714  # of the Noto families, in thousandths of an em
_CMAP_HEAD = (
    "/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n"
    "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
    "/CMapName /Adobe-Identity-UCS def /CMapType 2 def\n"
    "1 begincodespacerange <0000> <FFFF> endcodespacerange"
)
_CMAP_FOOT = "endcmap CMapName currentdict /CMap defineresource pop end end"


class _Codes(dict[tuple[int, str], str]):
    """Hands out the codes in the order in which they are asked for; code 0 is the missing glyph."""

    def __init__(self) -> None:
        super().__init__({(0, ""): "0000"})

    def __missing__(self, pair: tuple[int, str]) -> str:
        code = self[pair] = f"{len(self):04X}"
        return code


class EmbeddedFont:
    """A Type 0 font of one document. Its codes are pairs of a glyph and the text that it stands for.

    One glyph can stand for different texts (a joined form, a hyphen that is a soft one in the source), and copying or
    reading aloud must give back the source; so every such pair has a code of its own.
    """

    def __init__(self, font: Font, name: str) -> None:
        self.font = font
        self.name = name
        self.codes = _Codes()
        """Under which code, in hexadecimal, pages show a glyph that stands for a text."""

    def addObjects(self, document: PDFDocument) -> None:
        """Write the font and what belongs to it into a document, where all pages find it; ReportLab asks when all are drawn."""
        program, renumbered = self._subset()
        tag = "".join(chr(65 + byte % 26) for byte in hashlib.sha256(program).digest()[:6])
        base = f"/{tag}+{self.font.name}"
        glyphs = [glyph for glyph, _ in self.codes]
        thousandth = 1000 / self.font.units
        widths = " ".join(number(self.font.advances[glyph] * thousandth) for glyph in glyphs)
        places = _stream(document, b"".join(renumbered[glyph].to_bytes(2, "big") for glyph in glyphs))
        descendant = _registered(
            document,
            f"<</Type /Font /Subtype /CIDFontType2 /BaseFont {base} /DW 1000 /W [0 [{widths}]]"
            " /CIDSystemInfo <</Registry (Adobe) /Ordering (Identity) /Supplement 0>>"
            f" /FontDescriptor {self._descriptor(document, base, program)} /CIDToGIDMap {places}>>",
        )
        composite = _registered(
            document,
            f"<</Type /Font /Subtype /Type0 /BaseFont {base} /Encoding /Identity-H /DescendantFonts [{descendant}]"
            f" /ToUnicode {_stream(document, self._to_unicode())}>>",
        )
        document.idToObject[BasicFonts][self.name] = Written(composite)

    def _descriptor(self, document: PDFDocument, base: str, program: bytes) -> str:
        ascent = round(self.font.ascender / self.font.units * 1000)
        descent = round(self.font.descender / self.font.units * 1000)
        return _registered(
            document,
            f"<</Type /FontDescriptor /FontName {base} /Flags 4 /ItalicAngle 0"
            f" /StemV {120 if self.font.name.endswith('Bold') else 80} /Ascent {ascent} /Descent {descent}"
            f" /CapHeight {_CAP_HEIGHT} /FontBBox [-1000 {descent - 200} 3000 {ascent + 200}]"
            f" /FontFile2 {_stream(document, program, f'/Length1 {len(program)}')}>>",
        )

    def _subset(self) -> tuple[bytes, dict[int, int]]:
        """Return the font program with the used glyphs only, and the new number of each."""
        wanted = hb.SubsetInput()
        wanted.glyph_set.update({glyph for glyph, _ in self.codes})
        wanted.flags = hb.SubsetFlags.NO_HINTING | hb.SubsetFlags.NOTDEF_OUTLINE | hb.SubsetFlags.NO_LAYOUT_CLOSURE
        wanted.drop_table_tag_set.update(int.from_bytes(table.encode("ascii"), "big") for table in _TABLES_DROPPED)
        plan = hb.SubsetPlan(self.font.face, wanted)
        return bytes(plan.execute().blob.data), dict(plan.old_to_new_glyph_mapping)

    def _to_unicode(self) -> bytes:
        lines = [
            f"<{code}> <{text.encode('utf-16-be').hex().upper()}>" for (_, text), code in self.codes.items() if text
        ]
        parts = [_CMAP_HEAD]
        for start in range(0, len(lines), 100):  # the most that one block may hold
            block = lines[start : start + 100]
            parts += [f"{len(block)} beginbfchar", *block, "endbfchar"]
        return "\n".join([*parts, _CMAP_FOOT]).encode("ascii")


def _registered(document: PDFDocument, text: str) -> str:
    """Give a document an object, and return how it is referred to."""
    return reference(document, document.Reference(Written(text)))


def _stream(document: PDFDocument, content: bytes, entries: str = "") -> str:
    """Give a document a stream, and return how it is referred to."""
    return reference(document, document.Reference(Stream(content, entries)))
