"""Commands as they are typed, in this process."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from desktop.cli.main import run

PASSPHRASE = "vier losse woorden hier"


@dataclass(frozen=True)
class Typed:
    """What a command answered."""

    out: str
    err: str

    @property
    def json(self) -> Any:  # noqa: ANN401 - whatever the command prints
        return json.loads(self.out)


Type = Callable[..., Typed]


@pytest.fixture
def spreekuur(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Type:
    secret = tmp_path / "passphrase"
    secret.write_text(PASSPHRASE + "\n")
    monkeypatch.setenv("SPREEKUUR_PASSPHRASE_FILE", str(secret))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))

    def typed(*words: str | Path, code: int = 0) -> Typed:
        answer = run([str(word) for word in ("--language", "en", *words)])
        said = capsys.readouterr()
        assert answer == code, said
        return Typed(said.out, said.err)

    return typed


@pytest.fixture
def headquarters(spreekuur: Type, tmp_path: Path) -> Path:
    home = tmp_path / "hq"
    spreekuur("init", "--headquarters", "--home", home, "--organisation-name", "Hulp", "--device", "Hoofdkantoor")
    return home


@pytest.fixture
def laptop(spreekuur: Type, headquarters: Path, tmp_path: Path) -> Path:
    home, organisation, request, welcome = (tmp_path / name for name in ("laptop", "o", "r", "w"))
    spreekuur("devices", "organisation", "--home", headquarters, "--output", organisation)
    spreekuur(
        "init", "--home", home, "--site", "ZUT", "--site-name", "azc Zutphen", "--device", "Laptop 1", "--organisation", organisation
    )  # fmt: skip
    words = spreekuur("devices", "request", "--home", home, "--output", request, "--json").json["words"]
    spreekuur("devices", "enrol", request, "--home", headquarters, "--words", words, "--output", welcome)
    spreekuur("import", welcome, "--home", home)
    return home
