"""Commands about stores, enrolment and bundles."""

from dataclasses import asdict
from pathlib import Path
from types import ModuleType
from typing import Any

from desktop.cli.terminal import Output, Terminal, UsageError, output_folder, read_file
from desktop.errors import BundleError, ContentError, InputError
from desktop.headquarters import devices as headquarters_devices
from desktop.headquarters import exchange as headquarters_exchange
from desktop.headquarters.stores import make_headquarters
from desktop.paths import write_atomically
from desktop.spreekuur import exchange as laptop_exchange
from desktop.spreekuur.stores import Role, Site, make_laptop
from desktop.spreekuur.training import make_training
from desktop.store.database import Store
from desktop.sync.documents import MAX_DOCUMENT
from desktop.sync.inspections import DOUBTS, Doubt, Imported, Inspected, Signature
from desktop.sync.refusals import Reason
from desktop.wording import N_


def init(terminal: Terminal) -> Output:
    """Make a store."""
    args = terminal.args
    if args.training:
        store, code = make_training(terminal.home, terminal.pack(), terminal.now), ""
    elif args.headquarters:
        _require(args.organisation_name, "--organisation-name")
        _require(args.device, "--device")
        store, code = make_headquarters(
            terminal.home,
            terminal.passphrase(new=True),
            organisation_name=args.organisation_name,
            device_name=args.device,
        )
    else:
        for value, option in ((args.site, "--site"), (args.site_name, "--site-name"), (args.device, "--device")):
            _require(value, option)
        document = read_file(args.organisation, MAX_DOCUMENT) if args.organisation else None
        store, code = make_laptop(
            terminal.home,
            terminal.passphrase(new=True),
            site=Site(args.site, args.site_name),
            device_name=args.device,
            organisation=document,
        )
    device = store.about.device
    store.close()
    _ = terminal.words.gettext
    lines = [_("Device: {device}").format(device=device)]
    if code:
        lines += [
            _("Recovery code, shown once: {code}").format(code=code),
            _("Write it down and keep it apart from the laptop."),
        ]
    return Output({"device": device, "recovery_code": code or None}, lines)


def organisation(terminal: Terminal) -> Output:
    """Write the organisation file."""
    with terminal.store() as store:
        document = headquarters_devices.organisation_file(store)
    return _written(terminal, document)


def request(terminal: Terminal) -> Output:
    """Write an enrolment request and tell its eight words."""
    with terminal.store() as store:
        document, eight = laptop_exchange.request_enrolment(store)
    write_atomically(terminal.args.output, document, private=False)
    return Output({"file": str(terminal.args.output), "words": " ".join(eight)}, [" ".join(eight)])


def enrol(terminal: Terminal) -> Output:
    """Enrol a laptop and write its welcome file."""
    args = terminal.args
    document = read_file(args.file, MAX_DOCUMENT)
    with terminal.store() as store:
        welcome = headquarters_devices.enrol_device(store, document, args.words, terminal.now)
    return _written(terminal, welcome)


def export(terminal: Terminal) -> Output:
    """Write one bundle for one audience."""
    args = terminal.args
    folder = output_folder(args.output)
    with terminal.store() as store:
        if _is_headquarters(store):
            done = headquarters_exchange.export_bundle(store, folder, args.to, terminal.now, from_zero=args.from_zero)
        else:
            done = laptop_exchange.export_bundle(store, folder, terminal.now, to=args.to, from_zero=args.from_zero)
    passed_on = [str(path) for path in done.passed_on]
    data = asdict(done) | {"file": str(done.path), "left_out": list(done.left_out), "passed_on": passed_on}
    del data["path"]
    _ = terminal.words.gettext
    counts = ", ".join(f"{count} {kind}" for kind, count in done.records.items()) or "0"
    lines = [
        _("{file}: {counts}, for {recipient}, number {sequence}").format(
            file=done.path, counts=counts, recipient=done.recipient, sequence=done.sequence
        )
    ]
    lines += [
        _("Not for {device}, which serves some of these sites only: write one for that laptop.").format(device=name)
        for name in done.left_out
    ]
    lines += [_("{file}: closed by a laptop for its sisters; give it along").format(file=path) for path in passed_on]
    return Output(data, lines)


def inspect(terminal: Terminal) -> Output:
    """Tell what a bundle is and would do."""
    path = terminal.args.file
    with terminal.store() as store:
        try:
            found = _exchange_of(store).inspect_bundle(store, path, terminal.now)
        except BundleError as error:
            code = error.values.get("code")
            if code not in _SIGNATURES:
                raise
            signature = _SIGNATURES[Reason(str(code))]
            found = Inspected(str(error.values["device"]), "", None, 0, signature, {}, None)
    data = {
        "from_device": found.from_device,
        "to": found.to,
        "made_at": found.made_at.isoformat() if found.made_at else None,
        "sequence": found.sequence,
        "signature": found.signature.value,
        "records": found.records,
        "would": None if found.would is None else _imported_json(found.would),
    }
    return Output(data, [f"{name}: {value}" for name, value in data.items()])


_SIGNATURES = {Reason.UNKNOWN_SIGNER: Signature.UNKNOWN_SIGNER, Reason.REVOKED: Signature.REVOKED}


def take_in(terminal: Terminal) -> Output:
    """Take in files, each whole or not at all; one that is refused does not stop the next."""
    args = terminal.args
    rows: list[dict[str, Any]] = []
    failed = False
    with terminal.store() as store:
        for path in args.files:
            try:
                rows.append({"file": str(path), **_imported_json(_take_in(terminal, store, path))})
            except (BundleError, ContentError, InputError) as error:
                failed = True
                terminal.complain(error)
                rows.append(
                    {
                        "file": str(path),
                        **_imported_json(Imported("", 0, quarantined=1)),
                        "refused": terminal.words.tell(error),
                    }
                )
    lines: list[str] = []
    for row in rows:
        if "refused" not in row:
            lines.append(" · ".join(f"{name}: {value}" for name, value in row.items() if name != "doubts"))
            lines += [terminal.words.gettext(DOUBTS[Doubt(doubt)]) for doubt in row["doubts"]]
    return Output(rows, lines, failed=failed)


def _take_in(terminal: Terminal, store: Store, path: Path) -> Imported:
    exchange = _exchange_of(store)
    if terminal.args.dry_run:
        found: Inspected = exchange.inspect_bundle(store, path, terminal.now)
        return found.would or Imported("", 0)
    done: Imported = exchange.import_bundle(store, path, terminal.now)
    return done


def _exchange_of(store: Store) -> ModuleType:
    """Return the actions of whoever has this store; they are called alike."""
    return headquarters_exchange if _is_headquarters(store) else laptop_exchange


def _imported_json(done: Imported) -> dict[str, Any]:
    return asdict(done) | {"gaps": list(done.gaps), "doubts": [doubt.value for doubt in done.doubts]}


def _is_headquarters(store: Store) -> bool:
    return store.about.role is Role.HEADQUARTERS


def _written(terminal: Terminal, document: bytes) -> Output:
    write_atomically(terminal.args.output, document, private=False)
    return Output({"file": str(terminal.args.output)}, [str(terminal.args.output)])


def _require(value: str, option: str) -> None:
    if not value.strip():
        raise UsageError(N_("No store was made: {option} is missing. Add it and try again."), option=option)
