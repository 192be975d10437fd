import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest

from desktop.content.files import pack_files
from desktop.content.packs import shipped_folder
from desktop.content.shelves import digest, newest_pack, shelved_versions, shipped_version
from desktop.errors import BundleError, ContentError, InputError
from desktop.headquarters.publishing import (
    Change,
    Way,
    content_bundles,
    content_lines,
    current_edition,
    propose_pack,
    publish_pack,
    write_content_bundles,
)
from desktop.headquarters.withdrawals import revoke_device
from desktop.spreekuur.publications import Acceptance, Offer, accept_pack
from desktop.spreekuur.stores import Store
from desktop.sync.containers import Kind, Opened, open_bundle, seal
from desktop.sync.documents import Publication, sign
from desktop.sync.identities import DeviceKeys
from desktop.sync.lines import ContentFile, encode
from desktop.sync.outgoing import manifest_of
from desktop.sync.papers import membership
from desktop.sync.refusals import Reason
from tests.content.conftest import left_out
from tests.headquarters.conftest import NOW, Join, hear

FIRST, SECOND = "2097-01-01", "2097-01-01.2"


def pack_of(tmp_path: Path, version: str, **changes: str) -> Path:
    """Return a folder with the shipped pack under another version, and other words in some files."""
    folder = tmp_path / f"pack-{version}"
    shutil.copytree(shipped_folder(), folder, dirs_exist_ok=True, ignore=left_out)
    table = folder / "pack.toml"
    table.write_text(table.read_text().replace(f'"{shipped_version()}"', f'"{version}"'))
    for name, text in changes.items():
        (folder / name.replace("__", "/").replace("_toml", ".toml")).write_text(text)
    return folder


def opened(laptop: Store, data: bytes) -> Opened:
    keys = DeviceKeys.from_bytes(laptop.device_keys())
    with laptop.reading() as session:
        trust = membership(session).trust
    return open_bundle(data, me=keys.device, identities=keys.identities, signer_of=trust.signer_of)


def accept(laptop: Store, data: bytes) -> Acceptance:
    return accept_pack(laptop, opened(laptop, data))


def test_a_published_pack_comes_into_use_and_an_older_one_does_not(
    headquarters: Store, join: Join, tmp_path: Path
) -> None:
    laptop = join("Zutphen")
    shelf = laptop.home.content
    publish_pack(headquarters, pack_of(tmp_path, FIRST), NOW)
    (first,) = content_bundles(headquarters, NOW)
    publish_pack(headquarters, pack_of(tmp_path, SECOND), NOW)
    (second,) = content_bundles(headquarters, NOW)
    assert accept(laptop, first) == Acceptance(Offer.TAKEN, FIRST)
    assert newest_pack(shelf).version == FIRST
    assert accept(laptop, second) == Acceptance(Offer.TAKEN, SECOND)
    assert accept(laptop, first) == Acceptance(Offer.OLDER, FIRST)
    assert accept(laptop, second) == Acceptance(Offer.KNOWN, SECOND)
    assert newest_pack(shelf).version == newest_pack(headquarters.home.content).version == SECOND
    assert shelved_versions(shelf) == [SECOND, FIRST]
    # Headquarters knows what laptops should have, and a laptop whether a carrier kept it from it.
    assert hear(laptop, headquarters).missing == frozenset()
    assert hear(join("Ede"), headquarters).missing == {"content"}


def test_a_laptop_whose_pack_was_damaged_takes_it_again(headquarters: Store, join: Join, tmp_path: Path) -> None:
    laptop = join("Zutphen")
    publish_pack(headquarters, pack_of(tmp_path, FIRST), NOW)
    (data,) = content_bundles(headquarters, NOW)
    accept(laptop, data)
    (folder,) = laptop.home.content.iterdir()
    (folder / "topics.toml").unlink()
    assert newest_pack(laptop.home.content).version == shipped_version()
    assert accept(laptop, data).offer is Offer.TAKEN
    assert newest_pack(laptop.home.content).version == FIRST


def test_publishing_goes_forward_only(headquarters: Store, join: Join, tmp_path: Path) -> None:
    done = publish_pack(headquarters, pack_of(tmp_path, SECOND), NOW)
    assert publish_pack(headquarters, pack_of(tmp_path, SECOND), NOW) == done
    changed = pack_of(tmp_path, SECOND)
    (changed / "README.md").write_text("Een ander pak.\n")
    for folder in (changed, pack_of(tmp_path, FIRST)):
        with pytest.raises(ContentError, match="published already"):
            publish_pack(headquarters, folder, NOW)
    with pytest.raises(InputError, match="Only headquarters"):
        publish_pack(join("Zutphen"), pack_of(tmp_path, "2098-01-01"), NOW)


def test_what_a_pack_would_change_is_told_before_it_is_published(
    headquarters: Store, join: Join, tmp_path: Path
) -> None:
    join("Zutphen")
    first, second = pack_of(tmp_path, FIRST), pack_of(tmp_path, SECOND)
    gone, new, kept = "an-old-one", "a-new-one", "welcome"
    # Nothing in the pack points at the one that goes.
    for folder in (first, second):
        shutil.copytree(folder / "articles" / kept, folder / "articles" / gone)
    publish_pack(headquarters, first, NOW)
    assert (current_edition(headquarters).version, current_edition(headquarters).published) == (FIRST, True)
    assert propose_pack(headquarters, first, NOW).changes == ()
    same = propose_pack(headquarters, second, NOW)
    assert (same.version, same.faults, same.changes) == (SECOND, (), ())
    (second / "articles" / gone).rename(second / "articles" / new)
    (second / "README.md").write_text("anders")
    text = (second / "articles" / kept / "nl.md").read_text()
    for path in (second / "articles" / kept).glob("*.md"):
        if path.stem != "nl":
            path.unlink()
    languages = sorted(path.stem for path in (first / "articles" / kept).glob("*.md") if path.stem != "nl")
    titles = {slug: title_of((first / "articles" / slug / "nl.md").read_text()) for slug in (gone, kept)}
    told = propose_pack(headquarters, second, NOW)
    assert told.faults == ()
    expected = [
        Change(titles[gone], Way.GONE),
        Change(titles[gone], Way.NEW),
        *([Change(titles[kept], Way.CHANGED, tuple(languages))] if languages else []),
        Change("README.md", Way.CHANGED if (first / "README.md").exists() else Way.NEW),
    ]
    assert sorted(told.changes, key=repr) == sorted(expected, key=repr)
    # A fault hides what would change: nobody knows what the pack says.
    (second / "articles" / kept / "nl.md").write_text(text.replace("valid_until", "valid_unti"))
    faulty = propose_pack(headquarters, second, NOW)
    assert faulty.version == ""
    assert faulty.changes == ()
    assert {fault.file for fault in faulty.faults} == {f"articles/{kept}/nl.md"}
    assert [path.suffix for path in write_content_bundles(headquarters, tmp_path, NOW)] == [".spreekuur"]


def title_of(article: str) -> str:
    """Return the title of an article as its file has it."""
    return next(line for line in article.splitlines() if line.startswith("# ")).removeprefix("# ")


def test_a_faulty_pack_is_refused_with_file_and_line(headquarters: Store, tmp_path: Path) -> None:
    broken = pack_of(tmp_path, FIRST, topics_toml="[A\n")
    with pytest.raises(ContentError, match=r"not published: topics\.toml, line 1"):
        publish_pack(headquarters, broken, NOW)
    stray = pack_of(tmp_path, SECOND)
    (stray / "notes.txt").write_text("zelf")
    with pytest.raises(ContentError, match=r"notes\.txt, line 1"):
        publish_pack(headquarters, stray, NOW)
    expired = pack_of(tmp_path, "2097-01-02")
    with pytest.raises(ContentError, match="may not be handed out after"):
        publish_pack(headquarters, expired, NOW.replace(year=2099))
    assert shelved_versions(headquarters.home.content) == []
    with pytest.raises(ContentError, match="No content pack"):
        content_bundles(headquarters, NOW)


def test_a_withdrawn_laptop_is_sent_nothing(headquarters: Store, join: Join, tmp_path: Path) -> None:
    lost, laptop = join("lost"), join("Zutphen")
    revoke_device(headquarters, "lost", NOW)
    publish_pack(headquarters, pack_of(tmp_path, FIRST), NOW)
    (data,) = content_bundles(headquarters, NOW)
    assert accept(laptop, data).offer is Offer.TAKEN
    with pytest.raises(BundleError) as refused:
        opened(lost, data)
    assert refused.value.values["code"] == Reason.NOT_FOR_US


def forged(headquarters: Store, laptop: Store, version: str, files: Mapping[str, str], said: str = "") -> Opened:
    """Return a content bundle that headquarters' key signed, with anything at all in it."""
    keys = DeviceKeys.from_bytes(headquarters.device_keys())
    public = DeviceKeys.from_bytes(laptop.device_keys()).public("Zutphen")
    document = sign(Publication(version, said or digest({k: v.encode() for k, v in files.items()})), keys.signing)
    with headquarters.writing(NOW) as session:
        manifest = manifest_of(session, keys, membership(session), Kind.CONTENT, [public.device], NOW)
    frames = {"documents": [document], "content": [encode(ContentFile(*pair)) for pair in files.items()]}
    return opened(laptop, seal(manifest, frames, keys.signing, [public.recipient]))


def test_what_is_not_as_it_was_signed_or_no_pack_is_refused_and_nothing_is_left(
    headquarters: Store, join: Join, tmp_path: Path
) -> None:
    laptop = join("Zutphen")
    good = {name: content.decode() for name, content in pack_files(pack_of(tmp_path, FIRST)).items()}
    refusals = [
        (good, "0" * 64, Reason.ALTERED),
        (good | {"pack.toml": good["pack.toml"].replace(FIRST, SECOND)}, "", Reason.ALTERED),
    ]
    for files, said, reason in refusals:
        with pytest.raises(BundleError) as refused:
            accept_pack(laptop, forged(headquarters, laptop, FIRST, files, said))
        assert refused.value.values["code"] == reason
    for name in ("keys.json", "articles/con/nl.md", "terms/NL.toml"):
        with pytest.raises(ContentError, match="cannot stand in one"):
            accept_pack(laptop, forged(headquarters, laptop, FIRST, good | {name: "x"}))
    with pytest.raises(ContentError, match=r"rules/|topics\.toml, line"):
        accept_pack(laptop, forged(headquarters, laptop, FIRST, good | {"topics.toml": "[A\n"}))
    assert not laptop.home.content.exists()
    assert accept_pack(laptop, forged(headquarters, laptop, FIRST, {})).offer is Offer.NOTHING
    assert accept_pack(laptop, forged(headquarters, laptop, FIRST, good)).offer is Offer.TAKEN


def test_nobody_but_headquarters_publishes(headquarters: Store, join: Join, tmp_path: Path) -> None:
    laptop, sister = join("Zutphen"), join("Zutphen 2")
    publish_pack(headquarters, pack_of(tmp_path, FIRST), NOW)
    with headquarters.reading() as session:
        lines = content_lines(session, headquarters)
    keys = DeviceKeys.from_bytes(sister.device_keys())
    publication = Publication(FIRST, "0" * 64)
    public = DeviceKeys.from_bytes(laptop.device_keys()).public("Zutphen")

    def carried(*documents: bytes) -> Opened:
        with sister.writing(NOW) as session:
            manifest = manifest_of(session, keys, membership(session), Kind.CENTRE, [public.device], NOW)
        return opened(laptop, seal(manifest, lines | {"documents": [*documents]}, keys.signing, [public.recipient]))

    assert accept_pack(laptop, carried(sign(publication, keys.signing))).offer is Offer.NOTHING
    # A sister may carry what headquarters signed.
    assert accept_pack(laptop, carried(*lines["documents"])).offer is Offer.TAKEN
