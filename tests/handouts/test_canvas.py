"""The file around the drawing: what ReportLab would add to it, and what it says of itself."""

from io import BytesIO

import pikepdf
from hypothesis import given
from hypothesis import strategies as st

from desktop.handouts.canvas import TaggedCanvas
from desktop.handouts.tagging import Element
from tests.handouts.pdf_reader import faults, read


def drawn(title: str = "", alternative: str = "", side: float = 10) -> bytes:
    """Return a document of two pages with a box on each."""
    file = BytesIO()
    root = Element("Document")
    canvas = TaggedCanvas(file, root=root, lang="nl")
    canvas.setTitle(title)
    canvas.setAuthor("")
    canvas.setCreator("Spreekuur")
    figure = root.child("Figure", alternative=alternative)
    for _ in range(2):
        with canvas.drawn_for(figure):
            canvas.rect(20, 20, side, side)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def test_the_file_is_sound_and_of_its_version() -> None:
    content = drawn()
    reading, pdf = read(content)
    assert reading.faults == []
    assert pdf.pdf_version == "1.7"
    assert bool(pdf.Root.MarkInfo.Marked) is True
    assert [page.obj.Tabs for page in pdf.pages] == ["/S", "/S"]
    assert [page.obj.StructParents for page in pdf.pages] == [0, 1]
    assert [(box.page, box.x, box.width) for box in reading.boxes] == [(0, 20, 10), (1, 20, 10)]


@given(st.text(st.characters(exclude_categories=("Cs",)), max_size=40))
def test_any_text_is_read_back(text: str) -> None:
    pdf = pikepdf.open(BytesIO(drawn("-" + text, "-" + text)))
    assert pdf.check_pdf_syntax() == []
    assert str(pdf.docinfo["/Title"]) == "-" + text
    assert str(pdf.Root.StructTreeRoot.K[0].K[0].Alt) == "-" + text


def test_it_says_nothing_of_itself_that_is_not_so() -> None:
    """No date that nobody looked at a clock for, no author who is anonymous, no standard that nobody has checked."""
    _, pdf = read(drawn("Proef"))
    assert set(pdf.docinfo.keys()) == {"/Title", "/Creator", "/Producer"}
    assert "/Metadata" not in pdf.Root
    assert "/OutputIntents" not in pdf.Root


def test_the_same_drawing_is_the_same_bytes_and_another_has_another_identity() -> None:
    assert drawn("Proef") == drawn("Proef")
    one, same_title = (pikepdf.open(BytesIO(drawn("Proef", side=side))) for side in (10, 11))
    assert bytes(one.trailer.ID[0]) != bytes(same_title.trailer.ID[0])


def test_no_font_gets_in_that_is_not_embedded() -> None:
    file = BytesIO()
    canvas = TaggedCanvas(file, root=Element("Document"), lang="nl")
    canvas.setFont("Helvetica", 12)
    with canvas.drawn_for(None):
        canvas.line(0, 0, 10, 10)
    canvas.save()
    assert b"Helvetica" not in file.getvalue()
    assert faults(file.getvalue()) == []
