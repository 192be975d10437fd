"""The numbers of a period, written from a terminal."""

import csv
import io
from datetime import UTC, datetime
from pathlib import Path

import pytest

from desktop.cli.terminal import Terminal
from desktop.content.packs import load_pack, shipped_folder
from desktop.domain.contacts import ContactEntry
from desktop.paths import Home
from desktop.spreekuur.contacts import record_contact
from desktop.spreekuur.stores import Site, make_laptop
from tests.cli.conftest import Type

NOW = datetime(2026, 11, 22, 10, tzinfo=UTC)
PERIOD = ("--from", "2026-11-16", "--to", "2026-11-22")


@pytest.fixture(autouse=True)
def _today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Terminal, "now", NOW)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A laptop that was asked five questions in Tigrinya and one in Somali."""
    folder = tmp_path_factory.mktemp("cli") / "home"
    store, _code = make_laptop(Home(folder), "", site=Site("ZUT", "azc Zutphen"), device_name="L", training=True)
    for language in ("ti", "ti", "ti", "ti", "ti", "so"):
        record_contact(store, load_pack(shipped_folder()), ContactEntry(language, ("A5",)), NOW)
    store.close()
    return folder


def test_a_report_does_not_tell_the_few_apart(spreekuur: Type, home: Path, tmp_path: Path) -> None:
    for end, begins in {"xlsx": b"PK", "ods": b"PK", "csv": b"\xef\xbb\xbfpart", "pdf": b"%PDF"}.items():
        file = tmp_path / f"report.{end}"
        told = spreekuur("report", *PERIOD, "--site", "zut", "--output", file, "--home", home, "--json").json
        assert file.read_bytes().startswith(begins)
        assert (told["file"], told["from"], told["to"]) == (str(file), "2026-11-16", "2026-11-22")
        assert (told["site"], told["total"], told["topics"]) == ("ZUT", 6, {"A5": 6})
        assert "so" not in told["languages"]
    text = (tmp_path / "report.csv").read_text(encoding="utf-8-sig")
    rows = {(row["part"], row["code"]): row["count"] for row in csv.DictReader(io.StringIO(text, newline=""))}
    assert rows["total", "ZUT"] == rows["topics", "A5"] == "6"


def test_headquarters_reports_on_all_sites(spreekuur: Type, headquarters: Path, tmp_path: Path) -> None:
    file = tmp_path / "report.csv"
    assert str(file) in spreekuur("report", *PERIOD, "--output", file, "--home", headquarters).out
    assert "all sites" in file.read_text(encoding="utf-8-sig")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((*PERIOD, "--output", "x.docx"), "not written as"),
        ((*PERIOD, "--site", "XYZ", "--output", "x.csv"), "No site “XYZ” is known here"),
        (("--from", "2026-11-22", "--to", "2026-11-16", "--output", "x.csv"), "before it begins"),
        (("--from", "2026-11", "--to", "2026-11-16", "--output", "x.csv"), "not a day"),
    ],
)
def test_a_report_that_cannot_be_is_refused_and_leaves_no_file(
    words: tuple[str, ...], said: str, spreekuur: Type, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert said in spreekuur("report", *words, "--home", home, code=1).err
    assert not list(tmp_path.glob("x.*"))
