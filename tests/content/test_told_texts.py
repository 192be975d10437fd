"""What we told somebody on a day is what opens later, word for word."""

import shutil
from pathlib import Path

import pytest

from desktop.content.files import pack_files
from desktop.content.packs import Pack, load_pack
from desktop.content.shelves import digest, shelve
from desktop.content.told_texts import keep_told, text_as_told
from desktop.domain.articles import read_version
from desktop.errors import ContentError
from tests.content.conftest import plant

LETTER = "letter-from-ind"


@pytest.fixture
def program(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a program's own pack, which an update replaces."""
    for module in ("desktop.content.packs", "desktop.content.shelves", "desktop.content.told_texts"):
        monkeypatch.setattr(f"{module}.shipped_folder", lambda: folder)
    return folder


def _updated(program: Path, version: str = "2026-12-01") -> Pack:
    """Replace the pack of the program by a newer one, in which the Dutch says something else."""
    plant(program / "pack.toml", 'version = "2026-11-21"', f'version = "{version}"')
    plant(program / f"articles/{LETTER}/nl.md", "De envelop", "De hele envelop")
    plant(program / f"articles/{LETTER}/ti.md", "እቲ ቡስጣ", "ነቲ ቡስጣ")
    return load_pack(program)


def test_an_update_of_the_program_leaves_what_was_told(program: Path, tmp_path: Path) -> None:
    before = load_pack(program)
    told = before.article(LETTER)
    version = told.version_id("ti")
    keep_told(tmp_path / "shelf", version)
    keep_told(tmp_path / "shelf", version)
    assert len(list((tmp_path / "shelf").rglob("*.md"))) == 2
    after = _updated(program)
    found = text_as_told(tmp_path / "shelf", after, version)
    assert found.editions["ti"] == told.editions["ti"] != after.article(LETTER).editions["ti"]
    assert found.editions["nl"] == told.editions["nl"]
    assert (found.version_id("ti"), found.sources, found.valid_until) == (version, told.sources, told.valid_until)
    # In use now: that one.
    assert text_as_told(tmp_path / "shelf", after, after.article(LETTER).version_id("ar")) == after.article(LETTER)
    for lost in (told.version_id("ar"), f"{LETTER}/ti/2026-11-21/00000000"):
        with pytest.raises(ContentError, match=lost):
            text_as_told(tmp_path / "shelf", after, lost)


def test_a_pack_that_was_published_stays_whole(program: Path, part: Path, tmp_path: Path) -> None:
    told = load_pack(part).article(LETTER)
    shelf = tmp_path / "shelf"
    shelve(shelf, "2026-11-21", pack_files(part))
    after = _updated(program)
    keep_told(shelf, told.version_id("ti"))
    assert not (shelf / "told").exists()
    found = text_as_told(shelf, after, told.version_id("ti"))
    assert found.editions == told.editions
    # Also when a list of that day is not one of this program any more.
    shutil.rmtree(shelf)
    files = pack_files(part) | {"topics.toml": b"old = 1\n"}
    shelve(shelf, "2026-11-21", files)
    assert text_as_told(shelf, after, told.version_id("ti")).editions == told.editions
    # What was changed on the disk is not what was told.
    kept = shelf / f"2026-11-21-{digest(files)}" / f"articles/{LETTER}/ti.md"
    kept.write_text(kept.read_text("utf-8").replace("IND", "COA"), "utf-8")
    with pytest.raises(ContentError, match="not on this laptop"):
        text_as_told(shelf, after, told.version_id("ti"))


@pytest.mark.parametrize(
    "version",
    [
        "",
        "letter-from-ind",
        "../../../../etc/passwd",
        "../ti/2026-11-21/90b7002d",
        "letter-from-ind/../2026-11-21/90b7002d",
        "appointment/ti/2026-11-21/90b7002d",
    ],
)
def test_what_is_the_version_of_no_text_is_refused_and_keeps_nothing(pack: Pack, tmp_path: Path, version: str) -> None:
    keep_told(tmp_path / "shelf", version)
    assert not (tmp_path / "shelf").exists()
    with pytest.raises(ContentError, match="not on this laptop"):
        text_as_told(tmp_path / "shelf", pack, version)


def test_a_version_has_the_parts_that_stand_on_the_sheet(pack: Pack) -> None:
    article = pack.article(LETTER)
    told = read_version(article.version_id("ti"))
    assert told is not None
    assert (told.slug, told.language, told.pack) == (LETTER, "ti", pack.version)
    assert article.fingerprint.startswith(told.fingerprint)
