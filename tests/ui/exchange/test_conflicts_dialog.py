"""A conflict of two laptops, in a real window: seen, chosen, taken back."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.content.packs import Pack
from desktop.domain.contacts import Contact
from desktop.i18n import translator
from desktop.spreekuur.conflicts import conflicts
from desktop.spreekuur.contacts import contact
from desktop.ui.exchange.conflicts_dialog import ConflictsDialog
from desktop.ui.exchange.exchange_page import ExchangePage
from desktop.ui.main_window import MainWindow
from tests.centres import Centre, copied_centre, enrol_centre
from tests.ui.answers import Answers, press
from tests.ui.test_names import unnamed


@dataclass
class Seen:
    """The window of the one laptop, and what was written in it and the other."""

    centre: Centre
    made: Contact
    window: MainWindow

    @property
    def page(self) -> ExchangePage:
        page = self.window.pages.exchange
        assert isinstance(page, ExchangePage)
        return page

    def open(self) -> ConflictsDialog:
        self.window.show_page(self.page)
        self.page.conflicts.click()
        self.finish()
        return self.page.findChildren(ConflictsDialog)[-1]

    def finish(self) -> None:
        for _ in range(3):
            self.window.finish()

    @property
    def told(self) -> str:
        return contact(self.centre.here, self.made.id).entry.told


@pytest.fixture(scope="module")
def enrolled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("centre")
    enrol_centre(folder)
    return folder


@pytest.fixture
def seen(qtbot: QtBot, enrolled: Path, tmp_path: Path, pack: Pack) -> Iterator[Seen]:
    with copied_centre(enrolled, tmp_path, pack) as centre:
        made = centre.disagree()
        answers = Answers(tmp_path)
        window = MainWindow(centre.here, pack, translator("en"), dialogs=answers)
        window.show()
        both = Seen(centre, made, window)
        window.show_page(both.page)
        both.finish()
        yield both
        assert answers.told == []
        window.dismiss()


def test_both_values_are_seen_chosen_by_keyboard_and_taken_back(seen: Seen) -> None:
    assert seen.page.conflicts.text() == "Conflicts (1)"
    dialog = seen.open()
    assert unnamed(dialog) == []
    (row,) = dialog.list.rows.rows
    assert row.cells[1:4] == ("Told or done", "hier", "daar")
    assert "Laptop twee" in row.cells[4]
    assert [it.cells[0] for it in dialog.values.rows.rows] == ["hier", "daar"]
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    seen.finish()
    assert seen.told == "daar"
    assert dialog.said.text() == "Kept in “Told or done”: daar"
    assert dialog.list.rows.rows == []
    assert seen.page.conflicts.text() == "Conflicts (0)"
    assert "Told or done" in dialog.back.text()
    dialog.back.click()
    seen.finish()
    assert seen.told == "hier"
    dialog.back.click()
    seen.finish()
    assert seen.told == "daar"
    dialog.accept()


def test_a_third_text_is_written_and_one_that_must_not_be_kept_is_refused(seen: Seen) -> None:
    dialog = seen.open()
    dialog.text.setPlainText("BSN 111222333")
    dialog.keep_text.click()
    seen.finish()
    assert dialog.said.objectName() == "refused"
    assert len(conflicts(seen.centre.here)) == 1
    dialog.text.setPlainText("hier en daar")
    dialog.keep_text.click()
    seen.finish()
    assert seen.told == "hier en daar"
    assert conflicts(seen.centre.here) == []
    dialog.accept()


def test_what_a_file_brings_while_a_form_is_open_is_not_written_over(seen: Seen) -> None:
    centre, intake = seen.centre, seen.window.pages.intake
    assert intake is not None
    intake.show_contact(contact(centre.here, seen.made.id))
    centre.edit(centre.there, seen.made, question="vraag van daar")
    centre.carry(centre.there, centre.here)
    intake.form.question.setPlainText("vraag van hier")
    assert intake.settle() == ""
    intake.form.question.setPlainText("vraag van hier, en verder")
    assert intake.settle() == ""
    found = {it.conflict.field: set(it.values) for it in conflicts(centre.here)}
    assert found["question"] == {"vraag van hier, en verder", "vraag van daar"}
    assert contact(centre.here, seen.made.id).entry.question == "vraag van hier, en verder"
