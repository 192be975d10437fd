import json
from pathlib import Path

import pytest

from desktop.cli.main import run
from desktop.content.packs import load_pack, shipped_folder
from desktop.spreekuur.contacts import contact
from tests.centres import PASSPHRASE, copied_centre, enrol_centre


def test_conflicts_are_listed_and_resolved(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    enrolled, folder = tmp_path / "enrolled", tmp_path / "folder"
    folder.mkdir()
    enrolled.mkdir()
    enrol_centre(enrolled)
    secret = tmp_path / "secret"
    secret.write_text(PASSPHRASE)
    own = ["--home", str(folder / "een"), "--passphrase-file", str(secret), "--language", "en"]
    with copied_centre(enrolled, folder, load_pack(shipped_folder())) as centre:
        made = centre.disagree()
        assert run([*own, "conflicts", "list", "--json"]) == 0
        (found,) = json.loads(capsys.readouterr().out)
        assert (found["kind"], found["row"], found["field"]) == ("contact", str(made.id), "told")
        assert (found["ours"], found["theirs"], found["site"], found["policy"]) == ("hier", "daar", "ZUT", "ask")
        assert [it["name"] for it in found["values"]] == ["Laptop een", "Laptop twee"]
        assert run([*own, "conflicts", "list"]) == 0
        shown = capsys.readouterr().out
        assert found["id"] in shown
        assert "daar · Laptop twee · 2026-11-2" in shown
        assert run([*own, "conflicts", "resolve", found["id"], "--keep", "theirs", "--json"]) == 0
        assert json.loads(capsys.readouterr().out)["kept"] == "daar"
        assert run([*own, "conflicts", "list", "--json"]) == 0
        assert json.loads(capsys.readouterr().out) == []
        assert run([*own, "conflicts", "resolve", found["id"], "--keep", "theirs"]) == 1
        assert "not any more" in capsys.readouterr().err
        centre.cross()
        assert contact(centre.there, made.id).entry.told == "daar"
