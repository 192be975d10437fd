"""Real pages before anything is on paper."""

import pikepdf
import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.domain.articles import Article
from desktop.spreekuur.print_log import prints
from desktop.ui.main_window import MainWindow
from desktop.ui.printing.article_preview import preview_article
from desktop.ui.printing.preview_dialog import PreviewDialog
from tests.ui.answers import Answers


@pytest.fixture
def letter(window: MainWindow) -> Article:
    return window.desk.pack.articles["letter-from-ind"]


@pytest.fixture
def dialog(window: MainWindow, letter: Article) -> PreviewDialog:
    preview_article(window.desk, letter, "ar", window)
    window.finish()
    return window.findChildren(PreviewDialog)[-1]


def test_every_page_is_shown_as_it_will_be(window: MainWindow, dialog: PreviewDialog, letter: Article) -> None:
    assert len(dialog.pages.pages) >= 1
    first = dialog.pages.pages[0].pixmap()
    # A4, 210 by 297 mm.
    assert first.height() / first.width() == pytest.approx(297 / 210, rel=0.01)
    image = first.toImage()
    dark = sum(
        image.pixelColor(x, y).lightness() < 100
        for x in range(0, image.width(), 3)
        for y in range(0, image.height(), 3)
    )
    assert dark > 500, "there is ink on the page"


def test_a_smaller_paper_has_smaller_pages(window: MainWindow, dialog: PreviewDialog) -> None:
    before = dialog.pages.pages[0].pixmap().height()
    dialog.paper.setCurrentIndex(1)
    window.finish()
    assert dialog.pages.pages[0].pixmap().height() < before


def test_an_unreviewed_translation_alone_is_refused_before_anything_is_made(
    window: MainWindow, dialog: PreviewDialog, answers: Answers
) -> None:
    dialog.alone.setChecked(True)
    window.finish()
    assert "no person has reviewed" in dialog.refusal
    assert not dialog.save.isEnabled()
    assert not dialog.print.isEnabled()
    assert not dialog.pages.pages
    dialog.beside.setChecked(True)
    window.finish()
    assert dialog.save.isEnabled()


def test_what_is_saved_is_what_was_shown_and_is_noted_without_a_name(
    qtbot: QtBot, window: MainWindow, dialog: PreviewDialog, answers: Answers
) -> None:
    shown = len(dialog.pages.pages)
    with qtbot.waitSignal(dialog.accepted):
        dialog.save.click()
    made = answers.folder / "letter-from-ind-ar.pdf"
    assert answers.opened == [made]
    with pikepdf.open(made) as pdf:
        assert len(pdf.pages) == shown
    (noted,) = prints(window.desk.store)
    assert noted.version.startswith("letter-from-ind/ar/")


def test_without_colour_every_pixel_is_grey(window: MainWindow, dialog: PreviewDialog) -> None:
    dialog.grey.setChecked(True)
    QApplication.processEvents()
    assert dialog.pages.pages[0].pixmap().toImage().isGrayscale()


def test_a_printer_that_does_not_take_the_pages_is_offered_pictures_and_nothing_is_left_behind(
    window: MainWindow, dialog: PreviewDialog
) -> None:
    dialog.printer.addItem("no such printer", "no such printer")
    dialog.copies.setValue(2)
    dialog.paper.setCurrentIndex(1)
    window.finish()
    assert not dialog.paint.isVisible()
    dialog.print.click()
    window.finish()
    assert "did not take the pages" in dialog.refusal
    assert dialog.paint.isVisible()
    assert not list(window.desk.store.home.scratch.glob("*"))
    dialog.paint.click()
    assert "not take the pictures either" in dialog.refusal
    assert dialog.isVisible()


def test_copies_that_change_while_pages_are_made_leave_them_ready(window: MainWindow, dialog: PreviewDialog) -> None:
    dialog.paper.setCurrentIndex(1)
    dialog.copies.setValue(3)
    window.finish()
    assert dialog.save.isEnabled()
    assert dialog.job.copies == 3
