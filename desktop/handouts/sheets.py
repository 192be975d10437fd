"""Print a sheet: alone, or beside itself in another language, line by line."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from desktop.domain.articles import DUTCH, LineKind
from desktop.domain.sheets import Sheet, SheetLine, SheetSection, SmallPrint
from desktop.errors import HandoutError
from desktop.handouts.blocks import Block, Pair, Panel, Sign, Stack, Style, TextBlock, WithCode, composed
from desktop.handouts.canvas import Description, Document
from desktop.handouts.furniture import Foot, print_pages
from desktop.handouts.languages import writing
from desktop.handouts.pdf import Name
from desktop.handouts.tagging import Element
from desktop.wording import N_

_SIGNS = {LineKind.TEXT: None, LineKind.STEP: Sign.ARROW, LineKind.BOX: Sign.BOX}


@dataclass(frozen=True, slots=True)
class _Styles:
    """The sizes of a sheet."""

    title: Style
    heading: Style
    body: Style
    note: Style
    audience: Style


_ALONE = _Styles(
    title=Style(24, 31, bold=True, keep_with_next=True),
    heading=Style(17, 23, bold=True, before=15, keep_with_next=True),
    body=Style(14, 19.5, before=6, indent=25),
    note=Style(10, 13.5, before=1),
    audience=Style(14, 19.5, bold=True),
)
# Half the width: somewhat smaller, so that a line still holds a thought.
_BESIDE = _Styles(
    title=Style(17, 22, bold=True),
    heading=Style(14, 18.5, bold=True),
    body=Style(12.5, 17, indent=21),
    note=Style(9.5, 12.5, before=1),
    audience=Style(12.5, 17, bold=True),
)
_SMALL = Style(9.5, 12.8, before=1.5)
_CONTACT_HEADING = Style(13, 17.5, bold=True)
_CONTACT = Style(13, 17.5, before=2)
_RUNNING_TITLE = Style(10, 14, bold=True)
_BOX_BEFORE = 16.0
_FIRST_BEFORE = 13.0
_COLUMN_HEAD = {"O": Name("Table"), "Scope": Name("Column")}


def sheet_pdf(
    sheet: Sheet,
    *,
    beside: Sheet | None = None,
    small_print: SmallPrint | None = None,
    organisation: str = "",
    training: bool = False,
) -> bytes:
    """Return a sheet as a tagged PDF of A4 pages; the same sheet gives the same bytes.

    With `beside`, this sheet stands at the left and the other at the right, row by row, each in its own direction.
    `small_print` is the small print of a sheet that stands alone, said once more in a second language.
    Raises HandoutError when a letter cannot be printed, when the two do not have the same lines, or when something
    does not fit.
    """
    document = Document()
    root = document.root
    direction = writing(sheet.language)
    smalls = [sheet.small_print]
    repeated: Block
    if beside is None:
        smalls += [small_print] if small_print else []
        blocks = list(_alone(sheet, smalls, root))
        if direction.right_to_left:
            smalls.reverse()  # what is read first stands at the right
        repeated = _text(sheet.title, sheet.language, _RUNNING_TITLE, root)
        title = sheet.title
    else:
        smalls += [beside.small_print]
        blocks = list(_side_by_side(sheet, beside, root))
        repeated = blocks[0]
        title = f"{sheet.title} – {beside.title}"
    right_to_left = beside is None and direction.right_to_left
    version = sheet.version if beside is None else beside.version
    blocks += _ending(smalls, version, root, code_at_left=right_to_left)
    foot = Foot.of(smalls, _first_of(smalls), root)
    print_pages(document, blocks, foot, repeated=repeated, training=training)
    return document.content(Description(title, organisation, direction.tag, right_to_left))


def _text(text: str, language: str, style: Style, element: Element) -> TextBlock:
    return TextBlock(composed(text, language, bold=style.bold), style, element)


def _alone(sheet: Sheet, smalls: Sequence[SmallPrint], root: Element) -> Iterator[Block]:
    """Yield the blocks of a sheet over the whole width."""
    language = sheet.language
    yield _text(sheet.title, language, _ALONE.title, root.child("H1"))
    audience = [
        _text(small.audience, small.language, _ALONE.audience, root.child("P", language=small.language))
        for small in smalls
        if small.audience
    ]
    if audience:
        yield Panel(Stack(audience), before=8)
    for section in sheet.sections:
        if section.heading:
            yield _text(section.heading, language, _ALONE.heading, root.child("H2"))
        items = root.child("L", attributes={"O": Name("List"), "ListNumbering": Name("Decimal")})
        signs = _has_signs(section)
        for count, line in enumerate(section.lines):
            apart = not section.heading and count == 0
            item = items.child("LI")
            label, body = item.child("Lbl"), item.child("LBody")
            styles = replace(_ALONE, body=replace(_ALONE.body, before=_FIRST_BEFORE)) if apart else _ALONE
            yield _line(line, language, styles, label, body, signs=signs)


def _side_by_side(left: Sheet, right: Sheet, root: Element) -> Iterator[Block]:
    """Yield the rows of two sheets beside each other: the title first, which heads every page."""
    if left.shape != right.shape:
        raise HandoutError(
            N_(
                "Nothing was printed: the text in “{left}” and in “{right}” do not have the same lines, so they cannot "
                "stand beside each other. Print one language, and tell headquarters."
            ),
            left=left.language,
            right=right.language,
        )
    table = root.child("Table")
    languages = (left.language, right.language)
    titles = _cells(table, languages, "TH")
    pair = [
        _text(sheet.title, sheet.language, _BESIDE.title, cell.child("H1"))
        for sheet, cell in zip((left, right), titles, strict=True)
    ]
    yield Pair(pair[0], pair[1])
    if left.small_print.audience and right.small_print.audience:
        cells = _cells(table, languages, "TD")
        told = [
            _text(sheet.small_print.audience, sheet.language, _BESIDE.audience, cell.child("P"))
            for sheet, cell in zip((left, right), cells, strict=True)
        ]
        yield Pair(told[0], told[1])
    for one, other in zip(left.sections, right.sections, strict=True):
        yield from _section_rows(one, other, languages, table)


def _section_rows(
    left: SheetSection, right: SheetSection, languages: tuple[str, str], table: Element
) -> Iterator[Block]:
    if left.heading:
        cells = _cells(table, languages, "TD")
        heads = [
            _text(section.heading, language, _BESIDE.heading, cell.child("H2"))
            for section, language, cell in zip((left, right), languages, cells, strict=True)
        ]
        yield Pair(heads[0], heads[1], keep_with_next=True)
    signs = _has_signs(left)
    for lines in zip(left.lines, right.lines, strict=True):
        cells = _cells(table, languages, "TD")
        blocks = []
        for line, language, cell in zip(lines, languages, cells, strict=True):
            label = cell.child("Span")
            blocks.append(_line(line, language, _BESIDE, label, cell, signs=signs))
        yield Pair(blocks[0], blocks[1])


def _cells(table: Element, languages: tuple[str, str], tag: str) -> list[Element]:
    """Add a row to a table and return its two cells."""
    row = table.child("TR")
    attributes = _COLUMN_HEAD if tag == "TH" else None
    return [row.child(tag, language=writing(language).tag, attributes=attributes) for language in languages]


def _has_signs(section: SheetSection) -> bool:
    return any(_SIGNS[line.kind] for line in section.lines)


def _line(line: SheetLine, language: str, styles: _Styles, label: Element, body: Element, *, signs: bool) -> Block:
    """Return a numbered line with its sign and its note."""
    sign = _SIGNS[line.kind]
    text = TextBlock(
        composed(line.text, language),
        styles.body,
        body.child("P"),
        number="" if line.number is None else str(line.number),
        number_element=None if line.number is None else label.child("Span"),
        sign=sign,
        sign_element=label.child("Span", actual=str(sign)) if sign else None,
        room_for_sign=signs,
    )
    if not line.note:
        return text
    indent = styles.body.indent * (2 if signs else 1)
    note = Style(styles.note.size, styles.note.leading, before=styles.note.before, indent=indent)
    return Stack([text, _text(line.note, language, note, body.child("P"))], before=styles.body.before)


def _ending(smalls: Sequence[SmallPrint], version: str, root: Element, *, code_at_left: bool) -> Iterator[Block]:
    """Yield the boxes after the text: who helps here, and what the sheet is worth."""
    contacts = [
        Stack(
            [
                _text(line, small.language, _CONTACT if count else _CONTACT_HEADING, part.child("P"))
                for count, line in enumerate(small.contact)
            ]
        )
        for small, part in _parts([small for small in smalls if small.contact], root)
    ]
    if contacts:
        yield Panel(_columns(contacts), before=_BOX_BEFORE)
    notes = [
        Stack([_text(line, small.language, _SMALL, part.child("P")) for line in small.lines])
        for small, part in _parts([small for small in smalls if small.lines], root)
    ]
    if notes:
        columns = _columns(notes)
        if sources := _sources(smalls, root):
            columns = Stack([columns, sources])
        if version:
            figure = root.child("Figure", alternative=smalls[0].code or version)
            columns = WithCode(columns, version, figure, code_at_left)
        yield Panel(columns, before=_BOX_BEFORE)


def _sources(smalls: Sequence[SmallPrint], root: Element) -> Block | None:
    """Return the sources, once: their titles are the same in every language."""
    small = _first_of(smalls)
    if not small.sources:
        return None
    part = root.child("Sect", language=writing(small.language).tag)
    return Stack([_text(line, small.language, _SMALL, part.child("P")) for line in small.sources], before=5)


def _first_of(smalls: Sequence[SmallPrint]) -> SmallPrint:
    """Return the small print that says, for all languages on the sheet, what is the same in each: the Dutch."""
    return next((small for small in smalls if small.language == DUTCH), smalls[0])


def _parts(smalls: Sequence[SmallPrint], root: Element) -> list[tuple[SmallPrint, Element]]:
    return [(small, root.child("Sect", language=writing(small.language).tag)) for small in smalls]


def _columns(blocks: Sequence[Block]) -> Block:
    return blocks[0] if len(blocks) == 1 else Pair(blocks[0], blocks[1], ruled=False)
