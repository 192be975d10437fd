from pathlib import Path

import pytest

from desktop.content import files
from desktop.content.faults import Faults
from desktop.content.files import pack_files, text_of
from desktop.errors import ContentError


def _told(content: bytes) -> list[tuple[int, str]]:
    faults = Faults()
    text_of("pack.toml", {"pack.toml": content}, faults)
    return [(fault.line, fault.message) for fault in faults.found]


def test_windows_line_ends_are_line_ends() -> None:
    assert text_of("a", {"a": b"one\r\ntwo\r\n"}, Faults()) == "one\ntwo\n"


def test_bytes_that_are_no_text_are_told_with_their_line() -> None:
    assert _told(b"one\ntw\xff\n") == [(2, "The file is not UTF-8 text. Save it again as UTF-8.")]


@pytest.mark.parametrize("hidden", ["\ufeff", "\u200e", "\u061c", "\u2066", "\u00ad", "\x00", "\ue000", "\t"])
def test_what_nobody_can_see_is_refused(hidden: str) -> None:
    (line, message), *more = _told(f"one\ntwo{hidden}".encode())
    assert (line, more) == (2, [])
    assert f"U+{ord(hidden):04X}" in message


def test_joiners_and_hard_spaces_are_part_of_writing() -> None:
    assert _told("می\u200cتوانید 088\u00a0112".encode()) == []


def test_a_file_that_is_too_large_is_not_read(folder: Path) -> None:
    (folder / "topics.toml").write_bytes(b"#" * (files.LARGEST_FILE + 1))
    with pytest.raises(ContentError, match=r"topics\.toml.*256 kB"):
        pack_files(folder)


def test_a_folder_that_is_too_full_is_not_read(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "MOST_FILES", 10)
    with pytest.raises(ContentError, match="larger than a content pack"):
        pack_files(folder)


def test_a_file_that_cannot_be_read_is_named(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(self: Path, mode: str) -> None:
        raise PermissionError(13, "Permission denied", str(self), mode)

    monkeypatch.setattr(Path, "open", broken)
    with pytest.raises(ContentError, match="Permission denied"):
        pack_files(folder)


def test_names_have_forward_slashes_and_are_sorted(folder: Path) -> None:
    names = list(pack_files(folder))
    assert "articles/late-decision/ti.md" in names
    assert names == sorted(names, key=lambda name: name.split("/"))
