"""The rules of a pack by themselves, for tests that spoil nothing else of it."""

from pathlib import Path

from desktop.content.faults import Faults
from desktop.content.files import pack_files
from desktop.content.rules import read_rules
from desktop.domain.reunification.rules import Rules


def load_rules(folder: Path) -> Rules:
    faults = Faults()
    rules = read_rules(pack_files(folder), faults)
    faults.refuse()
    assert rules is not None
    return rules
