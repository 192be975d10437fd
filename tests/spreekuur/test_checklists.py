"""A family file with its papers, its printed lists and the answers that were given."""

import dataclasses
from datetime import date, timedelta

import pytest

from desktop.content.packs import Pack
from desktop.domain.reunification.answers import What
from desktop.domain.reunification.evidence import Evidence, count_missing
from desktop.domain.reunification.family_files import FamilyEntry, FamilyFile, MemberEntry
from desktop.errors import HandoutError, InputError
from desktop.i18n import LANGUAGES, translator
from desktop.spreekuur.checklist_sheets import checklist_sheet, copy_of
from desktop.spreekuur.checklists import facts_of, family_overview, give_answer, past_answer
from desktop.spreekuur.clocks import believed_day
from desktop.spreekuur.families import (
    add_member,
    edit_family,
    edit_member,
    evidence_of,
    family,
    namesakes,
    note_evidence,
    open_family,
)
from desktop.spreekuur.family_words import change_said
from desktop.spreekuur.paper_lists import paper_list_pdf, paper_list_sheet
from desktop.spreekuur.stores import Store
from tests.spreekuur.conftest import NOW

ON = date(2026, 11, 21)
SPONSOR = FamilyEntry("Selam", None, {"application_date": "2026-07-03", "decision_date": "2026-10-01", "status": "A"})
CHILD = {"relation": "child", "born": "1 Hamal 1394", "tie_before_entry": "yes", "other_parent": "in_this_file"}


@pytest.fixture
def made(store: Store) -> FamilyFile:
    opened = open_family(store, SPONSOR, NOW)
    add_member(store, opened.id, MemberEntry("بی‌بی گل", CHILD | {"speaks": "prs"}), NOW)
    return family(store, opened.id)


def test_the_range_of_a_told_birth_decides_and_its_words_are_kept(made: FamilyFile) -> None:
    assert facts_of(made).members[0].born.exact == date(2015, 3, 21)
    assert made.members[0].entry.facts["born"] == "1 Hamal 1394"


def test_a_paper_is_written_down_once_for_each_person(store: Store, pack: Pack, made: FamilyFile) -> None:
    (child,) = made.members
    before = family_overview(store, pack, made.id, ON)
    for evidence in (
        Evidence("D07", child.id, "abroad"),
        Evidence("D07", child.id, "have", note="origineel gezien"),
        Evidence("D01", None, "have"),
    ):
        note_evidence(store, made.id, evidence, NOW)
    assert sorted(evidence_of(store, made.id), key=lambda it: it.document) == [
        Evidence("D01", None, "have"),
        Evidence("D07", child.id, "have", note="origineel gezien"),
    ]
    after = family_overview(store, pack, made.id, ON)
    assert count_missing(after.sponsor) == count_missing(before.sponsor) - 1
    assert count_missing(after.members[0]) == count_missing(before.members[0]) - 1


def test_a_number_that_may_be_a_bsn_is_not_kept_with_a_paper_or_in_notes(store: Store, made: FamilyFile) -> None:
    with pytest.raises(InputError, match="BSN"):
        note_evidence(store, made.id, Evidence("D07", None, "have", note="123456782"), NOW)
    with pytest.raises(InputError, match="BSN"):
        edit_member(store, made.members[0].id, MemberEntry("Ruta", {"notes": "zie 123456782"}), NOW)
    assert evidence_of(store, made.id) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_missing_comes_first_and_why_it_cannot_be_had_comes_along(
    store: Store, pack: Pack, made: FamilyFile, language: str
) -> None:
    (child,) = made.members
    note_evidence(store, made.id, Evidence("D18", child.id, "impossible", "war", "school heeft een lijst"), NOW)
    words = translator(language)
    overview = family_overview(store, pack, made.id, ON)
    sheet = checklist_sheet("Selam", overview.found, pack, words, ON, overview=overview)
    headings = [section.heading for section in sheet.sections]
    assert headings[1] == words.gettext("Still missing")
    counts = [line.text for line in sheet.sections[1].lines]
    assert counts == [
        f"{name}: " + words.ngettext("{count} paper", "{count} papers", count_missing(papers))
        for name, papers in (("Selam", overview.sponsor), (child.entry.name, overview.members[0]))
    ]
    explained = sheet.sections[-1]
    assert "D30" in explained.heading
    assert "D18" not in explained.lines[0].text
    assert pack.rules.documents["D18"].names[language] in explained.lines[0].text
    assert explained.lines[0].note == "school heeft een lijst"


def test_all_dates_of_the_family_stand_in_one_list_in_their_order(store: Store, pack: Pack, made: FamilyFile) -> None:
    add_member(store, made.id, MemberEntry("Natnael", CHILD | {"born": "2009-02-01"}), NOW)
    overview = family_overview(store, pack, made.id, ON)
    sheet = checklist_sheet("Selam", overview.found, pack, translator("en"), ON, overview=overview)
    (dates,) = [section for section in sheet.sections if section.heading == "Before which date?"]
    told = [line.text for line in dates.lines]
    apply_by = next(at for at, text in enumerate(told) if text.endswith("1 January 2027"))
    grown = next(at for at, text in enumerate(told) if text.endswith("Becomes 18 on 1 February 2027"))
    assert apply_by < grown
    assert told[grown].startswith("Natnael: ")
    # What is not computed stands below, with the reason as its own sentence.
    assert [bool(line.note) for line in dates.lines][-2:] == [True, False]


def test_the_list_in_dari_has_the_numbers_of_the_dutch(store: Store, pack: Pack, made: FamilyFile) -> None:
    overview = family_overview(store, pack, made.id, ON)
    name, papers = made.members[0].entry.name, overview.members[0]
    dutch = paper_list_sheet(name, papers, pack, "nl", beside="prs")
    for language in ("ar", "ti", "prs", "en"):
        other = paper_list_sheet(name, papers, pack, language, beside=language)
        assert other.shape == paper_list_sheet(name, papers, pack, "nl", beside=language).shape
        assert any("machine" in line.lower() or not line.isascii() for line in other.small_print.each_page)
        assert paper_list_pdf(name, papers, pack, language).startswith(b"%PDF")
    lines = [line for section in dutch.sections for line in section.lines]
    assert [line.number for line in lines] == list(range(1, len(lines) + 1))
    listed = {line.text.split(" ")[0] for line in lines[1:]}
    assert listed == {paper.document.id for paper in papers}


def test_what_is_here_or_cannot_be_had_is_not_on_the_list(store: Store, pack: Pack, made: FamilyFile) -> None:
    (child,) = made.members
    note_evidence(store, made.id, Evidence("D05", child.id, "have"), NOW)
    note_evidence(store, made.id, Evidence("D18", child.id, "impossible", "regime"), NOW)
    sheet = paper_list_sheet("K", family_overview(store, pack, made.id, ON).members[0], pack, "nl", beside="nl")
    collect = next(section for section in sheet.sections if section.heading == pack.document_words["nl"].collect)
    codes = {line.text.split(" ")[0] for line in collect.lines}
    assert codes.isdisjoint({"D05", "D18"})
    assert "D30" in codes, "the explanation is missing now"


def test_a_list_for_who_has_no_papers_says_so_and_a_language_without_list_is_refused(pack: Pack) -> None:
    sheet = paper_list_sheet("K", (), pack, "prs", beside="prs")
    assert [line.text for line in sheet.sections[0].lines][1] == pack.document_words["prs"].nothing
    with pytest.raises(HandoutError, match="prs"):
        paper_list_pdf("K", (), pack, "tlh")


def test_an_old_answer_reopens_as_it_was_given_and_the_new_rules_show_what_changes(
    store: Store, pack: Pack, made: FamilyFile
) -> None:
    words = translator("nl")
    first = family_overview(store, pack, made.id, ON)
    assert (first.last, first.changes) == (None, ())
    sheet = checklist_sheet("Selam", first.found, pack, words, ON, overview=first)
    give_answer(store, pack, first, sheet, NOW)
    documents = {code: it for code, it in pack.rules.documents.items() if code != "D18"}
    newer = dataclasses.replace(pack, version="2027-01-01", rules=dataclasses.replace(pack.rules, documents=documents))
    second = family_overview(store, newer, made.id, ON)
    assert second.last is not None
    assert (second.last.sheet, second.last.rules) == (sheet, pack.version)
    assert [(it.what, it.code, it.after) for it in second.changes] == [(What.DOCUMENT, "D18", "")]
    assert "D18" in change_said(second.changes[0], newer, words)
    give_answer(store, newer, second, checklist_sheet("Selam", second.found, newer, words, ON, overview=second), NOW)
    assert family_overview(store, newer, made.id, ON).changes == ()


def test_every_answer_that_was_given_opens_by_its_day(store: Store, pack: Pack, made: FamilyFile) -> None:
    sheets = []
    for day in range(3):
        edit_family(store, made.id, FamilyEntry("Selam", None, {**SPONSOR.facts, "status": "AB"[day % 2]}), NOW)
        overview = family_overview(store, pack, made.id, ON)
        sheets.append(checklist_sheet("Selam", overview.found, pack, translator("nl"), ON, overview=overview))
        give_answer(store, pack, overview, sheets[-1], NOW + timedelta(days=day))
    given = family_overview(store, pack, made.id, ON).given
    assert [it.given_at for it in given] == [NOW + timedelta(days=day) for day in (2, 1, 0)]
    assert [past_answer(store, it.id).sheet for it in reversed(given)] == sheets
    with pytest.raises(InputError, match="newer version"):
        past_answer(store, made.id)


def test_a_copy_of_an_old_answer_says_so_on_each_page_and_nothing_else(
    store: Store, pack: Pack, made: FamilyFile
) -> None:
    words = translator("nl")
    overview = family_overview(store, pack, made.id, ON)
    sheet = checklist_sheet("Selam", overview.found, pack, words, ON, overview=overview)
    give_answer(store, pack, overview, sheet, NOW)
    (given,) = family_overview(store, pack, made.id, ON).given
    copy = copy_of(past_answer(store, given.id), words)
    assert "2026" in copy.small_print.each_page[0]
    assert (copy.title, copy.sections, copy.small_print.lines) == (sheet.title, sheet.sections, sheet.small_print.lines)
    assert copy.small_print.each_page[1:] == sheet.small_print.each_page


def test_on_a_clock_that_is_older_than_the_content_no_date_is_computed_and_the_sheet_says_why(
    store: Store, pack: Pack, made: FamilyFile
) -> None:
    day = timedelta(days=1)
    assert believed_day(pack.published, pack) == pack.published
    assert believed_day(pack.published - day, pack) is None
    overview = family_overview(store, pack, made.id, believed_day(pack.published - day, pack))
    sheet = checklist_sheet("Selam", overview.found, pack, translator("en"), None, overview=overview)
    said = [line.text for section in sheet.sections for line in section.lines]
    assert "clock does not know" in said[0]
    assert any("clock is wrong, so no dates are computed" in line for line in said)
    assert "Before which date?" not in [section.heading for section in sheet.sections]


def test_notes_are_printed_only_when_asked_for(store: Store, pack: Pack, made: FamilyFile) -> None:
    (child,) = made.members
    edit_member(
        store, child.id, MemberEntry(child.entry.name, child.entry.facts | {"notes": "belt zondag\nterug"}), NOW
    )
    overview = family_overview(store, pack, made.id, ON)
    words = translator("en")
    for notes in (False, True):
        sheet = checklist_sheet("Selam", overview.found, pack, words, ON, overview=overview, notes=notes)
        said = [line.note for section in sheet.sections for line in section.lines]
        assert ("belt zondag · terug" in said) == notes


def test_the_same_answer_twice_is_kept_once(store: Store, pack: Pack, made: FamilyFile) -> None:
    for later in range(2):
        overview = family_overview(store, pack, made.id, ON)
        sheet = checklist_sheet("Selam", overview.found, pack, translator("nl"), ON, overview=overview)
        give_answer(store, pack, overview, sheet, NOW + timedelta(hours=later))
    last = family_overview(store, pack, made.id, ON).last
    assert last is not None
    assert last.given_at == NOW


def test_another_spelling_of_somebody_is_a_namesake() -> None:
    assert namesakes("Mohammed", ["Muhammad", "Mahmoud", "محمد"]) == ["Muhammad", "محمد"]
    assert namesakes("", ["", "Selam"]) == []
