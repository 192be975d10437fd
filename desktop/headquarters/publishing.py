"""Publishing a content pack: checked, signed, and carried to the laptops like everything else."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from sqlmodel import Session

from desktop.content.faults import Fault
from desktop.content.files import pack_files
from desktop.content.packs import check_pack, load_pack, shipped_folder
from desktop.content.shelves import digest, newest_pack, shelve, shelved_files, version_of
from desktop.domain.articles import DUTCH, Article
from desktop.domain.packs import pack_number
from desktop.domain.recalls import Recall
from desktop.errors import ContentError
from desktop.headquarters.registries import Office, registry_of, require_headquarters, signed
from desktop.paths import write_atomically
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


@dataclass(frozen=True, slots=True)
class Edition:
    """The content that laptops work with now, as far as headquarters knows."""

    version: str
    published: bool
    """Whether headquarters published it; if not, it is what comes with the program."""
    recalls: tuple[Recall, ...]
    """The printed sheets that it calls back, the newest first."""


class Way(StrEnum):
    """What becomes of an article or another file when a pack is published."""

    NEW = "new"
    CHANGED = "changed"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Change:
    """One article that differs, or one of the other files."""

    name: str
    """Its Dutch title, or the name of the file."""
    way: Way
    languages: tuple[str, ...] = ()
    """The languages of an article that differ."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A pack that may be published: what is wrong with it, and what it would change."""

    version: str
    """Empty when the pack cannot be read."""
    faults: tuple[Fault, ...]
    changes: tuple[Change, ...]


def current_edition(store: Store) -> Edition:
    """Return the content in use. Raises ContentError when its files are damaged here, InputError on a laptop."""
    require_headquarters(store)
    with store.reading() as session:
        published = _published(session)
    pack = newest_pack(store.home.content)
    return Edition(pack.version, published is not None and published.version == pack.version, pack.recalls)


def propose_pack(store: Store, folder: Path, now: datetime) -> Proposal:
    """Check a content pack and compare it with the one in use; nothing is published.

    Raises ContentError when there is no such folder or the published files are damaged here, InputError on a laptop.
    """
    require_headquarters(store)
    faults = tuple(check_pack(folder, now.astimezone().date()))
    if any(fault.blocks for fault in faults):
        return Proposal("", faults, ())
    with store.reading() as session:
        publication = _published(session)
    shelf = store.home.content
    if publication is None:
        before, old = pack_files(shipped_folder()), load_pack(shipped_folder())
    else:
        before, old = shelved_files(shelf, publication.version, publication.digest), newest_pack(shelf)
    after, new = pack_files(folder), load_pack(folder)
    return Proposal(new.version, faults, tuple(_changes(before, after, {**old.articles, **new.articles})))


def _changes(before: Mapping[str, bytes], after: Mapping[str, bytes], articles: Mapping[str, Article]) -> list[Change]:
    """Return what differs between the files of two packs, articles first; the version itself does not count."""
    differing = {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)} - {"pack.toml"}
    slugs: dict[str, list[str]] = {}
    for name in sorted(differing):
        folder, _, file = name.rpartition("/")
        if folder.startswith("articles/"):
            slugs.setdefault(folder.removeprefix("articles/"), []).append(file.removesuffix(".md"))
    found = []
    for slug, languages in slugs.items():
        way = _way(f"articles/{slug}/{DUTCH}.md", before, after)
        title = articles[slug].editions[DUTCH].title
        found.append(Change(title, way, tuple(languages) if way is Way.CHANGED else ()))
    others = sorted(name for name in differing if not name.startswith("articles/"))
    return found + [Change(name, _way(name, before, after)) for name in others]


def _way(name: str, before: Mapping[str, bytes], after: Mapping[str, bytes]) -> Way:
    if name not in before:
        return Way.NEW
    return Way.CHANGED if name in after else Way.GONE


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


def write_content_bundles(store: Store, folder: Path, now: datetime) -> list[Path]:
    """Write the bundles with the published pack into a folder; none when no laptop is enrolled.

    Raises ContentError as `content_bundles` does, StoreError when the disk or stick refuses.
    """
    made = content_bundles(store, now)
    # A name tells nobody who made the file, or for whom.
    paths = [folder / f"{secrets.token_hex(8)}.spreekuur" for _ in made]
    for path, bundle in zip(paths, made, strict=True):
        write_atomically(path, bundle, private=False)
    return paths


def _published(session: Session) -> Publication | None:
    document = kept_document(session, CONTENT)
    return None if document is None else read_publication(document, membership(session).organisation)
