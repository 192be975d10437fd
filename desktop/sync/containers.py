"""The container of the exchange: sealing frames of lines into one file, and opening one without trusting it.

FORMAT.md is the contract; the numbers in the comments are those of its order of checks.
"""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from itertools import accumulate, pairwise
from typing import Annotated, TypeVar

import msgspec
import zstandard

from desktop.errors import BundleError
from desktop.sync.encryption import decrypt, encrypt
from desktop.sync.identities import SIGNATURE_SIZE, Signer, SigningKey, verifies
from desktop.sync.lines import ContentFile, Number, Row, SiteSecret, decode_content, decode_row, decode_secret
from desktop.sync.refusals import Reason, refusal

FORMAT = 1
MAGIC = b"SPRKRB\0\1"
PURPOSE = "bundle"

MAX_FILE = 256 << 20
MAX_MANIFEST = 1 << 20
MAX_FRAMES = 2048
MAX_STORED = 4 << 20
MAX_RAW = 8 << 20
MAX_TOTAL_RAW = 1 << 30
MAX_RATIO = 200
FREE_RATIO = 2 << 20
"""A frame of at most 2 MiB may be compressed as far as it goes: equal lines are no bomb."""
CUT = 1 << 20
"""A frame is closed after the line with which it reaches 1 MiB."""
MAX_WINDOW = 8 << 20
MAX_LINE = {
    "rows": 256 << 10,
    "erasures": 64 << 10,
    "documents": 4 << 20,
    "content": 4 << 20,
    "secrets": 1 << 10,
}
"""The kinds of frames, with the longest line of each in bytes."""
UNDERSTOOD = frozenset(f"{kind}/1" for kind in MAX_LINE)
"""What a bundle may require of this program."""

_HEAD = len(MAGIC) + 4
Read = TypeVar("Read")


class Kind(StrEnum):
    """What a bundle is for; every file has one audience."""

    STATISTICS = "hq"
    CASES = "hq-case"
    CENTRE = "centre"
    DEVICE = "device"
    CONTENT = "content"
    WELCOME = "welcome"


DeviceId = Annotated[str, msgspec.Meta(pattern=r"^[a-z0-9]{4,24}$")]
StoreId = Annotated[str, msgspec.Meta(pattern=r"^[a-z0-9]{1,24}\.[a-z0-9]{1,24}$")]
BundleId = Annotated[str, msgspec.Meta(pattern=r"^[A-Za-z0-9_-]{21}[AQgw]$")]
Document = Annotated[str, msgspec.Meta(max_length=64 << 10)]
Text = Annotated[str, msgspec.Meta(max_length=120)]
Digest = Annotated[str, msgspec.Meta(pattern=r"^[0-9a-f]{64}$")]


class Frame(msgspec.Struct, frozen=True):
    """What the manifest promises of one frame."""

    kind: Text
    rows: Number
    """Lines in the frame."""
    raw: Number
    """Bytes before compression."""
    stored: Number
    """Bytes in the file."""
    sha256: Digest
    """Of the stored bytes."""


class Sender(msgspec.Struct, frozen=True):
    """All that is read of a manifest before its signature: who says to have made it, and with which papers."""

    device: DeviceId
    certificate: Document = ""
    """The device's own certificate document, for who has not met it in a registry yet."""
    organisation: Document = ""
    """The organisation document, in a welcome only."""


class _Needs(msgspec.Struct, frozen=True):
    """What must be understood before the rest of a manifest may be read."""

    format: int
    requires: list[Text]


class Manifest(msgspec.Struct, frozen=True, kw_only=True):
    """What a bundle is, from whom, for whom, and what is in it. Unknown fields are passed over, wrong types refused."""

    format: int = FORMAT
    bundle: BundleId
    kind: Kind
    device: DeviceId
    store: StoreId
    serial: Number
    """Of the certificate that the sender holds; 0 at headquarters."""
    certificate: Document = ""
    organisation: Document = ""
    to: Annotated[list[DeviceId], msgspec.Meta(min_length=1, max_length=64)]
    sequence: Number = 0
    """Which bundle of its maker this is, by which people talk about it; gaps are seen by `base`, not by this."""
    base: Number
    """The rows are all that changed in the store after this journal number …"""
    upto: Number
    """… up to and with this one."""
    parents: Annotated[list[tuple[StoreId, Number]], msgspec.Meta(max_length=4096)] = []
    omits: dict[StoreId, Number] = {}
    have: dict[StoreId, Number] = {}
    schema: Number
    requires: list[Text] = []
    registry: Number = 0
    erasures: Number = 0
    content: Text = ""
    closed: Annotated[list[Digest], msgspec.Meta(max_length=2048)] = []
    """Files that laptops closed for each other: a laptop tells headquarters which it made, and headquarters which it keeps."""
    clock: Number
    """Hybrid logical clock of the sender."""
    made: Annotated[datetime, msgspec.Meta(tz=True)]
    frames: list[Frame] = []

    def __post_init__(self) -> None:
        if self.base > self.upto:
            raise ValueError("base after upto")


@dataclass(frozen=True)
class Opened:
    """A bundle that was signed by a trusted device, for us, and is whole. Its lines are read when they are asked for."""

    manifest: Manifest
    signer: Signer
    _frames: tuple[tuple[Frame, memoryview], ...]

    def lines(self, kind: str) -> Iterator[bytes]:
        """Give the raw lines of all frames of a kind, in order.

        Raises BundleError at a frame that is not what the manifest promises; undo then what came of earlier lines.
        """
        for frame, stored in self._frames:
            if frame.kind == kind:
                yield from self._unpacked(frame, stored)

    def rows(self) -> Iterator[Row]:
        """Give the rows, in order. Raises BundleError at the first that is malformed; undo then the earlier ones."""
        return self._read("rows", decode_row)

    def content(self) -> Iterator[ContentFile]:
        """Give the files of a content pack. Raises BundleError at the first that is malformed."""
        return self._read("content", decode_content)

    def secrets(self) -> Iterator[SiteSecret]:
        """Give the secrets of sites. Raises BundleError at the first that is malformed."""
        return self._read("secrets", decode_secret)

    def _read(self, kind: str, decode: Callable[[bytes], Read]) -> Iterator[Read]:
        """Give the lines of a kind, decoded."""
        for number, line in enumerate(self.lines(kind), 1):
            try:
                yield decode(line)
            except (ValueError, RecursionError) as error:
                raise self._malformed(f"{kind} {number}") from error

    def _unpacked(self, frame: Frame, stored: memoryview) -> list[bytes]:
        """Return the lines of one frame (check 10)."""
        unpacker = zstandard.ZstdDecompressor(max_window_size=MAX_WINDOW)
        try:
            if zstandard.frame_content_size(stored) != frame.raw:
                raise self._malformed(frame.kind)
            raw = unpacker.decompress(stored, max_output_size=frame.raw, allow_extra_data=False)
        except zstandard.ZstdError as error:
            raise self._malformed(frame.kind) from error
        found = raw.split(b"\n")
        if len(raw) != frame.raw or found.pop() or len(found) != frame.rows:
            raise self._malformed(frame.kind)
        if max(map(len, found)) > MAX_LINE[frame.kind]:
            raise self._malformed(frame.kind)
        return found

    def _malformed(self, detail: str) -> BundleError:
        """Return the refusal of something that the sender signed and should not have."""
        return refusal(Reason.MALFORMED, device=self.manifest.device, detail=detail)


def padded_size(size: int) -> int:
    """Return the size to which content of this size is padded, at most 12 % more.

    Padmé (Nikitin et al., "Reducing Metadata Leakage from Encrypted Files and Communication with PURBs", 2019, §4):
    of the size's own length only as many leading bits may say something as are needed to write that length.
    """
    if size < 2:
        return size
    exponent = size.bit_length() - 1
    mask = (1 << (exponent - exponent.bit_length())) - 1
    return (size + mask) & ~mask


def _packed(kind: str, content: Iterable[bytes]) -> Iterator[tuple[Frame, bytes]]:
    """Give the frames of lines of a kind, cut at about 1 MiB."""
    packer = zstandard.ZstdCompressor(level=3, write_content_size=True)

    def frame() -> tuple[Frame, bytes]:
        raw = b"".join(gathered)
        stored = packer.compress(raw)
        return Frame(kind, len(gathered), len(raw), len(stored), hashlib.sha256(stored).hexdigest()), stored

    gathered: list[bytes] = []
    size = 0
    for line in content:
        if len(line) > MAX_LINE[kind] or b"\n" in line:
            raise ValueError(f"a line of {len(line)} bytes in {kind}")
        gathered.append(line + b"\n")
        size += len(line) + 1
        if size >= CUT:
            yield frame()
            gathered, size = [], 0
    if gathered:
        yield frame()


def seal(
    manifest: Manifest, content: Mapping[str, Iterable[bytes]], signing: SigningKey, recipients: Sequence[str]
) -> bytes:
    """Return a bundle file: lines by kind of frame, under a manifest, signed by a device and sealed to 1 to 64 recipients.

    The manifest's `frames` and `requires` are filled in here. Raises BundleError when it is more than a bundle holds;
    ValueError for a line that may not be in a bundle at all, which the caller should never have accepted.
    """
    packed = [piece for kind, some in content.items() for piece in _packed(kind, some)]
    frames = [frame for frame, _ in packed]
    requires = sorted({*manifest.requires, *(f"{frame.kind}/1" for frame in frames)})
    head = msgspec.json.encode(msgspec.structs.replace(manifest, frames=frames, requires=requires))
    if not _within_limits(frames) or len(head) > MAX_MANIFEST:
        raise refusal(Reason.TOO_BIG)
    signed = len(head).to_bytes(4, "big") + head
    inner = b"".join([MAGIC, signed, signing.sign(PURPOSE, signed), *(stored for _, stored in packed)])
    sealed = encrypt(inner.ljust(padded_size(len(inner)), b"\0"), recipients)
    check_size(len(sealed))
    return sealed


def check_size(size: int) -> None:
    """Refuse a file by its size in bytes, before it is read. Raises BundleError."""
    if size > MAX_FILE:
        raise refusal(Reason.TOO_BIG)


def open_bundle(
    data: bytes, *, me: str, identities: Sequence[str], signer_of: Callable[[Sender], Signer | None]
) -> Opened:
    """Return the bundle in a file's bytes, after everything that can be checked without unpacking it.

    `me` is this device, `identities` are its age keys, and `signer_of` answers who a sender is: None for nobody known.
    Raises BundleError with the reason as `values["code"]`.
    """
    check_size(len(data))  # 1
    inner = decrypt(data, identities)  # 2, 3
    head, signature, start = _split(inner)  # 4
    sender = _decoded(head, Sender, "")
    signer = signer_of(sender)  # 5
    if signer is None:
        raise refusal(Reason.UNKNOWN_SIGNER, device=sender.device)
    signed = len(head).to_bytes(4, "big") + head
    if not verifies(signer.device.signing, PURPOSE, signed, signature):  # 6
        raise refusal(Reason.WRONG_SIGNATURE, device=sender.device)
    needs = _decoded(head, _Needs, sender.device)
    if needs.format != FORMAT or not UNDERSTOOD.issuperset(needs.requires):  # 7
        raise refusal(Reason.NEWER)
    manifest = _decoded(head, Manifest, sender.device)
    if not signer.trusted_at(manifest.store, manifest.upto):  # 8
        raise refusal(Reason.REVOKED, device=sender.device, detail=f"{manifest.store}={manifest.upto}")
    if me not in manifest.to:
        raise refusal(Reason.PASSED_ON)
    return Opened(manifest, signer, _framed(manifest, inner, start))  # 9


def _split(inner: bytes) -> tuple[bytes, bytes, int]:
    """Return the manifest, its signature and where the frames start."""
    if inner[:7] != MAGIC[:7] or len(inner) < _HEAD:
        raise refusal(Reason.NOT_A_BUNDLE)
    if inner[7] != MAGIC[7]:
        raise refusal(Reason.NEWER)
    size = int.from_bytes(inner[len(MAGIC) : _HEAD], "big")
    end = _HEAD + size
    if size > MAX_MANIFEST:
        raise refusal(Reason.TOO_BIG)
    if end + SIGNATURE_SIZE > len(inner):
        raise refusal(Reason.DAMAGED)
    return inner[_HEAD:end], inner[end : end + SIGNATURE_SIZE], end + SIGNATURE_SIZE


def _decoded(head: bytes, kind: type[Read], device: str) -> Read:
    """Return as much of the manifest as this kind asks for."""
    try:
        return msgspec.json.decode(head, type=kind)
    except (ValueError, RecursionError) as error:
        raise refusal(Reason.MALFORMED, device=device, detail="manifest") from error


def _within_limits(frames: Sequence[Frame]) -> bool:
    """Return whether frames are of a size that a bundle may have, one by one and together."""
    return (
        len(frames) <= MAX_FRAMES
        and sum(frame.raw for frame in frames) <= MAX_TOTAL_RAW
        and all(
            0 < frame.stored <= MAX_STORED
            and 0 < frame.rows <= frame.raw <= MAX_RAW
            and (frame.raw <= FREE_RATIO or frame.raw <= frame.stored * MAX_RATIO)
            for frame in frames
        )
    )


def _framed(manifest: Manifest, inner: bytes, start: int) -> tuple[tuple[Frame, memoryview], ...]:
    """Return the frames with their bytes, which are all there and are those that were signed (check 9)."""
    frames = manifest.frames
    if any(frame.kind not in MAX_LINE for frame in frames):
        raise refusal(Reason.NEWER)
    if not _within_limits(frames):
        raise refusal(Reason.TOO_BIG)
    ends = list(accumulate((frame.stored for frame in frames), initial=start))
    if len(inner) != padded_size(ends[-1]) or inner[ends[-1] :].strip(b"\0"):
        raise refusal(Reason.DAMAGED)
    view = memoryview(inner)
    pieces = tuple((frame, view[begin:end]) for frame, (begin, end) in zip(frames, pairwise(ends), strict=True))
    if any(hashlib.sha256(stored).hexdigest() != frame.sha256 for frame, stored in pieces):
        raise refusal(Reason.DAMAGED)
    return pieces
