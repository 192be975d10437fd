"""Headquarters and laptops that it enrolled, with the files that go between them."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from desktop.content.packs import Pack, load_pack, shipped_folder
from desktop.headquarters.devices import enrol_device, organisation_file
from desktop.headquarters.stores import make_headquarters
from desktop.paths import Home
from desktop.spreekuur import exchange
from desktop.spreekuur.enrolments import heed_registry
from desktop.spreekuur.stores import Site, Store, make_laptop
from desktop.sync.publications import Published, keep_published, published_documents

NOW = datetime(2026, 11, 21, 10, 0, tzinfo=UTC)
PASSPHRASE = "vier losse woorden hier"


@pytest.fixture(scope="session")
def pack() -> Pack:
    return load_pack(shipped_folder())


@pytest.fixture
def headquarters(tmp_path: Path) -> Iterator[Store]:
    store, _code = make_headquarters(
        Home(tmp_path / "hq"), PASSPHRASE, organisation_name="Vluchtelingenhulp Test", device_name="Hoofdkantoor"
    )
    yield store
    store.close()


Join = Callable[..., Store]


@pytest.fixture
def codes() -> dict[str, str]:
    """Return the recovery codes of the laptops that were made, by name."""
    return {}


@pytest.fixture
def join(headquarters: Store, codes: dict[str, str], tmp_path: Path) -> Iterator[Join]:
    """Make laptops and enrol them, as people do: a file, eight words, a file."""
    made: list[Store] = []

    def joined(name: str, site: str = "ZUT") -> Store:
        document = organisation_file(headquarters)
        store, code = make_laptop(
            Home(tmp_path / name),
            PASSPHRASE,
            site=Site(site, f"azc {site}"),
            device_name=name,
            organisation=document,
        )
        codes[name] = code
        request, words = exchange.request_enrolment(store)
        take(store, enrol_device(headquarters, request, " ".join(words), NOW), tmp_path)
        made.append(store)
        return store

    yield joined
    for store in made:
        store.close()


def take(laptop: Store, welcome: bytes, folder: Path) -> None:
    """Let a laptop take in a welcome."""
    path = folder / "welcome"
    path.write_bytes(welcome)
    exchange.import_bundle(laptop, path, NOW)


def hear(laptop: Store, teller: Store) -> Published:
    """Let a laptop read what another store holds of headquarters' documents, as any bundle brings them."""
    with teller.reading() as session:
        documents = published_documents(session)
    with laptop.writing_unstamped() as session:
        published = keep_published(session, documents, laptop.about.device)
    heed_registry(laptop)
    return published
