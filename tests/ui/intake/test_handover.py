"""The sheet at the end of a session, from the page of the walk-in hour."""

from desktop.ui.main_window import MainWindow
from desktop.ui.printing.preview_dialog import PreviewDialog


def test_the_handover_of_today_shows_its_pages_before_it_is_printed(window: MainWindow) -> None:
    intake = window.pages.intake
    assert intake is not None
    window.finish()
    intake.handover.click()
    window.finish()
    window.finish()
    dialog = window.findChildren(PreviewDialog)[-1]
    assert dialog.refusal == ""
    assert len(dialog.pages.pages) == 1
    assert dialog.save.isEnabled()
