"""The command that writes the numbers of a period to a file."""

from typing import Any

from desktop.cli.terminal import Output, Terminal, read_day
from desktop.paths import write_atomically
from desktop.spreekuur.clocks import known_day
from desktop.spreekuur.overviews import overview_of, scope_of
from desktop.spreekuur.report_files import kind_of_file, report_file
from desktop.spreekuur.reports import Report, report_of


def report(terminal: Terminal) -> Output:
    """Write the numbers of a period to a file; it is handed on, so what few people asked is not told apart."""
    args, words = terminal.args, terminal.words
    kind = kind_of_file(args.output)
    since, until = read_day(args.since), read_day(args.until)
    pack = terminal.pack()
    with terminal.store() as store:
        scope = scope_of(store, since, until, args.site)
        found = overview_of(store, since, until, known_day(store, pack, terminal.now), site=scope.site)
        training = store.training
    made = report_of(found, scope, pack, words, handed_on=True)
    content = report_file(made, kind, pack, words, made=terminal.today, training=training)
    write_atomically(args.output, content, private=False)
    total = words.ngettext("{count} question.", "{count} questions.", made.total)
    return Output(report_json(made) | {"file": str(args.output)}, [made.period, total, str(args.output)])


def report_json(made: Report) -> dict[str, Any]:
    """Return a report with the keys that the command line promises: under each part the numbers by code."""
    scope = made.scope
    parts = {part.part.value: {row.code: row.count for row in part.rows} for part in made.parts}
    return {
        "from": scope.since.isoformat(),
        "to": scope.until.isoformat(),
        "site": scope.site or None,
        "total": made.total,
        **parts,
    }
