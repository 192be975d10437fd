"""The structure of a document, which a reading program follows: headings, lists, tables and in which language they are."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFDocument, PDFName, PDFObjectReference, PDFString

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
    places = {id(element): PDFObjectReference(f"Element{count}") for count, element in enumerate(root.tree())}
    top = PDFObjectReference("Structure")
    parents = {id(root): top}
    for element in root.tree():
        parents |= {id(child): places[id(element)] for child in element.children if isinstance(child, Element)}
    for element in root.tree():
        described = _described(element, parents[id(element)], places, pages)
        document.Reference(described, places[id(element)].name)
    numbers: list[object] = []
    for index, elements in enumerate(marks):
        numbers += [index, PDFArray([places[id(element)] for element in elements])]
    structure = {
        "Type": PDFName("StructTreeRoot"),
        "K": PDFArray([places[id(root)]]),
        "ParentTree": PDFDictionary({"Nums": PDFArray(numbers)}),
        "ParentTreeNextKey": len(marks),
    }
    document.Catalog.StructTreeRoot = document.Reference(PDFDictionary(structure), top.name)
    document.Catalog.MarkInfo = PDFDictionary({"Marked": "true"})


def _described(
    element: Element,
    parent: PDFObjectReference,
    places: Mapping[int, PDFObjectReference],
    pages: Sequence[PDFObjectReference],
) -> PDFDictionary:
    children = [
        places[id(child)]
        if isinstance(child, Element)
        else PDFDictionary({"Type": PDFName("MCR"), "Pg": pages[child.page], "MCID": child.number})
        for child in element.children
    ]
    entries = {"Type": PDFName("StructElem"), "S": PDFName(element.tag), "P": parent, "K": PDFArray(children)}
    for key, text in (("Lang", element.language), ("Alt", element.alternative), ("ActualText", element.actual)):
        if text:
            entries[key] = PDFString(text)
    if element.attributes:
        entries["A"] = PDFDictionary(
            {
                key: PDFName(value) if isinstance(value, str) else PDFArray(value)
                for key, value in element.attributes.items()
            }
        )
    return PDFDictionary(entries)
