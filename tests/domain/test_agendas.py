from datetime import date
from uuid import UUID

import pytest

from desktop.domain.agendas import AgendaItem, AppointmentEntry, Origin, When, agenda
from desktop.domain.taxonomies import Urgency
from desktop.errors import InputError

TODAY = date(2026, 11, 21)


def item(number: int, day: date | None, urgency: Urgency = Urgency.NONE) -> AgendaItem:
    return AgendaItem(Origin.FOLLOW_UP, UUID(int=number), "ZUT", day, urgency=urgency)


def test_what_is_overdue_stands_first_then_today_and_urgency_goes_before_the_day_while_it_is_near() -> None:
    items = [
        item(1, date(2026, 11, 27)),
        item(2, date(2026, 11, 28), Urgency.TODAY),
        item(3, date(2027, 3, 1), Urgency.TODAY),
        item(4, date(2026, 12, 20)),
        item(5, TODAY),
        item(6, date(2026, 11, 1)),
        item(7, date(2026, 11, 20), Urgency.TERM),
        item(8, None),
    ]
    found = agenda(items, TODAY)
    assert [line.item.id.int for line in found] == [7, 6, 5, 2, 1, 4, 3, 8]
    assert [line.when for line in found] == [
        When.OVERDUE,
        When.OVERDUE,
        When.TODAY,
        When.THIS_WEEK,
        When.THIS_WEEK,
        When.LATER,
        When.LATER,
        When.UNKNOWN,
    ]
    assert [line.days_left for line in found] == [-1, -20, 0, 7, 6, 29, 100, None]


def test_on_a_wrong_clock_the_days_stand_in_order_and_nothing_is_said_of_their_nearness() -> None:
    found = agenda([item(1, date(2026, 12, 1)), item(2, date(2026, 11, 1), Urgency.TODAY)], None)
    assert [(line.item.id.int, line.when, line.days_left) for line in found] == [
        (2, When.UNKNOWN, None),
        (1, When.UNKNOWN, None),
    ]


@pytest.mark.parametrize(
    "entry",
    [
        AppointmentEntry("party", TODAY),
        AppointmentEntry("hearing", TODAY, place="regel\nregel"),
        AppointmentEntry("hearing", TODAY, note="bsn 123456782"),
    ],
)
def test_a_date_that_must_not_be_kept_is_refused(entry: AppointmentEntry) -> None:
    with pytest.raises(InputError):
        entry.check()
