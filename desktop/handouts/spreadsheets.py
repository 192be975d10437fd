"""One table as a file that a spreadsheet opens: CSV, OpenDocument and Excel, from the standard library alone.

CSV as RFC 4180 has it, in UTF-8 with a mark at its beginning, without which Excel reads it as another encoding.
OpenDocument 1.3 part 3 and Office Open XML (ECMA-376) in their smallest form. The same table gives the same bytes.
"""

import csv
import io
import re
from collections.abc import Sequence
from xml.sax.saxutils import escape, quoteattr
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

Cell = str | int
Row = Sequence[Cell]

_XML = '<?xml version="1.0" encoding="UTF-8"?>'
_UNWRITABLE = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 cannot hold, even escaped."""
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet takes for a formula at the beginning of a cell (OWASP, CSV injection)."""


def csv_table(rows: Sequence[Row]) -> bytes:
    """Return a table as CSV. A text that a spreadsheet would reckon with gets an apostrophe before it."""
    out = io.StringIO()
    csv.writer(out).writerows([[_harmless(cell) for cell in row] for row in rows])
    return out.getvalue().encode("utf-8-sig")


def ods_table(title: str, rows: Sequence[Row]) -> bytes:
    """Return a table as an OpenDocument spreadsheet of one sheet."""
    lines = "".join(f"<table:table-row>{''.join(map(_ods_cell, row))}</table:table-row>" for row in rows)
    spaces = "".join(
        f' xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text")
    )
    content = (
        f'{_XML}<office:document-content{spaces} office:version="1.3"><office:body><office:spreadsheet>'
        f"<table:table table:name={_attribute(title)}>{lines}</table:table>"
        "</office:spreadsheet></office:body></office:document-content>"
    )
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    space = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
    manifest = (
        f'{_XML}<manifest:manifest xmlns:manifest="{space}" manifest:version="1.3">'
        f'<manifest:file-entry manifest:full-path="/" manifest:version="1.3" manifest:media-type="{kind}"/>'
        '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>'
    )
    # The kind comes first and bare, so that a file is known by its first bytes (part 2, 3.3).
    return _packed({"mimetype": kind, "content.xml": content, "META-INF/manifest.xml": manifest}, bare="mimetype")


def xlsx_table(title: str, rows: Sequence[Row]) -> bytes:
    """Return a table as an Excel workbook of one sheet."""
    package = "http://schemas.openxmlformats.org/package/2006"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    kinds = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    lines = "".join(f"<row>{''.join(map(_xlsx_cell, row))}</row>" for row in rows)
    return _packed(
        {
            "[Content_Types].xml": (
                f'{_XML}<Types xmlns="{package}/content-types">'
                '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
                f'<Override PartName="/xl/workbook.xml" ContentType="{kinds}.sheet.main+xml"/>'
                f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{kinds}.worksheet+xml"/></Types>'
            ),
            "_rels/.rels": _relation(package, f"{office}/officeDocument", "xl/workbook.xml"),
            "xl/workbook.xml": (
                f'{_XML}<workbook xmlns="{main}" xmlns:r="{office}"><sheets>'
                f'<sheet name={_attribute(_sheet_name(title))} sheetId="1" r:id="rId1"/></sheets></workbook>'
            ),
            "xl/_rels/workbook.xml.rels": _relation(package, f"{office}/worksheet", "worksheets/sheet1.xml"),
            "xl/worksheets/sheet1.xml": f'{_XML}<worksheet xmlns="{main}"><sheetData>{lines}</sheetData></worksheet>',
        }
    )


def _harmless(cell: Cell) -> Cell:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell


def _ods_cell(cell: Cell) -> str:
    kind = f'float" office:value="{cell}' if isinstance(cell, int) else "string"
    return f'<table:table-cell office:value-type="{kind}"><text:p>{_text(str(cell))}</text:p></table:table-cell>'


def _xlsx_cell(cell: Cell) -> str:
    if isinstance(cell, int):
        return f"<c><v>{cell}</v></c>"
    return f'<c t="inlineStr"><is><t xml:space="preserve">{_text(cell)}</t></is></c>'


def _text(text: str) -> str:
    return escape(_UNWRITABLE.sub("", text))


def _attribute(text: str) -> str:
    return quoteattr(_UNWRITABLE.sub("", text))


def _sheet_name(title: str) -> str:
    """Return a title as the name of a sheet may be: at most 31 letters, none of them with a meaning in a formula."""
    return re.sub(r"[\[\]:*?/\\]", " ", title)[:31].strip("' ") or "1"


def _relation(package: str, kind: str, target: str) -> str:
    return (
        f'{_XML}<Relationships xmlns="{package}/relationships">'
        f'<Relationship Id="rId1" Type="{kind}" Target="{target}"/></Relationships>'
    )


def _packed(files: dict[str, str], bare: str = "") -> bytes:
    out = io.BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for name, content in files.items():
            # Without the time of making: the same table gives the same file.
            entry = ZipInfo(name)
            entry.compress_type = ZIP_STORED if name == bare else ZIP_DEFLATED
            archive.writestr(entry, content)
    return out.getvalue()
