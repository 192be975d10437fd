import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest

from desktop.content.files import LARGEST_FILE
from desktop.content.packs import load_pack, shipped_folder
from desktop.content.shelves import (
    check_files,
    digest,
    newest_pack,
    shelve,
    shelved_files,
    shelved_versions,
    shipped_version,
)
from desktop.errors import ContentError, StoreError

Later = Callable[[str], dict[str, bytes]]


@pytest.fixture
def later(files: dict[str, bytes]) -> Later:
    """Return a function that gives a part of the shipped pack under another version."""

    def made(version: str) -> dict[str, bytes]:
        text = files["pack.toml"].decode().replace(f'"{shipped_version()}"', f'"{version}"')
        return files | {"pack.toml": text.encode()}

    return made


def test_the_shipped_pack_is_there_when_no_other_is(tmp_path: Path) -> None:
    assert newest_pack(tmp_path / "shelf").version == load_pack(shipped_folder()).version == shipped_version()


def test_the_newest_pack_is_used_and_earlier_ones_stay(tmp_path: Path, later: Later) -> None:
    for version in ("2098-01-02", "2098-01-02.3", "2098-01-01.9", "2001-01-01"):
        shelve(tmp_path / "shelf", version, later(version))
    assert shelved_versions(tmp_path / "shelf") == ["2098-01-02.3", "2098-01-02", "2098-01-01.9", "2001-01-01"]
    assert newest_pack(tmp_path / "shelf").version == "2098-01-02.3"
    known = newest_pack(tmp_path / "shelf")
    assert newest_pack(tmp_path / "shelf", known) is known


def test_a_pack_that_was_changed_on_the_disk_is_not_used(tmp_path: Path, later: Later) -> None:
    for version in ("2098-01-01", "2098-01-02"):
        shelve(tmp_path / "shelf", version, later(version))
    (newest,) = (tmp_path / "shelf").glob("2098-01-02-*")
    title = next(newest.glob("articles/*/nl.md"))
    title.write_text(title.read_text().replace("e", "a", 1))
    assert newest_pack(tmp_path / "shelf").version == "2098-01-01"
    with pytest.raises(ContentError, match="damaged"):
        shelved_files(tmp_path / "shelf", "2098-01-02", digest(later("2098-01-02")))
    # Read once more, it is whole again.
    shelve(tmp_path / "shelf", "2098-01-02", later("2098-01-02"))
    assert newest_pack(tmp_path / "shelf").version == "2098-01-02"


def test_a_pack_of_a_newer_program_gives_way_to_one_that_can_be_read(tmp_path: Path, later: Later) -> None:
    shelve(tmp_path / "shelf", "2098-01-01", later("2098-01-01"))
    shelve(tmp_path / "shelf", "2099-01-01", later("2099-01-01") | {"pack.toml": b'version = "2099-01-01"\nnew = 1\n'})
    assert newest_pack(tmp_path / "shelf").version == "2098-01-01"


def test_a_disk_that_fills_up_leaves_no_half_pack(
    tmp_path: Path, later: Later, monkeypatch: pytest.MonkeyPatch
) -> None:
    shelve(tmp_path / "shelf", "2098-01-01", later("2098-01-01"))
    written = iter(range(5))

    def full(_handle: int) -> None:
        if next(written, None) is None:
            raise OSError(28, "No space left on device")

    with monkeypatch.context() as broken_disk:
        broken_disk.setattr("desktop.paths.os.fsync", full)
        with pytest.raises(StoreError, match="disk is full"):
            shelve(tmp_path / "shelf", "2098-01-02", later("2098-01-02"))
    assert shelved_versions(tmp_path / "shelf") == ["2098-01-01"]
    shelve(tmp_path / "shelf", "2098-01-02", later("2098-01-02"))
    assert newest_pack(tmp_path / "shelf").version == "2098-01-02"


@pytest.mark.parametrize(
    "name",
    [
        "../pack.toml",
        "/etc/passwd",
        "articles/../../x.md",
        "articles/a/b/c.md",
        "articles/a/nl.md/",
        "articles\\a\\nl.md",
        "articles/con/nl.md",
        "articles/a/nul.md",
        "terms/COM1.toml",
        "terms/NL.toml",
        ".hidden",
        "keys.json",
        "",
        "terms/nl.toml\n",
        "terms/nl.toml ",
        "terms/nl.toml:stream",
    ],
)
def test_no_name_leads_out_of_the_shelf(tmp_path: Path, files: dict[str, bytes], name: str) -> None:
    shelf = tmp_path / "shelf"
    with pytest.raises(ContentError, match="cannot stand in one"):
        shelve(shelf, "2098-01-01", files | {name: b"x"})
    assert not shelf.exists()


def test_a_pack_is_of_bearable_size(files: dict[str, bytes]) -> None:
    check_files(files)
    with pytest.raises(ContentError):
        check_files(files | {"terms/xx.toml": b" " * (LARGEST_FILE + 1)})
    with pytest.raises(ContentError):
        check_files({f"articles/a{number}/nl.md": b"" for number in range(20_001)})
    with pytest.raises(ContentError):
        check_files({f"articles/a{number}/nl.md": b" " * LARGEST_FILE for number in range(257)})


def test_the_digest_is_what_sha256sum_makes_of_the_files() -> None:
    files = {"b.toml": b"1", "B.toml": b"2", "a/x.md": b"3"}
    lines = [f"{hashlib.sha256(files[name]).hexdigest()} {name}\n" for name in ("B.toml", "a/x.md", "b.toml")]
    assert digest(files) == hashlib.sha256("".join(lines).encode()).hexdigest()
    assert digest(files) != digest(files | {"b.toml": b"2"})
