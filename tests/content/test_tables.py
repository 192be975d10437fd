import msgspec
import pytest

from desktop.content.faults import Faults
from desktop.content.tables import decode, line_of

TEXT = """\
name = "a"

[[parts]]
code = "x"
[[parts]]
# the second
code = 3
"""


class _Part(msgspec.Struct, forbid_unknown_fields=True):
    code: str


class _Whole(msgspec.Struct, forbid_unknown_fields=True):
    name: str
    parts: tuple[_Part, ...] = ()


def _told(text: str, below: int = 0) -> tuple[int, str]:
    faults = Faults()
    assert decode("f.toml", text, _Whole, faults, below=below) is None
    (fault,) = faults.found
    return fault.line, fault.message


@pytest.mark.parametrize(
    ("path", "line"),
    [(".name", 1), (".parts[0].code", 4), (".parts[1].code", 7), (".parts[1]", 5), (".none", 1), ("", 1)],
)
def test_the_line_of_a_key_is_where_it_is_written(path: str, line: int) -> None:
    assert line_of(TEXT, path) == line


def test_a_wrong_type_is_told_at_its_key_counted_from_the_top_of_the_file() -> None:
    assert _told(TEXT, below=10)[0] == 17


def test_an_unknown_key_is_told_where_it_stands() -> None:
    line, message = _told('name = "a"\n[[parts]]\ncode = "x"\nextra = 1\n')
    assert line == 4
    assert "extra" in message


def test_a_missing_key_is_told_by_its_name() -> None:
    line, message = _told('[[parts]]\ncode = "x"\n')
    assert (line, "name" in message) == (1, True)


def test_an_unfinished_file_is_told_at_its_end() -> None:
    assert _told('name = "a"\nparts = [\n')[0] == 2


def test_brackets_without_end_do_no_harm() -> None:
    assert "deeper" in _told("name = " + "[" * 1_900 + "\n")[1]
