"""Enrolling laptops without a network."""

import secrets
from datetime import datetime

from sqlmodel import Session

from desktop.errors import InputError
from desktop.store.database import Role, Store
from desktop.store.documents import keep_document, kept_document
from desktop.store.peers import BundleRecord, keep_bundle, keep_site, site_secrets
from desktop.sync.containers import Kind
from desktop.sync.documents import Certificate, Registry, check_words, read_request, sign
from desktop.sync.identities import DeviceKeys
from desktop.sync.outgoing import manifest_of
from desktop.sync.papers import membership
from desktop.sync.refusals import Reason, refusal
from desktop.sync.welcomes import Papers, seal_welcome
from desktop.wording import N_


def organisation_file(store: Store) -> bytes:
    """Return the file by which every laptop learns whom to believe. Raises InputError on a laptop."""
    _require_headquarters(store)
    with store.reading() as session:
        return _organisation(session)


def enrol_device(store: Store, request_file: bytes, words: str, now: datetime) -> bytes:
    """Enrol the laptop whose request this is and whose eight words were read out; return its welcome file.

    Enrolling again gives a certificate with a higher serial, for a welcome that was lost. Raises BundleError when
    the request is altered, the words are others or the laptop belongs to another organisation: nothing is enrolled then.
    """
    _require_headquarters(store)
    request = read_request(request_file)
    check_words(request, words)
    with store.reading() as session:
        if request.organisation not in ("", membership(session).organisation.root):
            raise refusal(Reason.OTHER_ORGANISATION)
    keys = DeviceKeys.from_bytes(store.device_keys())
    site = request.site
    with store.writing(now) as session:
        papers = membership(session)
        registry = papers.trust.registry or Registry(0, (), ())
        older = registry.certificate(request.device.device)
        certificate = Certificate(request.device, (site,), ("laptop",), older.serial + 1 if older else 1)
        others = tuple(it for it in registry.certificates if it.device.device != request.device.device)
        registry = Registry(registry.version + 1, (*others, certificate), registry.revocations)
        signed = sign(registry, keys.signing)
        keep_document(session, "registry", registry.version, signed)
        known = site_secrets(session).get(site.code)
        secret = known or secrets.token_bytes(32)
        keep_site(session, site.code, name=site.name, secret=secret)
        session.flush()
        manifest = manifest_of(session, keys, membership(session), Kind.WELCOME, [request.device.device], now)
        welcome = seal_welcome(
            manifest,
            Papers(_organisation(session), signed, sign(certificate, keys.signing)),
            {site.code: secret},
            signing=keys.signing,
            to=request.device,
        )
        keep_bundle(
            session,
            BundleRecord(
                manifest.bundle, True, request.device.name, manifest.store, manifest.sequence, now, {"documents": 3}
            ),
        )
    return welcome


def devices(store: Store) -> list[Certificate]:
    """Return the certificates of all enrolled laptops, by name."""
    _require_headquarters(store)
    with store.reading() as session:
        registry = membership(session).trust.registry
    found = registry.certificates if registry else ()
    return sorted(found, key=lambda it: (it.device.name, it.device.device))


def _organisation(session: Session) -> bytes:
    document = kept_document(session, "organisation")
    if document is None:
        raise AssertionError("headquarters' store was made without its organisation")
    return document


def _require_headquarters(store: Store) -> None:
    if store.about.role is not Role.HEADQUARTERS:
        raise InputError(
            N_(
                "Only headquarters can do this, and this is a laptop's store. Nothing was changed. Open headquarters' store."
            )
        )
