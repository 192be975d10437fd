"""Values as PDF writes them."""

import io

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.handouts.pdf import Name, PdfFile, Value, number, written


@pytest.mark.parametrize(
    ("value", "text"),
    [(0, "0"), (-0.0001, "0"), (100, "100"), (1.5, "1.5"), (-2.25, "-2.25"), (1e-9, "0"), (595.276, "595.276")],
)
def test_numbers_have_no_exponent_and_no_tail(value: float, text: str) -> None:
    assert number(value) == text


def reread(value: Value) -> pikepdf.Object:
    file = PdfFile()
    page = file.reserve()
    pages = file.add({"Type": Name("Pages"), "Kids": [page], "Count": 1})
    file.put(page, {"Type": Name("Page"), "Parent": pages, "MediaBox": [0, 0, 10, 10], "Resources": {}})
    content = file.content(file.add({"Type": Name("Catalog"), "Pages": pages, "Value": value}), file.add({}))
    pdf = pikepdf.open(io.BytesIO(content))
    assert pdf.check_pdf_syntax() == []
    return pdf.Root.Value


@given(st.text(max_size=40))
def test_any_text_is_read_back(text: str) -> None:
    encodable = text.encode("utf-16-be", "ignore").decode("utf-16-be")
    assert str(reread(encodable)) == encodable


def test_nested_values_are_read_back() -> None:
    value = reread({"A": [1, 2.5, True, Name("Name"), "(tekst) \\"], "B": {"C": False}})
    assert [value.A[0], float(value.A[1]), value.A[2]] == [1, 2.5, True]
    assert str(value.A[3]) == "/Name"
    assert str(value.A[4]) == "(tekst) \\"
    assert value.B.C is False


def test_plain_text_is_written_plainly_for_names_that_readers_compare() -> None:
    assert written("Adobe") == b"(Adobe)"
