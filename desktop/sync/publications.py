"""What headquarters published, kept and passed on: any bundle brings it, by any carrier, and none of them is believed for it."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlmodel import Session

from desktop.domain.packs import pack_number
from desktop.errors import BundleError
from desktop.store.documents import keep_document, kept_document, kept_version
from desktop.sync.documents import (
    Organisation,
    kind_of,
    read_certificate,
    read_organisation,
    read_registry,
)
from desktop.sync.papers import known_organisation

ORGANISATION, REGISTRY, CERTIFICATE, CONTENT = "organisation", "registry", "certificate", "content"
"""Kinds of documents, as they are kept."""


@dataclass(frozen=True, slots=True)
class Published:
    """What a store holds of what headquarters published, after a bundle."""

    taken: frozenset[str]
    """Kinds of which this bundle brought a newer version."""
    missing: frozenset[str]
    """Kinds of which the registry names a newer version than is here: the next bundle of headquarters brings it."""


def published_documents(session: Session) -> list[bytes]:
    """Return what to put into the `documents` frame of every bundle."""
    found = (kept_document(session, kind) for kind in (ORGANISATION, REGISTRY))
    return [document for document in found if document is not None]


def keep_published(session: Session, documents: Iterable[bytes], device: str) -> Published:
    """Keep each document that is newer than what is known here, and nothing else; `device` is this one.

    A document that is older, of another organisation, altered or of a kind that is not known is passed over: whoever
    carries it may know no better. Every version only grows.
    """
    brought = list(documents)
    taken = {kind for kind in (ORGANISATION, REGISTRY, CERTIFICATE) if _keep_newest(session, kind, brought, device)}
    session.flush()
    return Published(frozenset(taken), _missing(session))


def _keep_newest(session: Session, kind: str, documents: list[bytes], device: str) -> bool:
    """Keep the documents of a kind that are newer than what is known, and return whether there was one."""
    newer = False
    for document in documents:
        if kind_of(document) != kind:
            continue
        try:
            version = _version(session, kind, document, documents, device)
        except BundleError:
            continue
        newer |= version is not None and keep_document(session, kind, version, document)
        session.flush()
    return newer


def _version(session: Session, kind: str, document: bytes, beside: list[bytes], device: str) -> int | None:
    """Return the version of a document, None when it may not be kept here. Raises BundleError when it is refused."""
    known = known_organisation(session)
    if known is None:
        return None
    if kind == REGISTRY:
        return read_registry(document, known).version
    if kind == CERTIFICATE:
        certificate = read_certificate(document, known)
        return certificate.serial if certificate.device.device == device else None
    organisation = read_organisation(document, known=known)
    moved = organisation.headquarters.signing != known.headquarters.signing
    # With another key of headquarters, the papers that are known here are worth nothing: the new ones must be there.
    if moved and not _is_complete(session, organisation, beside, device):
        return None
    return organisation.version


def _is_complete(session: Session, organisation: Organisation, documents: list[bytes], device: str) -> bool:
    """Return whether among documents are the organisation's next registry and this device's next certificate."""
    found = set()
    for document in documents:
        try:
            if kind_of(document) == REGISTRY:
                read_registry(document, organisation, known_version=kept_version(session, REGISTRY) + 1)
                found.add(REGISTRY)
            elif kind_of(document) == CERTIFICATE:
                certificate = read_certificate(document, organisation)
                if certificate.device.device == device and certificate.serial > kept_version(session, CERTIFICATE):
                    found.add(CERTIFICATE)
        except BundleError:
            continue
    return found == {REGISTRY, CERTIFICATE}


def _missing(session: Session) -> frozenset[str]:
    """Return the kinds of which the registry, as the snapshot of all, names a newer version than is here."""
    organisation, document = known_organisation(session), kept_document(session, REGISTRY)
    if organisation is None or document is None:
        return frozenset()
    registry = read_registry(document, organisation)
    newer = {
        ORGANISATION: registry.organisation > organisation.version,
        CONTENT: bool(registry.content) and kept_version(session, CONTENT) < pack_number(registry.content),
    }
    return frozenset(kind for kind, is_newer in newer.items() if is_newer)
