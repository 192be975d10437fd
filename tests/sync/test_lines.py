import json
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.rows import Clock, ExchangedRow, Later, RowState
from desktop.sync.lines import (
    ContentFile,
    SiteSecret,
    decode_content,
    decode_row,
    decode_secret,
    encode,
    is_identifier,
    is_site,
    line_of,
    stored_row_of,
)

ID = "AAECAwQFBgcICQoLDA0ODw"
STORE = "abcdefgh23456789.0a1b2c3d4e"

numbers = st.integers(0, 2**63 - 1)
stores = st.from_regex(r"[a-z0-9]{1,24}\.[a-z0-9]{1,24}", fullmatch=True)
names = st.from_regex(r"[a-z][a-z0-9_]{0,39}", fullmatch=True)
texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
values = texts | st.booleans() | st.integers(-(2**63), 2**63 - 1) | st.floats(allow_nan=False, allow_infinity=False)


@st.composite
def later(draw: st.DrawFn) -> Later:
    context = draw(st.dictionaries(stores, numbers, min_size=1, max_size=4))
    winner, *others = draw(st.permutations(sorted(context)))
    losers = draw(st.lists(st.sampled_from(others), unique=True)) if others else []
    return Later(context, winner, draw(numbers), {store: (draw(values | st.none()), draw(numbers)) for store in losers})


@st.composite
def exchanged(draw: st.DrawFn) -> ExchangedRow:
    clock = Clock(
        draw(stores),
        draw(st.integers(1, 2**63 - 1)),
        draw(numbers),
        draw(st.dictionaries(names, later(), max_size=3)),
    )
    fields = draw(st.dictionaries(names, values.filter(lambda value: value != ""), max_size=5))
    site = draw(st.from_regex(r"[A-Za-z0-9-]{0,20}", fullmatch=True))
    return ExchangedRow(draw(names), draw(st.uuids()), draw(st.uuids()), site, RowState(clock, fields))


@given(exchanged())
def test_every_row_goes_through_a_line(row: ExchangedRow) -> None:
    line = encode(line_of(row))
    assert b"\n" not in line
    assert stored_row_of(decode_row(line)).exchanged() == row


def test_a_line_is_what_the_format_says() -> None:
    shown = Later({STORE: 3, "b.2": 5}, STORE, 9, {"b.2": (None, 8)})
    row = ExchangedRow(
        "contact",
        UUID("00010203-0405-0607-0809-0a0b0c0d0e0f"),
        UUID(int=0),
        "ZUT-1",
        RowState(Clock(STORE, 1, 7, {"told": shown}), {"language": "ti", "question": None, "urgent": True}),
    )
    root = "A" * 22
    written = [
        "contact",
        ID,
        root,
        "ZUT-1",
        [STORE, 1, 7, {"told": [{STORE: 3, "b.2": 5}, STORE, 9, {"b.2": [None, 8]}]}],
        {"language": "ti", "urgent": True},
    ]
    assert json.loads(encode(line_of(row))) == written
    plain = RowState(Clock(STORE, 1, 7), {})
    assert json.loads(encode(line_of(ExchangedRow("note", row.id, row.id, "", plain))))[4] == [STORE, 1, 7]


def changed(*path: object, to: object) -> bytes:
    """Return a good line of a row with one thing in it changed."""
    told = [{STORE: 3, "b.2": 5}, STORE, 9, {"b.2": ["x", 8]}]
    row: list = ["contact", ID, ID, "zutphen", [STORE, 1, 7, {"told": told}], {"language": "ti"}]
    at: list = row
    for step in path[:-1]:
        at = at[step]  # type: ignore[call-overload]
    at[path[-1]] = to  # type: ignore[call-overload]
    return json.dumps(row).encode()


def test_the_line_that_is_spoiled_below_is_good() -> None:
    assert decode_row(changed(3, to="arnhem")).site == "arnhem"


FIELD = (4, 3, "told")


@pytest.mark.parametrize(
    "line",
    [
        changed(0, to="Contact"),
        changed(0, to="contact; DROP TABLE contact"),
        changed(1, to=ID + "A"),
        changed(1, to=ID[:-1] + "x"),
        changed(2, to=None),
        changed(3, to="two words"),
        changed(3, to="x" * 81),
        changed(4, 0, to="nodot"),
        changed(4, 1, to=0),
        changed(4, 1, to=-1),
        changed(4, 1, to=2**63),
        changed(4, 2, to="7"),
        changed(4, 3, to={"Told": [{STORE: 1}, STORE, 0, {}]}),
        changed(*FIELD, 0, to={}),
        changed(*FIELD, 1, to="c.3"),
        changed(*FIELD, 1, to="b.2"),
        changed(*FIELD, 3, to={"c.3": ["x", 8]}),
        changed(*FIELD, 3, "b.2", to=["x"]),
        changed(*FIELD, 3, "b.2", to=[{}, 8]),
        changed(*FIELD, 0, to={STORE: 1, **{f"s.{number}": 1 for number in range(4096)}}),
        changed(5, to={f"f{number}": 1 for number in range(129)}),
        changed(5, to={"language": None}),
        changed(5, to={"language": ["ti"]}),
        changed(5, to={"language": 2**63}),
        changed(5, to={"Language": "ti"}),
        changed(5, to=[]),
        b"[]",
        b"\xff",
        b'["contact"',
    ],
)
def test_a_row_that_no_program_of_ours_writes(line: bytes) -> None:
    with pytest.raises(ValueError, match=r".+"):
        decode_row(line)


@pytest.mark.parametrize("path", ["a.toml", "articles/reba.nl.toml", "a/b/c/d/e/f/g/h", "_x/y-z.1"])
def test_a_content_file_lies_below_the_pack(path: str) -> None:
    assert decode_content(encode(ContentFile(path, "x"))) == ContentFile(path, "x")


@pytest.mark.parametrize(
    "path",
    [
        "",
        "/etc/passwd",
        "../a",
        "a/../b",
        "a/./b",
        ".hidden",
        "a/.b",
        "a//b",
        "a/",
        "C:/a",
        "a\\b",
        "a b",
        "é",
        "a\n",
        "a/b/c/d/e/f/g/h/i",
        "x" * 81,
    ],
)
def test_a_content_file_lies_nowhere_else(path: str) -> None:
    with pytest.raises(ValueError, match="path"):
        decode_content(json.dumps([path, "x"]).encode())


def test_a_secret_has_32_bytes_and_a_site() -> None:
    secret = SiteSecret("zutphen", "A" * 43)
    assert decode_secret(encode(secret)) == secret
    for wrong in (["zutphen", "A" * 42], ["zutphen", "A" * 44], ["", "A" * 43], ["a b", "A" * 43], ["zutphen"]):
        with pytest.raises(ValueError, match=r".+"):
            decode_secret(json.dumps(wrong).encode())


def test_names_of_rows_and_sites() -> None:
    assert is_identifier(ID)
    assert not is_identifier(ID + "\n")
    assert is_site("")
    assert not is_site("a\tb")
