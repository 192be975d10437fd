"""The ReportLab canvas of a handout: every stroke belongs to an element or is decoration, every font is embedded."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import BinaryIO, TypeAlias

from reportlab.pdfbase.pdfdoc import PDFDocument, PDFInfo, PDFName
from reportlab.pdfgen.canvas import Canvas

from desktop.handouts.fonts import Font
from desktop.handouts.pdf_fonts import EmbeddedFont
from desktop.handouts.pdf_objects import Stream, Written, string
from desktop.handouts.tagging import Element, Mark, add_structure

A4 = (595.276, 841.89)
"""Width and height in points."""

PageEnd: TypeAlias = Callable[["TaggedCanvas", int, int], None]
"""Draws what needs to know how many pages there are: the canvas, this page's number, the number of all."""


class TaggedCanvas(Canvas):  # type: ignore[misc]  # ReportLab has no types
    """The pages of a tagged PDF document; the same drawing gives the same bytes.

    Lengths are in points; ink is black unless something else is asked for. Pages are written when the document is
    saved, because only then their number is known.
    """

    _code: list[str]
    """The drawing of the page in hand."""

    def __init__(self, file: BinaryIO, *, root: Element, page_end: PageEnd | None = None, **settings: object) -> None:
        """Begin the first page; `settings` are those of ReportLab's canvas."""
        fixed = {"pdfVersion": (1, 7), "invariant": 1, "pageCompression": 1}
        super().__init__(file, **{"pagesize": A4, **settings, **fixed})
        self._doc.info = _Information()
        self._root = root
        self._page_end = page_end
        self._fonts: dict[str, EmbeddedFont] = {}
        self._held: list[tuple[list[str], list[Element]]] = []
        self._place = 0
        self._marks: list[Element] = []

    def write(self, operators: str) -> None:
        """Add PDF operators; what paints only between `drawn_for` and its end."""
        self._code.append(operators)

    @contextmanager
    def drawn_for(self, element: Element | None, kind: str = "") -> Iterator[None]:
        """Let what is drawn belong to an element; without one it is decoration, which no program reads aloud.

        `kind` is the artifact's type, such as Pagination or Layout.
        """
        if element is None:
            self.write(f"/Artifact <</Type /{kind}>> BDC" if kind else "/Artifact BMC")
        else:
            self.write(f"/{element.tag} <</MCID {len(self._marks)}>> BDC")
            element.children.append(Mark(self._place, len(self._marks)))
            self._marks.append(element)
        yield
        self.write("EMC")

    def embedded(self, font: Font) -> EmbeddedFont:
        """Return the document's own copy of a font."""
        copy = self._fonts.get(font.name)
        if copy is None:
            copy = self._fonts[font.name] = EmbeddedFont(font, f"F{len(self._fonts)}")
            self._doc.delayedFonts.append(copy)
        return copy

    def showPage(self) -> None:
        """End the page and begin the next."""
        self._held.append((self._code, self._marks))
        self._place += 1
        self._marks = []
        self._startPage()

    def save(self) -> None:
        """Write the document; the canvas is of no use afterwards."""
        if self._code:
            self.showPage()
        pages = []
        for place, (code, marks) in enumerate(self._held):
            self._place, self._code, self._marks = place, code, marks
            if self._page_end:
                self._page_end(self, place + 1, len(self._held))
            pages.append(self._doc.thisPageRef())
            self._write_page()
        add_structure(self._doc, self._root, pages, [marks for _, marks in self._held])
        super().save()

    def _write_page(self) -> None:
        """Let ReportLab make the page of what is drawn, and add what it leaves out."""
        super().showPage()
        page = self._doc.Pages[-1]
        # Two keys of tagged pages that ReportLab's page drops unless it is told of them.
        page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
        page.StructParents = self._place
        page.Tabs = PDFName("S")
        content = page.stream.encode("ascii")
        # ReportLab would spell the drawing in ASCII 85, a quarter longer.
        page.Contents = Stream(content)
        self._doc.updateSignature(content)

    def setFont(self, *_: object, **__: object) -> None:
        """Ignore the font that ReportLab's tables set for text of their own: it would not be embedded."""

    def _make_preamble(self) -> None:
        """Begin pages with nothing; ReportLab would set a font there that is not embedded."""
        self._preamble = ""


class _Information(PDFInfo):  # type: ignore[misc]
    """What the document says of itself: only what is so. Without a clock it has no date, where ReportLab invents one."""

    def format(self, document: PDFDocument) -> bytes:
        """Return it as PDF writes it."""
        entries = {"Title": self.title, "Author": self.author, "Creator": self.creator, "Producer": self.producer}
        said = (f"/{key} {string(text)}" for key, text in entries.items() if text)
        return Written(f"<<{' '.join(said)}>>").format(document)
