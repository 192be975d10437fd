"""Taking the content pack into use that headquarters published."""

from dataclasses import dataclass
from enum import StrEnum, auto

from desktop.content.packs import read_pack
from desktop.content.shelves import check_files, digest, is_shelved, shelve, shipped_version
from desktop.domain.packs import pack_number
from desktop.errors import BundleError
from desktop.store.database import Store
from desktop.store.documents import keep_document, kept_version
from desktop.sync.containers import Opened
from desktop.sync.documents import Organisation, Publication, kind_of, read_publication
from desktop.sync.papers import membership
from desktop.sync.publications import CONTENT
from desktop.sync.refusals import Reason, refusal


class Offer(StrEnum):
    """What a bundle brought of content."""

    NOTHING = auto()
    KNOWN = auto()
    """What is here already."""
    OLDER = auto()
    """An older pack than headquarters has published since: it is not taken."""
    TAKEN = auto()


@dataclass(frozen=True, slots=True)
class Acceptance:
    """What came of the content in a bundle."""

    offer: Offer
    version: str = ""


def accept_pack(store: Store, opened: Opened) -> Acceptance:
    """Put the content pack of a bundle on the shelf when headquarters signed it, it is newer, and nothing is wrong with it.

    Call it after the bundle's own transaction: what it refuses concerns the pack only. Earlier packs stay; the newest
    one is in use from the next unlocking on. Raises BundleError when the pack is not what was signed, ContentError
    with file and line when it is faulty or made for a newer program, StoreError when the disk refuses.
    """
    with store.reading() as session:
        organisation = membership(session).organisation
        newest = kept_version(session, CONTENT)
    found = _signed(opened, organisation)
    if found is None:
        return Acceptance(Offer.NOTHING)
    publication, document = found
    version, number = publication.version, pack_number(publication.version)
    if number < newest:
        return Acceptance(Offer.OLDER, version)
    if number <= pack_number(shipped_version()) or is_shelved(store.home.content, version, publication.digest):
        with store.writing_unstamped() as session:
            keep_document(session, CONTENT, number, document)
        return Acceptance(Offer.KNOWN, version)
    lines = list(opened.content())
    if not lines:
        return Acceptance(Offer.NOTHING)
    files = {line.path: line.text.encode() for line in lines}
    if len(files) != len(lines) or digest(files) != publication.digest:
        raise refusal(Reason.ALTERED)
    check_files(files)
    if read_pack(files).version != version:
        raise refusal(Reason.ALTERED)
    shelve(store.home.content, version, files)
    with store.writing_unstamped() as session:
        keep_document(session, CONTENT, number, document)
    return Acceptance(Offer.TAKEN, version)


def _signed(opened: Opened, organisation: Organisation) -> tuple[Publication, bytes] | None:
    """Return the newest publication of a bundle, with its document, that headquarters signed."""
    found = []
    for document in opened.lines("documents"):
        if kind_of(document) == CONTENT:
            try:
                found.append((read_publication(document, organisation), document))
            except BundleError:
                continue  # whoever carries it may know no better
    return max(found, key=lambda one: pack_number(one[0].version), default=None)
