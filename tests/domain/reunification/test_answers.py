import base64
import json
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest

from desktop.domain.articles import LineKind
from desktop.domain.reunification.answers import (
    Change,
    Outline,
    Part,
    What,
    changes,
    outline_of,
    pack_sheet,
    read_outline,
    unpack_sheet,
)
from desktop.domain.reunification.checklists import checklist
from desktop.domain.reunification.families import Facts, read_member, read_sponsor
from desktop.domain.reunification.rules import Rules
from desktop.domain.sheets import Sheet, SheetLine, SheetSection, SmallPrint
from desktop.paths import resources
from tests.rule_packs import load_rules

ZAHRA = UUID(int=7)
SHEET = Sheet(
    "nl",
    "Blad",
    (SheetSection("Kop", (SheetLine(LineKind.BOX, "D05 – ورقة", 1, note="klein"),)),),
    SmallPrint("nl", ("Gecontroleerd",), "{page} van {pages}"),
)


@pytest.fixture(scope="module")
def rules() -> Rules:
    return load_rules(resources() / "content")


def outline(rules: Rules, **facts: str | bool) -> Outline:
    sponsor = read_sponsor({"application_date": "2026-07-03", "decision_date": "2026-10-01", "status": "A"})
    member = read_member({"name": "Zahra", "relation": "child", "tie_before_entry": True, **facts})
    return outline_of(checklist(Facts(sponsor, None, (member,)), rules, date(2026, 11, 21)), [ZAHRA])


def test_the_same_answer_has_no_changes_and_reads_back(rules: Rules) -> None:
    made = outline(rules, born="2020")
    assert changes(made, made) == ()
    assert read_outline(made.encode()) == made


def test_a_paper_that_is_no_longer_asked_for_is_told(rules: Rules) -> None:
    stays, comes = (
        outline(rules, born="2020", other_parent="stays"),
        outline(rules, born="2020", other_parent="in_this_file"),
    )
    assert Change(What.DOCUMENT, "Zahra", "D19", "required", "") in changes(stays, comes)
    assert Change(What.DOCUMENT, "Zahra", "D19", "", "required") in changes(comes, stays)


def test_every_kind_of_difference_is_told_once_and_reversed_the_other_way() -> None:
    parts = {
        "": Part("", "", {"D01": "required"}, {"apply_by": ("2027-01-01", "2027-01-01")}, ("ind",)),
        "a": Part("A", "nareis", {}, {}, ()),
    }
    other = {
        "": Part("", "", {"D02": "later"}, {"apply_by": ("2027-01-01", "2027-02-01")}, ("lawyer",)),
        "b": Part("B", "ask", {}, {}, ()),
    }
    there = changes(Outline(("V1",), False, parts), Outline(("V2-A",), True, other))
    back = changes(Outline(("V2-A",), True, other), Outline(("V1",), False, parts))
    assert {it.what for it in there} == set(What) - {What.ROUTE}
    assert {(it.what, it.code, it.after, it.before) for it in back} == {
        (it.what, it.code, it.before, it.after) for it in there
    }
    assert Change(What.DATE, "", "apply_by", "2027-01-01", "2027-01-01/2027-02-01") in there
    moved = changes(Outline((), False, {"a": parts["a"]}), Outline((), False, {"a": other["b"]}))
    assert moved == (Change(What.ROUTE, "B", "", "nareis", "ask"),)


def test_a_sheet_is_kept_to_the_letter() -> None:
    assert unpack_sheet(pack_sheet(SHEET)) == SHEET


def test_what_is_no_answer_is_none() -> None:
    assert read_outline("[]") is None
    assert read_outline("{") is None
    assert unpack_sheet(b"no sheet") is None
    assert unpack_sheet(pack_sheet(SHEET)[:-9]) is None


def test_an_answer_of_the_first_format_opens_for_ever() -> None:
    kept = json.loads((Path(__file__).parents[2] / "data" / "answers" / "format-1.json").read_text())
    sheet, said = unpack_sheet(base64.b64decode(kept["sheet"])), read_outline(kept["outline"])

    assert sheet is not None
    assert said is not None
    assert sheet.title == kept["title"]
    assert [line.text for section in sheet.sections for line in section.lines] == kept["lines"]
    assert said.encode() == kept["outline"]
