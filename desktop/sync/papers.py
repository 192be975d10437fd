"""The papers that a store holds: which organisation it belongs to, who else does, and its own place there."""

from dataclasses import dataclass

from sqlmodel import Session

from desktop.errors import BundleError
from desktop.store.documents import kept_document
from desktop.sync.documents import Organisation, Trust, read_organisation, read_registry
from desktop.wording import N_


@dataclass(frozen=True)
class Membership:
    """Whom this store believes, and what it shows of itself."""

    trust: Trust
    certificate: str
    """The device's own certificate document; empty at headquarters, which the organisation document names."""

    @property
    def organisation(self) -> Organisation:
        """The organisation that the store belongs to."""
        return self.trust.organisation


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
    return Membership(trust, "" if certificate is None else certificate.decode())
