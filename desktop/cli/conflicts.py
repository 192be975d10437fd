"""Commands about conflicts."""

from typing import Any

from desktop.cli.terminal import Output, Terminal
from desktop.spreekuur.conflicts import Report, conflict, conflicts, resolve


def list_conflicts(terminal: Terminal) -> Output:
    """List what is to be chosen."""
    with terminal.store() as store:
        rows = [_report_json(it) for it in conflicts(store)]
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
        place = 0 if args.keep == "ours" else 1
        resolve(store, known.conflict, known.conflict.versions[place].value, terminal.now)
    kept = known.values[place]
    said = terminal.words.gettext("Kept: {value}").format(value=_shown(terminal, kept))
    return Output({"id": known.conflict.id, "field": known.conflict.field, "kept": kept}, [said])


def _report_json(report: Report) -> dict[str, Any]:
    known = report.conflict
    values = [
        {
            "value": value,
            "device": author.device,
            "name": author.name,
            "at": author.at.isoformat(timespec="seconds") if author.at else None,
        }
        for value, author in zip(report.values, report.authors, strict=True)
    ]
    return {
        "id": known.id,
        "kind": known.kind,
        "row": str(known.row),
        "site": known.site,
        "field": known.field,
        "policy": known.policy.value,
        "ours": report.values[0],
        "theirs": report.values[1],
        "values": values,
    }


def _version_line(terminal: Terminal, version: dict[str, Any]) -> str:
    return " · ".join(filter(None, (_shown(terminal, version["value"]), version["name"], version["at"])))


def _shown(terminal: Terminal, value: object) -> str:
    return terminal.words.gettext("(empty)") if value is None else str(value)
