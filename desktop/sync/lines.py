"""The lines inside a bundle's frames: the state of one row, a file of the content pack, a site's secret.

Every line is JSON (RFC 8259) in UTF-8, read strictly: by these types, within these limits.
"""

import base64
import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Annotated, TypeAlias

import msgspec

from desktop.domain.rows import Clock, ExchangedRow, Integer, Scalar
from desktop.store.exchange import StoredRow
from desktop.sync.identities import KEY_SIZE, MAX_NAME, from_text, to_text

MAX_FIELDS = 128

Number = Annotated[int, msgspec.Meta(ge=0, le=2**63 - 1)]
"""SQLite and PostgreSQL count in 64 bits with a sign."""
Value: TypeAlias = str | Integer | float | bool

_IDENTIFIER = re.compile(r"[A-Za-z0-9_-]{21}[AQgw]").fullmatch
# The same few names stand in every row of a bundle.
_STORE = lru_cache(maxsize=4096)(re.compile(r"[a-z0-9]{1,24}\.[a-z0-9]{1,24}").fullmatch)
_NAME = lru_cache(maxsize=4096)(re.compile(r"[a-z][a-z0-9_]{0,39}").fullmatch)
_SITE = lru_cache(maxsize=4096)(re.compile(rf"[^\s\x00-\x1f\x7f]{{0,{MAX_NAME}}}").fullmatch)
_PATH = re.compile(r"(?:[A-Za-z0-9_][A-Za-z0-9_.-]{0,79}/){0,7}[A-Za-z0-9_][A-Za-z0-9_.-]{0,79}").fullmatch


def is_identifier(text: str) -> bool:
    """Return whether a text is 16 bytes as base64url: the id of a row, a root or a bundle."""
    return _IDENTIFIER(text) is not None


def is_site(text: str) -> bool:
    """Return whether a text can be the code of a site; empty is for rows of no site."""
    return _SITE(text) is not None


class Row(msgspec.Struct, frozen=True, array_like=True, forbid_unknown_fields=True):
    """The whole state of one row: `[kind, id, root, site, clock, values]`; a field that is empty is left out."""

    kind: str
    """Name of the table."""
    id: str
    """16 bytes as base64url, as `root` is."""
    root: str
    """Id of the dossier or contact that the row belongs to and is erased with."""
    site: str
    clock: Clock
    values: dict[str, Value]

    def __post_init__(self) -> None:
        if not (_NAME(self.kind) and is_identifier(self.id) and is_identifier(self.root) and is_site(self.site)):
            raise ValueError("name of a row")
        if not _STORE(self.clock.store) or self.clock.number == 0:
            raise ValueError("clock of a row")
        for fields in (self.values, self.clock.fields):
            if len(fields) > MAX_FIELDS or not all(map(_NAME, fields)):
                raise ValueError("fields of a row")


class ContentFile(msgspec.Struct, frozen=True, array_like=True, forbid_unknown_fields=True):
    """One text file of the content pack: `[path, text]`; the path goes down only, with `/` between its parts."""

    path: str
    text: str

    def __post_init__(self) -> None:
        if not _PATH(self.path):
            raise ValueError("path of a content file")


class SiteSecret(msgspec.Struct, frozen=True, array_like=True, forbid_unknown_fields=True):
    """The 32 bytes, as base64url, by which a site's ids are made into pseudonyms: `[site, secret]`."""

    site: str
    secret: str

    def __post_init__(self) -> None:
        if not (self.site and is_site(self.site)):
            raise ValueError("site of a secret")
        from_text(self.secret, KEY_SIZE)


_ENCODER = msgspec.json.Encoder()
_ROWS = msgspec.json.Decoder(Row)
_CONTENT = msgspec.json.Decoder(ContentFile)
_SECRETS = msgspec.json.Decoder(SiteSecret)


def encode(line: Row | ContentFile | SiteSecret) -> bytes:
    """Return a line without its newline."""
    if isinstance(line, Row) and not line.clock.fields:
        # Nine rows of ten have no later writes; they are not made to carry an empty list of them.
        clock = (line.clock.store, line.clock.number, line.clock.when)
        return _ENCODER.encode((line.kind, line.id, line.root, line.site, clock, line.values))
    return _ENCODER.encode(line)


def encode_stored(kind: str, row_id: bytes, root: bytes, site: str, clock: str, values: Mapping[str, Scalar]) -> bytes:
    """Return the line of a row as it stands in a table, its clock unread."""
    own = to_text(row_id)
    return _ENCODER.encode(
        (kind, own, own if root == row_id else to_text(root), site, msgspec.Raw(clock.encode()), values)
    )


def decode_row(line: bytes) -> Row:
    """Return the row of a line. Raises ValueError when it is not strictly one."""
    return _ROWS.decode(line)


def decode_content(line: bytes) -> ContentFile:
    """Return the content file of a line. Raises ValueError when it is not strictly one."""
    return _CONTENT.decode(line)


def decode_secret(line: bytes) -> SiteSecret:
    """Return the site's secret of a line. Raises ValueError when it is not strictly one."""
    return _SECRETS.decode(line)


def line_of(row: ExchangedRow) -> Row:
    """Return the line that says what a row is; fields that are empty are left out."""
    values = {name: value for name, value in row.state.fields.items() if value not in (None, "")}
    return Row(row.kind, to_text(row.id.bytes), to_text(row.root.bytes), row.site, row.state.clock, values)


def stored_row_of(line: Row) -> StoredRow:
    """Return the row of a line as it may stand in a table."""
    row_id = base64.urlsafe_b64decode(line.id + "==")
    root = row_id if line.root == line.id else base64.urlsafe_b64decode(line.root + "==")
    fields = {name: value for name, value in line.values.items() if value != ""}
    return StoredRow(line.kind, row_id, root, line.site, line.clock.encode(), fields)
