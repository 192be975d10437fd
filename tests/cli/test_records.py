"""The lists of the day's work as a terminal shows them."""

import json
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from desktop.cli.main import run
from desktop.cli.terminal import Terminal
from desktop.content.packs import load_pack, shipped_folder
from desktop.domain.agendas import AppointmentEntry
from desktop.domain.contacts import ContactEntry
from desktop.domain.people import PersonEntry
from desktop.domain.signals import SignalEntry
from desktop.domain.trash import TrashKind
from desktop.paths import Home
from desktop.spreekuur.agendas import add_appointment
from desktop.spreekuur.asked_questions import ask_headquarters
from desktop.spreekuur.contacts import record_contact
from desktop.spreekuur.people import add_person
from desktop.spreekuur.signals import record_signal
from desktop.spreekuur.stores import Site, make_laptop
from desktop.spreekuur.trash import put_away

NOW = datetime(2026, 11, 22, 10, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Terminal, "now", NOW)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A laptop with something of everything in it."""
    folder = tmp_path_factory.mktemp("cli") / "home"
    pack = load_pack(shipped_folder())
    now = NOW
    store, _code = make_laptop(Home(folder), "", site=Site("ZUT", "azc"), device_name="L", training=True)
    selam = add_person(store, PersonEntry("Selam Testa"), now)
    add_appointment(store, selam.id, AppointmentEntry("hearing", date(2199, 1, 1), place="rechtbank"), now)
    letter = ContactEntry("ti", ("A7",), letter="refusal", letter_dated=date(2026, 11, 2), letter_term="1w")
    asked = record_contact(store, pack, letter, now)
    ask_headquarters(store, asked.id, "Wie helpt met een diploma?", now)
    gone = record_contact(store, pack, ContactEntry("ti", ("A5",), follow_up=date(2026, 12, 1)), now)
    put_away(store, TrashKind.CONTACT, gone.id, now)
    record_signal(store, pack, SignalEntry("reception", theme="geen studieruimte", heads=12), now)
    store.close()
    return folder


def listed(home: Path, capsys: pytest.CaptureFixture[str], *words: str) -> Any:  # noqa: ANN401 - whatever is printed
    assert run(["list", *words, "--home", str(home), "--json"]) == 0
    return json.loads(capsys.readouterr().out)


def test_the_dates_stand_with_where_they_come_from_the_overdue_first(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = listed(home, capsys, "deadlines")
    assert [(row["origin"], row["date"], row["when"], row["counted"], row["urgent"]) for row in rows] == [
        ("letter", "2026-11-09", "overdue", True, True),
        ("appointment", "2199-01-01", "later", False, False),
    ]
    assert rows[0]["days_left"] < 0
    assert rows[1]["name"] == "Selam Testa"
    assert len(listed(home, capsys, "deadlines", "--since", "2100-01-01")) == 1
    assert listed(home, capsys, "deadlines", "--site", "ARN") == []


def test_signals_are_listed_and_what_is_in_the_trash_is_not(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = listed(home, capsys, "signals")
    assert [(row["category"], row["theme"], row["heads"]) for row in rows] == [("reception", "geen studieruimte", 12)]
    assert len(listed(home, capsys, "contacts")) == 1


def test_the_questions_to_headquarters_are_listed(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (row,) = listed(home, capsys, "questions")
    assert (row["wording"], row["language"], row["topics"], row["site"]) == (
        "Wie helpt met een diploma?",
        "ti",
        ["A7"],
        "ZUT",
    )
