"""Sticks, looked at before anything is written on them."""

from dataclasses import replace
from pathlib import Path

import pytest

from desktop.paths import Home
from desktop.spreekuur.sticks import Stick, StickFault, fault_of, let_go


@pytest.fixture
def stick(tmp_path: Path) -> Stick:
    return Stick(tmp_path, "STICK", "/dev/none1", 1_000_000)


def test_a_stick_with_room_can_be_used(stick: Stick) -> None:
    assert fault_of(stick, 1_000_000) is None


def test_too_little_room_and_a_lock_are_told(stick: Stick) -> None:
    assert fault_of(stick, 1_000_001) is StickFault.FULL
    assert fault_of(replace(stick, read_only=True), 1) is StickFault.READ_ONLY


def test_a_stick_that_also_holds_a_store_with_its_keys_is_refused(stick: Stick) -> None:
    home = Home(stick.folder / "oude laptop")
    home.folder.mkdir()
    home.keys.write_text("{}")
    assert fault_of(stick, 1) is StickFault.HOLDS_KEYS


def test_a_stick_that_the_system_does_not_know_is_not_called_let_go_of(stick: Stick) -> None:
    assert not let_go(stick)
