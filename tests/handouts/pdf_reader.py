"""Read a handout back with another program's parser (qpdf), as a viewer and a reading program would."""

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

import pikepdf

PAINTING = frozenset(("Tj", "TJ", "'", '"', "S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "sh", "Do", "INLINE IMAGE"))


@dataclass(frozen=True)
class Shown:
    """One glyph on a page."""

    page: int
    code: int
    text: str
    x: float
    y: float
    size: float
    mark: int | None
    font: str


class Box(NamedTuple):
    """The outline of a rectangle on a page, from its lower left corner."""

    page: int
    x: float
    y: float
    width: float
    height: float
    pen: float


@dataclass
class Reading:
    """What was found in a file, and what is wrong with it."""

    shown: list[Shown] = field(default_factory=list)
    boxes: list[Box] = field(default_factory=list)
    rules: list[Box] = field(default_factory=list)
    """Level lines, as boxes without height."""
    faults: list[str] = field(default_factory=list)
    fonts: dict[str, "FontReading"] = field(default_factory=dict)
    pages: int = 0

    def text(self, *, tagged: bool = True) -> str:
        """Return the text of the pages in the order in which it is drawn: what is read aloud, or only decoration."""
        return "".join(one.text for one in self.shown if (one.mark is not None) == tagged)


class FontReading:
    """A font of the file: widths and texts by code."""

    def __init__(self, font: pikepdf.Object) -> None:
        self.subtype = str(font.Subtype)
        descendant = font.DescendantFonts[0]
        self.embedded = "/FontFile2" in descendant.FontDescriptor
        self.widths = [float(width) for width in descendant.W[1]]
        cmap = font.ToUnicode.read_bytes().decode("ascii")
        self.texts = {
            int(code, 16): bytes.fromhex(text).decode("utf-16-be")
            for code, text in re.findall(r"^<([0-9A-F]{4})> <([0-9A-F]+)>$", cmap, re.MULTILINE)
        }


def read(content: bytes) -> tuple[Reading, pikepdf.Pdf]:
    """Return what stands in a PDF file, with the file itself."""
    pdf = pikepdf.open(io.BytesIO(content))
    reading = Reading(pages=len(pdf.pages), faults=list(pdf.check_pdf_syntax()))
    numbers = list(pdf.Root.StructTreeRoot.ParentTree.Nums)
    parents = {int(key): value for key, value in zip(numbers[::2], numbers[1::2], strict=True)}
    for index, page in enumerate(pdf.pages):
        before = len(reading.shown)
        _Interpreter(index, page, reading).run()
        marks = {one.mark for one in reading.shown[before:] if one.mark is not None}
        if marks and max(marks) >= len(parents[int(page.obj.StructParents)]):
            reading.faults.append(f"page {index}: a mark has no element")
    return reading, pdf


class _Interpreter:
    def __init__(self, index: int, page: pikepdf.Page, reading: Reading) -> None:
        self.index, self.page, self.reading = index, page, reading
        self.stack: list[int | str] = []
        self.font = ""
        self.size = self.x = self.y = self.rise = 0.0
        self.seen: set[int] = set()
        self.pen = 1.0
        self.matrix = pikepdf.Matrix()
        self.saved: list[tuple[pikepdf.Matrix, float]] = []
        self.rectangles: list[tuple[float, ...]] = []
        self.corners: list[tuple[float, float]] = []

    def run(self) -> None:
        for instruction in pikepdf.parse_content_stream(self.page):
            operator, operands = str(instruction.operator), list(instruction.operands)
            if operator in PAINTING and not self.stack:
                self._fault(f"untagged {operator}")
            handler = getattr(self, f"_{operator}", None)
            if handler:
                handler(*operands)
            if operator in PAINTING:
                self.rectangles.clear()
        if self.stack or self.saved:
            self._fault("a mark or a change of the pen is not ended")

    def _fault(self, sentence: str) -> None:
        self.reading.faults.append(f"page {self.index}: {sentence}")

    def _q(self) -> None:
        self.saved.append((self.matrix, self.pen))

    def _Q(self) -> None:
        self.matrix, self.pen = self.saved.pop()

    def _cm(self, *numbers: pikepdf.Object) -> None:
        self.matrix = pikepdf.Matrix(*map(float, numbers)) @ self.matrix

    def _w(self, width: pikepdf.Object) -> None:
        self.pen = float(width)

    def _re(self, *numbers: pikepdf.Object) -> None:
        self.rectangles.append(tuple(map(float, numbers)))

    def _m(self, x: pikepdf.Object, y: pikepdf.Object) -> None:
        self.corners = [(float(x), float(y))]

    def _l(self, x: pikepdf.Object, y: pikepdf.Object) -> None:
        self.corners.append((float(x), float(y)))

    def _S(self) -> None:
        if len(self.corners) == 2 and self.corners[0][1] == self.corners[1][1]:
            (left, at), (right, _) = sorted(self.corners)
            self.reading.rules.append(Box(self.index, *self.matrix.transform((left, at)), right - left, 0.0, self.pen))
        self.corners = []
        for x, y, width, height in self.rectangles:
            self.reading.boxes.append(Box(self.index, *self.matrix.transform((x, y)), width, height, self.pen))

    def _BDC(self, tag: pikepdf.Object, properties: pikepdf.Object) -> None:
        if "/MCID" in properties:
            mark = int(properties["/MCID"])
            if mark in self.seen:
                self._fault(f"mark {mark} is used twice")
            if self.stack:
                self._fault(f"mark {mark} is inside another")
            self.seen.add(mark)
            self.stack.append(mark)
        else:
            self.stack.append(str(tag))

    def _BMC(self, tag: pikepdf.Object) -> None:
        self.stack.append(str(tag))

    def _EMC(self) -> None:
        if not self.stack:
            self._fault("an end without a mark")
        else:
            self.stack.pop()

    def _Tf(self, name: pikepdf.Object, size: pikepdf.Object) -> None:
        self.font, self.size = str(name), float(size)
        if self.font not in self.reading.fonts:
            self.reading.fonts[self.font] = FontReading(self.page.obj.Resources.Font[self.font])

    def _Tm(self, *matrix: pikepdf.Object) -> None:
        self.x, self.y = float(matrix[4]), float(matrix[5])

    def _Ts(self, rise: pikepdf.Object) -> None:
        self.rise = float(rise)

    def _TJ(self, parts: pikepdf.Object) -> None:
        font = self.reading.fonts[self.font]
        mark = self.stack[-1] if self.stack and isinstance(self.stack[-1], int) else None
        for part in parts:
            if not isinstance(part, pikepdf.String):
                self.x -= float(part) / 1000 * self.size
                continue
            codes = bytes(part)
            for high, low in zip(codes[::2], codes[1::2], strict=True):
                code = high * 256 + low
                text = font.texts.get(code, "\ufffd")
                x, y = self.matrix.transform((self.x, self.y + self.rise))
                self.reading.shown.append(Shown(self.index, code, text, x, y, self.size, mark, self.font))
                self.x += font.widths[code] / 1000 * self.size


def faults(content: bytes) -> list[str]:
    """Return what is wrong with a file: syntax, marks, fonts that are missing, glyphs that are none."""
    reading, pdf = read(content)
    found = list(reading.faults)
    for name, font in reading.fonts.items():
        if font.subtype != "/Type0" or not font.embedded:
            found.append(f"font {name} is not embedded")
    found += [f"page {one.page}: an empty box" for one in reading.shown if one.code == 0]
    found += [f"page {one.page}: a glyph without text" for one in reading.shown if one.text == "\ufffd"]
    # Pages share their fonts; looking at each once keeps long files quick.
    every = [page.obj.Resources.Font for page in pdf.pages]
    resources = {fonts.objgen if fonts.is_indirect else index: fonts for index, fonts in enumerate(every)}
    for fonts in resources.values():
        found += ["a font that is not ours" for font in fonts.values() if font.Subtype != "/Type0"]
    return found


def outside(content: bytes) -> list[str]:
    """Return the glyphs that stand in the margin or below the foot of their page; the exercise mark and unseen blanks may."""
    reading, pdf = read(content)
    found = []
    for one in reading.shown:
        box = pdf.pages[one.page].mediabox
        width, height = float(box[2]), float(box[3])
        advance = reading.fonts[one.font].widths[one.code] / 1000 * one.size
        inside = one.x >= 29 and one.x + advance <= width - 29 and 22 <= one.y <= height - 38
        if one.size < 50 and one.text != " " and not inside:
            found.append(f"{one.text!r} at {one.x:.0f}, {one.y:.0f} on page {one.page}")
    return found


@dataclass(frozen=True)
class Tagged:
    """A structure element with its own text, as a reading program says it."""

    tag: str
    language: str
    text: str
    alternative: str


def elements(content: bytes) -> list[Tagged]:
    """Return all structure elements in reading order; text below an element is in the element too."""
    reading, pdf = read(content)
    pages = {page.obj.objgen: index for index, page in enumerate(pdf.pages)}
    texts: dict[tuple[int, int], str] = {}
    for one in reading.shown:
        if one.mark is not None:
            texts[one.page, one.mark] = texts.get((one.page, one.mark), "") + one.text

    def said(node: pikepdf.Object) -> str:
        if "/ActualText" in node:
            return str(node.ActualText)
        if node.get("/Type") == "/MCR":
            return texts.get((pages[node.Pg.objgen], int(node.MCID)), "")
        return "".join(said(child) for child in node.get("/K", []))

    def walk(node: pikepdf.Object, language: str) -> Iterator[Tagged]:
        if node.get("/Type") == "/MCR":
            return
        language = str(node.get("/Lang", language))
        clean = re.sub("[\u00ad\u200b]", "", said(node))
        yield Tagged(str(node.S)[1:], language, clean, str(node.get("/Alt", "")))
        for child in node.get("/K", []):
            yield from walk(child, language)

    return list(walk(pdf.Root.StructTreeRoot.K[0], str(pdf.Root.Lang)))


def visual_lines(reading: Reading, *, page: int = 0) -> list[list[Shown]]:
    """Return the glyphs of a page by line, top to bottom, each from left to right as the eye sees them."""
    glyphs = sorted((one for one in reading.shown if one.page == page), key=lambda one: -one.y)
    lines: list[list[Shown]] = [glyphs[:1]]
    for above, below in pairwise(glyphs):
        if above.y - below.y > below.size * 0.5:
            lines.append([])
        lines[-1].append(below)
    return [sorted(line, key=lambda one: one.x) for line in lines]
