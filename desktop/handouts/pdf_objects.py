"""Parts of a PDF document that ReportLab would write more slowly."""

import zlib
from functools import lru_cache

from reportlab.pdfbase.pdfdoc import PDFDocument, PDFObject, PDFObjectReference


class Written(PDFObject):  # type: ignore[misc]  # ReportLab has no types
    """An object whose text, in ASCII, is known before the document is saved."""

    def __init__(self, text: str = "") -> None:
        self.text = text

    def format(self, _: PDFDocument) -> bytes:
        """Return it as it stands in the file."""
        return self.text.encode("ascii")


def reference(document: PDFDocument, registered: PDFObjectReference) -> str:
    """Return how an object that a document has is referred to."""
    return str(registered.format(document).decode("ascii"))


class Stream(PDFObject):  # type: ignore[misc]
    """A compressed stream, with further entries of its dictionary as they are written."""

    _LEVEL = 3  # half the time of zlib's usual pains, for a few hundredths more bytes

    def __init__(self, content: bytes, entries: str = "") -> None:
        self._content = zlib.compress(content, self._LEVEL)
        self._entries = entries

    def format(self, _: PDFDocument) -> bytes:
        """Return it as it stands in the file."""
        head = f"<<{self._entries} /Filter /FlateDecode /Length {len(self._content)}>>\nstream\n"
        return head.encode("ascii") + self._content + b"\nendstream\n"


@lru_cache(10_000)
def number(value: float) -> str:
    """Return a number as PDF writes it: at most three decimals, no exponent."""
    text = f"{value:.3f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def string(text: str) -> str:
    """Return a text string in hexadecimal, UTF-16 with its byte order mark (ISO 32000-1, 7.9.2.2): any text at all."""
    return f"<FEFF{text.encode('utf-16-be').hex().upper()}>"
