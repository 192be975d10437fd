"""Enrolling laptops without a network, for the sites that they work for."""

import secrets
from collections.abc import Callable
from datetime import datetime

import msgspec

from desktop.errors import InputError
from desktop.headquarters.registries import Office, find_device, registry_of, require_headquarters, signed
from desktop.store.database import Store
from desktop.store.journal import StampedSession
from desktop.store.peers import BundleRecord, keep_bundle, keep_site, site_secrets
from desktop.sync.containers import Kind
from desktop.sync.documents import (
    Certificate,
    Registry,
    Revocation,
    Site,
    check_words,
    read_renewal,
    read_request,
    sign,
)
from desktop.sync.outgoing import manifest_of
from desktop.sync.papers import membership
from desktop.sync.publications import ORGANISATION, REGISTRY
from desktop.sync.refusals import Reason, refusal
from desktop.sync.welcomes import Papers, seal_welcome
from desktop.wording import N_

LAPTOP = "laptop"
"""The role of a device that records at a site."""


def organisation_file(store: Store) -> bytes:
    """Return the file by which every laptop learns whom to believe. Raises InputError on a laptop."""
    require_headquarters(store)
    with store.reading() as session:
        return signed(session, ORGANISATION)


def enrol_device(store: Store, request_file: bytes, words: str, now: datetime) -> bytes:
    """Enrol the laptop whose request this is and whose eight words were read out; return its welcome file.

    Enrolling again gives a certificate with a higher serial, for a welcome that was lost; the laptop keeps the sites
    that it had. Raises BundleError when the request is altered, the words are others or the laptop belongs to another
    organisation, InputError when the laptop was withdrawn: nothing is enrolled then.
    """
    office = Office.of(store, now)
    request = read_request(request_file)
    check_words(request, words)
    with store.writing(now) as session:
        if request.organisation not in ("", membership(session).organisation.root):
            raise refusal(Reason.OTHER_ORGANISATION)
        known = registry_of(session)
        _refuse_withdrawn(known, request.device.device)
        older = known.certificate(request.device.device)
        sites = _with(older.sites if older else (), request.site)
        certificate = Certificate(request.device, sites, (LAPTOP,), older.serial + 1 if older else 1)
        return _welcome(session, office, certificate)


def add_site(store: Store, named: str, site: Site, now: datetime) -> bytes:
    """Let a laptop work for one more site, and return the welcome that tells it so. Raises InputError for no such device."""
    return _serve(store, named, now, lambda sites: _with(sites, site))


def remove_site(store: Store, named: str, code: str, now: datetime) -> bytes:
    """Let a laptop no longer write for a site, and return the welcome that tells it so.

    What it recorded there stays. Raises InputError when there is no such device, or it does not serve that site, or
    no other.
    """

    def without(sites: tuple[Site, ...]) -> tuple[Site, ...]:
        left = tuple(it for it in sites if it.code != code)
        if not left or len(left) == len(sites):
            raise InputError(
                N_(
                    "“{name}” cannot lose site {code}: it serves {sites}. Nothing was changed. Withdraw a laptop that serves no site any more."
                ),
                name=named,
                code=code,
                sites=", ".join(it.code for it in sites),
            )
        return left

    return _serve(store, named, now, without)


def renew_device(store: Store, request_file: bytes, now: datetime) -> Certificate:
    """Certify the new key of a laptop that asks for it with its signing key; sisters hear of it with the registry.

    Raises BundleError when the request is altered, of a laptop that is not enrolled or is withdrawn, or older than the
    laptop's certificate.
    """
    office = Office.of(store, now)
    request = read_renewal(request_file)
    device = request.device.device
    with store.writing_unstamped() as session:
        known = registry_of(session)
        older = known.certificate(device)
        if older is None:
            raise refusal(Reason.UNKNOWN_SIGNER, device=device)
        _refuse_withdrawn(known, device)
        if request.serial != older.serial:
            raise refusal(Reason.OUTDATED)
        certificate = msgspec.structs.replace(older, device=request.device, serial=older.serial + 1)
        office.certify(session, certificate)
    return certificate


def devices(store: Store) -> list[Certificate]:
    """Return the certificates of all laptops that were ever enrolled, by name."""
    require_headquarters(store)
    with store.reading() as session:
        found = registry_of(session).certificates
    return sorted(found, key=lambda it: (it.device.name, it.device.device))


def withdrawn_devices(store: Store) -> dict[str, Revocation]:
    """Return the withdrawals by device."""
    require_headquarters(store)
    with store.reading() as session:
        return {it.device: it for it in registry_of(session).revocations}


def _serve(store: Store, named: str, now: datetime, change: Callable[[tuple[Site, ...]], tuple[Site, ...]]) -> bytes:
    """Certify a laptop for changed sites, and return its welcome."""
    office = Office.of(store, now)
    with store.writing(now) as session:
        known = registry_of(session)
        older = find_device(known, named)
        _refuse_withdrawn(known, older.device.device)
        certificate = msgspec.structs.replace(older, sites=change(older.sites), serial=older.serial + 1)
        return _welcome(session, office, certificate)


def _welcome(session: StampedSession, office: Office, certificate: Certificate) -> bytes:
    """Certify a laptop, and return the bundle that gives it its papers and the secrets of its sites."""
    keys, device = office.keys, certificate.device
    office.certify(session, certificate)
    known = site_secrets(session)
    given = {site.code: known.get(site.code) or secrets.token_bytes(32) for site in certificate.sites}
    for site in certificate.sites:
        keep_site(session, site.code, name=site.name, secret=given[site.code])
    session.flush()
    manifest = manifest_of(session, keys, membership(session), Kind.WELCOME, [device.device], office.now)
    papers = Papers(signed(session, ORGANISATION), signed(session, REGISTRY), sign(certificate, keys.signing))
    welcome = seal_welcome(manifest, papers, given, signing=keys.signing, to=device)
    keep_bundle(
        session,
        BundleRecord(
            manifest.bundle,
            True,
            device.name,
            manifest.store,
            manifest.sequence,
            office.now,
            {"documents": 3},
            kind=manifest.kind,
            addressees=(device.device,),
        ),
    )
    return welcome


def _with(sites: tuple[Site, ...], site: Site) -> tuple[Site, ...]:
    """Return the sites with one more, under its newest name."""
    return (*(it for it in sites if it.code != site.code), site)


def _refuse_withdrawn(registry: Registry, device: str) -> None:
    revocation = registry.revocation(device)
    if revocation is not None:
        raise InputError(
            N_(
                "This laptop was withdrawn. Nothing was changed. Let it make a new store, which has new keys, and enrol that one."
            )
        )
