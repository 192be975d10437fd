"""Commands about who belongs to the organisation: which laptops, for which sites, with which keys."""

import sys
from datetime import date
from typing import Any

from desktop.cli.terminal import Output, Terminal, UsageError, read_day, read_file
from desktop.errors import InputError
from desktop.headquarters.devices import add_site, devices, remove_site, renew_device, withdrawn_devices
from desktop.headquarters.keys import make_escrow_key, renew_headquarters
from desktop.headquarters.withdrawals import received_since, revoke_device, withdrawal_notice
from desktop.paths import write_atomically
from desktop.spreekuur.enrolments import work_at
from desktop.spreekuur.renewals import request_renewal
from desktop.store.database import Role, Store
from desktop.store.peers import BundleRecord
from desktop.sync.documents import MAX_DOCUMENT, Certificate, Revocation, Site
from desktop.sync.escrow import NEEDED, escrow_identity
from desktop.wording import N_


def list_devices(terminal: Terminal) -> Output:
    """List the laptops that were ever enrolled, and the day on which one was withdrawn."""
    with terminal.store() as store:
        found, withdrawn = devices(store), withdrawn_devices(store)
    rows = [_device(it, withdrawn.get(it.device.device)) for it in found]
    lines = [f"{row['device']} · {row['name']} · {' '.join(row['sites'])}{_withdrawn(terminal, row)}" for row in rows]
    return Output(rows, lines)


def revoke(terminal: Terminal) -> Output:
    """Withdraw a laptop."""
    args = terminal.args
    lost = read_day(args.lost) if args.lost else None
    until = dict(_point(text) for text in args.until or ())
    with terminal.store() as store:
        done = revoke_device(store, args.device, terminal.now, lost=lost, until=until)
        notice = withdrawal_notice(store, args.device, terminal.now) if args.output else b""
    if args.output:
        write_atomically(args.output, notice, private=False)
    row = _device(done.certificate, done.revocation)
    _ = terminal.words.gettext
    lines = [
        f"{row['device']} · {row['name']}{_withdrawn(terminal, row)}",
        _("Every laptop refuses what it writes from now on, as soon as it reads a bundle of headquarters."),
        *_received(terminal, done.doubtful, lost),
    ]
    return Output(row | {"received_since": [_bundle(it) for it in done.doubtful]}, lines)


def received(terminal: Terminal) -> Output:
    """List what came from a laptop since a day."""
    since = read_day(terminal.args.since)
    with terminal.store() as store:
        found = received_since(store, terminal.args.device, since)
    return Output([_bundle(it) for it in found], _received(terminal, found, since))


def sites(terminal: Terminal) -> Output:
    """Let a laptop work for one site more or less; on the laptop itself, say where it records."""
    args = terminal.args
    if args.here:
        with terminal.store() as store:
            work_at(store, args.here)
            codes = [it.code for it in store.about.sites]
        return Output({"sites": codes}, [" ".join(codes)])
    if not args.device or bool(args.add) == bool(args.remove) or args.output is None or (args.add and not args.name):
        raise UsageError(
            N_(
                "Name a device, --output and either --add with --name or --remove; on a laptop --here. Nothing was changed."
            )
        )
    with terminal.store() as store:
        if args.add:
            welcome = add_site(store, args.device, _site(args.add, args.name), terminal.now)
        else:
            welcome = remove_site(store, args.device, args.remove, terminal.now)
    write_atomically(args.output, welcome, private=False)
    return Output({"file": str(args.output)}, [str(args.output)])


def renew(terminal: Terminal) -> Output:
    """Renew the key to which others write: the laptop asks, headquarters certifies; headquarters renews its own."""
    args = terminal.args
    with terminal.store() as store:
        if store.about.role is Role.LAPTOP:
            return _ask_renewal(terminal, store)
        if args.file is None:
            renew_headquarters(store, terminal.now)
            return Output({"renewed": store.about.device}, [store.about.device_name])
        certificate = renew_device(store, read_file(args.file, MAX_DOCUMENT), terminal.now)
    return Output({"renewed": certificate.device.device, "serial": certificate.serial}, [certificate.device.name])


def escrow(terminal: Terminal) -> Output:
    """Make the escrow key and tell its three shares, once."""
    with terminal.store() as store:
        key = make_escrow_key(store, terminal.now, anew=terminal.args.anew)
    _ = terminal.words.gettext
    lines = [
        _(
            "Three shares of the escrow key. Any two give it back; one says nothing. They are shown once and kept nowhere."
        ),
        _("Put each on a sheet of its own, and give the sheets to three people who keep them at three places."),
    ]
    for number, share in enumerate(key.shares, 1):
        lines += ["", _("Share {number}").format(number=number), *_in_columns(share)]
    return Output({"recipient": key.recipient, "shares": list(key.shares)}, lines)


def recover(terminal: Terminal) -> Output:
    """Write the escrow key that two shares give back, for `age -d -i FILE`."""
    _ = terminal.words.gettext
    shares = []
    for number in range(1, NEEDED + 1):
        if sys.stdin.isatty():
            sys.stderr.write(_("The words of share {number}: ").format(number=number))
            sys.stderr.flush()
        shares.append(sys.stdin.readline(_LONGEST_SHARE))
    identity = escrow_identity(shares)
    write_atomically(terminal.args.output, identity.encode() + b"\n")
    line = _("{place}: destroy this file when the bundles are open.").format(place=terminal.args.output)
    return Output({"file": str(terminal.args.output)}, [line])


_LONGEST_SHARE = 4096


def _ask_renewal(terminal: Terminal, store: Store) -> Output:
    output = terminal.args.output
    if output is None:
        raise UsageError(N_("Name the file for headquarters with --output. Nothing was changed."))
    write_atomically(output, request_renewal(store), private=False)
    return Output({"file": str(output)}, [str(output)])


def _site(code: str, name: str) -> Site:
    """Return a site. Raises InputError for what cannot be one."""
    try:
        return Site(code, name)
    except ValueError:
        raise InputError(
            N_("“{code}”, “{name}” cannot be a site. Nothing was changed. A code has no blanks, a name is one line."),
            code=code,
            name=name,
        ) from None


def _point(text: str) -> tuple[str, int]:
    """Return a store and a number of its journal, as `STORE=NUMBER`."""
    store, _, number = text.partition("=")
    if not (number.isascii() and number.isdecimal() and len(number) < 19):
        raise UsageError(N_("“{text}” is not like STORE=NUMBER. Nothing was changed."), text=text)
    return store, int(number)


def _device(certificate: Certificate, revocation: Revocation | None) -> dict[str, Any]:
    day = revocation.on if revocation else None
    return {
        "device": certificate.device.device,
        "name": certificate.device.name,
        "sites": [site.code for site in certificate.sites],
        "roles": list(certificate.roles),
        "serial": certificate.serial,
        "revoked": day.isoformat() if day else None,
        "until": dict(revocation.until) if revocation else None,
    }


def _withdrawn(terminal: Terminal, row: dict[str, Any]) -> str:
    if not row["revoked"]:
        return ""
    day = terminal.words.date(date.fromisoformat(row["revoked"]))
    return " · " + terminal.words.gettext("withdrawn on {day}").format(day=day)


def _bundle(bundle: BundleRecord) -> dict[str, Any]:
    return {"bundle": bundle.id, "sequence": bundle.sequence, "taken_in": bundle.at.isoformat(), "rows": bundle.counts}


def _received(terminal: Terminal, found: list[BundleRecord], since: date | None) -> list[str]:
    if since is None:
        return []
    words = terminal.words
    head = words.gettext("Taken in since {day}: {bundles}").format(
        day=words.date(since), bundles=words.ngettext("{count} bundle", "{count} bundles", len(found))
    )
    rows = [
        words.gettext("number {sequence} on {day}: {rows} rows").format(
            sequence=it.sequence, day=words.date(it.at.astimezone().date()), rows=sum(it.counts.values())
        )
        for it in found
    ]
    return [head, *rows]


def _in_columns(share: str) -> list[str]:
    """Return a share's words numbered, four on a line, as one copies them without losing the place."""
    numbered = [f"{number:2}. {word:<10}" for number, word in enumerate(share.split(), 1)]
    return ["  ".join(numbered[at : at + 4]).rstrip() for at in range(0, len(numbered), 4)]
