"""A list of a hundred thousand rows, of which only the pages in sight are read."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.content.packs import Pack
from desktop.i18n import translator
from desktop.spreekuur.look_ups import Contents
from desktop.spreekuur.stores import Store
from desktop.ui.desks import Changes, Desk, wall_clock
from desktop.ui.icons import Icons
from desktop.ui.tasks import Tasks
from desktop.ui.widgets.paged_view import PAGE, PagedView, Source
from desktop.ui.widgets.rows_model import Row
from tests.ui.answers import Answers

MANY = 100_000


@pytest.fixture
def desk(qapp: QApplication, store: Store, pack: Pack, answers: Answers) -> Iterator[Desk]:
    tasks = Tasks(lambda error: pytest.fail(str(error)))
    icons = Icons("#000000", "#000000")
    yield Desk(store, pack, translator("en"), tasks, answers, icons, Changes(), wall_clock, Contents(pack))
    tasks.finish()
    tasks.stop()


def test_a_long_list_reads_what_is_in_sight_and_drops_what_came_too_late(qtbot: QtBot, desk: Desk) -> None:
    read: list[int] = []

    def page(skip: int, size: int) -> list[Row]:
        read.append(skip)
        return [Row(place, (f"row {place}",)) for place in range(skip, min(skip + size, MANY))]

    view = PagedView(desk, "long", ["Name"], stretch=0)
    qtbot.addWidget(view)
    view.resize(300, 400)
    view.show()
    view.show_list(Source(lambda: MANY, page))
    desk.tasks.finish()
    assert view.model().rowCount() == MANY
    assert view.model().index(3, 0).data() == "row 3"

    view.scrollToBottom()
    for place in range(0, view.verticalScrollBar().maximum(), 9_000):
        view.verticalScrollBar().setValue(place)
        QApplication.processEvents()
    view.scrollToBottom()
    # Not by asking for the cell: who keeps asking keeps the list from being quiet.
    qtbot.waitUntil(lambda: view.rows.rows[-1].thing == MANY - 1)
    assert view.model().index(MANY - 1, 0).data() == f"row {MANY - 1}"
    assert len(read) <= 8
    assert max(read) == MANY - PAGE

    # The same list, read again, stays where it is; another one starts above.
    view.select(MANY - 5)
    view.show_list(Source(lambda: MANY, page), same=True)
    desk.tasks.finish()
    assert view.thing == MANY - 5
    view.show_list(Source(lambda: 2, lambda skip, size: [Row("late", ("late",))]))
    view.show_list(Source(lambda: 1, lambda skip, size: [Row("last", ("last",))]))
    desk.tasks.finish()
    assert view.model().rowCount() == 1
    assert view.model().index(0, 0).data() == "last"


def test_rows_of_a_long_list_are_as_high_as_their_words_need(qtbot: QtBot, desk: Desk) -> None:
    long = "een heel lange zin die niet op een regel past, hoe breed de lijst ook is, want hij gaat maar door"
    view = PagedView(desk, "long", ["Name"], stretch=0, wrap=True)
    qtbot.addWidget(view)
    view.resize(300, 400)
    view.show()

    def page(skip: int, size: int) -> list[Row]:
        words = {place: long if place in (1, MANY - 1) else "kort" for place in range(skip, min(skip + size, MANY))}
        return [Row(place, (said,)) for place, said in words.items()]

    view.show_list(Source(lambda: MANY, page))
    desk.tasks.finish()
    qtbot.waitUntil(lambda: view.rowHeight(1) > view.rowHeight(0))
    view.scrollToBottom()
    qtbot.waitUntil(lambda: view.rowHeight(MANY - 1) > view.rowHeight(MANY - 2))
