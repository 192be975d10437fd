"""Questions to headquarters for which nobody found an answer, told without anybody's name."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from desktop.domain.people import check_lines
from desktop.domain.signals import KnownNames, find_traces
from desktop.errors import InputError
from desktop.wording import N_


@dataclass(frozen=True, slots=True)
class AskedQuestion:
    """A question that was put to headquarters."""

    id: UUID
    at: datetime
    """When it was asked. At headquarters: the start of the Monday of that week."""
    site: str
    language: str
    """Of who asked it at the walk-in hour."""
    topics: tuple[str, ...]
    wording: str
    contact: UUID | None = None
    """The question in the walk-in hour that it comes from; headquarters never learns it."""


def checked_wording(wording: str, names: KnownNames) -> str:
    """Return the wording of a question as headquarters may read it: one line without a trace of a person.

    Raises InputError when it is empty, no single line, or names or numbers in it can lead to somebody.
    """
    text = " ".join(wording.split())
    if not text:
        raise InputError(N_("A question for headquarters needs words. Nothing was asked. Write it without names."))
    check_lines(text)
    traces = find_traces(text, names)
    if traces:
        raise InputError(
            N_("Somebody can be recognised by “{trace}”. Nothing was asked. Ask it without names and numbers."),
            trace=traces[0],
        )
    return text
