"""Commands about conflicts."""

from typing import Any

from desktop.cli.terminal import Output, Terminal
from desktop.domain.conflicts import Conflict, Version
from desktop.spreekuur.conflicts import Authors, authors, conflict, conflicts, resolve, told_value
from desktop.store.database import Store


def list_conflicts(terminal: Terminal) -> Output:
    """List what is to be chosen."""
    with terminal.store() as store:
        names = authors(store)
        rows = [_conflict_json(store, it, names) for it in conflicts(store)]
    lines: list[str] = []
    for row in rows:
        lines.append(row["id"])
        lines += [f"  {_version_line(terminal, version)}" for version in row["values"]]
    return Output(rows, lines or [terminal.words.gettext("There are no conflicts.")])


def resolve_conflict(terminal: Terminal) -> Output:
    """Keep one of the values."""
    args = terminal.args
    with terminal.store() as store:
        known = conflict(store, args.id)
        version = known.ours if args.keep == "ours" else known.theirs
        resolve(store, known, version.value, terminal.now)
        kept = told_value(store, known, version.value)
    said = terminal.words.gettext("Kept: {value}").format(value=_shown(terminal, kept))
    return Output({"id": known.id, "field": known.field, "kept": kept}, [said])


def _conflict_json(store: Store, known: Conflict, names: Authors) -> dict[str, Any]:
    versions = [_version_json(store, known, version, names) for version in known.versions]
    return {
        "id": known.id,
        "kind": known.kind,
        "row": str(known.row),
        "site": known.site,
        "field": known.field,
        "policy": known.policy.value,
        "ours": versions[0]["value"],
        "theirs": versions[1]["value"],
        "values": versions,
    }


def _version_json(store: Store, known: Conflict, version: Version, names: Authors) -> dict[str, Any]:
    author = names.of(version)
    return {
        "value": told_value(store, known, version.value),
        "device": author.device,
        "name": author.name,
        "at": author.at.isoformat(timespec="seconds") if author.at else None,
    }


def _version_line(terminal: Terminal, version: dict[str, Any]) -> str:
    return " · ".join(filter(None, (_shown(terminal, version["value"]), version["name"], version["at"])))


def _shown(terminal: Terminal, value: object) -> str:
    return terminal.words.gettext("(empty)") if value is None else str(value)
