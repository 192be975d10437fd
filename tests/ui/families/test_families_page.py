"""A family file as it is filled in, and the checklist that follows."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QComboBox

from desktop.domain.reunification.family_files import FamilyEntry, MemberEntry
from desktop.spreekuur.families import edit_family, edit_member, families, family, open_family
from desktop.spreekuur.stores import Store
from desktop.ui.desks import wall_clock
from desktop.ui.families.families_page import FamiliesPage
from desktop.ui.main_window import MainWindow
from tests.ui.answers import Answers


@pytest.fixture
def page(window: MainWindow) -> FamiliesPage:
    assert window.pages.families
    window.show_page(window.pages.families)
    return window.pages.families


def test_what_is_not_known_stays_unknown_and_what_is_not_asked_is_kept(
    window: MainWindow, page: FamiliesPage, store: Store
) -> None:
    facts = {"status": "B", "born": "1990-05", "unaccompanied_minor": "unknown"}
    made = open_family(store, FamilyEntry("Bereket Proef", None, facts), wall_clock())
    page.show_family(made)
    page.form.sponsor.name.setText("Bereket Proef-Test")
    page.form.sponsor.changed.emit()
    assert page.settle() == ""
    after = next(it for it in families(store) if it.id == made.id)
    assert after.entry.name == "Bereket Proef-Test"
    assert after.entry.facts == facts


def test_the_checklist_shows_the_date_its_working_and_its_source(
    window: MainWindow, page: FamiliesPage, store: Store
) -> None:
    facts = {"application_date": "2026-07-03", "decision_date": "2026-10-01", "status": "A"}
    page.show_family(open_family(store, FamilyEntry("Hanna Proef", None, facts), wall_clock()))
    window.finish()
    said = page.checklist.reading.toPlainText()
    # Three months from 1 October 2026.
    assert "1 January 2027" in said
    assert "2 October 2026" in said
    assert "RefugeeHelp" in said


def test_a_change_shows_in_the_checklist_at_once(window: MainWindow, page: FamiliesPage, store: Store) -> None:
    facts = {"application_date": "2026-07-03", "decision_date": "2026-10-01", "status": "A"}
    made = open_family(store, FamilyEntry("Hanna Proef", None, facts), wall_clock())
    page.show_family(made)
    box = page.form.sponsor.boxes["decision_date"]
    box.set_kept("2026-09-15")  # type: ignore[union-attr]
    page.form.sponsor.changed.emit()
    page.settle()
    window.finish()
    assert "15 December 2026" in page.checklist.reading.toPlainText()


def test_a_date_that_cannot_be_true_is_told_with_its_reason(
    window: MainWindow, page: FamiliesPage, store: Store
) -> None:
    facts = {"application_date": "2026-10-01", "decision_date": "2026-07-03", "status": "A"}
    made = open_family(store, FamilyEntry("Hanna Proef", None, facts), wall_clock())
    page.show_family(made)
    window.finish()
    assert page.checklist.refusal
    assert page.checklist.reading.toPlainText() == ""
    assert not page.checklist.button.isEnabled()
    edit_family(store, made.id, FamilyEntry("Hanna Proef", None, {"status": "A"}), wall_clock())
    page.checklist.show_family(made.id)
    window.finish()
    assert not page.checklist.refusal


def test_a_relative_is_taken_out_only_after_a_yes(
    window: MainWindow, page: FamiliesPage, store: Store, answers: Answers
) -> None:
    family = families(store)[0]
    page.show_family(family)
    window.finish()
    page.form.members.opened.emit(family.members[0])
    answers.agrees = False
    page.form.take_out.click()
    window.finish()
    assert len(families(store)[0].members) == len(family.members)
    answers.agrees = True
    page.form.take_out.click()
    window.finish()
    assert len(families(store)[0].members) == len(family.members) - 1
    assert family.members[0].entry.name in answers.asked[0]


def test_questions_about_marriage_are_not_asked_of_a_child(
    window: MainWindow, page: FamiliesPage, store: Store
) -> None:
    family = families(store)[0]
    page.show_family(family)
    form = page.form.relative
    form.show_facts("Ruta", {"relation": "child"})
    page.form.tabs.setCurrentIndex(1)
    assert not form.boxes["married"].isVisible()
    assert form.boxes["other_parent"].isVisible()
    form.show_facts("Dawit", {"relation": "spouse"})
    assert form.boxes["married"].isVisible()
    assert not form.boxes["other_parent"].isVisible()


def test_what_another_writes_meanwhile_in_a_family_file_stays_and_appears(
    window: MainWindow, page: FamiliesPage, store: Store
) -> None:
    before = families(store)[0]
    page.show_family(before)
    window.finish()
    theirs = replace(before.entry, facts={**before.entry.facts, "born": "1991-02-03"})
    edit_family(store, before.id, theirs, wall_clock(), seen=before.entry)
    page.form.sponsor.name.setText("Selam Testa-Proef")
    page.form.sponsor.changed.emit()
    assert page.settle() == ""
    assert family(store, before.id).entry == replace(theirs, name="Selam Testa-Proef")
    assert page.form.sponsor.facts()["born"] == "1991-02-03"
    member = before.members[0]
    page.form.members.opened.emit(member)
    edit_member(store, member.id, MemberEntry("Dawit Proef", member.entry.facts), wall_clock(), seen=member.entry)
    box = page.form.relative.boxes["papers"]
    assert isinstance(box, QComboBox)
    box.setCurrentIndex(box.findData("other"))
    assert page.settle() == ""
    kept = family(store, before.id).members[0].entry
    assert kept == MemberEntry("Dawit Proef", {**member.entry.facts, "papers": "other"})
    assert page.form.relative.name.text() == "Dawit Proef"
