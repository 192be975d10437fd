"""Commands that take away for good: a person, and what the rules say has been kept long enough."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from desktop.cli.terminal import Output, Terminal
from desktop.domain.ids import parse_id
from desktop.headquarters.erasures import order_everywhere
from desktop.spreekuur.erasures import KnownErasure, erase_person
from desktop.spreekuur.retention import run_retention
from desktop.store.database import Role


def erase(terminal: Terminal) -> Output:
    """Erase a person everywhere."""
    args = terminal.args
    found = parse_id(args.id)
    _ = terminal.words.gettext
    with terminal.store() as store:
        if store.about.role is Role.HEADQUARTERS:
            ordered = order_everywhere(store, found, args.reason, terminal.now)
            questions, rows, waiting = 0, ordered.rows, ordered.waiting
        else:
            done = erase_person(store, found, args.reason, terminal.now)
            questions, rows, waiting = done.questions, done.rows, done.waiting
    lines = [
        _("Erased: {rows} records. Questions that stay as counts: {questions}.").format(rows=rows, questions=questions)
    ]
    if waiting:
        lines.append(_("Still to hear of it, with the next bundle: {names}.").format(names=", ".join(waiting)))
    lines.append(_("Sticks and backups from before still hold it, encrypted. Put back, they are erased again."))
    data = {"id": str(found), "erased": rows, "counts": questions, "waiting_for": list(waiting)}
    return Output(data, lines)


def retain(terminal: Terminal) -> Output:
    """Take away what the rules of the content pack say has been kept long enough."""
    rules = terminal.pack().retention
    with terminal.store() as store:
        done = run_retention(store, rules, terminal.now)
    _ = terminal.words.gettext
    lines = [
        _("Questions that lost their words: {questions}. Dates taken away: {dates}.").format(
            questions=done.questions, dates=done.appointments
        )
        if done.rules
        else _("Headquarters has set no rules, so nothing was taken away.")
    ]
    if done.unheard:
        lines.append(_("Nothing goes before a bundle was read of: {names}.").format(names=", ".join(done.unheard)))
    data = {
        "rules": done.rules,
        "day": done.day.isoformat() if done.day else None,
        "counts": done.questions,
        "appointments": done.appointments,
        "unheard": list(done.unheard),
    }
    return Output(data, lines)


def erasures_json(found: Sequence[KnownErasure]) -> dict[str, Any]:
    """Return how far orders to erase have come, without anything about whom they were."""
    waiting = Counter(name for one in found for name in one.waiting)
    state = "none" if not found else "waiting" if waiting else "confirmed"
    return {
        "state": state,
        "orders": len(found),
        "confirmed": sum(1 for one in found if not one.waiting),
        "waiting_for": dict(sorted(waiting.items())),
    }
