"""Print a sheet: alone, or beside itself in another language, line by line."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from reportlab.platypus import Flowable

from desktop.domain.articles import DUTCH, LineKind
from desktop.domain.sheets import PaperSize, Sheet, SheetLine, SheetSection, SmallPrint
from desktop.errors import HandoutError
from desktop.handouts.blocks import (
    Cell,
    Label,
    QrCode,
    Row,
    Sign,
    Style,
    TextBlock,
    columns,
    panel,
    side_by_side,
    with_code,
)
from desktop.handouts.furniture import Description, Foot, page_of, print_pages
from desktop.handouts.languages import writing
from desktop.handouts.preflight import composed
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
    body=Style(14, 19.5, before=6, indent=25, sign=29),
    note=Style(11.5, 15.5, before=2),
    audience=Style(14, 19.5, bold=True),
)
# Half the width: the headings are smaller, the text is not.
_BESIDE = _Styles(
    title=Style(17, 22, bold=True),
    heading=Style(15, 19.5, bold=True),
    body=Style(14, 18.5, indent=23, sign=27),
    note=Style(11.5, 15, before=2),
    audience=Style(14, 18.5, bold=True),
)
_SMALL = Style(9.5, 12, before=0.5)
_CONTACT_HEADING = Style(13, 17, bold=True)
_CONTACT = Style(13, 16.5)
_RUNNING_TITLE = Style(10, 14, bold=True)
_FIRST_BEFORE = 13.0
_COLUMN_HEAD = {"O": "Table", "Scope": "Column"}


def sheet_pdf(
    sheet: Sheet,
    *,
    beside: Sheet | None = None,
    small_print: SmallPrint | None = None,
    paper: PaperSize = PaperSize.A4,
    organisation: str = "",
    training: bool = False,
) -> bytes:
    """Return a sheet as a tagged PDF; the same sheet gives the same bytes.

    With `beside`, this sheet stands at the left and the other at the right, row by row, each in its own direction.
    `small_print` is the small print of a sheet that stands alone, said once more in a second language.
    Raises HandoutError when a letter cannot be printed, when the two do not have the same lines, or when something
    does not fit.
    """
    root = Element("Document")
    direction = writing(sheet.language)
    smalls = [sheet.small_print]
    right_to_left = beside is None and direction.right_to_left
    running_title = None
    story: list[Flowable]
    if beside is None:
        smalls += [small_print] if small_print else []
        story = list(_alone(sheet, smalls, root))
        if right_to_left:
            smalls.reverse()  # what is read first stands at the right
        story += _ending(smalls, sheet.version, root, code_at_left=right_to_left)
        running_title = _text(sheet.title, sheet.language, _RUNNING_TITLE, None)
        title = sheet.title
    else:
        smalls += [beside.small_print]
        rows = list(_side_by_side(sheet, beside, root))
        # The boxes after the text are rows too, so that the titles head their page as well.
        rows += [Row([[box]]) for box in _ending(smalls, beside.version, root, code_at_left=False)]
        story = [side_by_side(rows)]
        title = f"{sheet.title} – {beside.title}"
    foot = Foot.of(page_of(paper, two_columns=beside is not None), smalls, _first_of(smalls), root)
    description = Description(title, organisation, direction.tag, right_to_left)
    return print_pages(story, description, root, foot, running_title=running_title, training=training)


def _text(text: str, language: str, style: Style, element: Element | None, *, to_fill_in: bool = False) -> TextBlock:
    return TextBlock(composed(text, language, bold=style.bold), style, element, to_fill_in=to_fill_in)


def _alone(sheet: Sheet, smalls: Sequence[SmallPrint], root: Element) -> Iterator[Flowable]:
    """Yield the parts of a sheet over the whole width."""
    language = sheet.language
    yield _text(sheet.title, language, _ALONE.title, root.child("H1"))
    audience = [
        _text(small.audience, small.language, _ALONE.audience, root.child("P", language=small.language))
        for small in smalls
        if small.audience
    ]
    if audience:
        yield panel(audience, before=8)
    for section in sheet.sections:
        if section.heading:
            yield _text(section.heading, language, _ALONE.heading, root.child("H2"))
        items = root.child("L", attributes={"O": "List", "ListNumbering": "Decimal"})
        signs = _has_signs(section)
        for count, line in enumerate(section.lines):
            apart = not section.heading and count == 0
            item = items.child("LI")
            label, body = item.child("Lbl"), item.child("LBody")
            styles = replace(_ALONE, body=replace(_ALONE.body, before=_FIRST_BEFORE)) if apart else _ALONE
            yield from _line(line, language, styles, label, body, signs=signs, notes=line.notes)


def _side_by_side(left: Sheet, right: Sheet, root: Element) -> Iterator[Row]:
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
    yield Row(
        [
            [_text(sheet.title, sheet.language, _BESIDE.title, cell.child("H1"))]
            for sheet, cell in zip((left, right), titles, strict=True)
        ]
    )
    if left.small_print.audience and right.small_print.audience:
        cells = _cells(table, languages, "TD")
        yield Row(
            [
                [_text(sheet.small_print.audience, sheet.language, _BESIDE.audience, cell.child("P"))]
                for sheet, cell in zip((left, right), cells, strict=True)
            ]
        )
    for one, other in zip(left.sections, right.sections, strict=True):
        yield from _section_rows(one, other, languages, table)


def _section_rows(left: SheetSection, right: SheetSection, languages: tuple[str, str], table: Element) -> Iterator[Row]:
    if left.heading:
        cells = _cells(table, languages, "TD")
        heads = [
            [_text(section.heading, language, _BESIDE.heading, cell.child("H2"))]
            for section, language, cell in zip((left, right), languages, cells, strict=True)
        ]
        yield Row(heads, keep_with_next=True)
    signs = _has_signs(left)
    for lines in zip(left.lines, right.lines, strict=True):
        cells = _cells(table, languages, "TD")
        parts = [
            _line(line, language, _BESIDE, cell.child("Span"), cell, signs=signs, notes=line.notes[:1])
            for line, language, cell in zip(lines, languages, cells, strict=True)
        ]
        further = list(zip(*(line.notes[1:] for line in lines), strict=True))
        yield Row(parts, ruled=not further)
        # A row is never divided, so a long working goes over several: it may run on to the next page.
        for count, notes in enumerate(further, 1):
            cells = _cells(table, languages, "TD")
            texts = [
                [_text(note, language, _note_style(_BESIDE, signs=signs), cell.child("P"))]
                for note, language, cell in zip(notes, languages, cells, strict=True)
            ]
            yield Row(texts, ruled=count == len(further))


def _cells(table: Element, languages: tuple[str, str], tag: str) -> list[Element]:
    """Add a row to a table and return its two cells."""
    row = table.child("TR")
    attributes = _COLUMN_HEAD if tag == "TH" else None
    return [row.child(tag, language=writing(language).tag, attributes=attributes) for language in languages]


def _has_signs(section: SheetSection) -> bool:
    return any(_SIGNS[line.kind] for line in section.lines)


def _line(
    line: SheetLine,
    language: str,
    styles: _Styles,
    label: Element,
    body: Element,
    *,
    signs: bool,
    notes: Sequence[str],
) -> Cell:
    """Return a numbered line with its sign, and its notes, of which the first stays with it."""
    sign = _SIGNS[line.kind]
    text = TextBlock(
        composed(line.text, language, line=line.number),
        replace(styles.body, keep_with_next=bool(notes)),
        body.child("P"),
        label=Label(
            number="" if line.number is None else str(line.number),
            number_element=None if line.number is None else label.child("Span"),
            sign=sign,
            sign_element=label.child("Span", actual=str(sign)) if sign else None,
            pictogram=line.pictogram,
            room_for_sign=signs,
        ),
        to_fill_in=line.to_fill_in,
    )
    style = _note_style(styles, signs=signs)
    return [text, *(_text(note, language, style, body.child("P")) for note in notes)]


def _note_style(styles: _Styles, *, signs: bool) -> Style:
    return replace(styles.note, indent=styles.body.indent + (styles.body.sign if signs else 0.0))


def _ending(smalls: Sequence[SmallPrint], version: str, root: Element, *, code_at_left: bool) -> Iterator[Flowable]:
    """Yield the boxes after the text: who helps here, and what the sheet is worth."""
    contacts = [
        [
            _text(
                line.text,
                small.language,
                _CONTACT if count else _CONTACT_HEADING,
                part.child("P"),
                to_fill_in=line.to_fill_in,
            )
            for count, line in enumerate(small.contact)
        ]
        for small, part in _parts([small for small in smalls if small.contact], root)
    ]
    if contacts:
        yield panel(_columns(contacts))
    notes = [
        [_text(line, small.language, _SMALL, part.child("P")) for line in small.lines]
        for small, part in _parts([small for small in smalls if small.lines], root)
    ]
    if notes:
        cell = [*_columns(notes), *_sources(smalls, root)]
        if version:
            figure = root.child("Figure", alternative=smalls[0].code or version)
            cell = [with_code(cell, QrCode(version, figure), at_left=code_at_left)]
        yield panel(cell)


def _sources(smalls: Sequence[SmallPrint], root: Element) -> Cell:
    """Return the sources, once: their titles are the same in every language."""
    small = _first_of(smalls)
    if not small.sources:
        return []
    part = root.child("Sect", language=writing(small.language).tag)
    return [
        _text(line, small.language, replace(_SMALL, before=_SMALL.before if count else 5), part.child("P"))
        for count, line in enumerate(small.sources)
    ]


def _first_of(smalls: Sequence[SmallPrint]) -> SmallPrint:
    """Return the small print that says, for all languages on the sheet, what is the same in each: the Dutch."""
    return next((small for small in smalls if small.language == DUTCH), smalls[0])


def _parts(smalls: Sequence[SmallPrint], root: Element) -> list[tuple[SmallPrint, Element]]:
    return [(small, root.child("Sect", language=writing(small.language).tag)) for small in smalls]


def _columns(cells: Sequence[Cell]) -> Cell:
    return cells[0] if len(cells) == 1 else [columns(cells[0], cells[1])]
