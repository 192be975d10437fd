"""Publishing a content pack: checked, signed, and carried to the laptops like everything else."""

from datetime import datetime
from pathlib import Path

from sqlmodel import Session

from desktop.content.files import pack_files
from desktop.content.packs import check_pack
from desktop.content.shelves import digest, shelve, shelved_files, version_of
from desktop.domain.packs import pack_number
from desktop.errors import ContentError
from desktop.headquarters.registries import Office, registry_of, signed
from desktop.store.database import Store
from desktop.store.documents import keep_document, kept_document, kept_version
from desktop.store.peers import BundleRecord, keep_bundle
from desktop.sync.containers import Kind, seal
from desktop.sync.documents import Publication, read_publication, sign
from desktop.sync.encryption import MAX_RECIPIENTS
from desktop.sync.lines import ContentFile, encode
from desktop.sync.outgoing import manifest_of
from desktop.sync.papers import membership
from desktop.sync.publications import CONTENT, published_documents
from desktop.wording import N_

Lines = dict[str, list[bytes]]
"""Lines by kind of frame."""


def publish_pack(store: Store, folder: Path, now: datetime) -> Publication:
    """Check a content pack and publish it: from now on headquarters' bundles carry it.

    Nothing may be wrong with it, not even what a laptop would bear with, such as a translation that is behind its
    Dutch. Publishing the same one again changes nothing. Raises ContentError with the first fault's file and line, or
    when it is not newer than what was published, InputError on a laptop.
    """
    office = Office.of(store, now)
    for fault in check_pack(folder, now.astimezone().date()):
        raise ContentError(
            N_("This content pack was not published: {file}, line {line}: {fault} Mend it and publish it again."),
            file=fault.file,
            line=fault.line,
            fault=fault.told,
        )
    files = pack_files(folder)
    publication = Publication(version_of(files["pack.toml"]), digest(files))
    with store.writing_unstamped() as session:
        if _published(session) == publication:
            shelve(store.home.content, publication.version, files)
            return publication
        number = pack_number(publication.version)
        if number <= kept_version(session, CONTENT):
            raise ContentError(
                N_(
                    "A pack of this version or a newer one was published already. Nothing was changed. Give the pack a later version in pack.toml."
                )
            )
        shelve(store.home.content, publication.version, files)
        keep_document(session, CONTENT, number, sign(publication, office.keys.signing))
        session.flush()
        office.publish(session, publication.version)
    return publication


def content_lines(session: Session, store: Store) -> Lines:
    """Return what a bundle of headquarters carries of the published pack; nothing while none was published.

    Raises ContentError when its files are damaged here.
    """
    publication = _published(session)
    if publication is None:
        return {}
    files = shelved_files(store.home.content, publication.version, publication.digest)
    lines = [encode(ContentFile(name, content.decode("utf-8"))) for name, content in sorted(files.items())]
    return {"documents": [signed(session, CONTENT)], "content": lines}


def content_bundles(store: Store, now: datetime) -> list[bytes]:
    """Return bundles with the published pack for all laptops, each for at most 64 of them.

    Raises ContentError when none was published, or its files are damaged here, InputError on a laptop.
    """
    office = Office.of(store, now)
    made = []
    with store.writing(now) as session:
        office.freshen(session)
        lines = content_lines(session, store)
        if not lines:
            raise ContentError(N_("No content pack was published yet. Nothing was written. Publish one first."))
        frames = {**lines, "documents": [*published_documents(session), *lines["documents"]]}
        members = [one.device for one in registry_of(session).members()]
        for at in range(0, len(members), MAX_RECIPIENTS):
            some = members[at : at + MAX_RECIPIENTS]
            to = [device.device for device in some]
            manifest = manifest_of(session, office.keys, membership(session), Kind.CONTENT, to, now)
            made.append(seal(manifest, frames, office.keys.signing, [device.recipient for device in some]))
            counts = {kind: len(found) for kind, found in frames.items()}
            names = ", ".join(device.name for device in some)
            keep_bundle(
                session, BundleRecord(manifest.bundle, True, names, manifest.store, manifest.sequence, now, counts)
            )
            session.flush()
    return made


def _published(session: Session) -> Publication | None:
    document = kept_document(session, CONTENT)
    return None if document is None else read_publication(document, membership(session).organisation)
