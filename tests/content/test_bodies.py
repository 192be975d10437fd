import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.content.bodies import MOST_LINES, Body, parse_body
from desktop.content.faults import Faults
from desktop.domain.articles import Line, LineKind, Section

WORDS = (
    st.text("abc XYZ été ሀለ عرب 123 .?!", min_size=1, max_size=40)
    .filter(lambda text: text.strip())
    .map(lambda text: "x " + " ".join(text.split()))
)
LINES = st.lists(st.tuples(st.sampled_from(["", "- ", "- [ ] "]), WORDS), min_size=1, max_size=8)
SECTIONS = st.lists(st.tuples(WORDS, LINES), min_size=1, max_size=4)
KINDS = {"": LineKind.TEXT, "- ": LineKind.STEP, "- [ ] ": LineKind.BOX}


def _parsed(text: str) -> Body:
    faults = Faults()
    body = parse_body("a.md", text, faults)
    assert faults.found == []
    assert body is not None
    return body


def _told(text: str) -> list[tuple[int, str]]:
    faults = Faults()
    assert parse_body("a.md", text, faults, below=100) is None
    return [(fault.line, fault.message) for fault in faults.found]


def test_lines_are_numbered_through_the_article_and_headings_are_not() -> None:
    body = _parsed("# Title\n\nFirst.\n\n## Heading\n\n- Second.\n- [ ] Third\n\n## Another\n\nFourth.\n")
    assert body.title == "Title"
    assert body.sections() == (
        Section("", (Line(1, LineKind.TEXT, "First."),)),
        Section("Heading", (Line(2, LineKind.STEP, "Second."), Line(3, LineKind.BOX, "Third"))),
        Section("Another", (Line(4, LineKind.TEXT, "Fourth."),)),
    )


@given(WORDS, SECTIONS)
def test_every_line_written_is_read_once_in_order(
    title: str, sections: list[tuple[str, list[tuple[str, str]]]]
) -> None:
    written = [f"# {title}"]
    for heading, lines in sections:
        written += [f"## {heading}", *(mark + words for mark, words in lines)]
    body = _parsed("\n".join(written))
    assert [section.heading for section in body.sections()] == [heading for heading, _ in sections]
    read = [(line.kind, line.text) for section in body.sections() for line in section.lines]
    assert read == [(KINDS[mark], words) for _, lines in sections for mark, words in lines]


@given(WORDS, LINES, st.data())
def test_blank_lines_and_blanks_do_not_change_the_fingerprint(
    title: str, lines: list[tuple[str, str]], data: st.DataObject
) -> None:
    written = [f"# {title}", *(mark + words for mark, words in lines)]
    spaced = [line + data.draw(st.sampled_from(["", " ", "\n", "\n  \n"])) for line in written]
    assert _parsed("\n".join(written)).fingerprint() == _parsed("\n".join(spaced)).fingerprint()


def test_blanks_at_which_no_line_may_break_stay() -> None:
    body = _parsed("#  Qui  aide\u00a0?\u00a0\n\n- [ ]  VluchtelingenWerk\u202f:\t 020\u00a0346.\n")
    assert body.title == "Qui aide\u00a0?"
    assert body.sections() == (Section("", (Line(1, LineKind.BOX, "VluchtelingenWerk\u202f: 020\u00a0346."),)),)


def test_a_word_or_a_kind_changes_the_fingerprint() -> None:
    prints = {_parsed(f"# T\n{line}\n").fingerprint() for line in ("One.", "one.", "- One.", "- [ ] One.", "One. Two.")}
    assert len(prints) == 5


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("", 101, "begins with its title"),
        ("A line.\n# Title\n", 101, "begins with its title"),
        ("# Title\n", 101, "no lines"),
        ("# Title\nA.\n# Second\nB.\n", 103, "second"),
        ("# Title\n## Empty\n## Full\nA.\n", 102, "no line below"),
        ("# Title\nA.\n## Last\n", 103, "no line below"),
        ("# Title\n* A.\n", 102, "mark-up"),
        ("# Title\n1. A.\n", 102, "mark-up"),
        ("# Title\n- [x] A.\n", 102, ""),
        ("# Title\nA <b>b</b>.\n", 102, "mark-up"),
        ("# Title\n[a](https://example.org)\n", 102, "mark-up"),
        ("# Title\n" + "A.\n" * MOST_LINES, 101 + MOST_LINES, "at most"),
    ],
)
def test_what_the_format_does_not_know_is_told_with_its_line(text: str, line: int, message: str) -> None:
    told = _told(text)
    assert any(at == line and message in sentence for at, sentence in told), told


def test_a_line_may_begin_with_a_telephone_number() -> None:
    assert _parsed("# Bel\n+31 20 123 45 67\n").sections()[0].lines[0].text == "+31 20 123 45 67"
