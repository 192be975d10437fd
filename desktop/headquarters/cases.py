"""Cases at headquarters: the files that sites referred, and ending one."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from desktop.domain.cases import Case
from desktop.domain.rows import Scalar
from desktop.headquarters.registries import Office
from desktop.store.cases import get_case, parts_of, select_cases
from desktop.store.database import Store
from desktop.sync.erasures import clear_away, order_erasure
from desktop.sync.papers import membership


@dataclass(frozen=True, slots=True)
class ReceivedCase:
    """A file that a site referred, as far as headquarters may see it."""

    case: Case
    people: tuple[Mapping[str, Scalar], ...]
    """The person, by the names of the fields; more than one when doubles were made one file."""
    questions: tuple[Mapping[str, Scalar], ...]
    """The newest first."""
    dates: tuple[Mapping[str, Scalar], ...]

    @property
    def name(self) -> str:
        """The person's name; empty when it was taken out of the file."""
        return next((str(one["name"]) for one in self.people if one.get("name")), "")


def received_cases(store: Store) -> list[ReceivedCase]:
    """Return the files that were referred to headquarters, the newest first."""
    with store.reading() as session:
        return [
            ReceivedCase(
                case,
                tuple(row.fields for row in parts_of(session, case.id, "person")),
                tuple(sorted((row.fields for row in parts_of(session, case.id, "contact")), key=_moment, reverse=True)),
                tuple(sorted((row.fields for row in parts_of(session, case.id, "appointment")), key=_day)),
            )
            for case in select_cases(session)
        ]


def finish_case(store: Store, case_id: UUID, now: datetime) -> None:
    """End a case: everything that headquarters has of it is erased, and sites hear that it has it no more.

    The person's file at the site stays. Raises InputError when it is not here any more, or on a laptop.
    """
    office = Office.of(store, now)
    with store.writing(now) as session:
        get_case(session, case_id)
        order_erasure(session, office.keys, membership(session), [case_id])
    clear_away(store, now)


def _moment(fields: Mapping[str, Scalar]) -> str:
    return str(fields.get("at", ""))


def _day(fields: Mapping[str, Scalar]) -> str:
    return str(fields.get("day", ""))
