"""The structure of a document, which a reading program follows: headings, lists, tables and in which language they are."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from desktop.handouts.pdf import Name, PdfFile, Reference, Value


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
    attributes: Mapping[str, Value] = field(default_factory=dict)
    children: list["Element | Mark"] = field(default_factory=list)

    def child(
        self,
        tag: str,
        *,
        language: str = "",
        alternative: str = "",
        actual: str = "",
        attributes: Mapping[str, Value] | None = None,
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
    file: PdfFile, root: Element, pages: Sequence[Reference], marks: Sequence[Sequence[Element]]
) -> Reference:
    """Write the structure tree into a file and return its place.

    `marks` has, for each page, the element of each mark on it in the order of their numbers.
    """
    top = file.reserve()
    places = {id(element): file.reserve() for element in root.tree()}
    parents = {id(root): top}
    for element in root.tree():
        parents |= {id(child): places[id(element)] for child in element.children if isinstance(child, Element)}
    for element in root.tree():
        file.put(places[id(element)], _described(element, parents[id(element)], places, pages))
    numbers: list[Value] = []
    for index, elements in enumerate(marks):
        numbers += [index, [places[id(element)] for element in elements]]
    file.put(
        top,
        {
            "Type": Name("StructTreeRoot"),
            "K": [places[id(root)]],
            "ParentTree": file.add({"Nums": numbers}),
            "ParentTreeNextKey": len(marks),
        },
    )
    return top


def _described(
    element: Element, parent: Reference, places: Mapping[int, Reference], pages: Sequence[Reference]
) -> dict[str, Value]:
    children: list[Value] = [
        places[id(child)]
        if isinstance(child, Element)
        else {"Type": Name("MCR"), "Pg": pages[child.page], "MCID": child.number}
        for child in element.children
    ]
    entries: dict[str, Value] = {"Type": Name("StructElem"), "S": Name(element.tag), "P": parent, "K": children}
    if element.language:
        entries["Lang"] = element.language
    if element.alternative:
        entries["Alt"] = element.alternative
    if element.actual:
        entries["ActualText"] = element.actual
    if element.attributes:
        entries["A"] = element.attributes
    return entries
