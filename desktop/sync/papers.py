"""The papers that a store holds: which organisation it belongs to, who else does, and its own place there."""

from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import TypeVar

from sqlmodel import Session

from desktop.domain.clocks import moment
from desktop.errors import BundleError
from desktop.store.documents import kept_document, kept_documents
from desktop.sync.documents import (
    Certificate,
    Organisation,
    Registry,
    Trust,
    read_certificate,
    read_organisation,
    read_registry,
)
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
        return self.organisation.escrow

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


def registry_signed(session: Session) -> datetime | None:
    """Return when headquarters signed the newest registry that is kept here; nothing when there is none, or none yet."""
    papers = kept_documents(session, "organisation", "registry")
    try:
        return _signed(papers["organisation"], papers["registry"]) if len(papers) == 2 else None
    except BundleError:
        return None


@lru_cache(maxsize=4)
def _signed(organisation: bytes, registry: bytes) -> datetime | None:
    # Asked at every saving, and the same for months: the signatures are checked once for the same bytes.
    when = read_registry(registry, read_organisation(organisation)).when
    return moment(when) if when else None


def device_names(session: Session) -> dict[str, str]:
    """Return the names of all devices that headquarters told of, withdrawn ones too; none when not enrolled."""
    organisation, registry = known_organisation(session), kept_document(session, "registry")
    if organisation is None or registry is None:
        return {}
    certificates = sorted(read_registry(registry, organisation).certificates, key=lambda it: it.serial)
    headquarters = organisation.headquarters
    return {headquarters.device: headquarters.name} | {it.device.device: it.device.name for it in certificates}
