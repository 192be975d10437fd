"""The structure of a document, which a reading program follows: headings, lists, tables and in which language they are."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from reportlab.pdfbase.pdfdoc import PDFDocument, PDFObjectReference

from desktop.handouts.pdf_objects import Written, number, reference, string

Attributes: TypeAlias = Mapping[str, str | Sequence[float]]
"""Attributes of an element: PDF names, here without their solidus, or numbers."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of a page's drawing that belongs to an element: the page's index and the mark's number on it."""

    page: int
    number: int


@dataclass(slots=True, eq=False)
class Element:
    """A structure element (ISO 32000-1, 14.8.4). Its children stand in reading order."""

    tag: str
    language: str = ""
    alternative: str = ""
    """What is read instead of a picture."""
    actual: str = ""
    """The text that a drawn sign stands for."""
    attributes: Attributes = field(default_factory=dict)
    children: list["Element | Mark"] = field(default_factory=list)

    def child(
        self,
        tag: str,
        *,
        language: str = "",
        alternative: str = "",
        actual: str = "",
        attributes: Attributes | None = None,
    ) -> "Element":
        """Add a child at the end and return it."""
        element = Element(tag, language, alternative, actual, attributes or {})
        self.children.append(element)
        return element

    @property
    def marked(self) -> bool:
        """Whether something of this element has been drawn already."""
        return any(isinstance(child, Mark) for child in self.children)

    def tree(self) -> Iterator["Element"]:
        """Yield this element and all below it."""
        yield self
        for child in self.children:
            if isinstance(child, Element):
                yield from child.tree()


def add_structure(
    document: PDFDocument, root: Element, pages: Sequence[PDFObjectReference], marks: Sequence[Sequence[Element]]
) -> None:
    """Write the structure tree into a document.

    `marks` has, for each page, the element of each mark on it in the order of their numbers.
    """
    top = PDFObjectReference("Structure")
    elements = list(root.tree())
    written = {id(element): Written() for element in elements}
    places = {key: reference(document, document.Reference(one)) for key, one in written.items()}
    on_pages = [reference(document, page) for page in pages]
    numbers = [f"{index} [{' '.join(places[id(element)] for element in on)}]" for index, on in enumerate(marks)]
    structure = Written(
        f"<</Type /StructTreeRoot /K [{places[id(root)]}] /ParentTree <</Nums [{' '.join(numbers)}]>>"
        f" /ParentTreeNextKey {len(marks)}>>"
    )
    document.Catalog.StructTreeRoot = document.Reference(structure, top.name)
    document.Catalog.MarkInfo = Written("<</Marked true>>")
    parents = {id(root): reference(document, top)}
    for element in elements:
        parents.update((id(child), places[id(element)]) for child in element.children if isinstance(child, Element))
    for element in elements:
        children = [
            places[id(child)]
            if isinstance(child, Element)
            else f"<</Type /MCR /Pg {on_pages[child.page]} /MCID {child.number}>>"
            for child in element.children
        ]
        written[id(element)].text = (
            f"<</Type /StructElem /S /{element.tag} /P {parents[id(element)]} /K [{' '.join(children)}]"
            f"{_described(element)}>>"
        )


def _described(element: Element) -> str:
    """Return the entries that only some elements have."""
    entries = [
        f" /{key} {string(text)}"
        for key, text in (("Lang", element.language), ("Alt", element.alternative), ("ActualText", element.actual))
        if text
    ]
    if element.attributes:
        attributes = (
            f"/{key} /{value}" if isinstance(value, str) else f"/{key} [{' '.join(map(number, value))}]"
            for key, value in element.attributes.items()
        )
        entries.append(f" /A <<{' '.join(attributes)}>>")
    return "".join(entries)
