"""Bundles made by hand from FORMAT.md, with nothing of the program's own writer: for forgeries, and to check it."""

import hashlib
import json
import math
from dataclasses import dataclass

import pyrage
import zstandard
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from desktop.sync.containers import Opened, Sender, open_bundle
from desktop.sync.documents import Certificate, Organisation, Registry, Revocation, Site, Trust, sign
from desktop.sync.identities import DeviceKeys, Signer, SigningKey

ROW = (
    b'["contact","AAECAwQFBgcICQoLDA0ODw","AAECAwQFBgcICQoLDA0ODw","zutphen",["aaaaaaaaaaaaaaaa.b",1,0],'
    b'{"language":"ti","topics":"A5"}]'
)
HOUR = "2026-11-21T10:00:00+01:00"


@dataclass(frozen=True)
class House:
    """An invented organisation with headquarters, one laptop that it knows, and one that it has withdrawn."""

    root: SigningKey
    headquarters: DeviceKeys
    laptop: DeviceKeys
    withdrawn: DeviceKeys
    organisation: Organisation
    registry: Registry

    @classmethod
    def build(cls) -> "House":
        root, headquarters, laptop, withdrawn = (
            SigningKey.create(),
            DeviceKeys.create(),
            DeviceKeys.create(),
            DeviceKeys.create(),
        )
        organisation = Organisation("Steunpunt De Brug", 1, root.public, headquarters.public("Bureau"))
        sites = (Site("zutphen", "azc Zutphen"),)
        registry = Registry(
            3,
            (
                Certificate(laptop.public("Zutphen 1"), sites, ("record",), 1),
                Certificate(withdrawn.public("Zutphen 2"), sites, ("record",), 2),
            ),
            (Revocation(withdrawn.device, {f"{withdrawn.device}.old": 40}),),
        )
        return cls(root, headquarters, laptop, withdrawn, organisation, registry)

    @property
    def trust(self) -> Trust:
        return Trust(self.organisation, self.registry)

    def certificate(self, keys: DeviceKeys, serial: int = 9) -> bytes:
        body = Certificate(keys.public("Nieuw"), (Site("zutphen", "azc Zutphen"),), ("record",), serial)
        return sign(body, self.headquarters.signing)

    def signer_of(self, sender: Sender) -> Signer | None:
        return self.trust.signer_of(sender)

    def open(self, data: bytes, keys: DeviceKeys | None = None) -> Opened:
        """Open a file as headquarters does, or as another device."""
        me = keys or self.headquarters
        return open_bundle(data, me=me.device, identities=[me.age], signer_of=self.signer_of)

    def fields(self, sender: DeviceKeys | None = None, **changes: object) -> dict[str, object]:
        """Return the manifest of a bundle from a laptop to headquarters, without its frames."""
        device = (sender or self.laptop).device
        return {
            "format": 1,
            "bundle": "AAECAwQFBgcICQoLDA0ODw",
            "kind": "centre",
            "device": device,
            "store": f"{device}.life1",
            "serial": 1,
            "to": [self.headquarters.device],
            "base": 0,
            "upto": 7,
            "schema": 1,
            "requires": ["rows/1"],
            "clock": 5,
            "made": HOUR,
            **changes,
        }

    def crafted(
        self,
        *frames: tuple[dict[str, object], bytes],
        key: SigningKey | None = None,
        sender: DeviceKeys | None = None,
        **changes: object,
    ) -> bytes:
        """Return a bundle from a laptop to headquarters whose manifest says what the test wants."""
        fields = {**self.fields(sender), "frames": [promise for promise, _ in frames], **changes}
        signing = key or (sender or self.laptop).signing
        inner = inner_file(json.dumps(fields).encode(), [stored for _, stored in frames], signing)
        return sealed(inner, self.headquarters)


def frame(content: bytes, kind: str = "rows", **lies: object) -> tuple[dict[str, object], bytes]:
    """Return what a manifest promises of a frame, with lies where the test wants them, and the frame."""
    stored = zstandard.ZstdCompressor(level=3, write_content_size=True).compress(content)
    promise: dict[str, object] = {
        "kind": kind,
        "rows": content.count(b"\n"),
        "raw": len(content),
        "stored": len(stored),
        "sha256": hashlib.sha256(stored).hexdigest(),
    }
    return {**promise, **lies}, stored


def padme(size: int) -> int:
    """Return the Padmé size as the paper's formula has it, in logarithms."""
    if size < 2:
        return size
    exponent = math.floor(math.log2(size))
    step = 2 ** (exponent - (math.floor(math.log2(exponent)) + 1)) if exponent else 1
    return math.ceil(size / step) * step if step >= 1 else size


def inner_file(manifest: bytes, frames: list[bytes], key: SigningKey) -> bytes:
    """Return what age encrypts."""
    signed = len(manifest).to_bytes(4, "big") + manifest
    private = Ed25519PrivateKey.from_private_bytes(key.to_bytes())
    signature = private.sign(b"spreekuur/bundle/v1\0" + signed)
    inner = b"SPRKRB\0\1" + signed + signature + b"".join(frames)
    return inner.ljust(padme(len(inner)), b"\0")


def sealed(inner: bytes, *to: DeviceKeys) -> bytes:
    """Return an age file, as anybody can make it who knows the addressee's public key."""
    recipients = [pyrage.x25519.Identity.from_str(keys.age).to_public() for keys in to]
    return pyrage.encrypt(inner, recipients)


def unsealed(data: bytes, keys: DeviceKeys) -> bytes:
    """Return what is in an age file."""
    return pyrage.decrypt(data, [pyrage.x25519.Identity.from_str(keys.age)])
