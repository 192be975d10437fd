"""Where papers are, who belongs to whom, and what an answer says otherwise than before."""

import os
import shutil
from datetime import UTC, datetime
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLabel

from desktop.content.packs import shipped_folder
from desktop.domain.reunification.evidence import Evidence
from desktop.domain.reunification.family_files import FamilyEntry, MemberEntry
from desktop.spreekuur.families import add_member, edit_family, edit_member, evidence_of, families, family, open_family
from desktop.spreekuur.print_log import prints
from desktop.spreekuur.stores import Store
from desktop.ui.desks import wall_clock
from desktop.ui.families.birth_box import BirthBox
from desktop.ui.families.families_page import FamiliesPage
from desktop.ui.main_window import MainWindow
from tests.handouts.pdf_reader import elements
from tests.ui.answers import Answers, press, save_pages, shown_pages, type_keys


@pytest.fixture
def page(window: MainWindow, store: Store) -> FamiliesPage:
    shown = window.pages.families
    assert shown
    window.show_page(shown)
    shown.show_family(families(store)[0])
    window.finish()
    return shown


def rows(page: FamiliesPage) -> dict[str, str]:
    return {row.cells[0].split(" ")[0]: row.cells[1] for row in page.papers.list.rows.rows}


def test_a_digit_says_where_a_paper_is_and_goes_on_to_the_next(
    window: MainWindow, page: FamiliesPage, store: Store
) -> None:
    made = families(store)[0]
    press(Qt.Key.Key_P, Qt.KeyboardModifier.AltModifier)
    assert QApplication.focusWidget() is page.papers.list
    assert set(rows(page).values()) == {"missing"}
    type_keys("12")
    page.settle()
    window.finish()
    assert rows(page)["D01"] == "here"
    assert rows(page)["D02"] == "abroad"
    assert {(it.document, it.state) for it in evidence_of(store, made.id)} == {("D01", "have"), ("D02", "abroad")}
    assert "Selam Testa: 3 papers" in page.checklist.reading.toPlainText()


def test_what_cannot_be_had_asks_for_the_reason_and_a_note_is_saved_as_it_is_typed(
    window: MainWindow, page: FamiliesPage, store: Store
) -> None:
    made = families(store)[0]
    page.form.tabs.setCurrentIndex(2)
    page.papers.person.setCurrentIndex(1)
    page.papers.list.setFocus()
    assert not page.papers.why.isVisible()
    type_keys("4")
    assert QApplication.focusWidget() is page.papers.why
    page.papers.why.setCurrentIndex(page.papers.why.findData("war"))
    page.papers.note.setFocus()
    type_keys("verbrand")
    assert page.settle() == ""
    window.finish()
    code = page.papers.list.rows.rows[0].cells[0].split(" ")[0]
    assert evidence_of(store, made.id) == [Evidence(code, made.members[0].id, "impossible", "war", "verbrand")]
    said = page.checklist.reading.toPlainText()
    assert "because of war the registers are lost or cannot be reached" in said
    assert page.papers.note.text() == "verbrand"


def test_what_is_typed_for_one_person_is_not_saved_with_another(
    window: MainWindow, page: FamiliesPage, store: Store
) -> None:
    made = families(store)[0]
    page.form.tabs.setCurrentIndex(2)
    page.papers.note.setFocus()
    type_keys("bij de buren")
    page.papers.list.setFocus()
    press(Qt.Key.Key_Right)
    assert page.papers.note.text() == ""
    page.settle()
    window.finish()
    assert evidence_of(store, made.id) == [Evidence("D01", None, "", "", "bij de buren")]
    page.show_family(None)
    window.finish()
    assert page.papers.list.rows.rows == []
    assert not page.papers.state.isEnabled()


def test_the_map_says_of_everybody_who_and_where_and_opens_them(
    window: MainWindow, page: FamiliesPage, store: Store
) -> None:
    made = families(store)[0]
    dawit = made.members[0]
    edit_member(store, dawit.id, MemberEntry("Dawit", dawit.entry.facts | {"country": "Addis Abeba"}), wall_clock())
    page.checklist.show_family(made.id)
    window.finish()
    page.form.tabs.setCurrentIndex(3)
    page.map.setFocus()
    said = page.map.accessibleDescription()
    assert all(it.entry.name in said for it in made.members)
    assert "Addis Abeba" in said
    assert said.startswith("Selam Testa (sponsor)")
    press(Qt.Key.Key_Right)
    assert page.map.accessibleDescription().startswith("Dawit (husband or wife)")
    press(Qt.Key.Key_Return)
    assert page.form.relative.name.text() == "Dawit"
    assert QApplication.focusWidget() is page.form.relative.name
    assert not page.map.grab().isNull()


def test_the_answer_that_was_printed_is_held_against_today(
    window: MainWindow, page: FamiliesPage, store: Store, answers: Answers
) -> None:
    assert page.checklist.changes.isHidden()
    page.print_page()
    save_pages(window)
    assert page.checklist.changes.isHidden()
    made = families(store)[0]
    ruta = made.members[1]
    edit_member(store, ruta.id, MemberEntry("Ruta", ruta.entry.facts | {"other_parent": "stays"}), wall_clock())
    page.checklist.show_family(made.id)
    window.finish()
    box = page.checklist.changes
    assert box.isVisible()
    assert "D19" in box.said.text()
    given = page.checklist.answers
    given.setCurrentIndex(1)
    window.finish()
    assert "D19" not in page.checklist.reading.toPlainText()
    assert "Today's may be otherwise" in page.checklist.past.text()
    given.setCurrentIndex(0)
    window.finish()
    assert "D19" in page.checklist.reading.toPlainText()
    assert page.checklist.past.isHidden()
    box.accept.click()
    window.finish()
    assert box.isHidden()


def test_a_file_on_hold_and_the_address_to_ask_cannot_be_clicked_away(
    window: MainWindow, page: FamiliesPage, store: Store
) -> None:
    facts = {
        "application_date": "2024-02-10",
        "decision_date": "2025-12-02",
        "status": "A",
        "born": "1990-05-01",
        "unaccompanied_minor": "no",
        "lodged": "2026-02-10",
        "decided": "no",
        "route": "nareis",
    }
    assert page.checklist.hold.isHidden()
    made = open_family(store, FamilyEntry("Hanna Proef", None, facts), wall_clock())
    partner = {"relation": "unmarried_partner", "born": "1994", "tie_before_entry": "yes", "papers": "passport"}
    add_member(store, made.id, MemberEntry("Sara", partner), wall_clock())
    page.show_family(family(store, made.id))
    window.finish()
    assert page.checklist.hold.isVisible()
    said = page.checklist.reading.toPlainText()
    assert "Wait: this file is on hold" in said
    assert said.index("on hold") < said.index("Still missing") < said.index("Ask first")
    assert "lawyer" in said
    page.print_page()
    save_pages(window)
    page.checklist.changes.accept.click()
    window.finish()
    assert page.checklist.hold.isVisible()
    assert "lawyer" in page.checklist.reading.toPlainText()


def test_somebody_in_another_spelling_is_shown_as_the_name_is_typed(
    window: MainWindow, page: FamiliesPage, store: Store
) -> None:
    made = families(store)[0]
    add_member(store, made.id, MemberEntry("Mohammed"), wall_clock())
    page.reload()
    window.finish()
    page.form.start_member()
    type_keys("Muhamma")
    assert page.form.relative.double.isHidden()
    type_keys("d")
    assert page.form.relative.double.isVisible()
    assert "Mohammed" in page.form.relative.double.text()
    page.show_family(None)
    window.finish()
    page.form.sponsor.name.setFocus()
    type_keys("Selam Testa")
    assert "Selam Testa" in page.form.sponsor.double.text()


def test_a_told_birth_says_which_days_it_means_and_keeps_its_words(
    window: MainWindow, page: FamiliesPage, store: Store
) -> None:
    box = page.form.sponsor.boxes["born"]
    assert isinstance(box, BirthBox)
    box.line.setFocus()
    box.line.selectAll()
    type_keys("1 Hamal 1370")
    assert box.line.accessibleDescription() == "21 March 1991"
    assert page.settle() == ""
    assert families(store)[0].entry.facts["born"] == "1 Hamal 1370"
    box.line.selectAll()
    type_keys("weet niet")
    assert "as told" in box.line.accessibleDescription()


def test_the_next_relative_takes_over_only_what_decides_nothing(window: MainWindow, page: FamiliesPage) -> None:
    page.form.open_member(page.form.members.rows.rows[1].thing)  # type: ignore[arg-type]
    page.form.start_like()
    assert set(page.form.relative.facts()) <= {"relation", "country", "speaks", "documents_language"}
    relation = page.form.relative.boxes["relation"]
    assert isinstance(relation, QComboBox)
    assert relation.currentData() == "child"


def test_every_date_of_everybody_stands_in_one_list_with_its_working(
    window: MainWindow, page: FamiliesPage, store: Store
) -> None:
    made = families(store)[0]
    child = {"relation": "child", "born": "2009-02-01", "tie_before_entry": "yes", "other_parent": "in_this_file"}
    add_member(store, made.id, MemberEntry("Natnael", child), wall_clock())
    page.checklist.show_family(made.id)
    window.finish()
    press(Qt.Key.Key_A, Qt.KeyboardModifier.AltModifier)
    assert QApplication.focusWidget() is page.dates.list
    cells = [row.cells for row in page.dates.list.rows.rows]
    assert ("1 February 2027", "Natnael: Becomes 18 on 1 February 2027") in cells
    assert cells[-1][0] == "not computed"
    assert "Look on the document itself" in cells[-1][1]
    said = page.dates.working.toPlainText()
    assert said
    press(Qt.Key.Key_Down)
    assert page.dates.working.toPlainText() != said
    page.dates.list.select(len(cells) - 1)
    press(Qt.Key.Key_Up)
    assert "Source: " in page.dates.working.toPlainText()
    page.show_family(None)
    window.finish()
    assert page.dates.list.rows.rows == []
    assert page.dates.working.toPlainText() == ""


def test_an_old_answer_prints_as_a_copy_and_who_must_be_asked_stays_in_sight(
    window: MainWindow, page: FamiliesPage, store: Store, answers: Answers
) -> None:
    checklist = page.checklist
    assert checklist.answers.isHidden()
    assert checklist.ask.isHidden()
    page.print_page()
    save_pages(window)
    made = families(store)[0]
    edit_family(store, made.id, FamilyEntry(made.entry.name, None, made.entry.facts | {"status": "B"}), wall_clock())
    checklist.show_family(made.id)
    window.finish()
    assert "lawyer" in checklist.ask.text()
    assert checklist.ask.isVisible()
    checklist.answers.setCurrentIndex(1)
    window.finish()
    assert checklist.ask.isVisible()
    assert checklist.past.isVisible()
    answers.saves_as = "copy.pdf"
    page.print_page()
    save_pages(window)
    copy = answers.folder / "copy.pdf"
    assert copy in answers.opened
    assert copy.stat().st_mode & 0o777 == 0o600 or os.name != "posix"
    assert any("Copy of the answer" in it.text for it in elements(copy.read_bytes()))
    assert checklist.answers.count() == 2, "a copy is no new answer"


def test_notes_are_printed_when_they_are_asked_for(
    window: MainWindow, page: FamiliesPage, store: Store, answers: Answers
) -> None:
    made = families(store)[0]
    notes = {"notes": "belt op zondag"}
    edit_family(store, made.id, FamilyEntry(made.entry.name, None, made.entry.facts | notes), wall_clock())
    page.checklist.show_family(made.id)
    window.finish()
    assert "belt op zondag" not in page.checklist.reading.toPlainText()
    page.checklist.with_notes.click()
    window.finish()
    assert "belt op zondag" in page.checklist.reading.toPlainText()
    page.print_page()
    save_pages(window)
    assert "belt op zondag" in text_of(answers.folder / "checklist-en.pdf")


def test_newer_rules_in_a_folder_show_what_they_change_and_change_nothing(
    window: MainWindow, page: FamiliesPage, store: Store, answers: Answers
) -> None:
    shutil.copytree(shipped_folder(), answers.folder, dirs_exist_ok=True)
    deadlines = answers.folder / "rules" / "deadlines.toml"
    deadlines.write_text(deadlines.read_text().replace("months = 3\nextends", "months = 4\nextends", 1))
    pack = answers.folder / "pack.toml"
    pack.write_text(pack.read_text().replace('version = "2026-11-21"', 'version = "2027-01-15"'))
    before = page.checklist.reading.toPlainText()
    page.newer.click()
    window.finish()
    preview = page.preview.preview
    assert [row.cells for row in preview.list.rows.rows] == [("Selam Testa", "1 difference")]
    assert "Apply for family at the latest on" in preview.reading.toPlainText()
    assert page.checklist.reading.toPlainText() == before
    page.preview.reject()


def test_the_map_is_printed_in_the_language_of_the_sponsor(
    window: MainWindow, page: FamiliesPage, store: Store, answers: Answers
) -> None:
    made = families(store)[0]
    edit_family(store, made.id, FamilyEntry(made.entry.name, None, made.entry.facts | {"speaks": "ti"}), wall_clock())
    page.checklist.show_family(made.id)
    window.finish()
    page.form.tabs.setCurrentIndex(3)
    page.print_map.click()
    save_pages(window)
    (path,) = answers.opened
    told = elements(path.read_bytes())
    assert next(it.alternative for it in told if it.tag == "Figure").count("Dawit") == 1
    assert {it.language for it in told} >= {"nl", "ti"}
    assert [it.kind for it in prints(store)] == ["map"]


def text_of(path: Path) -> str:
    with pypdfium2.PdfDocument(path.read_bytes()) as opened:
        return " ".join(page.get_textpage().get_text_bounded() for page in opened)


def test_the_dates_are_printed_in_the_calendar_of_the_sponsor_and_without_names_when_asked(
    window: MainWindow, page: FamiliesPage, store: Store, answers: Answers
) -> None:
    made = families(store)[0]
    child = {"relation": "child", "born": "2009-02-01", "tie_before_entry": "yes", "other_parent": "in_this_file"}
    add_member(store, made.id, MemberEntry("Natnael", child), wall_clock())
    edit_family(store, made.id, FamilyEntry(made.entry.name, None, made.entry.facts | {"speaks": "ti"}), wall_clock())
    page.checklist.show_family(made.id)
    window.finish()
    page.dates.print.click()
    dialog = shown_pages(window)
    assert dialog.language.currentData() == "ti"
    assert "holds names" in dialog.state
    save_pages(window)
    said = text_of(answers.folder / "dates-ti.pdf")
    assert "1 februari 2027" in said
    # 1 February 2027 is 24 Tir 2019 in the Ethiopian calendar.
    assert "24" in said
    assert "2019" in said
    assert "Natnael" in said
    page.dates.print.click()
    shown_pages(window).nameless.setChecked(True)
    answers.saves_as = "nameless.pdf"
    save_pages(window)
    assert "Natnael" not in text_of(answers.folder / "nameless.pdf")


def test_a_list_in_a_language_that_is_not_there_says_so_and_shows_the_dutch(
    window: MainWindow, page: FamiliesPage, store: Store
) -> None:
    made = families(store)[0]
    dawit = made.members[0]
    edit_member(store, dawit.id, MemberEntry("Dawit", dawit.entry.facts | {"speaks": "zz"}), wall_clock())
    page.checklist.show_family(made.id)
    window.finish()
    page.papers.person.setCurrentIndex(1)
    page.papers.print_list.click()
    dialog = shown_pages(window)
    assert dialog.language.currentData() == "nl"
    assert "not there in zz" in dialog.state
    assert not dialog.beside.isVisible(), "a list of papers is never alone"
    dialog.reject()


def test_on_a_wrong_clock_the_list_of_dates_says_why_it_is_empty(
    window: MainWindow, page: FamiliesPage, store: Store
) -> None:
    object.__setattr__(page.desk, "clock", lambda: datetime(2020, 1, 1, tzinfo=UTC))
    page.checklist.show_family(families(store)[0].id)
    window.finish()
    assert page.dates.list.rows.rows == []
    assert any("clock is wrong" in label.text() for label in page.dates.findChildren(QLabel))
    assert "clock is wrong" in page.checklist.reading.toPlainText()
