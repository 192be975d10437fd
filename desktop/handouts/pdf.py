"""Write a PDF file: objects, streams, cross-references. The same objects become the same bytes.

After the text engine, the tables and the tags, writing objects down is all that a PDF library would still do for us;
this is that part of ISO 32000-1, section 7.
"""

import hashlib
import re
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

_HEADER = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"


@dataclass(frozen=True, slots=True)
class Name:
    """A PDF name such as /Page, here without its solidus; plain ASCII letters, digits, `-` and `+` only."""

    text: str


@dataclass(frozen=True, slots=True)
class Reference:
    """A pointer to an object of the same file."""

    number: int


Value: TypeAlias = "bool | int | float | str | Name | Reference | Sequence[Value] | Mapping[str, Value]"


def number(value: float) -> str:
    """Return a number as PDF writes it: at most three decimals, no exponent."""
    text = f"{value:.3f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def written(value: Value) -> bytes:
    """Return a value as PDF writes it; text beyond ASCII becomes UTF-16, which every reader knows."""
    if isinstance(value, bool):
        return b"true" if value else b"false"
    if isinstance(value, int | float):
        return number(value).encode("ascii")
    if isinstance(value, str):
        return _text(value)
    if isinstance(value, Name):
        return b"/" + value.text.encode("ascii")
    if isinstance(value, Reference):
        return b"%d 0 R" % value.number
    if isinstance(value, Mapping):
        return b"<<" + b" ".join(b"/" + key.encode("ascii") + b" " + written(one) for key, one in value.items()) + b">>"
    return b"[" + b" ".join(written(one) for one in value) + b"]"


def _text(value: str) -> bytes:
    if value.isascii() and value.isprintable():
        return b"(" + re.sub(rb"([\\()])", rb"\\\1", value.encode("ascii")) + b")"
    return b"<FEFF" + value.encode("utf-16-be").hex().upper().encode("ascii") + b">"


class PdfFile:
    """The objects of a file, numbered in the order in which they are reserved or added."""

    def __init__(self) -> None:
        self._objects: list[bytes] = []

    def reserve(self) -> Reference:
        """Return the place of an object that is put later."""
        self._objects.append(b"")
        return Reference(len(self._objects))

    def put(self, place: Reference, value: Value) -> None:
        """Put an object in its place."""
        self._objects[place.number - 1] = written(value)

    def add(self, value: Value) -> Reference:
        """Add an object and return its place."""
        place = self.reserve()
        self.put(place, value)
        return place

    def add_stream(self, content: bytes, entries: Mapping[str, Value] | None = None) -> Reference:
        """Add a compressed stream and return its place."""
        packed = zlib.compress(content, 9)
        place = self.reserve()
        head = written({**(entries or {}), "Filter": Name("FlateDecode"), "Length": len(packed)})
        self._objects[place.number - 1] = head + b"\nstream\n" + packed + b"\nendstream"
        return place

    def content(self, catalogue: Reference, information: Reference) -> bytes:
        """Return the whole file. Its identity is a digest of what is in it, not the time."""
        parts = [_HEADER]
        offsets = []
        at = len(_HEADER)
        for place, body in enumerate(self._objects, 1):
            part = b"%d 0 obj\n%s\nendobj\n" % (place, body)
            offsets.append(at)
            parts.append(part)
            at += len(part)
        table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
        digest = hashlib.sha256(b"".join(parts)).hexdigest()[:32].upper().encode("ascii")
        size = len(offsets) + 1
        parts.append(b"xref\n0 %d\n0000000000 65535 f \n%s" % (size, table))
        trailer = b"<</Size %d /Root %s /Info %s /ID [<%s><%s>]>>"
        parts.append(b"trailer\n" + trailer % (size, written(catalogue), written(information), digest, digest))
        parts.append(b"\nstartxref\n%d\n%%%%EOF\n" % at)
        return b"".join(parts)
