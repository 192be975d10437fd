"""The welcome: the bundle by which headquarters makes a new laptop one of its own, without a network."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

import msgspec

from desktop.errors import BundleError
from desktop.sync.containers import Kind, Manifest, Opened, Sender, open_bundle, seal
from desktop.sync.documents import (
    Certificate,
    Organisation,
    Registry,
    Trust,
    read_certificate,
    read_organisation,
    read_registry,
)
from desktop.sync.identities import (
    HEADQUARTERS,
    KEY_SIZE,
    DeviceKeys,
    DevicePublic,
    Signer,
    SigningKey,
    from_text,
    to_text,
)
from desktop.sync.lines import SiteSecret, encode
from desktop.sync.refusals import Reason, refusal


@dataclass(frozen=True)
class Papers:
    """The three documents of a welcome, as they were signed, so that they can be kept and passed on."""

    organisation: bytes
    registry: bytes
    certificate: bytes


@dataclass(frozen=True)
class Welcome:
    """A welcome that is meant for this laptop, and what its papers say."""

    papers: Papers
    organisation: Organisation
    registry: Registry
    certificate: Certificate
    secrets: dict[str, bytes] = field(repr=False)
    """Per site 32 bytes: the key by which ids are made into pseudonyms for headquarters."""
    bundle: Opened
    """For what else headquarters put in: rows, a content pack."""


def seal_welcome(
    manifest: Manifest,
    papers: Papers,
    secrets: Mapping[str, bytes],
    *,
    signing: SigningKey,
    to: DevicePublic,
    content: Mapping[str, Iterable[bytes]] | None = None,
) -> bytes:
    """Return the bundle that welcomes one device; the manifest's kind, addressee and organisation are filled in here.

    `secrets` holds 32 bytes for each site of the certificate; `content` are further lines by kind of frame.
    Raises BundleError when it is more than a bundle holds.
    """
    filled = msgspec.structs.replace(
        manifest, kind=Kind.WELCOME, to=[to.device], organisation=papers.organisation.decode()
    )
    frames: dict[str, Iterable[bytes]] = {
        "documents": [papers.organisation, papers.registry, papers.certificate],
        "secrets": [encode(SiteSecret(site, to_text(secret))) for site, secret in secrets.items()],
        **(content or {}),
    }
    return seal(filled, frames, signing, [to.recipient])


def open_welcome(data: bytes, keys: DeviceKeys, *, organisation: Organisation | None) -> Welcome:
    """Return the welcome in a file's bytes.

    With an organisation that this laptop already knows, only that one can welcome it. Without one, the welcome is
    believed for what it says, and people must compare `organisation.words()` before anything is taken from it.
    Raises BundleError.
    """
    met: list[Organisation] = []

    def signer_of(sender: Sender) -> Signer | None:
        met.append(_introduced(sender, organisation))
        return Trust(met[0]).signer_of(sender)

    bundle = open_bundle(data, me=keys.device, identities=keys.identities, signer_of=signer_of)
    documents = list(bundle.lines("documents"))
    if bundle.manifest.kind != Kind.WELCOME or HEADQUARTERS not in bundle.signer.roles or len(documents) != 3:
        raise refusal(Reason.NOT_A_WELCOME)
    papers = Papers(*documents)
    welcomed = read_organisation(papers.organisation, known=met[0])
    certificate = read_certificate(papers.certificate, welcomed)
    secrets = {secret.site: from_text(secret.secret, KEY_SIZE) for secret in bundle.secrets()}
    owned = certificate.device.signing == keys.signing.public and certificate.device.recipient in keys.recipients
    if not owned or not secrets.keys() >= {site.code for site in certificate.sites}:
        raise refusal(Reason.NOT_A_WELCOME)
    return Welcome(papers, welcomed, read_registry(papers.registry, welcomed), certificate, secrets, bundle)


def _introduced(sender: Sender, organisation: Organisation | None) -> Organisation:
    """Return the organisation that a sender speaks for, which is the known one when there is one."""
    if not sender.organisation:
        raise refusal(Reason.NOT_A_WELCOME)
    try:
        return read_organisation(sender.organisation.encode(), known=organisation)
    except BundleError as error:
        if error.values["code"] in (Reason.OTHER_ORGANISATION, Reason.OUTDATED, Reason.NEWER_DOCUMENT):
            raise
        raise refusal(Reason.UNKNOWN_SIGNER, device=sender.device) from error
