import csv
import io
from xml.etree import ElementTree as ET
from zipfile import ZIP_STORED, ZipFile

from hypothesis import given
from hypothesis import strategies as st

from desktop.handouts.spreadsheets import Row, csv_table, ods_table, xlsx_table

ROWS: list[Row] = [
    ("part", "name", "count"),
    ("topics", 'Brief & "besluit" <IND>', 12),
    ("languages", "ትግርኛ, العربية", 0),
    ("note", "=HYPERLINK(1)", "-1"),
]
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def parts(data: bytes) -> dict[str, bytes]:
    with ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def parsed(xml: bytes) -> ET.Element:
    return ET.fromstring(xml)  # noqa: S314 - the program wrote it a moment ago


def read_ods(data: bytes) -> list[list[str | int]]:
    """Return the cells of an OpenDocument sheet, read as its standard says."""
    rows = parsed(parts(data)["content.xml"]).iter(f"{TABLE}table-row")
    found: list[list[str | int]] = []
    for row in rows:
        cells = row.findall(f"{TABLE}table-cell")
        found.append([])
        for cell in cells:
            words = "".join(cell.itertext())
            number = cell.get(f"{OFFICE}value")
            assert (cell.get(f"{OFFICE}value-type") == "float") is (number is not None)
            found[-1].append(words if number is None else int(number))
    return found


def read_xlsx(data: bytes) -> list[list[str | int]]:
    """Return the cells of an Excel sheet, read as its standard says."""
    rows = parsed(parts(data)["xl/worksheets/sheet1.xml"]).iter(f"{MAIN}row")
    return [
        ["".join(cell.itertext()) if cell.get("t") == "inlineStr" else int(cell[0].text or "") for cell in row]
        for row in rows
    ]


def test_a_table_is_the_same_in_every_kind() -> None:
    assert read_ods(ods_table("Overzicht", ROWS)) == [list(row) for row in ROWS]
    assert read_xlsx(xlsx_table("Overzicht", ROWS)) == [list(row) for row in ROWS]


def test_a_spreadsheet_reckons_with_nothing_in_a_csv() -> None:
    data = csv_table(ROWS)
    assert data.startswith(b"\xef\xbb\xbf")
    read = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert read[1] == ["topics", 'Brief & "besluit" <IND>', "12"]
    assert read[3] == ["note", "'=HYPERLINK(1)", "'-1"]


def test_a_file_is_known_by_its_first_bytes_and_the_same_each_time() -> None:
    data = ods_table("Overzicht", ROWS)
    with ZipFile(io.BytesIO(data)) as archive:
        first = archive.infolist()[0]
        assert (first.filename, first.compress_type) == ("mimetype", ZIP_STORED)
    assert data[38:84] == b"application/vnd.oasis.opendocument.spreadsheet"
    assert data == ods_table("Overzicht", ROWS)
    assert xlsx_table("Overzicht", ROWS) == xlsx_table("Overzicht", ROWS)


def test_each_part_of_a_workbook_is_where_the_others_say() -> None:
    found = parts(xlsx_table("Een [heel]: lange/naam? voor *een* blad in Excel", ROWS))
    for name, content in found.items():
        parsed(content)
        if name.endswith(".rels"):
            folder = name.partition("_rels/")[0]
            targets = [it.get("Target") for it in parsed(content)]
            assert [target for target in targets if f"{folder}{target}" not in found] == []
    sheet = parsed(found["xl/workbook.xml"])[0][0].get("name") or ""
    assert 0 < len(sheet) <= 31
    assert not set(sheet) & set("[]:*?/\\")


@given(st.text(max_size=20))
def test_any_text_comes_back_but_for_what_xml_cannot_hold(text: str) -> None:
    kept = "".join(
        it
        for it in text
        if it in "\t\n\r" or (it >= " " and it not in "\ufffe\uffff" and not "\ud800" <= it <= "\udfff")
    )
    assert read_xlsx(xlsx_table(text, [(text,)])) == [[kept.replace("\r\n", "\n").replace("\r", "\n")]]
    assert len(read_ods(ods_table(text, [(text, 1)]))[0]) == 2
