from collections.abc import Callable
from datetime import date
from pathlib import Path

from desktop.content.packs import check_pack, load_pack

Spoil = Callable[[str, str, str], int]
LETTER = "articles/letter-from-ind"


def test_a_person_who_read_the_text_stands_in_it(folder: Path, spoil: Spoil) -> None:
    spoil(f"{LETTER}/ar.md", 'state = "drafted by machine"', 'reviewed_by = "N. Voorbeeld"\nreviewed_on = 2026-11-20')
    assert check_pack(folder) == []
    edition = load_pack(folder).edition("letter-from-ind", "ar")
    assert edition.reviewed
    assert (edition.reviewed_by, edition.reviewed_on) == ("N. Voorbeeld", date(2026, 11, 20))


def test_both_drafted_and_reviewed_is_neither(folder: Path, spoil: Spoil) -> None:
    line = spoil(f"{LETTER}/ar.md", "state =", 'reviewed_by = "N. Voorbeeld"\nreviewed_on = 2026-11-20\nstate =')
    assert [(fault.file, fault.line) for fault in check_pack(folder)] == [(f"{LETTER}/ar.md", line)]


def test_an_application_cannot_end_before_it_begins(folder: Path, spoil: Spoil) -> None:
    name = "articles/asylum-steps-new/nl.md"
    line = spoil(name, "applied_from =", "applied_until = 2026-06-01\napplied_from =")
    assert [(fault.file, fault.line) for fault in check_pack(folder)] == [(name, line)]


def test_what_is_uncertain_may_be_told_to_a_volunteer(folder: Path, spoil: Spoil) -> None:
    spoil(f"{LETTER}/nl.md", 'audience = "client"', 'audience = "volunteer"')
    spoil(f"{LETTER}/nl.md", '"certain"', '"likely"')
    assert check_pack(folder) == []
    assert load_pack(folder).article("letter-from-ind").audience == "volunteer"


def test_an_article_without_front_matter_is_told(folder: Path) -> None:
    (folder / LETTER / "nl.md").write_text("# Title\n\nA line.\n", encoding="utf-8")
    (folder / "articles/late-decision/ti.md").write_text("+++\nchecked = 2026-11-21\n# Title\n", encoding="utf-8")
    faults = check_pack(folder)
    assert [(fault.file, fault.line) for fault in faults] == [
        ("articles/late-decision/ti.md", 1),
        (f"{LETTER}/nl.md", 1),
    ]
    assert all("front matter" in fault.message for fault in faults)


def test_a_translation_with_a_broken_header_leaves_the_others(folder: Path, spoil: Spoil) -> None:
    line = spoil(f"{LETTER}/en.md", 'translates = "', 'translates = "x')
    assert [(fault.file, fault.line) for fault in check_pack(folder)] == [(f"{LETTER}/en.md", line)]
