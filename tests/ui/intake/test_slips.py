"""What goes along with a question: slips in the client's language, and correction slips for what was wrong."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, time
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtGui import QAction
from pytestqt.qtbot import QtBot

from desktop.content.packs import Pack
from desktop.domain.articles import Source
from desktop.domain.contacts import Contact, ContactEntry
from desktop.domain.recalls import Recall, RecallText
from desktop.domain.slips import Bring
from desktop.i18n import translator
from desktop.spreekuur.contacts import record_contact
from desktop.spreekuur.previews import preview
from desktop.spreekuur.print_jobs import ArticleDocument, PrintJob
from desktop.spreekuur.print_log import note_printed, prints, setting_of
from desktop.spreekuur.stores import Store
from desktop.ui.desks import wall_clock
from desktop.ui.intake.intake_page import IntakePage
from desktop.ui.main_window import MainWindow
from desktop.ui.printing.appointment_dialog import AppointmentDialog, read_time
from desktop.ui.printing.recalls_bar import RecallsDialog
from tests.ui.answers import Answers, save_pages, shown_pages


@pytest.fixture
def question(window: MainWindow, store: Store, pack: Pack) -> Contact:
    entry = ContactEntry("ti", ("A5",), question="een brief", referrals=("gza",), follow_up=date(2026, 12, 1))
    return record_contact(store, pack, entry, wall_clock())


@pytest.fixture
def intake(window: MainWindow, question: Contact) -> IntakePage:
    assert window.pages.intake
    window.pages.intake.show_contact(question)
    window.finish()
    return window.pages.intake


def choice(intake: IntakePage, word: str) -> QAction:
    (found,) = [one for one in intake.slips.choices() if word in one.text()]
    return found


def text_of(path: Path) -> str:
    with pypdfium2.PdfDocument(path.read_bytes()) as opened:
        return " ".join(page.get_textpage().get_text_bounded() for page in opened)


def test_an_appointment_slip_starts_at_the_follow_up_day_and_needs_a_time(
    window: MainWindow, intake: IntakePage, question: Contact, store: Store, answers: Answers
) -> None:
    choice(intake, "Appointment").trigger()
    dialog = window.findChildren(AppointmentDialog)[-1]
    assert dialog.day.day == date(2026, 12, 1)
    assert not dialog.go_on.isEnabled()
    dialog.time.setText("10.30")
    dialog.bring[Bring.TELEPHONE].setChecked(True)
    found = dialog.appointment
    assert found is not None
    assert (found.at, found.bring) == (time(10, 30), (Bring.LETTERS, Bring.IDENTITY, Bring.TELEPHONE))
    dialog.go_on.click()
    assert not dialog.isVisible()
    assert shown_pages(window).language.currentData() == "ti"
    save_pages(window)
    said = text_of(answers.folder / "slip-ti.pdf")
    assert "dinsdag 1 december 2026" in said
    assert "10:30" in said
    (kept,) = prints(store)
    assert (kept.kind, kept.language, kept.contact) == ("appointment", "ti", question.id)


def test_a_referral_slip_has_the_address_that_was_chosen_and_nothing_of_the_question(
    window: MainWindow, intake: IntakePage, question: Contact, store: Store, answers: Answers
) -> None:
    name = window.desk.name_of(window.desk.pack.taxonomy.referrals["gza"].names)
    choice(intake, name).trigger()
    shown_pages(window)
    save_pages(window)
    said = text_of(answers.folder / "slip-ti.pdf")
    assert window.desk.pack.taxonomy.referrals["gza"].names["nl"] in said
    assert "Tigrinya" in said
    assert "een brief" not in said
    assert [(one.kind, one.contact) for one in prints(store)] == [("referral", question.id)]


def test_without_a_question_there_is_the_opening_card_and_no_referral(
    window: MainWindow, intake: IntakePage, store: Store, answers: Answers
) -> None:
    intake.new_question()
    assert not choice(intake, "Referral").isEnabled()
    choice(intake, "Who we are").trigger()
    assert shown_pages(window).language.currentData() == "nl"
    save_pages(window)
    assert [(one.kind, one.contact) for one in prints(store)] == [("card", None)]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("10:30", time(10, 30)), ("9", time(9)), ("23.59", time(23, 59)), ("24:00", None), ("10:3", None), ("", None)],
)
def test_a_time_is_read_as_people_type_it(typed: str, meant: time | None) -> None:
    assert read_time(typed) == meant


@pytest.fixture
def recalling(
    qtbot: QtBot, store: Store, pack: Pack, question: Contact, window: MainWindow, answers: Answers
) -> Iterator[MainWindow]:
    """A window on content that calls back a sheet that was handed out at a question."""
    job = PrintJob(ArticleDocument("letter-from-ind"), "ti", copies=2, contact=question.id)
    shown = preview(job, setting_of(store, pack, date(2026, 11, 22)))
    assert shown.refusal is None
    note_printed(store, job, shown, wall_clock())
    texts = {"nl": RecallText("drafted by machine", ("Fout.",), ("Nu geldt dit.",))}
    day = date(2026, 11, 21)
    recall = Recall("wrong", frozenset({shown.version.replace("/ti/", "/nl/")}), day, (Source("IND", day),), texts)
    made = MainWindow(store, replace(pack, recalls=(recall,)), translator("en"), dialogs=answers)
    with qtbot.waitExposed(made):
        made.show()
    made.finish()
    yield made
    made.dismiss()


def test_sheets_that_are_called_back_are_said_and_made_good(
    window: MainWindow, recalling: MainWindow, question: Contact, store: Store, answers: Answers
) -> None:
    assert window.pages.intake is not None
    assert window.pages.intake.recalls.isHidden()
    intake = recalling.pages.intake
    assert intake is not None
    assert intake.recalls.isVisible()
    assert intake.recalls.said.text().startswith("2 texts")
    intake.recalls.look.click()
    dialog = recalling.findChildren(RecallsDialog)[-1]
    (row,) = dialog.list.rows.rows
    assert row.cells[3] == "2"
    dialog.print.click()
    pages = shown_pages(recalling)
    assert "not there in" in pages.state
    save_pages(recalling)
    assert "Nu geldt dit." in text_of(answers.folder / "correction-nl.pdf")
    assert [one.contact for one in prints(store) if one.kind == "correction"] == [question.id]
    dialog.question.click()
    recalling.finish()
    assert not dialog.isVisible()
    assert intake.form.contact_id == question.id
    assert intake.recalls.isHidden()
