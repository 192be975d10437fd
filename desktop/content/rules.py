"""The rules of family reunification in a content pack, read strictly into what the domain reasons with."""

from collections.abc import Callable, Iterable, Mapping

from desktop.content.faults import Faults
from desktop.content.rule_tables import DeadlineTable, DocumentTable, RegimeTable, RouteTable, Tables, read_tables
from desktop.content.tables import line_of
from desktop.domain.articles import Source
from desktop.domain.certainties import Confidence
from desktop.domain.reunification.families import Status
from desktop.domain.reunification.rules import (
    ARTICLE8,
    REGULAR,
    Document,
    Kind,
    Papers,
    Regime,
    Route,
    RouteRule,
    Rules,
    Scenario,
    TermRule,
    can_depend,
    uncovered,
)
from desktop.domain.spans import Span
from desktop.domain.terms import EquatedDays, Term
from desktop.wording import N_

_REFERRALS = ("lawyer", "ind", "nidos", "red_cross", "vluchtelingenfonds", "article8", "regular_route")
_DEADLINES = (
    "apply_by",
    "objection_by",
    "mvv_collect_by",
    "late_decision",
    "late_decision_longest",
    "two_years",
    "answer_by",
    "turns_18",
    "turns_17_half",
    "renewal_opens",
    "renewal_by",
    "notice_answer_by",
)


def read_rules(files: Mapping[str, bytes], faults: Faults) -> Rules | None:
    """Return the rules of a pack; nothing, and faults, when a file is missing or says what cannot be."""
    before = len(faults.found)
    tables = read_tables(files, faults)
    if tables is None:
        return None
    _check_versions(tables, files, faults)
    _check_sets(tables, files, faults)
    _check_sources(tables, files, faults)
    _check_documents(tables, files, faults)
    _check_lists(tables, files, faults)
    if len(faults.found) > before:
        return None
    rules = _rules(tables)
    _check_validity(rules, faults)
    return rules if len(faults.found) == before else None


class _Place:
    """A file of rules, to note what is wrong in one of its tables."""

    def __init__(self, name: str, key: str, files: Mapping[str, bytes], faults: Faults) -> None:
        self._name, self._key, self._faults = f"rules/{name}.toml", key, faults
        self._text = files[self._name].decode("utf-8").replace("\r\n", "\n")

    def add(self, at: int, field: str, sentence: str, **values: str) -> None:
        """Note a fault in a field of the table at a place in the list."""
        path = f".{self._key}[{at}].{field}" if self._key else f".{field}"
        self._faults.add(self._name, line_of(self._text, path), sentence, blocks=True, **values)


def _check_sources(tables: Tables, files: Mapping[str, bytes], faults: Faults) -> None:
    """Note each rule whose source is not in the list of sources."""
    known = {one.code for one in tables.sources.sources}
    lists: dict[str, tuple[DocumentTable | RegimeTable | RouteTable | DeadlineTable, ...]] = {
        "documents": tables.documents.documents,
        "regimes": tables.regimes.regimes,
        "routes": tables.routes.routes,
        "deadlines": tables.deadlines.deadlines,
    }
    for name, entries in lists.items():
        place = _Place(name, name, files, faults)
        for at, entry in enumerate(entries):
            if entry.source not in known:
                place.add(at, "source", _NO_SOURCE, code=entry.source)
    if tables.equated.source not in known:
        _Place("equated-days", "", files, faults).add(0, "source", _NO_SOURCE, code=tables.equated.source)


_NO_SOURCE = N_("There is no source “{code}” in rules/sources.toml. Every rule names where it was read.")
_NO_DOCUMENT = N_("There is no document “{code}” in rules/documents.toml.")
_NO_ADDRESS = N_("There is no address “{code}”. Choose from: {choices}.")
_NO_CONDITION = N_("Whether “{code}” is needed cannot depend on {condition} in this scenario.")
_NO_RULE_SET = N_("“{code}” is no version of the rules. Choose from: {choices}.")


def _check_documents(tables: Tables, files: Mapping[str, bytes], faults: Faults) -> None:
    """Note what a document cannot say of itself."""
    known = {one.code for one in tables.documents.documents}
    place = _Place("documents", "documents", files, faults)
    rule_sets = (*_speaking(tables), REGULAR, ARTICLE8)
    for at, document in enumerate(tables.documents.documents):
        for code in sorted(set(document.confidence) - set(rule_sets)):
            place.add(at, "confidence", _NO_RULE_SET, code=code, choices=", ".join(rule_sets))
        if not document.confidence:
            place.add(at, "confidence", N_("Under no version of the rules is this document asked for: name one."))
        if document.one_of and document.code not in document.one_of:
            place.add(at, "one_of", N_("A document stands among those of which one will do, so name it too."))
        for code in sorted(set(document.one_of) - known):
            place.add(at, "one_of", _NO_DOCUMENT, code=code)


def _speaking(tables: Tables) -> list[str]:
    """Return the versions that say something themselves, unlike those of files between two versions."""
    return [one.code for one in tables.regimes.regimes if not one.between]


def _check_versions(tables: Tables, files: Mapping[str, bytes], faults: Faults) -> None:
    """Note versions that are named and do not exist."""
    known = _speaking(tables)
    place = _Place("regimes", "regimes", files, faults)
    for at, regime in enumerate(tables.regimes.regimes):
        for code in sorted({code for named in regime.between.values() for code in named} - set(known)):
            place.add(at, "between", _NO_RULE_SET, code=code, choices=", ".join(known))
        if regime.between and set(regime.between) != set(Status):
            place.add(at, "between", N_("For each status, name the versions between which a file stands."))
    place = _Place("routes", "routes", files, faults)
    for at, route in enumerate(tables.routes.routes):
        if route.regime not in known:
            place.add(at, "regime", _NO_RULE_SET, code=route.regime, choices=", ".join(known))


def _check_lists(tables: Tables, files: Mapping[str, bytes], faults: Faults) -> None:
    """Note documents and addresses that are listed and do not exist."""
    known = {one.code for one in tables.documents.documents}
    place = _Place("scenarios", "scenarios", files, faults)
    for at, scenario in enumerate(tables.scenarios.scenarios):
        for code in sorted({*scenario.documents, *scenario.if_any} - known):
            place.add(at, "documents", _NO_DOCUMENT, code=code)
        for document in tables.documents.documents:
            if document.code in scenario.documents and not can_depend(scenario.code, document.when):
                place.add(at, "documents", _NO_CONDITION, code=document.code, condition=document.when.value)
    place = _Place("routes", "routes", files, faults)
    for at, route in enumerate(tables.routes.routes):
        for code in sorted(set(route.referrals) - set(_REFERRALS)):
            place.add(at, "referrals", _NO_ADDRESS, code=code, choices=", ".join(_REFERRALS))


def _check_sets(tables: Tables, files: Mapping[str, bytes], faults: Faults) -> None:
    """Note what stands twice and what is missing: each list is whole."""
    routes = [f"{regime} {kind}" for regime in _speaking(tables) for kind in Kind]
    listed = {code for one in tables.scenarios.scenarios for code in (*one.documents, *one.if_any)}
    wanted: dict[str, tuple[list[str], Iterable[str]]] = {
        "sources": ([one.code for one in tables.sources.sources], ()),
        "documents": ([one.code for one in tables.documents.documents], ()),
        "scenarios": ([one.code.value for one in tables.scenarios.scenarios], Scenario),
        "regimes": ([one.code for one in tables.regimes.regimes], ()),
        "routes": ([one.code for one in tables.routes.routes], routes),
        "deadlines": ([one.code for one in tables.deadlines.deadlines], _DEADLINES),
    }
    for name, (found, expected) in wanted.items():
        place = _Place(name, name, files, faults)
        for at, code in enumerate(found):
            if code in found[:at]:
                place.add(at, "code", N_("“{code}” stands here for the second time."), code=code)
        for code in sorted(set(expected) - set(found)):
            place.add(0, "", N_("“{code}” is missing here."), code=code)
    documents = [one.code for one in tables.documents.documents]
    place = _Place("documents", "documents", files, faults)
    for code in sorted(set(documents) - listed):
        place.add(documents.index(code), "code", N_("No scenario asks for “{code}”."), code=code)


def _check_validity(rules: Rules, faults: Faults) -> None:
    """Note a day on which no version of the rules holds, or more than one."""
    gap = uncovered(rules.regimes)
    if gap is not None:
        lodged, decided, status, count = gap
        faults.add(
            "rules/regimes.toml",
            1,
            N_(
                "For lodging on {lodged}, a decision on {decided} and status {status}, {count} versions hold; one must."
            ),
            lodged=lodged,
            decided=decided,
            status=status.value,
            count=count,
        )
    days = rules.equated
    if any(not days.covers(day) for day in days.days):
        faults.add("rules/equated-days.toml", 1, N_("A day lies outside the years that the list says it covers."))


def _rules(tables: Tables) -> Rules:
    """Return the domain's values of files that agree with each other."""
    sources = {one.code: Source(one.title, one.checked, one.url) for one in tables.sources.sources}
    return Rules(
        regimes={one.code: _regime(one, tables.routes.routes, sources.__getitem__) for one in tables.regimes.regimes},
        documents={
            one.code: _document(one, sources[one.source])
            for one in sorted(tables.documents.documents, key=lambda document: document.code)
        },
        scenarios={one.code: Papers(one.documents, one.if_any) for one in tables.scenarios.scenarios},
        terms={
            one.code: TermRule(
                Term(one.months, one.weeks, one.days), sources[one.source], _confidence(one.confidence), one.extends
            )
            for one in tables.deadlines.deadlines
        },
        sources=sources,
        equated=EquatedDays(frozenset(tables.equated.days), tables.equated.first_year, tables.equated.last_year),
        checked=tables.regimes.checked,
    )


def _regime(one: RegimeTable, routes: tuple[RouteTable, ...], source: Callable[[str], Source]) -> Regime:
    """Return a rule version with what it says of each kind of relative."""
    return Regime(
        id=one.code,
        names={"nl": one.nl, "en": one.en},
        lodged=Span(one.lodged_from, one.lodged_until),
        decided=Span(one.decided_from, one.decided_until),
        status=one.status,
        source=source(one.source),
        routes={
            row.kind: RouteRule(Route(row.route), row.referrals, source(row.source), _confidence(row.confidence))
            for row in routes
            if row.regime == one.code
        },
        apply=one.apply,
        between=one.between,
        objection_known=one.objection_known,
    )


def _document(one: DocumentTable, source: Source) -> Document:
    """Return a document."""
    return Document(
        id=one.code,
        names={"nl": one.nl, "en": one.en},
        when=one.when,
        source=source,
        confidence={code: _confidence(word) for code, word in one.confidence.items()},
        one_of=one.one_of,
        married=one.married,
    )


def _confidence(word: str) -> Confidence:
    return Confidence[word.upper()]
