"""The papers that a store holds: which organisation it belongs to, who else does, and its own place there."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

import msgspec
from sqlmodel import Session

from desktop.errors import BundleError
from desktop.store.documents import keep_document, kept_document
from desktop.sync.documents import (
    Certificate,
    Organisation,
    Registry,
    Trust,
    read_certificate,
    read_organisation,
    read_registry,
)
from desktop.sync.refusals import Reason, refusal
from desktop.wording import N_

Paper = TypeVar("Paper", Organisation, Registry, Certificate)


@dataclass(frozen=True)
class Membership:
    """Whom this store believes, and what it shows of itself."""

    trust: Trust
    certificate: str
    """The device's own certificate document; empty at headquarters, which the organisation document names."""
    own: Certificate | None = None
    """What that document says."""

    @property
    def organisation(self) -> Organisation:
        """The organisation that the store belongs to."""
        return self.trust.organisation

    @property
    def sites(self) -> frozenset[str] | None:
        """The sites that this device may write for; None for headquarters, which may for all."""
        return None if self.own is None else frozenset(site.code for site in self.own.sites)

    @property
    def escrow(self) -> str:
        """The age recipient of which the organisation keeps the key apart, in shares; empty when it has none."""
        return getattr(self.organisation, "escrow", "")

    def laptops(self) -> list[Certificate]:
        """Return the newest certificate of every other laptop that is not withdrawn, by name."""
        registry = self.trust.registry
        if registry is None:
            return []
        me = self.own.device.device if self.own else self.organisation.headquarters.device
        newest = {one.device.device: one for one in sorted(registry.certificates, key=lambda it: it.serial)}
        gone = {me, *(revocation.device for revocation in registry.revocations)}
        found = (one for device, one in newest.items() if device not in gone)
        return sorted(found, key=lambda it: (it.device.name, it.device.device))


def known_organisation(session: Session) -> Organisation | None:
    """Return the organisation that this store was told to believe, if it was."""
    document = kept_document(session, "organisation")
    return None if document is None else read_organisation(document)


def membership(session: Session) -> Membership:
    """Return the store's papers. Raises BundleError while the laptop is not enrolled."""
    organisation = known_organisation(session)
    registry = kept_document(session, "registry")
    certificate = kept_document(session, "certificate")
    if organisation is None or registry is None:
        raise BundleError(
            N_(
                "This laptop is not enrolled with headquarters yet, so it can exchange nothing. Your records are safe. Make an enrolment request first."
            )
        )
    trust = Trust(organisation, read_registry(registry, organisation))
    if certificate is None:
        return Membership(trust, "")
    return Membership(trust, certificate.decode(), read_certificate(certificate, organisation))


class _Named(msgspec.Struct, frozen=True):
    """All that is read of a document before it is known which it is."""

    spreekuur: str


def take_papers(session: Session, documents: Iterable[bytes], device: str) -> bool:
    """Keep what is newer of the organisation's papers, whoever carried them, and return whether anything was.

    Others' papers, older ones and other devices' certificates are passed over. Raises BundleError for a document
    that nobody of ours can have passed on.
    """
    known = membership(session)
    offered: dict[str, list[bytes]] = {}
    for document in documents:
        offered.setdefault(_kind(document), []).append(document)
    organisations = _readable(offered.get("organisation", ()), read_organisation)
    ours = [(one, document) for one, document in organisations if one.root == known.organisation.root]
    newest = max((one for one, _ in ours), key=lambda it: it.version, default=known.organisation)
    organisation = newest if newest.version > known.organisation.version else known.organisation
    registries = list(_readable(offered.get("registry", ()), partial(read_registry, organisation=organisation)))
    certificates = _readable(offered.get("certificate", ()), partial(read_certificate, organisation=organisation))
    mine = [(one, document) for one, document in certificates if one.device.device == device]
    if organisation.headquarters != known.organisation.headquarters and not (registries and mine):
        return False  # headquarters has new keys, and what they sign anew is not all here
    kept = [("organisation", one.version, document) for one, document in ours]
    kept += [("registry", registry.version, document) for registry, document in registries]
    kept += [("certificate", one.serial, document) for one, document in mine]
    newer = [keep_document(session, kind, version, document) for kind, version, document in kept]
    session.flush()
    return any(newer)


def _kind(document: bytes) -> str:
    try:
        return msgspec.json.decode(document, type=_Named).spreekuur
    except (ValueError, RecursionError) as error:
        raise refusal(Reason.NOT_A_DOCUMENT) from error


def _readable(documents: Iterable[bytes], read: Callable[[bytes], Paper]) -> Iterator[tuple[Paper, bytes]]:
    """Give what documents say, but for those that another headquarters signed: an earlier one of ours, or nobody's."""
    for document in documents:
        try:
            yield read(document), document
        except BundleError as error:
            if error.values.get("code") is not Reason.OTHER_ORGANISATION:
                raise
