import io
from pathlib import Path

import pyrage
import pytest

from tests.cli.conftest import Type

RECORD = ("record", "--language", "ar", "--topic", "B1", "--question", "GEHEIM")


def test_a_laptop_is_lost_and_withdrawn(spreekuur: Type, headquarters: Path, laptop: Path, tmp_path: Path) -> None:
    hq, stick = ("--home", headquarters), tmp_path / "stick"
    bundles = []
    for _ in range(2):
        spreekuur(*RECORD, "--home", laptop)
        bundles.append(spreekuur("export", "--home", laptop, "--to", "hq", "--output", stick, "--json").json["file"])
    spreekuur("import", bundles[0], *hq)
    (before,) = spreekuur("devices", "list", *hq, "--json").json
    assert (before["name"], before["revoked"]) == ("Laptop 1", None)
    spreekuur("devices", "revoke", "Laptop 2", *hq, code=1)
    done = spreekuur("devices", "revoke", "Laptop 1", "--lost", "2020-01-01", *hq, "--json").json
    assert (done["device"], len(done["received_since"]), len(done["until"])) == (before["device"], 1, 1)
    (after,) = spreekuur("devices", "list", *hq, "--json").json
    assert after == before | {"revoked": done["revoked"], "until": done["until"], "serial": 1}
    assert "withdrawn on" in spreekuur("devices", "list", *hq).out
    refused = spreekuur("import", bundles[1], *hq, code=1).err
    assert "(B5)" in refused
    assert spreekuur("inspect", bundles[1], *hq, "--json").json["signature"] == "revoked"
    assert spreekuur("import", bundles[0], *hq, "--json").json[0]["known"] == 1
    # It is found back, and was never out of good hands: the refusal says what to let through.
    point = refused.split("this bundle (")[1].split(")")[0]
    spreekuur("devices", "revoke", "Laptop 1", "--until", point, *hq)
    assert spreekuur("import", bundles[1], *hq, "--json").json[0]["new"] == 1
    assert len(spreekuur("devices", "received", "Laptop 1", "--since", "2020-01-01", *hq, "--json").json) == 2
    assert spreekuur("devices", "received", "Laptop 1", "--since", "2049-01-01", *hq, "--json").json == []


@pytest.mark.parametrize("until", ["x", "x=", "x=-1", "x=1e3", "x=99999999999999999999", "x=²"])
def test_a_cut_off_is_a_store_and_a_number(spreekuur: Type, headquarters: Path, until: str) -> None:
    with pytest.raises(SystemExit) as ended:
        spreekuur("devices", "revoke", "x", "--until", until, "--home", headquarters)
    assert ended.value.code == 2


def test_the_escrow_key_comes_back_from_two_sheets(
    spreekuur: Type, headquarters: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = spreekuur("devices", "escrow", "--home", headquarters, "--json").json
    sealed = pyrage.encrypt(b"alles", [pyrage.x25519.Recipient.from_str(made["recipient"])])
    key = tmp_path / "key.txt"
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{made['shares'][2]}\n{made['shares'][1].upper()}\n"))
    spreekuur("devices", "recover", "--output", key)
    assert pyrage.decrypt(sealed, [pyrage.x25519.Identity.from_str(key.read_text().strip())]) == b"alles"
    assert key.stat().st_mode & 0o777 == 0o600
    wrong = tmp_path / "wrong.txt"
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{made['shares'][0]}\n"))
    assert "not two shares" in spreekuur("devices", "recover", "--output", wrong, code=1).err
    assert not wrong.exists()
    assert "already" in spreekuur("devices", "escrow", "--home", headquarters, code=1).err
    sheets = spreekuur("devices", "escrow", "--anew", "--home", headquarters).out
    assert sheets.count("33. ") == sheets.count("Share ") == 3


def test_a_laptop_gets_one_more_site(spreekuur: Type, headquarters: Path, laptop: Path, tmp_path: Path) -> None:
    hq, welcome = ("--home", headquarters), tmp_path / "more"
    spreekuur("devices", "sites", "Laptop 1", "--add", "EDE", "--name", "azc Ede", "--output", welcome, *hq)
    spreekuur("import", welcome, "--home", laptop)
    spreekuur(*RECORD, "--home", laptop)
    assert spreekuur("devices", "sites", "--here", "EDE", "--home", laptop, "--json").json == {"sites": ["EDE", "ZUT"]}
    spreekuur(*RECORD, "--home", laptop)
    sites = {it["site"] for it in spreekuur("list", "contacts", "--home", laptop, "--json").json}
    assert sites == {"ZUT", "EDE"}
    spreekuur("devices", "sites", "Laptop 1", "--remove", "EDE", "--output", welcome, *hq)
    assert spreekuur("devices", "list", *hq, "--json").json[0]["sites"] == ["ZUT"]
    for wrong in (("x y", "azc"), ("EDE", "two\nlines")):
        spreekuur(
            "devices", "sites", "Laptop 1", "--add", wrong[0], "--name", wrong[1], "--output", welcome, *hq, code=1
        )
    for words in (["--add", "EDE"], ["Laptop 1", "--add", "E", "--remove", "E"], ["Laptop 1", "--remove", "EDE"]):
        with pytest.raises(SystemExit) as ended:
            spreekuur("devices", "sites", *words, *hq)
        assert ended.value.code == 2


def test_keys_are_renewed(spreekuur: Type, headquarters: Path, laptop: Path, tmp_path: Path) -> None:
    request = tmp_path / "renewal"
    spreekuur("devices", "renew", "--home", laptop, "--output", request)
    assert spreekuur("devices", "renew", request, "--home", headquarters, "--json").json["serial"] == 2
    assert "older" in spreekuur("devices", "renew", request, "--home", headquarters, code=1).err
    assert spreekuur("devices", "renew", "--home", headquarters).out == "Hoofdkantoor\n"
    with pytest.raises(SystemExit) as ended:
        spreekuur("devices", "renew", "--home", laptop)
    assert ended.value.code == 2
