"""Signed documents: who the organisation is, who asks to join, who belongs to it, what is erased, what is published.

A document is a JSON envelope around the exact text that was signed, so that nobody has to agree on how JSON is laid out.
It needs no trust in whoever carries it. Layouts: FORMAT.md.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Annotated, TypeVar

import msgspec

from desktop.domain.packs import PACK_VERSION
from desktop.errors import BundleError
from desktop.sync.containers import Sender
from desktop.sync.encryption import is_recipient
from desktop.sync.identities import (
    HEADQUARTERS,
    KEY_SIZE,
    SIGNATURE_SIZE,
    DevicePublic,
    Signer,
    SigningKey,
    fingerprint_words,
    from_text,
    is_name,
    same_words,
    to_text,
    verifies,
)
from desktop.sync.lines import Number, is_identifier, is_site
from desktop.sync.refusals import Reason, refusal

FORMAT = 1
MAX_DOCUMENT = 64 << 10
"""Largest document in bytes, but for the registry."""
MAX_REGISTRY = 4 << 20
MAX_SITES = 256
MAX_DEVICES = 8192
MAX_ROOTS = 512
"""Most rows in one erasure."""

Word = Annotated[str, msgspec.Meta(pattern=r"^[a-z][a-z-]{0,23}$")]


class _Envelope(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What surrounds every signed text."""

    spreekuur: str
    """Kind of document."""
    format: int
    body: str
    signer: str
    signature: str


class Site(msgspec.Struct, frozen=True):
    """A location of the organisation."""

    code: str
    name: str

    def __post_init__(self) -> None:
        if not (self.code and is_site(self.code) and is_name(self.name)):
            raise ValueError("site")


class Organisation(msgspec.Struct, frozen=True, omit_defaults=True):
    """Whose laptops these are, and the device that speaks for it; signed by the organisation's root key."""

    name: str
    version: Number
    root: str
    """Ed25519 public key, base64url: what a laptop remembers an organisation by."""
    headquarters: DevicePublic
    escrow: str = ""
    """age recipient of the key that lies in three shares outside every machine; empty while there is none."""

    def __post_init__(self) -> None:
        if not is_name(self.name):
            raise ValueError("name of an organisation")
        from_text(self.root, KEY_SIZE)
        if self.escrow and not is_recipient(self.escrow):
            raise ValueError("recipient of the escrow key")

    def words(self) -> tuple[str, ...]:
        """Return the eight words by which two people find that they mean the same organisation (takes a moment)."""
        return fingerprint_words(from_text(self.root, KEY_SIZE))


class EnrolmentRequest(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A laptop that asks to join, for one site; signed by itself, so vouched for by nobody yet."""

    device: DevicePublic
    site: Site
    nonce: str
    """16 random bytes as base64url: no two requests have the same words."""
    organisation: str = ""
    """Root key of the organisation that the laptop was told to believe; empty when it was told none."""

    def __post_init__(self) -> None:
        if not is_identifier(self.nonce):
            raise ValueError("nonce")
        if self.organisation:
            from_text(self.organisation, KEY_SIZE)


class RenewalRequest(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A laptop that asks to be written to under a new key; signed by the signing key that made it a member."""

    device: DevicePublic
    serial: Number
    """Of the certificate that it wants replaced: an older request cannot bring an older key back."""


class Certificate(msgspec.Struct, frozen=True):
    """What headquarters says of a device: its keys, for which sites it may write, in which roles."""

    device: DevicePublic
    sites: Annotated[tuple[Site, ...], msgspec.Meta(max_length=MAX_SITES)]
    roles: Annotated[tuple[Word, ...], msgspec.Meta(max_length=16)]
    serial: Number
    """Of two certificates of one device the higher one counts."""

    def __post_init__(self) -> None:
        if HEADQUARTERS in self.roles:
            raise ValueError("only the organisation document names headquarters")


class Revocation(msgspec.Struct, frozen=True, omit_defaults=True):
    """A device that is withdrawn, with the last journal number of each of its stores that is still taken."""

    device: str
    until: dict[str, Number]
    on: date | None = None
    """The day on which headquarters withdrew it."""


class Registry(msgspec.Struct, frozen=True, omit_defaults=True):
    """All devices of the organisation and all withdrawals; the version only grows.

    It is also the snapshot: it names the versions of what else was published when it was signed, so that nobody can
    pass on a new registry beside an old organisation or an old content pack without its being seen.
    """

    version: Number
    certificates: Annotated[tuple[Certificate, ...], msgspec.Meta(max_length=MAX_DEVICES)]
    revocations: Annotated[tuple[Revocation, ...], msgspec.Meta(max_length=MAX_DEVICES)]
    when: Number = 0
    """Hybrid logical clock of headquarters when it signed this: it is not earlier now. 0 when it did not say."""
    organisation: Number = 0
    """Version of the organisation document."""
    content: str = ""
    """Version of the content pack; empty while none was published."""

    def certificate(self, device: str) -> Certificate | None:
        """Return the newest certificate of a device, withdrawn or not."""
        own = [certificate for certificate in self.certificates if certificate.device.device == device]
        return max(own, key=lambda certificate: certificate.serial, default=None)

    def revocation(self, device: str) -> Revocation | None:
        """Return the withdrawal of a device, if it is withdrawn."""
        return next((revocation for revocation in self.revocations if revocation.device == device), None)

    def members(self, site: str = "") -> tuple[Certificate, ...]:
        """Return the newest certificate of each device that is not withdrawn; with a site, of those that serve it."""
        withdrawn = {revocation.device for revocation in self.revocations}
        newest: dict[str, Certificate] = {}
        for one in self.certificates:
            device = one.device.device
            if device not in withdrawn and (device not in newest or newest[device].serial < one.serial):
                newest[device] = one
        return tuple(one for one in newest.values() if not site or site in {place.code for place in one.sites})


class Epoch(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A day, and the table whose rows from before it lose their words, now and whenever they come."""

    kind: Annotated[str, msgspec.Meta(pattern=r"^[a-z][a-z0-9_]{0,39}$")]
    before: Annotated[str, msgspec.Meta(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$")]

    besides: Annotated[tuple[str, ...], msgspec.Meta(max_length=MAX_ROOTS)] = ()
    """Ids of rows that keep theirs, since something is still to be done."""

    def __post_init__(self) -> None:
        date.fromisoformat(self.before)
        if not all(map(is_identifier, self.besides)):
            raise ValueError("row that an epoch leaves")


class Erasure(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """An order that dossiers or contacts do not exist, before or after; signed by the device that gave it."""

    device: str
    certificate: str
    """The device's own certificate document; empty when headquarters gives the order."""
    roots: Annotated[tuple[str, ...], msgspec.Meta(max_length=MAX_ROOTS)]
    when: Number
    """Hybrid logical clock of the order."""
    epochs: Annotated[tuple[Epoch, ...], msgspec.Meta(max_length=16)] = ()
    """What retention takes away by age."""

    def __post_init__(self) -> None:
        if not all(map(is_identifier, self.roots)):
            raise ValueError("root of an erasure")
        if not (self.roots or self.epochs):
            raise ValueError("an erasure of nothing")


class Publication(msgspec.Struct, frozen=True):
    """The content pack that is in force; its files travel beside it, in any bundle and by any carrier."""

    version: Annotated[str, msgspec.Meta(pattern=PACK_VERSION)]
    digest: Annotated[str, msgspec.Meta(pattern=r"^[0-9a-f]{64}$")]
    """Of all its files (`desktop.content.shelves.digest`)."""


Document = Organisation | EnrolmentRequest | RenewalRequest | Certificate | Registry | Erasure | Publication
Body = TypeVar("Body", Organisation, EnrolmentRequest, RenewalRequest, Certificate, Registry, Erasure, Publication)
_KINDS: Mapping[type[msgspec.Struct], tuple[str, int]] = {
    Organisation: ("organisation", MAX_DOCUMENT),
    EnrolmentRequest: ("enrolment-request", MAX_DOCUMENT),
    RenewalRequest: ("renewal-request", MAX_DOCUMENT),
    Certificate: ("certificate", MAX_DOCUMENT),
    Registry: ("registry", MAX_REGISTRY),
    Erasure: ("erasure", MAX_DOCUMENT),
    Publication: ("content", MAX_DOCUMENT),
}


def sign(body: Document, key: SigningKey) -> bytes:
    """Return the document that says this, signed for its kind."""
    kind, _ = _KINDS[type(body)]
    text = msgspec.json.encode(body)
    signature = to_text(key.sign(kind, text))
    return msgspec.json.encode(_Envelope(kind, FORMAT, text.decode(), key.public, signature))


def _read(document: bytes, kind: type[Body]) -> tuple[Body, str]:
    """Return what a document of a kind says and the key that signed it; whose key that is, the caller must ask.

    Raises BundleError.
    """
    name, limit = _KINDS[kind]
    if len(document) > limit:
        raise refusal(Reason.NOT_A_DOCUMENT)
    try:
        envelope = msgspec.json.decode(document, type=_Envelope)
        signature = from_text(envelope.signature, SIGNATURE_SIZE)
        from_text(envelope.signer, KEY_SIZE)
    except (ValueError, RecursionError) as error:
        raise refusal(Reason.NOT_A_DOCUMENT) from error
    if envelope.spreekuur != name:
        raise refusal(Reason.NOT_A_DOCUMENT)
    if envelope.format != FORMAT:
        raise refusal(Reason.NEWER_DOCUMENT)
    if not verifies(envelope.signer, name, envelope.body.encode(), signature):
        raise refusal(Reason.ALTERED)
    try:
        return msgspec.json.decode(envelope.body, type=kind), envelope.signer
    except (ValueError, RecursionError) as error:
        raise refusal(Reason.NOT_A_DOCUMENT) from error


def read_organisation(document: bytes, *, known: Organisation | None = None) -> Organisation:
    """Return the organisation of a document that its own root signed.

    Without a known one, people compare `words()`. Raises BundleError when the document is altered, of another root
    than the known one's, or older.
    """
    organisation, signer = _read(document, Organisation)
    if signer != organisation.root:
        raise refusal(Reason.ALTERED)
    if known and known.root != organisation.root:
        raise refusal(Reason.OTHER_ORGANISATION)
    if known and known.version > organisation.version:
        raise refusal(Reason.OUTDATED)
    return organisation


def read_request(document: bytes) -> EnrolmentRequest:
    """Return the request of a laptop, which holds the keys that it names. Raises BundleError.

    Nothing but its words says from whom it comes: ask them of a person, and give them to `check_words`.
    """
    request, signer = _read(document, EnrolmentRequest)
    if signer != request.device.signing:
        raise refusal(Reason.ALTERED)
    return request


def read_renewal(document: bytes) -> RenewalRequest:
    """Return a laptop's request to be written to under a new key, signed with its own. Raises BundleError.

    Its signing key is its name, so headquarters knows by that from whom it comes, and needs no words.
    """
    request, signer = _read(document, RenewalRequest)
    if signer != request.device.signing:
        raise refusal(Reason.ALTERED)
    return request


def request_words(request: EnrolmentRequest) -> tuple[str, ...]:
    """Return the eight words of a request, which its laptop shows and its reader hears (takes a moment)."""
    return fingerprint_words(msgspec.json.encode(request))


def check_words(request: EnrolmentRequest, heard: str) -> None:
    """Refuse a request whose words are not those that were heard. Raises BundleError."""
    if not same_words(heard, request_words(request)):
        raise refusal(Reason.OTHER_WORDS)


def read_certificate(document: bytes, organisation: Organisation) -> Certificate:
    """Return a certificate that the organisation's headquarters signed. Raises BundleError."""
    certificate, signer = _read(document, Certificate)
    _require_headquarters(signer, organisation)
    return certificate


def read_registry(document: bytes, organisation: Organisation, *, known_version: int = 0) -> Registry:
    """Return the registry that headquarters signed.

    Raises BundleError when it is altered, of another organisation, or older than the version that is known.
    """
    registry, signer = _read(document, Registry)
    _require_headquarters(signer, organisation)
    if registry.version < known_version:
        raise refusal(Reason.OUTDATED)
    return registry


def read_publication(document: bytes, organisation: Organisation) -> Publication:
    """Return which content pack the organisation's headquarters signed. Raises BundleError."""
    publication, signer = _read(document, Publication)
    _require_headquarters(signer, organisation)
    return publication


def erasure_of(document: bytes) -> Erasure:
    """Return what an order says that was verified when it was taken in. Raises BundleError."""
    return _read(document, Erasure)[0]


def kind_of(document: bytes) -> str:
    """Return of which kind a document says to be, before anything of it is believed; empty for what is none."""
    try:
        return msgspec.json.decode(document, type=_Envelope).spreekuur
    except (ValueError, RecursionError):
        return ""


def _require_headquarters(signer: str, organisation: Organisation) -> None:
    """Refuse what another than the organisation's headquarters signed."""
    if signer != organisation.headquarters.signing:
        raise refusal(Reason.OTHER_ORGANISATION)


@dataclass(frozen=True)
class Trust:
    """Whose signatures count on this device: headquarters', and those of the devices that it vouches for."""

    organisation: Organisation
    registry: Registry | None = None

    def signer_of(self, sender: Sender) -> Signer | None:
        """Return who signs as this sender, None when headquarters does not vouch for it.

        A device that the registry does not know yet shows its certificate; a withdrawn one is returned with what is
        still taken from it.
        """
        headquarters = self.organisation.headquarters
        if sender.device == headquarters.device:
            return Signer(headquarters, frozenset(), frozenset({HEADQUARTERS}))
        certificate = self._certificate(sender)
        if certificate is None:
            return None
        revocation = self.registry.revocation(sender.device) if self.registry else None
        return Signer(
            certificate.device,
            frozenset(site.code for site in certificate.sites),
            frozenset(certificate.roles),
            revocation.until if revocation else None,
        )

    def _certificate(self, sender: Sender) -> Certificate | None:
        """Return the newest certificate of a sender: from the registry, or the one that it carries."""
        known = self.registry.certificate(sender.device) if self.registry else None
        if not sender.certificate:
            return known
        try:
            shown = read_certificate(sender.certificate.encode(), self.organisation)
        except BundleError:
            return known  # a worthless certificate is as none
        if shown.device.device != sender.device or (known and known.serial >= shown.serial):
            return known
        return shown

    def read_erasure(self, document: bytes) -> tuple[Erasure, Signer]:
        """Return an erasure and who ordered it; whether that device may erase those rows, the caller asks.

        Raises BundleError when it is altered, ordered by somebody unknown, or by a device that is withdrawn:
        what such a device erased in its time, headquarters orders again.
        """
        erasure, key = _read(document, Erasure)
        signer = self.signer_of(Sender(erasure.device, erasure.certificate))
        if signer is None:
            raise refusal(Reason.UNKNOWN_SIGNER, device=erasure.device)
        if signer.until is not None:
            raise refusal(Reason.REVOKED, device=erasure.device, detail="erasure")
        if signer.device.signing != key:
            raise refusal(Reason.ALTERED)
        return erasure, signer
