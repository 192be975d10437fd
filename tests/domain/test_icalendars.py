from datetime import UTC, date, datetime
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.icalendars import CalendarDay, calendar_file

NOW = datetime(2026, 11, 21, 10, 30, tzinfo=UTC)
ROW = UUID("0190a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b")


def unfolded(data: bytes) -> list[str]:
    """Read a calendar as RFC 5545 says: CRLF and a blank go on with the line before."""
    return data.replace(b"\r\n ", b"").decode().split("\r\n")


def value(data: bytes, name: str) -> str:
    return next(line.partition(":")[2] for line in unfolded(data) if line.startswith(name))


def unescaped(text: str) -> str:
    out, escaped = "", False
    for char in text:
        if escaped:
            out += "\n" if char in "nN" else char
            escaped = False
        elif char == "\\":
            escaped = True
        else:
            out += char
    return out


def test_a_day_is_an_event_of_a_whole_day() -> None:
    data = calendar_file([CalendarDay(ROW, "letter", date(2026, 11, 30), "Brief")], "-//Spreekuur//NL", NOW)
    assert unfolded(data) == [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Spreekuur//NL",
        "CALSCALE:GREGORIAN",
        "BEGIN:VEVENT",
        f"UID:{value(data, 'UID')}",
        "DTSTAMP:20261121T103000Z",
        "DTSTART;VALUE=DATE:20261130",
        "DTEND;VALUE=DATE:20261201",
        "SUMMARY:Brief",
        "TRANSP:TRANSPARENT",
        "CLASS:CONFIDENTIAL",
        "END:VEVENT",
        "END:VCALENDAR",
        "",
    ]


def test_the_name_of_an_event_is_the_same_each_time_another_for_each_part_and_tells_nothing_of_the_row() -> None:
    days = [CalendarDay(ROW, part, date(2026, 11, 30), "x") for part in ("letter", "letter", "follow-up")]
    names = [value(calendar_file([day], "p", NOW), "UID") for day in days]
    assert names[0] == names[1] != names[2]
    assert str(ROW) not in names[0]


@given(st.text(st.characters(codec="utf-8"), max_size=300))
def test_whatever_is_written_comes_out_as_it_went_in_within_75_octets_a_line(text: str) -> None:
    data = calendar_file([CalendarDay(ROW, "x", date(2026, 11, 30), text, text)], "p", NOW)
    for line in data.split(b"\r\n"):
        assert len(line) <= 75
        line.decode()  # no line ends within a character
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    plain = "".join(char for char in plain if char in "\t\n" or (char >= " " and char != "\x7f"))
    assert unescaped(value(data, "SUMMARY")) == plain
