"""Dates as a calendar file (iCalendar, RFC 5545), for the telephone or calendar of who follows them up."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from uuid import UUID, uuid5

_FOLD = 75
"""Octets in a line, without its end (RFC 5545, section 3.1)."""


@dataclass(frozen=True, slots=True)
class CalendarDay:
    """A day with something to do. The id makes a later file replace the entry instead of doubling it."""

    id: UUID
    part: str
    """Which of several dates of one row it is."""
    day: date
    summary: str
    description: str = ""


def calendar_file(days: Iterable[CalendarDay], product: str, now: datetime) -> bytes:
    """Return a calendar of whole days. `product` names the program, `now` is aware of its zone."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:{_escaped(product)}", "CALSCALE:GREGORIAN"]
    for one in days:
        lines += _event(one, now)
    lines.append("END:VCALENDAR")
    return b"".join(part + b"\r\n" for line in lines for part in _folded(line))


def _event(one: CalendarDay, now: datetime) -> list[str]:
    """Return one whole day; its end is the day after, which is not part of it (section 3.6.1)."""
    lines = [
        "BEGIN:VEVENT",
        # Made from the row's id, which itself tells when the row was made and stays here.
        f"UID:{uuid5(one.id, one.part)}",
        f"DTSTAMP:{now.astimezone(UTC):%Y%m%dT%H%M%SZ}",
        f"DTSTART;VALUE=DATE:{one.day:%Y%m%d}",
        f"DTEND;VALUE=DATE:{one.day + timedelta(days=1):%Y%m%d}",
        f"SUMMARY:{_escaped(one.summary)}",
        # A day that is followed up keeps nobody from being free.
        "TRANSP:TRANSPARENT",
        "CLASS:CONFIDENTIAL",
    ]
    if one.description:
        lines.append(f"DESCRIPTION:{_escaped(one.description)}")
    return [*lines, "END:VEVENT"]


def _escaped(text: str) -> str:
    """Return text as a value (section 3.3.11). Control characters other than the tab may not stand in one."""
    for sign, written in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\r\n", "\\n"), ("\n", "\\n"), ("\r", "\\n")):
        text = text.replace(sign, written)
    return "".join(char for char in text if char == "\t" or (char >= " " and char != "\x7f"))


def _folded(line: str) -> Iterator[bytes]:
    """Yield a line in pieces of at most 75 octets, never cut inside a character; all but the first begin with a blank."""
    piece = b""
    for char in line:
        written = char.encode()
        if len(piece) + len(written) > _FOLD:
            yield piece
            piece = b" "
        piece += written
    yield piece
