"""Commands that keep a store safe and whole: backups, people with access, checks, and invented records."""

from dataclasses import asdict
from typing import Any

from desktop.cli.erasing import erasures_json
from desktop.cli.terminal import Output, Terminal
from desktop.errors import StoreError
from desktop.spreekuur import users as access
from desktop.spreekuur.backups import back_up, is_practice, restore
from desktop.spreekuur.checks import check_store
from desktop.spreekuur.diagnostics import describe_failure, describe_home, describe_program, describe_store
from desktop.spreekuur.generated import generate


def fill(terminal: Terminal) -> Output:
    """Fill a store for practice with invented records."""
    args = terminal.args
    pack = terminal.pack()
    with terminal.store() as store, terminal.progress() as tell:
        done = generate(
            store, pack, contacts=args.contacts, seed=args.seed, days=args.days, now=terminal.now, progress=tell
        )
    line = terminal.words.gettext("Invented: questions {contacts}, people {people}, family files {families}.")
    return Output(asdict(done) | {"seed": args.seed}, [line.format(**asdict(done))])


def backup(terminal: Terminal) -> Output:
    """Write everything of the store into one encrypted file."""
    path = terminal.args.file
    with terminal.store() as store:
        made = back_up(store, path, terminal.now)
    size = path.stat().st_size
    _ = terminal.words.gettext
    return Output(
        {"file": str(path), "bytes": size, "made_at": made.made.isoformat()},
        [
            _("{file}: {size} kB, read back and opened.").format(file=path, size=-(-size // 1000)),
            _("It opens with the passphrases and the recovery code of today. Keep it apart from the laptop."),
        ],
    )


def take_back(terminal: Terminal) -> Output:
    """Put the store of a backup in the place of the one that is here, which moves aside."""
    path = terminal.args.file
    passphrase = "" if is_practice(path) else terminal.passphrase()
    done = restore(terminal.home, path, passphrase, terminal.now)
    _ = terminal.words.gettext
    lines = [
        _("{device} is back as it was on {day}.").format(
            device=done.device_name, day=terminal.words.date(done.made.astimezone().date())
        )
    ]
    if done.moved_aside:
        lines.append(_("The store that was here is kept in {place}.").format(place=done.moved_aside))
    lines.append(_("You are working on restored data: import the newest bundles first."))
    data = {
        "made_at": done.made.isoformat(),
        "device": done.device_name,
        "erased": done.erased,
        "moved_aside": str(done.moved_aside) if done.moved_aside else None,
        "restored": True,
    }
    return Output(data, lines)


def users_list(terminal: Terminal) -> Output:
    """List the people with access."""
    with terminal.store() as store:
        found = access.users(store)
    unnamed = terminal.words.gettext("who made the store")
    return Output([_user(it) for it in found], [f"{it.number} · {it.name or unnamed}" for it in found])


def users_add(terminal: Terminal) -> Output:
    """Give a person access."""
    args = terminal.args
    with terminal.store() as store:
        made = access.add_user(store, args.name, terminal.new_passphrase(args.new_passphrase_file))
    line = terminal.words.gettext("{name} has access now, as number {number}.")
    return Output(_user(made), [line.format(name=made.name, number=made.number)])


def users_remove(terminal: Terminal) -> Output:
    """Take a person's access away."""
    with terminal.store() as store:
        gone = access.remove_user(store, terminal.args.id)
    _ = terminal.words.gettext
    return Output(
        _user(gone),
        [
            _("{name} has no access any more.").format(name=gone.name or _("who made the store")),
            _("Backups that were made before still open with that passphrase: make a new one, and destroy the old."),
        ],
    )


def check(terminal: Terminal) -> Output:
    """Check the store, the search index, the links and the exchange."""
    with terminal.store() as store:
        found = check_store(store)
    whole = found.integrity
    data: dict[str, Any] = {
        "ok": found.ok,
        "store": {"state": _state(not whole.damaged_pages), "damaged_pages": whole.damaged_pages},
        "search": {"state": _state(not whole.index_faults), "faults": whole.index_faults},
        "links": {
            "state": "orphans" if whole.orphans else "ok",
            "orphans": whole.orphans,
            "by_link": {name: count for name, count in whole.links.items() if count},
        },
        "sync": {
            "state": _state(found.synced),
            "unstamped": whole.unstamped,
            "cursor_faults": whole.cursor_faults,
            "resurrected": whole.resurrected,
            "device_keys": found.own_keys,
            "papers": found.papers.value,
            "quarantined": found.quarantined,
            "restored_since": found.restored_since.isoformat() if found.restored_since else None,
        },
        "erasures": erasures_json(found.erasures),
    }
    return Output(data, _lines(data), failed=not found.ok)


def diagnostics(terminal: Terminal) -> Output:
    """Tell versions, sizes and states, and nothing about anybody."""
    home, now = terminal.home, terminal.now
    data = describe_program(terminal.pack(), now) | {"home": describe_home(home), "store": None}
    if home.keys.exists():
        try:
            with terminal.store() as store:
                data["store"] = describe_store(store, now)
        except StoreError as error:
            data["store"] = describe_failure(error)
    return Output(data, _lines(data))


def _lines(data: dict[str, Any], before: str = "") -> list[str]:
    """Return the values of nested data, each on a line after its path."""
    found: list[str] = []
    for name, value in data.items():
        path = f"{before}{name}"
        found += _lines(value, f"{path}.") if isinstance(value, dict) and value else [f"{path}: {value}"]
    return found


def _state(well: bool) -> str:
    return "ok" if well else "faulty"


def _user(it: access.User) -> dict[str, str]:
    return {"id": it.number, "name": it.name}
