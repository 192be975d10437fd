"""The files of the rules as they are written: one typed table for each, before they are held against each other."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Literal

import msgspec

from desktop.content.faults import Faults
from desktop.content.tables import read_table
from desktop.domain.reunification.families import Marriage, Status
from desktop.domain.reunification.rules import ApplyTerm, Condition, Kind, Scenario
from desktop.domain.spans import EARLIEST, LATEST

_Code = Annotated[str, msgspec.Meta(pattern="^[A-Za-z0-9_-]{1,40}$")]
_Version = Annotated[str, msgspec.Meta(pattern="^V[1-9][A-Za-z-]{0,20}$")]
_Title = Annotated[str, msgspec.Meta(min_length=1, max_length=300)]
_Confidence = Literal["certain", "likely", "unverified", "unknown"]
_Number = Annotated[int, msgspec.Meta(ge=0, le=1000)]


class SourceTable(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """Where a rule was read."""

    code: _Code
    title: _Title
    checked: date
    url: Annotated[str, msgspec.Meta(pattern="^(https://[A-Za-z0-9./_#?=&-]+)?$", max_length=300)] = ""


class SourceTables(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """All sources."""

    sources: tuple[SourceTable, ...]


class DocumentTable(msgspec.Struct, forbid_unknown_fields=True, frozen=True, kw_only=True):
    """A paper."""

    code: Annotated[str, msgspec.Meta(pattern="^D[0-9]{2}$")]
    nl: _Title
    en: _Title
    when: Condition
    source: _Code
    confidence: dict[str, _Confidence]
    one_of: tuple[_Code, ...] = ()
    married: Marriage | None = None


class DocumentTables(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """All papers."""

    documents: tuple[DocumentTable, ...]


class ScenarioTable(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """The papers of one scenario."""

    code: Scenario
    documents: tuple[_Code, ...]
    if_any: tuple[_Code, ...] = ()


class ScenarioTables(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """All scenarios."""

    scenarios: tuple[ScenarioTable, ...]


class RegimeTable(msgspec.Struct, forbid_unknown_fields=True, frozen=True, kw_only=True):
    """A version of the rules and its windows."""

    code: _Version
    nl: _Title
    en: _Title
    source: _Code
    lodged_from: date = EARLIEST
    lodged_until: date = LATEST
    decided_from: date = EARLIEST
    decided_until: date = LATEST
    status: Status | None = None
    apply: dict[Status, ApplyTerm] = {}
    between: dict[Status, tuple[_Version, ...]] = {}
    objection_known: bool = False


class RegimeTables(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """All versions, and the day on which the facts were compiled."""

    checked: date
    regimes: tuple[RegimeTable, ...]


class RouteTable(msgspec.Struct, forbid_unknown_fields=True, frozen=True, kw_only=True):
    """What one version says of one kind of relative."""

    regime: _Version
    kind: Kind
    route: Literal["nareis", "closed", "after_two_years", "ask"]
    source: _Code
    confidence: _Confidence
    referrals: tuple[_Code, ...] = ()

    @property
    def code(self) -> str:
        """The version and the kind together."""
        return f"{self.regime} {self.kind}"


class RouteTables(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """All routes."""

    routes: tuple[RouteTable, ...]


class DeadlineTable(msgspec.Struct, forbid_unknown_fields=True, frozen=True, kw_only=True):
    """A term."""

    code: _Code
    source: _Code
    confidence: _Confidence
    months: _Number = 0
    weeks: _Number = 0
    days: _Number = 0
    extends: bool = False


class DeadlineTables(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """All terms."""

    deadlines: tuple[DeadlineTable, ...]


class EquatedDaysTable(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """Days that a royal decree equates with holidays."""

    first_year: Annotated[int, msgspec.Meta(ge=2000, le=2199)]
    last_year: Annotated[int, msgspec.Meta(ge=2000, le=2199)]
    source: _Code
    confidence: _Confidence
    days: tuple[date, ...]


@dataclass(frozen=True, slots=True)
class Tables:
    """The files as they were written, before they are held against each other."""

    sources: SourceTables
    documents: DocumentTables
    scenarios: ScenarioTables
    regimes: RegimeTables
    routes: RouteTables
    deadlines: DeadlineTables
    equated: EquatedDaysTable


def read_tables(files: Mapping[str, bytes], faults: Faults) -> Tables | None:
    """Return all files; nothing when one cannot be read."""
    sources = read_table("rules/sources.toml", files, SourceTables, faults)
    documents = read_table("rules/documents.toml", files, DocumentTables, faults)
    scenarios = read_table("rules/scenarios.toml", files, ScenarioTables, faults)
    regimes = read_table("rules/regimes.toml", files, RegimeTables, faults)
    routes = read_table("rules/routes.toml", files, RouteTables, faults)
    deadlines = read_table("rules/deadlines.toml", files, DeadlineTables, faults)
    equated = read_table("rules/equated-days.toml", files, EquatedDaysTable, faults)
    if sources is None or documents is None or scenarios is None or regimes is None:
        return None
    if routes is None or deadlines is None or equated is None:
        return None
    return Tables(sources, documents, scenarios, regimes, routes, deadlines, equated)
