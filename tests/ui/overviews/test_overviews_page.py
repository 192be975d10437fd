"""A period in numbers, as somebody at the laptop sees and saves it."""

import csv
import io
from dataclasses import replace
from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QColor, QPalette

from desktop.content.packs import Pack
from desktop.domain.contacts import ContactEntry
from desktop.spreekuur.contacts import record_contact
from desktop.spreekuur.stores import Store
from desktop.ui.desks import wall_clock
from desktop.ui.main_window import MainWindow
from desktop.ui.overviews.charts import Bar, BarsChart, ColumnsChart
from desktop.ui.overviews.overviews_page import OverviewsPage
from tests.ui.answers import Answers, shown_pages


def opened(window: MainWindow) -> OverviewsPage:
    page = window.pages.at("overviews")
    assert isinstance(page, OverviewsPage)
    window.show_page(page)
    window.finish()
    return page


def rows(page: OverviewsPage) -> dict[str, str]:
    return {row.cells[0]: row.cells[1] for row in page.table.rows.rows}


def test_the_numbers_are_drawn_listed_and_saved_without_the_few(
    window: MainWindow, store: Store, pack: Pack, answers: Answers
) -> None:
    entry = ContactEntry("ti", ("A5",), outcome="no-answer")
    for _ in range(6):
        record_contact(store, pack, entry, wall_clock() - timedelta(days=8))
    record_contact(store, pack, replace(entry, language="so", outcome="advice"), wall_clock())
    page = opened(window)
    page.period.period.setCurrentIndex(2)
    window.finish()
    # Five questions came with the training centre.
    assert page.said.startswith("12 questions")
    page.parts.setCurrentIndex(1)
    assert rows(page)["Tigrinya"] == "7"
    assert rows(page)["Somali"] == "2"
    drawn = {bar.label: bar.count for bar in page.bars.bars}
    assert drawn == {name: int(number) for name, number in rows(page).items()}
    heard = QAccessible.queryAccessibleInterface(page.bars).text(QAccessible.Text.Description)
    assert "Tigrinya: 7" in heard
    page.parts.setCurrentIndex(2)
    assert page.columns.isVisible()
    assert sum(bar.count for bar in page.columns.bars) == 12
    assert len(page.columns.bars) == 12
    page.parts.setCurrentIndex(4)
    assert rows(page)["no answer found"] == "6"
    page.as_table.click()
    assert page.table.isVisible()
    answers.saves_as = "numbers.csv"
    page.save.click()
    window.finish()
    told = list(csv.DictReader(io.StringIO((answers.folder / "numbers.csv").read_text("utf-8-sig"), newline="")))
    languages = {row["code"]: row["count"] for row in told if row["part"] == "languages"}
    assert languages == {"ti": "7", "others": "5"}
    assert "numbers.csv" in answers.told[-1]
    answers.saves_as = "numbers.txt"
    page.save.click()
    window.finish()
    assert not (answers.folder / "numbers.txt").exists()


def test_any_days_and_a_printed_sheet(window: MainWindow) -> None:
    page = opened(window)
    page.period.period.setCurrentIndex(5)
    page.period.first.set_kept("2026-01-01")
    assert page.period.days is None
    page.period.last.set_kept("2025-01-01")
    page.reload()
    window.finish()
    page.period.last.set_kept("2026-01-02")
    page.reload()
    window.finish()
    assert page.said.startswith("0 questions · 1 January 2026 – 2 January 2026")
    assert not page.bars.isVisible()
    page.print_page()
    dialog = shown_pages(window)
    assert dialog.refusal == ""
    dialog.reject()


def test_a_bar_is_as_long_as_its_number_and_begins_where_reading_does(window: MainWindow) -> None:
    accent = QColor("#0b57a4")
    for direction in (Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft):
        chart = BarsChart()
        palette = chart.palette()
        palette.setColor(QPalette.ColorRole.Highlight, accent)
        chart.setPalette(palette)
        chart.setLayoutDirection(direction)
        chart.resize(600, 200)
        chart.show_bars("x", [Bar("tien", 10), Bar("vijf", 5), Bar("nul", 0)])
        picture = chart.grab().toImage()
        heights = chart._heights(chart._label_width)
        lengths = []
        for place in range(3):
            line = 8 + sum(heights[:place]) + heights[place] // 2
            painted = [x for x in range(600) if picture.pixelColor(x, line) == accent]
            lengths.append(len(painted))
            middle = sum(painted) / len(painted)
            assert (middle < 300) is (direction is Qt.LayoutDirection.LeftToRight) or place == 0
        assert abs(lengths[0] - 2 * lengths[1]) <= 1
        assert lengths[2] == 1


def test_a_year_of_weeks_fits_below_its_columns(window: MainWindow) -> None:
    chart = ColumnsChart()
    chart.resize(1000, 240)
    chart.show_bars("x", [Bar(f"week {week}", week, "28 dec.") for week in range(53)])
    assert chart.minimumWidth() < 1600
    assert not chart.grab().isNull()
