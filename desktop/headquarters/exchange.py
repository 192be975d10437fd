"""Headquarters' part in the exchange: reading the bundles of laptops, and sending to them."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from desktop.errors import BundleError
from desktop.headquarters.publishing import content_lines
from desktop.headquarters.registries import Office
from desktop.paths import write_atomically
from desktop.store.database import Store
from desktop.store.erasures import digest_of
from desktop.store.quarantine import keep_refused, refused_file
from desktop.store.vault import keep_closed, kept_files, told_by
from desktop.sync.audiences import from_headquarters
from desktop.sync.inspections import Imported, Inspected, read_bundle_file
from desktop.sync.papers import membership
from desktop.sync.reading import Reader
from desktop.sync.refusals import Reason
from desktop.sync.writing import Exported, write_bundle


def export_bundle(store: Store, folder: Path, to: str, now: datetime, *, from_zero: bool = False) -> Exported:
    """Write one bundle for a laptop, by id or name, or for all laptops of a site, by its code.

    It carries the registry, acknowledgements, erasures, the laptops' own papers and the published content. Beside it comes the newest file that
    each laptop of these sites closed for its sisters and left here. Raises BundleError when there is no such laptop or
    site, StoreError when the disk or stick refuses.
    """
    with store.writing_unstamped() as session:
        from_headquarters(membership(session), to)
        Office.of(store, now).freshen(session)
        content = content_lines(session, store)
    done = write_bundle(
        store, folder, now, lambda papers: from_headquarters(papers, to), from_zero=from_zero, more=content
    )
    return replace(done, passed_on=tuple(_pass_on(store, folder, to)))


def _pass_on(store: Store, folder: Path, to: str) -> Iterator[Path]:
    """Copy the newest file of each laptop of these sites into a folder; also of one that is lost and withdrawn."""
    with store.reading() as session:
        papers = membership(session)
        audience = from_headquarters(papers, to)
        registry = papers.trust.registry
        known = registry.certificates if registry else ()
        makers = {one.device.device for one in known if audience.sites & {site.code for site in one.sites}}
        alone = set(audience.ids) if len(audience.ids) == 1 else set()
        newest = [kept_files(session, store.home, [maker])[:1] for maker in sorted(makers - alone)]
    for (file,) in filter(None, newest):
        write_atomically(folder / file.name, file.read_bytes(), private=False)
        yield folder / file.name


def inspect_bundle(store: Store, path: Path, now: datetime) -> Inspected:
    """Return what a laptop's bundle is and would do; nothing changes.

    Raises BundleError with the reason for a file that would be refused.
    """
    data = read_bundle_file(path)
    reader = Reader.of(store)
    return reader.inspect(reader.open(data), data, now)


def import_bundle(store: Store, path: Path, now: datetime) -> Imported:
    """Take a laptop's bundle in, all of it or nothing; a bundle that is read twice counts once.

    One that laptops closed for each other is put away unread, when its maker has told of it: a backup of a site that
    headquarters cannot open.
    Raises BundleError for a file that is refused: it is kept in quarantine under the code of the refusal.
    """
    data = read_bundle_file(path)
    reader = Reader.of(store)
    known = reader.known(data)
    if known is not None:
        return known
    try:
        opened = reader.open(data)
        done = reader.take_in(opened, data, now)
    except BundleError as error:
        code = error.values.get("code")
        maker = _maker_of_closed(store, data) if code is Reason.NOT_FOR_US else ""
        if maker:
            keep_closed(store.home, data)
            return Imported(maker, 0, closed=True)
        keep_refused(store.home, data, str(code or "B"))
        raise
    for digest in opened.manifest.closed:
        _rehabilitate(store, digest)
    return done


def _maker_of_closed(store: Store, data: bytes) -> str:
    """Return the name of the laptop that told of a file as closed for its sisters; empty when none did."""
    with store.reading() as session:
        device = told_by(session, digest_of(data))
        registry = membership(session).trust.registry
    certificate = registry.certificate(device) if registry and device else None
    return certificate.device.name if certificate else device


def _rehabilitate(store: Store, digest: str) -> None:
    """Put away a file that came before its maker told of it, and was refused."""
    refused = refused_file(store.home, digest, Reason.NOT_FOR_US)
    if refused.exists() and digest_of(content := refused.read_bytes()) == digest:
        keep_closed(store.home, content)
        refused.unlink()
