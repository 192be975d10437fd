"""The volunteer's round and the road to headquarters, as typed in a terminal: every command a process of its own."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pikepdf
import pytest

ROOT = Path(__file__).parents[2]
PASSPHRASE = "vier losse woorden hier"


@dataclass(frozen=True)
class Typed:
    """What a command answered."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:  # noqa: ANN401 - whatever the command prints
        return json.loads(self.out)


Type = Callable[..., Typed]


@pytest.fixture(scope="module")
def spreekuur(tmp_path_factory: pytest.TempPathFactory) -> Type:
    folder = tmp_path_factory.mktemp("user")
    secret = folder / "passphrase"
    secret.write_text(PASSPHRASE + "\n")
    environment = os.environ | {
        "SPREEKUUR_PASSPHRASE_FILE": str(secret),
        "HOME": str(folder),
        "XDG_DATA_HOME": str(folder / "data"),
    }

    def typed(*words: str | Path, code: int = 0) -> Typed:
        done = subprocess.run(
            [sys.executable, "-m", "desktop", *map(str, words)],
            cwd=ROOT,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
            stdin=subprocess.DEVNULL,
            timeout=120,
        )
        answer = Typed(done.returncode, done.stdout, done.stderr)
        assert answer.code == code, answer
        if code:
            assert 1 <= len(answer.err.strip().splitlines()) <= 3, answer.err
            assert "Traceback" not in answer.err
        return answer

    return typed


@pytest.fixture(scope="module")
def laptop(tmp_path_factory: pytest.TempPathFactory, spreekuur: Type) -> Path:
    home = tmp_path_factory.mktemp("laptop") / "home"
    spreekuur("init", "--home", home, "--site", "ZUT", "--site-name", "azc Zutphen", "--device", "Laptop 1")
    return home


def test_a_volunteers_round(spreekuur: Type, laptop: Path, tmp_path: Path) -> None:
    at = ("--home", laptop, "--json")
    person = spreekuur("people", "add", "--name", "Selam Testa", "--born", "1 januari, geschat", *at).json["id"]
    made = spreekuur(
        "record", "--language", "ti", "--topic", "A5", "--person", person, "--question", "Wat betekent deze brief?",
        "--told", "Samen gelezen", "--outcome", "information", "--referral", "lawyer", "--follow-up", "2026-12-05", *at,
    ).json["id"]  # fmt: skip
    row = next(it for it in spreekuur("list", "contacts", *at).json if it["id"] == made)
    assert row == row | {
        "id": made, "site": "ZUT", "language": "ti", "topics": ["A5"], "person": person,
        "question": "Wat betekent deze brief?", "told": "Samen gelezen", "outcome": "information",
        "referrals": ["lawyer"], "follow_up": "2026-12-05", "urgent": False,
    }  # fmt: skip
    spreekuur("edit", made, "--told", "Belt vandaag de advocaat", *at)
    assert {"kind": "contact", "id": made, "text": "Wat betekent deze brief?"} in spreekuur("search", "advoc", *at).json
    articles = spreekuur("content", "list", "--json").json
    slug = next(it["slug"] for it in articles if "A5" in it["topics"])
    assert {"nl", "en", "ar", "ti"} <= set(next(it["languages"] for it in articles if it["slug"] == slug))
    for language in ("ar", "ti"):
        page = tmp_path / f"{language}.pdf"
        spreekuur("handout", slug, "--language", language, "--beside", "nl", "--output", page)
        with pikepdf.open(page) as pdf:
            assert pdf.check_pdf_syntax() == []
            assert len(pdf.pages) >= 1
    # Nobody has reviewed the Arabic, so it does not go out alone.
    alone = spreekuur("handout", slug, "--language", "ar", "--output", tmp_path / "alone.pdf", code=1)
    assert "beside nl" in alone.err or "naast" in alone.err.lower()
    assert not (tmp_path / "alone.pdf").exists()
    assert spreekuur("check", *at).json["ok"] is True


def test_a_date_that_is_not_computed_is_told_with_the_reason(spreekuur: Type, tmp_path: Path) -> None:
    facts = tmp_path / "facts.toml"
    facts.write_text(
        'today = 2026-11-21\n[sponsor]\nstatus = "A"\npermit_expires = "2028-05"\n'
        '[[members]]\nname = "Bibi"\nrelation = "parent"\nborn = "1941"\n'
    )
    found = spreekuur("checklist", "--facts", facts, "--language", "en", "--json").json
    dates = {it["kind"]: it for it in found["dates"]}
    assert (dates["renewal_opens"]["from"], dates["renewal_opens"]["to"]) == ("2028-02-01", "2028-02-29")
    assert [it["kind"] for it in found["not_computed"]] == ["apply_by"]
    (member,) = found["members"]
    assert [it["kind"] for it in member["not_computed"]] == ["aow_age"]
    assert member["not_computed"][0]["why"] in member["warnings"]


def test_the_checklist_of_a_family_with_its_date_and_working(spreekuur: Type, tmp_path: Path) -> None:
    facts = tmp_path / "family.toml"
    facts.write_text(
        """
        today = 2026-11-21
        [sponsor]
        application_date = 2026-07-03
        decision_date = 2026-10-01
        status = "A"
        born = 1990-05-01
        [[members]]
        name = "Hanna"
        relation = "spouse"
        born = 1994-01-01
        tie_before_entry = true
        married = "civil"
        [[members]]
        name = "Ruta"
        relation = "child"
        born = 2015-03-02
        tie_before_entry = true
        other_parent = "in_this_file"
        [[members]]
        name = "Natnael"
        relation = "child"
        born = 2019-08-02
        tie_before_entry = true
        other_parent = "in_this_file"
        """
    )
    page = tmp_path / "checklist.pdf"
    found = spreekuur("checklist", "--facts", facts, "--language", "nl", "--output", page, "--json").json
    # Three months from the day after 1 October 2026 end on 1 January 2027 (a Friday and New Year's Day): act by
    # then; by law the term runs to Monday 4 January, which is shown and not advised.
    (apply_by,) = [it for it in found["dates"] if it["kind"] == "apply_by"]
    assert (apply_by["date"], apply_by["extended"]) == ("2027-01-01", "2027-01-04")
    assert apply_by["working"]
    assert "RefugeeHelp" in apply_by["source"]
    assert found["regime"] == "V2-A"
    assert found["hold"] is False
    assert [(it["name"], it["route"]) for it in found["members"]] == [
        ("Hanna", "nareis"), ("Ruta", "nareis"), ("Natnael", "nareis"),
    ]  # fmt: skip
    needs = [{document["id"]: document["need"] for document in it["documents"]} for it in found["members"]]
    assert needs[0]["D10"] == "one_of:D10|D11|D12"
    assert all({"D06", "D07"} <= set(it) for it in needs)
    assert all(it["D18"] == "required" for it in needs[1:])
    assert not any("D19" in it for it in needs)
    # Hanna is over fifteen; Ruta is eleven and turns twelve in March, after the term; Natnael is seven.
    assert {"D08", "D09"} <= set(needs[0])
    with pikepdf.open(page) as pdf:
        assert pdf.check_pdf_syntax() == []


def test_from_an_empty_disk_to_headquarters(spreekuur: Type, tmp_path: Path) -> None:
    hq, laptop, stick = tmp_path / "hq", tmp_path / "laptop", tmp_path / "stick"
    spreekuur("init", "--headquarters", "--home", hq, "--organisation-name", "Hulp", "--device", "Hoofdkantoor")
    organisation, request, welcome = tmp_path / "o", tmp_path / "r", tmp_path / "w"
    spreekuur("devices", "organisation", "--home", hq, "--output", organisation)
    made = spreekuur(
        "init", "--home", laptop, "--site", "ZUT", "--site-name", "azc Zutphen", "--device", "Laptop 1",
        "--organisation", organisation, "--json",
    ).json  # fmt: skip
    assert set(made) == {"device", "recovery_code"}
    spreekuur("record", "--home", laptop, "--language", "ar", "--topic", "B1", "--question", "GEHEIM")
    words = spreekuur("devices", "request", "--home", laptop, "--output", request, "--json").json["words"]
    assert len(words.split()) == 8
    spreekuur("devices", "enrol", request, "--home", hq, "--words", "acht andere woorden", "--output", welcome, code=1)
    assert not welcome.exists()
    spreekuur("devices", "enrol", request, "--home", hq, "--words", words, "--output", welcome)
    spreekuur("import", welcome, "--home", laptop)
    done = spreekuur("export", "--home", laptop, "--to", "hq", "--output", stick, "--json").json
    assert (done["records"], done["recipient"], done["sequence"]) == ({"contact": 1}, "Hoofdkantoor", 1)
    bundle = Path(done["file"])
    assert b"GEHEIM" not in bundle.read_bytes()
    seen = spreekuur("inspect", bundle, "--home", hq, "--json").json
    assert (seen["from_device"], seen["signature"], seen["would"]["new"]) == ("Laptop 1", "valid", 1)
    (first,) = spreekuur("import", bundle, "--home", hq, "--json").json
    (second,) = spreekuur("import", bundle, "--home", hq, "--json").json
    assert (first["new"], first["known"], second["new"], second["known"]) == (1, 0, 0, 1)
    (row,) = spreekuur("list", "contacts", "--home", hq, "--json").json
    assert (row["site"], row["topics"], row["question"]) == ("ZUT", ["B1"], "")
    whole = bundle.read_bytes()
    for name, content in (("cut", whole[:-7]), ("changed", whole[:900] + bytes([whole[900] ^ 4]) + whole[901:])):
        (stick / name).write_bytes(content)
        assert "B3" in spreekuur("import", stick / name, "--home", hq, code=1).err
    assert len(spreekuur("list", "contacts", "--home", hq, "--json").json) == 1


@pytest.mark.parametrize(
    "words",
    [
        ("record", "--language", "ti", "--topic", "A5", "--question", "\udcff"),
        ("inspect", "/dev/zero"),
    ],
)
def test_what_no_person_types_gets_a_sentence_too(spreekuur: Type, laptop: Path, words: tuple[str, ...]) -> None:
    spreekuur(*words, "--home", laptop, code=1)


def test_codes_may_be_typed_in_any_case_and_an_empty_option_empties(spreekuur: Type, laptop: Path) -> None:
    at = ("--home", laptop, "--json")
    made = spreekuur(
        "record", "--language", "TI", "--topic", "a5,b1", "--follow-up", "2026-12-05", "--question", "Wat betekent deze brief?", *at
    ).json["id"]  # fmt: skip
    spreekuur("edit", made, "--follow-up", "", "--person", "", *at)
    row = next(it for it in spreekuur("list", "contacts", *at).json if it["id"] == made)
    assert (row["language"], row["topics"], row["follow_up"], row["person"]) == ("ti", ["A5", "B1"], None, None)


def test_headquarters_sends_nothing_and_asks_for_nothing(spreekuur: Type, tmp_path: Path) -> None:
    hq = tmp_path / "hq"
    spreekuur("init", "--headquarters", "--home", hq, "--organisation-name", "Hulp", "--device", "Hoofdkantoor")
    spreekuur("export", "--home", hq, "--to", "hq", "--output", tmp_path / "stick", code=1)
    spreekuur("devices", "request", "--home", hq, "--output", tmp_path / "r", code=1)
    spreekuur("record", "--home", hq, "--language", "ti", "--topic", "A5", code=1)
    assert not (tmp_path / "r").exists()


def test_an_answer_that_cannot_be_written_is_told_as_such() -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "desktop", "content", "list"],
            cwd=ROOT, env={name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"}, stdout=full, stderr=subprocess.PIPE, text=True, check=False,
        )  # fmt: skip
    assert done.returncode == 1
    assert "Traceback" not in done.stderr


def test_a_wrong_passphrase_no_store_and_wrong_usage(spreekuur: Type, laptop: Path, tmp_path: Path) -> None:
    wrong = tmp_path / "wrong"
    wrong.write_text("niet deze zin")
    spreekuur("list", "contacts", "--home", laptop, "--passphrase-file", wrong, code=1)
    spreekuur("list", "contacts", "--home", laptop, "--passphrase-file", tmp_path / "geen", code=1)
    (tmp_path / "leeg.txt").write_text("")
    assert (
        "leeg.txt"
        in spreekuur("list", "people", "--home", laptop, "--passphrase-file", tmp_path / "leeg.txt", code=1).err
    )
    spreekuur("list", "contacts", "--home", tmp_path / "leeg", code=1)
    spreekuur("init", "--home", laptop, "--site", "Z", "--site-name", "Z", "--device", "Z", code=1)


def test_wrong_usage_ends_with_2(tmp_path: Path) -> None:
    for words in (["record"], ["nonsense"], ["export", "--to", "hq"], ["init", "--home", "x"]):
        done = subprocess.run(
            [sys.executable, "-m", "desktop", *words], cwd=ROOT, capture_output=True, text=True, check=False
        )
        assert done.returncode == 2, (words, done)
        assert 1 <= len(done.stderr.strip().splitlines()) <= 3


def test_options_are_taken_before_and_after_the_command(spreekuur: Type, laptop: Path) -> None:
    before = spreekuur("--home", laptop, "--json", "list", "people").json
    assert before == spreekuur("list", "--json", "people", "--home", laptop).json
    dutch = spreekuur("--language", "nl", "inspect", "weg", "--home", laptop, code=1).err
    english = spreekuur("inspect", "weg", "--home", laptop, "--language", "en", code=1).err
    assert dutch != english
    assert "cannot be read" in english


def test_no_command_loads_qt() -> None:
    program = (
        "import sys; from desktop.cli.main import run; run(['content', 'list']); "
        "sys.exit(any(name.startswith('PySide6') for name in sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done


def test_a_bug_ends_with_70_and_tells_nothing_that_was_typed(laptop: Path) -> None:
    program = (
        "import sys; from desktop.cli import main\n"
        "def broken(terminal): raise RuntimeError('GEHEIM ' + terminal.args.text)\n"
        "main.command_named = lambda name: broken\n"
        "sys.exit(main.run(['search', 'NAAM']))"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 70
    assert "RuntimeError" in done.stderr
    assert "GEHEIM" not in done.stderr + done.stdout
    assert "NAAM" not in done.stderr + done.stdout


def test_two_laptops_and_headquarters_pass_sticks(spreekuur: Type, tmp_path: Path) -> None:
    hq, stick, organisation = tmp_path / "hq", tmp_path / "stick", tmp_path / "o"
    spreekuur("init", "--headquarters", "--home", hq, "--organisation-name", "Hulp", "--device", "Hoofdkantoor")
    spreekuur("devices", "organisation", "--home", hq, "--output", organisation)
    homes = {name: tmp_path / name for name in ("een", "twee")}
    for name, home in homes.items():
        spreekuur(
            "init", "--home", home, "--site", "ZUT", "--site-name", "azc Zutphen", "--device", name,
            "--organisation", organisation,
        )  # fmt: skip
        request, welcome = tmp_path / f"{name}.request", tmp_path / f"{name}.welcome"
        words = spreekuur("devices", "request", "--home", home, "--output", request, "--json").json["words"]
        spreekuur("devices", "enrol", request, "--home", hq, "--words", words, "--output", welcome)
        spreekuur("import", welcome, "--home", home)
    een, twee = homes["een"], homes["twee"]
    spreekuur("record", "--home", een, "--language", "ar", "--topic", "B1", "--question", "Waar is mijn zus?")
    # The first laptop was enrolled before the second, so it has not heard of it.
    assert "geen andere laptop" in spreekuur("export", "--home", een, "--to", "centre", "--output", stick, code=1).err
    news = spreekuur("export", "--home", hq, "--to", "ZUT", "--output", stick, "--json").json
    assert news["recipient"] == "een, twee"
    for home in homes.values():
        (done,) = spreekuur("import", news["file"], "--home", home, "--json").json
        assert (done["from_device"], done["doubts"]) == ("Hoofdkantoor", [] if home == een else ["empty"])
    whole = spreekuur("export", "--home", een, "--to", "centre", "--output", stick, "--json").json
    assert (whole["records"], whole["recipient"]) == ({"contact": 1}, "twee")
    seen = spreekuur("inspect", whole["file"], "--home", twee, "--json").json
    assert (seen["from_device"], seen["to"], seen["would"]["new"]) == ("een", "twee", 1)
    (done,) = spreekuur("import", whole["file"], "--home", twee, "--dry-run", "--json").json
    assert (done["new"], spreekuur("list", "contacts", "--home", twee, "--json").json) == (1, [])
    (done,) = spreekuur("import", whole["file"], "--home", twee, "--json").json
    assert (done["new"], done["conflicts"], done["gaps"]) == (1, 0, [])
    (row,) = spreekuur("list", "contacts", "--home", twee, "--json").json
    assert row["question"] == "Waar is mijn zus?"
    back = spreekuur("export", "--home", twee, "--to", "een", "--output", stick, "--json").json
    assert back["records"] == {}, "what came from there does not go back"
    spreekuur("import", back["file"], "--home", een)
    assert spreekuur("export", "--home", een, "--to", "twee", "--output", stick, "--json").json["records"] == {}
    again = spreekuur("export", "--home", een, "--to", "twee", "--from-zero", "--output", stick, "--json").json
    assert again["records"] == {"contact": 1}
    assert "drie" in spreekuur("export", "--home", een, "--to", "drie", "--output", stick, code=1).err
