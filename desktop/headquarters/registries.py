"""What headquarters signs for everybody: the organisation and the registry, each time one version further."""

from dataclasses import dataclass
from datetime import datetime

import msgspec
from sqlmodel import Session

from desktop.domain.clocks import hybrid
from desktop.errors import InputError
from desktop.store.database import Role, Store
from desktop.store.documents import keep_document, kept_document
from desktop.sync.documents import Certificate, Organisation, Registry, Revocation, sign
from desktop.sync.identities import DeviceKeys, SigningKey
from desktop.sync.papers import membership
from desktop.sync.publications import ORGANISATION, REGISTRY
from desktop.wording import N_

FRESH = (7 * 86_400_000) << 16
"""A registry older than seven days is signed anew before it leaves: laptops read from it what time it is not before."""


@dataclass(frozen=True)
class Office:
    """Headquarters at work: its keys, and the moment at which it signs."""

    keys: DeviceKeys
    now: datetime

    @classmethod
    def of(cls, store: Store, now: datetime) -> "Office":
        """Return headquarters' office. Raises InputError on a laptop."""
        require_headquarters(store)
        return cls(DeviceKeys.from_bytes(store.device_keys()), now)

    @property
    def when(self) -> int:
        """This moment, as a hybrid logical clock has it."""
        return hybrid(self.now)

    def certify(self, session: Session, certificate: Certificate) -> Registry:
        """Put a device's newest certificate in the place of its older ones, and sign the registry."""
        known = registry_of(session)
        others = tuple(it for it in known.certificates if it.device.device != certificate.device.device)
        return self._sign(session, msgspec.structs.replace(known, certificates=(*others, certificate)))

    def revoke(self, session: Session, revocation: Revocation) -> Registry:
        """Put a withdrawal in the place of an earlier one of the same device, and sign the registry."""
        known = registry_of(session)
        others = tuple(it for it in known.revocations if it.device != revocation.device)
        return self._sign(session, msgspec.structs.replace(known, revocations=(*others, revocation)))

    def publish(self, session: Session, content: str) -> Registry:
        """Name the content pack that is in force, and sign the registry."""
        return self._sign(session, msgspec.structs.replace(registry_of(session), content=content))

    def reorganise(self, session: Session, organisation: Organisation, root: SigningKey) -> Organisation:
        """Sign a changed organisation, and the registry that names its version."""
        following = msgspec.structs.replace(organisation, version=organisation.version + 1)
        keep_document(session, ORGANISATION, following.version, sign(following, root))
        session.flush()
        self._sign(session, registry_of(session))
        return following

    def freshen(self, session: Session) -> Registry:
        """Return the registry, signed anew when that was long ago: call it before it leaves in a bundle."""
        known = registry_of(session)
        return known if abs(self.when - known.when) < FRESH else self._sign(session, known)

    def _sign(self, session: Session, registry: Registry) -> Registry:
        organisation = membership(session).organisation
        following = msgspec.structs.replace(
            registry, version=registry.version + 1, when=self.when, organisation=organisation.version
        )
        keep_document(session, REGISTRY, following.version, sign(following, self.keys.signing))
        session.flush()
        return following


def registry_of(session: Session) -> Registry:
    """Return headquarters' registry as it is now."""
    return membership(session).trust.registry or Registry(0, (), ())


def signed(session: Session, kind: str) -> bytes:
    """Return the newest document of a kind that headquarters signed and always has."""
    document = kept_document(session, kind)
    if document is None:
        raise AssertionError(f"headquarters' store was made without its {kind}")
    return document


def find_device(registry: Registry, named: str) -> Certificate:
    """Return the newest certificate of a device by its id, or by its name when only one has that name.

    Raises InputError when there is none, or more than one.
    """
    devices = dict.fromkeys(it.device.device for it in registry.certificates)
    newest = [it for it in map(registry.certificate, devices) if it is not None]
    found = [it for it in newest if named in (it.device.device, it.device.name)]
    if len(found) == 1:
        return found[0]
    if found:
        raise InputError(
            N_("{count} devices are called “{name}”. Nothing was changed. Name the device by its id: {ids}."),
            count=len(found),
            name=named,
            ids=", ".join(it.device.device for it in found),
        )
    raise InputError(
        N_("There is no device “{name}” here. Nothing was changed. Look it up with “spreekuur devices list”."),
        name=named,
    )


def require_headquarters(store: Store) -> None:
    """Refuse what only headquarters can do. Raises InputError on a laptop."""
    if store.about.role is not Role.HEADQUARTERS:
        raise InputError(
            N_(
                "Only headquarters can do this, and this is a laptop's store. Nothing was changed. Open headquarters' store."
            )
        )
