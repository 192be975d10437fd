"""Pages to draw on, and the document that they make."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from desktop.handouts.fonts import Font
from desktop.handouts.pdf import Name, PdfFile, Value, number
from desktop.handouts.pdf_fonts import EmbeddedFont
from desktop.handouts.tagging import Element, Mark, add_structure

A4 = (595.276, 841.89)
"""Width and height in points."""


@dataclass(frozen=True, slots=True)
class Description:
    """What the document says of itself."""

    title: str
    author: str
    language: str
    right_to_left: bool


class Page:
    """One page. The origin is its lower left corner; lengths are in points, ink is black or a grey (0 to 1)."""

    def __init__(self, document: "Document", index: int) -> None:
        self._document = document
        self._index = index
        self._operators: list[str] = []
        self.marks: list[Element] = []

    @property
    def content(self) -> bytes:
        """The page's drawing."""
        return "\n".join(self._operators).encode("ascii")

    def write(self, operators: str) -> None:
        """Add PDF operators; only between `drawn_for` and its end."""
        self._operators.append(operators)

    @contextmanager
    def drawn_for(self, element: Element | None, kind: str = "") -> Iterator[None]:
        """Let what is drawn belong to an element; without one it is decoration, which no program reads aloud.

        `kind` is the artifact's type, such as Pagination or Layout.
        """
        if element is None:
            self._operators.append(f"/Artifact <</Type /{kind}>> BDC" if kind else "/Artifact BMC")
        else:
            self._operators.append(f"/{element.tag} <</MCID {len(self.marks)}>> BDC")
            element.children.append(Mark(self._index, len(self.marks)))
            self.marks.append(element)
        yield
        self._operators.append("EMC")

    def font(self, font: Font) -> EmbeddedFont:
        """Return the document's own copy of a font."""
        return self._document.font(font)

    def line(self, x: float, y: float, to_x: float, to_y: float, *, width: float = 0.6, grey: float = 0.0) -> None:
        """Draw a straight line."""
        self.write(
            f"q {number(width)} w {number(grey)} G {number(x)} {number(y)} m {number(to_x)} {number(to_y)} l S Q"
        )

    def box(self, x: float, y: float, width: float, height: float, *, pen: float = 1.0) -> None:
        """Draw the outline of a rectangle from its lower left corner."""
        self.write(f"q {number(pen)} w 0 G {number(x)} {number(y)} {number(width)} {number(height)} re S Q")

    def fill(self, shape: str) -> None:
        """Fill a shape, given as path operators, with black."""
        self.write(f"q 0 g {shape} f Q")


class Document:
    """A tagged PDF document in the making."""

    def __init__(self) -> None:
        self.root = Element("Document")
        self.pages: list[Page] = []
        self._fonts: dict[str, EmbeddedFont] = {}

    def new_page(self) -> Page:
        """Add a page at the end and return it."""
        page = Page(self, len(self.pages))
        self.pages.append(page)
        return page

    def font(self, font: Font) -> EmbeddedFont:
        """Return the document's own copy of a font."""
        return self._fonts.setdefault(font.name, EmbeddedFont(font, f"F{len(self._fonts)}"))

    def content(self, description: Description) -> bytes:
        """Return the PDF file: the same drawing, the same bytes."""
        file = PdfFile()
        catalogue, tree = file.reserve(), file.reserve()
        places = [file.reserve() for _ in self.pages]
        fonts: dict[str, Value] = {embedded.name: embedded.add_to(file) for embedded in self._fonts.values()}
        resources = file.add({"Font": fonts})
        for index, (place, page) in enumerate(zip(places, self.pages, strict=True)):
            entries: dict[str, Value] = {
                "Type": Name("Page"),
                "Parent": tree,
                "MediaBox": [0, 0, *A4],
                "Resources": resources,
                "Contents": file.add_stream(page.content),
                "StructParents": index,
                "Tabs": Name("S"),
            }
            file.put(place, entries)
        file.put(tree, {"Type": Name("Pages"), "Kids": places, "Count": len(places)})
        preferences: dict[str, Value] = {"DisplayDocTitle": True}
        if description.right_to_left:
            preferences["Direction"] = Name("R2L")
        file.put(
            catalogue,
            {
                "Type": Name("Catalog"),
                "Pages": tree,
                "Lang": description.language,
                "MarkInfo": {"Marked": True},
                "StructTreeRoot": add_structure(file, self.root, places, [page.marks for page in self.pages]),
                "ViewerPreferences": preferences,
            },
        )
        information: dict[str, Value] = {"Title": description.title, "Creator": "Spreekuur", "Producer": "Spreekuur"}
        if description.author:
            information["Author"] = description.author
        return file.content(catalogue, file.add(information))
