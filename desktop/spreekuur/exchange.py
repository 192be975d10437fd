"""A laptop's part in the exchange: being enrolled, and sending to headquarters."""

import secrets
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from desktop.errors import BundleError, InputError
from desktop.paths import write_atomically
from desktop.store.contacts import count_unshared
from desktop.store.database import Role, Store
from desktop.store.documents import keep_document
from desktop.store.peers import (
    BundleRecord,
    find_bundle,
    keep_bundle,
    keep_site,
    mark_shared,
    select_bundles,
)
from desktop.store.quarantine import keep_refused
from desktop.sync.documents import EnrolmentRequest, read_organisation, request_words, sign
from desktop.sync.documents import Site as SignedSite
from desktop.sync.identities import DeviceKeys, to_text
from desktop.sync.inspections import Imported, Inspected, inspected, read_bundle_file
from desktop.sync.outgoing import seal_statistics, statistics_rows
from desktop.sync.papers import known_organisation, membership
from desktop.sync.welcomes import Welcome, open_welcome
from desktop.wording import N_


@dataclass(frozen=True, slots=True)
class Exported:
    """A bundle that was written."""

    path: Path
    records: dict[str, int]
    """Rows in it, by table."""
    recipient: str
    sequence: int


def request_enrolment(store: Store) -> tuple[bytes, tuple[str, ...]]:
    """Return the request file for headquarters, and the eight words to read out to it by telephone.

    Every request has its own words. Raises StoreError when this laptop's keys are not there.
    """
    about = store.about
    keys = DeviceKeys.from_bytes(store.device_keys())
    _require_laptop(store)
    with store.reading() as session:
        organisation = known_organisation(session)
    site = SignedSite(about.sites[0].code, about.sites[0].name)
    root = "" if organisation is None else organisation.root
    request = EnrolmentRequest(keys.public(about.device_name), site, to_text(secrets.token_bytes(16)), root)
    return sign(request, keys.signing), request_words(request)


def preview_export(store: Store) -> dict[str, int]:
    """Return how many rows of each table would leave for headquarters. Raises BundleError as `export_bundle` does."""
    counts: dict[str, int] = {}
    with store.reading() as session:
        membership(session)
        for row in statistics_rows(session):
            counts[row.kind] = counts.get(row.kind, 0) + 1
    return counts


def unshared_contacts(store: Store) -> int:
    """Return how many questions were made or changed since the last bundle. Raises BundleError when not enrolled."""
    with store.reading() as session:
        membership(session)
        return count_unshared(session)


def export_bundle(store: Store, folder: Path, now: datetime) -> Exported:
    """Write one bundle for headquarters into a folder: pseudonymous statistics, sealed and signed.

    Raises BundleError when the laptop is not enrolled, StoreError when the disk or stick refuses: then nothing has
    changed here and no half file stands there.
    """
    _require_laptop(store)
    keys = DeviceKeys.from_bytes(store.device_keys())
    with store.writing_unstamped() as session:
        papers = membership(session)
        outgoing = seal_statistics(session, keys, papers, now)
        manifest = outgoing.manifest
        recipient = papers.organisation.headquarters.name
        # Its name tells nobody who made it, or for whom.
        path = folder / f"{secrets.token_hex(8)}.spreekuur"
        keep_bundle(
            session,
            BundleRecord(manifest.bundle, True, recipient, manifest.store, manifest.sequence, now, outgoing.records),
        )
        mark_shared(session, manifest.upto)
        write_atomically(path, outgoing.data)
    return Exported(path, outgoing.records, recipient, manifest.sequence)


def inspect_bundle(store: Store, path: Path) -> Inspected:
    """Return what a file for this laptop is and would do; nothing changes. Raises BundleError when it is refused."""
    welcome = _open_welcome(store, read_bundle_file(path))
    return inspected(
        welcome.bundle, store.about.device_name, {"documents": 3, "secrets": len(welcome.secrets)}, _would(welcome)
    )


def import_bundle(store: Store, path: Path, now: datetime) -> Imported:
    """Take in the welcome of headquarters: from then on this laptop can send to it.

    Raises BundleError for a file that is refused: it is kept in quarantine under the code of the refusal.
    """
    data = read_bundle_file(path)
    try:
        welcome = _open_welcome(store, data)
    except BundleError as error:
        keep_refused(store.home, data, str(error.values.get("code", "B")))
        raise
    manifest = welcome.bundle.manifest
    with store.writing_unstamped() as session:
        if find_bundle(session, manifest.bundle) is not None:
            return Imported(welcome.organisation.headquarters.name, manifest.sequence, known=3)
        papers = welcome.papers
        keep_document(session, "organisation", welcome.organisation.version, papers.organisation)
        keep_document(session, "registry", welcome.registry.version, papers.registry)
        keep_document(session, "certificate", welcome.certificate.serial, papers.certificate)
        for site in welcome.certificate.sites:
            keep_site(session, site.code, name=site.name, secret=welcome.secrets[site.code])
        keep_bundle(
            session,
            BundleRecord(
                manifest.bundle, False, manifest.device, manifest.store, manifest.sequence, now, {"documents": 3}
            ),
        )
    return _would(welcome)


def trust_organisation(store: Store, document: bytes) -> tuple[str, ...]:
    """Make this laptop believe an organisation, and return the eight words to compare with headquarters.

    Raises BundleError for a file that is no organisation's, or when the laptop believes another one already.
    """
    with store.writing_unstamped() as session:
        organisation = read_organisation(document, known=known_organisation(session))
        keep_document(session, "organisation", organisation.version, document)
    return organisation.words()


def bundles(store: Store) -> list[BundleRecord]:
    """Return the bundles that were made and taken in here, the newest first."""
    with store.reading() as session:
        return select_bundles(session)


def _require_laptop(store: Store) -> None:
    if store.about.role is Role.HEADQUARTERS:
        raise InputError(
            N_(
                "This is headquarters' own store, which sends nothing to headquarters. Nothing was written. Do this on the laptop of a site."
            )
        )


def _open_welcome(store: Store, data: bytes) -> Welcome:
    keys = DeviceKeys.from_bytes(store.device_keys())
    with store.reading() as session:
        organisation = known_organisation(session)
    if organisation is None:
        raise InputError(
            N_(
                "This laptop does not know its organisation yet, so it cannot tell whether this file is real. Nothing was taken in. Give it the organisation file of headquarters first."
            )
        )
    return open_welcome(data, keys, organisation=organisation)


def _would(welcome: Welcome) -> Imported:
    return Imported(welcome.organisation.headquarters.name, welcome.bundle.manifest.sequence, new=3)
