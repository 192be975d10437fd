import errno
import os
import stat
import subprocess
import sys
import textwrap
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.errors import StoreError
from desktop.paths import Home, resources, told, translations, write_atomically, write_pieces_atomically

ROOT = Path(__file__).parents[1]


def test_a_file_is_written_whole_for_its_owner_only(tmp_path: Path) -> None:
    path = tmp_path / "file"
    write_atomically(path, b"old")
    write_atomically(path, b"new")
    assert path.read_bytes() == b"new"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize(
    ("number", "word"),
    [(errno.ENOSPC, "full"), (errno.EROFS, "may not be written"), (errno.EIO, "could not be written")],
)
def test_a_disk_that_refuses_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, word: str
) -> None:
    path = tmp_path / "file"
    write_atomically(path, b"old")

    def refuse(_handle: int) -> None:
        raise OSError(number, os.strerror(number))

    with monkeypatch.context() as broken_disk:
        broken_disk.setattr("desktop.paths.os.fsync", refuse)
        with pytest.raises(StoreError, match=word):
            write_atomically(path, b"new")
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_stick_that_lies_is_found_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "file"
    with monkeypatch.context() as lying_stick:
        lying_stick.setattr("desktop.paths._digest", lambda _path: b"other")
        with pytest.raises(StoreError, match="reads back other bytes"):
            write_atomically(path, b"new")
    assert list(tmp_path.iterdir()) == []


def test_a_large_file_is_written_in_pieces_and_none_of_it_when_they_end_badly(tmp_path: Path) -> None:
    path = tmp_path / "file"
    write_pieces_atomically(path, (bytes([number]) * 1000 for number in range(200)))
    assert path.read_bytes() == b"".join(bytes([number]) * 1000 for number in range(200))

    def broken() -> Iterator[bytes]:
        yield b"begin"
        raise OSError(errno.EIO, "pulled out")

    with pytest.raises(StoreError, match="could not be written"):
        write_pieces_atomically(path, broken())
    assert list(tmp_path.iterdir()) == [path]
    assert path.stat().st_size == 200_000


def test_a_real_limit_of_the_disk_leaves_the_store_whole(tmp_path: Path) -> None:
    """The kernel refuses to let a file grow, as a full disk does, in the middle of recording."""
    program = textwrap.dedent(
        """
        import resource, sys
        from pathlib import Path
        from desktop.errors import StoreError
        from desktop.paths import Home
        from tests.store.conftest import LAPTOP, PASSPHRASE
        from tests.store.test_database import record
        from desktop.store.contacts import select_contacts
        from desktop.store.database import Store
        home = Home(Path(sys.argv[1]))
        store, _ = Store.create(home, PASSPHRASE, LAPTOP, b"x")
        resource.setrlimit(resource.RLIMIT_FSIZE, (1_500_000, 1_500_000))
        saved = 0
        try:
            while True:
                record(store, question="x" * 10_000)
                saved += 1
        except StoreError as error:
            print(saved, error.sentence[:8])
        store.close()
        again = Store.open(home, PASSPHRASE)
        with again.reading() as session:
            print(len(select_contacts(session)))
        again.close()
        """
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path / "home")], cwd=ROOT, capture_output=True, text=True, check=True
    )
    first, second = done.stdout.splitlines()
    assert first == f"{second} The disk"
    assert int(second) > 3


def test_the_private_folder_is_its_owners_only(tmp_path: Path) -> None:
    home = Home(tmp_path / "deep" / "home")
    home.make()
    assert stat.S_IMODE(home.folder.stat().st_mode) == 0o700


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreError):
        Home(tmp_path / "file" / "home").make()
    assert "full" in str(told(OSError(errno.ENOSPC, ""), tmp_path))


def test_what_belongs_to_the_program_is_found() -> None:
    assert (resources() / "content" / "pack.toml").is_file()
    assert (translations() / "nl").is_dir()
