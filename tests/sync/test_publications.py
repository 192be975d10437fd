"""What headquarters published only ever moves forward, whoever brings it, and in whatever mixture."""

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from desktop.paths import Home
from desktop.store.database import About, Role, Store
from desktop.store.documents import keep_document, kept_document, kept_version
from desktop.sync.documents import Certificate, Organisation, Registry, Site, sign
from desktop.sync.identities import DeviceKeys
from desktop.sync.papers import membership
from desktop.sync.publications import Published, keep_published, published_documents
from tests.sync.crafting import House


@pytest.fixture
def store(tmp_path: Path, house: House) -> Iterator[Store]:
    """Return the store of a laptop that knows the organisation and the registry of version 3."""
    made, _code = Store.create(
        Home(tmp_path / "home"),
        "vier losse woorden hier",
        About(Role.LAPTOP, house.laptop.device, "Zutphen 1"),
        b"keys",
    )
    with made.writing_unstamped() as session:
        keep_document(session, "organisation", 1, sign(house.organisation, house.root))
        keep_document(session, "registry", 3, sign(house.registry, house.headquarters.signing))
    yield made
    made.close()


def newer(house: House, version: int, **changes: object) -> Registry:
    return msgspec.structs.replace(house.registry, version=version, **changes)


def offer(store: Store, house: House, *documents: bytes) -> Published:
    with store.writing_unstamped() as session:
        return keep_published(session, documents, house.laptop.device)


def registry(store: Store) -> Registry:
    with store.reading() as session:
        found = membership(session).trust.registry
    assert found is not None
    return found


def test_a_newer_registry_replaces_an_older_one_and_never_the_other_way(store: Store, house: House) -> None:
    hq = house.headquarters.signing
    documents = [sign(newer(house, version), hq) for version in (5, 4, 6, 2)]
    assert offer(store, house, *documents).taken == {"registry"}
    assert registry(store).version == 6
    assert offer(store, house, *documents).taken == frozenset()
    with store.reading() as session:
        assert published_documents(session)[1] == documents[2]


def test_what_is_altered_foreign_or_unknown_is_passed_over_and_the_rest_is_taken(store: Store, house: House) -> None:
    hq = house.headquarters.signing
    good = sign(newer(house, 9), hq)
    other = House.build()
    bad = [
        good.replace(b"Zutphen 1", b"Zutphen 8"),
        sign(newer(house, 10), house.laptop.signing),
        sign(newer(other, 11), other.headquarters.signing),
        sign(msgspec.structs.replace(other.organisation, version=12), other.root),
        b"no document",
        b'{"spreekuur":"tomorrow","format":9,"body":"","signer":"","signature":""}',
    ]
    assert offer(store, house, *bad).taken == frozenset()
    assert registry(store).version == 3
    assert offer(store, house, *bad, good).taken == {"registry"}
    assert registry(store).version == 9


def test_a_laptop_keeps_its_own_certificate_only(store: Store, house: House) -> None:
    hq = house.headquarters.signing
    site = (Site("zutphen", "azc Zutphen"),)
    own = sign(Certificate(house.laptop.public("Zutphen 1"), site, (), 4), hq)
    others = sign(Certificate(DeviceKeys.create().public("Ede 1"), site, (), 5), hq)
    assert offer(store, house, others).taken == frozenset()
    assert offer(store, house, own, others).taken == {"certificate"}
    with store.reading() as session:
        assert kept_document(session, "certificate") == own
        assert kept_version(session, "certificate") == 4


def moved(house: House) -> tuple[DeviceKeys, Organisation]:
    keys = DeviceKeys.create()
    organisation = msgspec.structs.replace(house.organisation, version=2, headquarters=keys.public("Bureau"))
    return keys, organisation


def test_headquarters_with_a_new_signing_key_comes_with_all_its_papers_or_not_at_all(
    store: Store, house: House
) -> None:
    keys, organisation = moved(house)
    document = sign(organisation, house.root)
    registry_of_before = sign(newer(house, 8), house.headquarters.signing)
    too_old = sign(newer(house, 3), keys.signing)
    renewed = sign(newer(house, 9), keys.signing)
    certificate = sign(Certificate(house.laptop.public("Zutphen 1"), (), (), 2), keys.signing)
    others = sign(Certificate(DeviceKeys.create().public("Ede 1"), (), (), 2), keys.signing)
    for beside in (
        [],
        [certificate],
        [registry_of_before, certificate],
        [too_old, certificate],
        [renewed],
        [renewed, others],
    ):
        # The carrier left papers out, or put older ones beside it: the laptop must go on trusting somebody.
        assert "organisation" not in offer(store, house, document, *beside).taken
        assert registry(store).version in (3, 8)
    taken = offer(store, house, certificate, renewed, document).taken
    assert taken == {"organisation", "registry", "certificate"}
    assert registry(store).version == 9
    with store.reading() as session:
        assert membership(session).organisation == organisation
    # What the former key signs counts for nothing any more.
    assert offer(store, house, sign(newer(house, 20), house.headquarters.signing)).taken == frozenset()


def test_the_registry_tells_what_a_carrier_left_out(store: Store, house: House) -> None:
    hq = house.headquarters.signing
    seen = offer(store, house, sign(newer(house, 4, organisation=2, content="2026-12-01"), hq))
    assert seen.missing == {"organisation", "content"}
    renamed = msgspec.structs.replace(house.organisation, version=2, name="De Brug")
    assert offer(store, house, sign(renamed, house.root)).missing == {"content"}
    with store.writing_unstamped() as session:
        keep_document(session, "content", 2026120100, b"{}")
    assert offer(store, house).missing == frozenset()


def test_a_store_that_knows_no_organisation_takes_nothing(tmp_path: Path, house: House) -> None:
    store, _code = Store.create(
        Home(tmp_path / "new"), "vier losse woorden hier", About(Role.LAPTOP, house.laptop.device, "Nieuw"), b"keys"
    )
    seen = offer(store, house, sign(house.organisation, house.root), sign(house.registry, house.headquarters.signing))
    assert (seen.taken, seen.missing) == (frozenset(), frozenset())
    with store.reading() as session:
        assert published_documents(session) == []
    store.close()


def test_members_are_those_who_are_not_withdrawn(house: House) -> None:
    arnhem = Certificate(DeviceKeys.create().public("Arnhem 1"), (Site("arnhem", "azc Arnhem"),), (), 1)
    known = msgspec.structs.replace(house.registry, certificates=(*house.registry.certificates, arnhem))
    assert [it.device.name for it in known.members()] == ["Zutphen 1", "Arnhem 1"]
    assert [it.device.name for it in known.members("zutphen")] == ["Zutphen 1"]
    assert known.members("ede") == ()
