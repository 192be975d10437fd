"""A laptop's part in the exchange: being enrolled, and sending to headquarters."""

import secrets
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from desktop.errors import BundleError, InputError
from desktop.spreekuur.enrolments import heed_registry, take_welcome
from desktop.spreekuur.publications import accept_pack
from desktop.store.contacts import count_contacts
from desktop.store.database import Role, Store
from desktop.store.documents import keep_document, kept_document
from desktop.store.erasures import digest_of
from desktop.store.peers import BundleRecord, find_bundle, keep_bundle, newest_for, select_bundles
from desktop.store.quarantine import keep_refused
from desktop.sync.audiences import Audience, for_cases, for_centre, for_headquarters, for_laptop
from desktop.sync.containers import Kind, Opened
from desktop.sync.documents import EnrolmentRequest, read_organisation, request_words, sign
from desktop.sync.documents import Site as SignedSite
from desktop.sync.identities import DeviceKeys, to_text
from desktop.sync.inspections import Imported, Inspected, Signature, read_bundle_file
from desktop.sync.outgoing import count_lines, is_confirmed
from desktop.sync.papers import Membership, device_names, known_organisation, membership
from desktop.sync.reading import Reader
from desktop.sync.refusals import Reason
from desktop.sync.welcomes import Welcome, open_welcome
from desktop.sync.writing import Exported, write_bundle
from desktop.wording import N_

__all__ = [
    "CASES",
    "CENTRE",
    "HEADQUARTERS",
    "BundleRecord",
    "Exported",
    "bundles",
    "export_bundle",
    "import_bundle",
    "inspect_bundle",
    "preview_export",
    "request_enrolment",
    "sisters",
    "trust_organisation",
    "unshared_contacts",
]

HEADQUARTERS, CASES, CENTRE = "hq", "hq-case", "centre"
"""The audiences that are no laptop: headquarters' statistics, the files that were referred to it, and all laptops of the
sites with the escrow key."""


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


def preview_export(store: Store, to: str = HEADQUARTERS, *, from_zero: bool = False) -> dict[str, int]:
    """Return how many rows of each table would leave for an audience. Raises BundleError as `export_bundle` does."""
    with store.reading() as session:
        return count_lines(session, _audience(membership(session), to), from_zero=from_zero)


def sisters(store: Store) -> list[tuple[str, str]]:
    """Return the id and name of each other laptop that serves a site of this one; none when not enrolled."""
    with store.reading() as session:
        if kept_document(session, "registry") is None or known_organisation(session) is None:
            return []
        papers = membership(session)
        own = papers.sites or frozenset()
        return [
            (one.device.device, one.device.name)
            for one in papers.laptops()
            if own & frozenset(site.code for site in one.sites)
        ]


def unshared_contacts(store: Store) -> int:
    """Return how many questions were made or changed since the last bundle for headquarters.

    Raises BundleError when not enrolled.
    """
    with store.reading() as session:
        membership(session)
        return count_contacts(session, newest_for(session, Kind.STATISTICS))


def export_bundle(
    store: Store, folder: Path, now: datetime, *, to: str = HEADQUARTERS, from_zero: bool = False
) -> Exported:
    """Write one bundle for one audience into a folder: what it does not have yet, or everything, sealed and signed.

    `to` is `hq`, `hq-case`, `centre`, or the id or name of one laptop. Raises BundleError when the laptop is not enrolled or there
    is no such audience, StoreError when the disk or stick refuses: then no half file stands there, and what should
    have left is sent next time.
    """
    _require_laptop(store)
    return write_bundle(store, folder, now, lambda papers: _audience(papers, to), from_zero=from_zero)


def inspect_bundle(store: Store, path: Path, now: datetime) -> Inspected:
    """Return what a file for this laptop is and would do; nothing changes. Raises BundleError when it is refused."""
    data = read_bundle_file(path)
    reader = Reader.of(store)
    opened = _opened(reader, data)
    if opened is not None:
        return reader.inspect(opened, data, now)
    welcome = _open_welcome(store, data)
    manifest = welcome.bundle.manifest
    records = {"documents": 3, "secrets": len(welcome.secrets)}
    return Inspected(
        welcome.organisation.headquarters.name,
        store.about.device_name,
        manifest.made,
        manifest.sequence,
        Signature.VALID,
        records,
        _would(welcome),
    )


def import_bundle(store: Store, path: Path, now: datetime) -> Imported:
    """Take in a file of headquarters or of a sister laptop, all of it or nothing.

    The first is the welcome of headquarters: from then on this laptop can send and read. Raises BundleError for a
    file that is refused: it is kept in quarantine under the code of the refusal. Raises AccessError when the file told
    this laptop that it is withdrawn, ContentError when only the content pack in it was not taken.
    """
    data = read_bundle_file(path)
    reader = Reader.of(store)
    known = reader.known(data)
    if known is not None:
        return known
    try:
        opened = _opened(reader, data)
        done = _take_welcome(store, data, now) if opened is None else reader.take_in(opened, data, now)
    except BundleError as error:
        keep_refused(store.home, data, str(error.values.get("code", "B")))
        raise
    heed_registry(store)
    if opened is not None:
        accept_pack(store, opened)
    return done


def _audience(papers: Membership, to: str) -> Audience:
    if to == HEADQUARTERS:
        return for_headquarters(papers)
    if to == CASES:
        return for_cases(papers)
    if to == CENTRE:
        return for_centre(papers)
    return for_laptop(papers, to)


def _opened(reader: Reader, data: bytes) -> Opened | None:
    """Return the bundle of a file that is no welcome; nothing when it is one, or may be."""
    try:
        opened = reader.open(data)
    except BundleError as error:
        # A laptop that is not enrolled can only be welcomed; so can one whose headquarters has new keys.
        if error.values.get("code") in (None, Reason.UNKNOWN_SIGNER) and _may_be_welcome(reader, data):
            return None
        raise
    return None if opened.manifest.kind is Kind.WELCOME else opened


def _may_be_welcome(reader: Reader, data: bytes) -> bool:
    with reader.store.reading() as session:
        if kept_document(session, "registry") is None:
            return True
    try:
        _open_welcome(reader.store, data)
    except BundleError:
        return False
    return True


def _take_welcome(store: Store, data: bytes, now: datetime) -> Imported:
    welcome = _open_welcome(store, data)
    manifest = welcome.bundle.manifest
    with store.writing_unstamped() as session:
        if find_bundle(session, manifest.bundle) is not None:
            return Imported(welcome.organisation.headquarters.name, manifest.sequence, known=3)
        take_welcome(session, welcome)
        keep_bundle(
            session,
            BundleRecord(
                manifest.bundle,
                outgoing=False,
                device=manifest.device,
                store=manifest.store,
                sequence=manifest.sequence,
                at=now,
                counts={"documents": 3},
                kind=manifest.kind,
                addressees=tuple(manifest.to),
                digest=digest_of(data),
                made=manifest.made,
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
    """Return the bundles that were made and taken in here, the newest first, with the names of devices that are known."""
    with store.reading() as session:
        names = device_names(session)
        return [
            replace(record, device=names.get(record.device, record.device), confirmed=is_confirmed(session, record))
            for record in select_bundles(session)
        ]


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
