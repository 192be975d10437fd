"""A backup among stores that exchange: what was erased stays erased, who was withdrawn stays withdrawn."""

import shutil
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from desktop.content.packs import Pack
from desktop.domain.contacts import ContactEntry
from desktop.domain.people import PersonEntry
from desktop.headquarters.devices import enrol_device, organisation_file
from desktop.headquarters.stores import make_headquarters
from desktop.paths import Home, write_atomically
from desktop.spreekuur.backups import back_up, mind_restored, restore
from desktop.spreekuur.contacts import contacts_since, record_contact
from desktop.spreekuur.exchange import export_bundle, import_bundle, request_enrolment
from desktop.spreekuur.people import add_person, people
from desktop.spreekuur.stores import Site, Store, make_laptop, open_store
from desktop.store.documents import keep_document, kept_document
from desktop.sync.documents import Registry, read_organisation, read_registry, sign
from desktop.sync.erasures import obey_orders_beside, order_erasure
from desktop.sync.identities import DeviceKeys
from desktop.sync.papers import membership
from tests.spreekuur.conftest import NOW, PASSPHRASE

LATER = NOW + timedelta(hours=1)


class Office:
    """Headquarters and two laptops of one site."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.headquarters, _code = make_headquarters(
            Home(folder / "hq"), PASSPHRASE, organisation_name="Hulp", device_name="hq"
        )
        self.laptop = self._enrolled("Laptop 1")
        self.sister = self._enrolled("Laptop 2")
        # The first learns of the second.
        self._enrol(self.laptop)

    def _enrolled(self, name: str) -> Store:
        store, _code = make_laptop(
            Home(self.folder / name),
            PASSPHRASE,
            site=Site("ZUT", "azc Zutphen"),
            device_name=name,
            organisation=organisation_file(self.headquarters),
        )
        self._enrol(store)
        return store

    def _enrol(self, store: Store) -> None:
        request, words = request_enrolment(store)
        path = self.folder / "welcome"
        write_atomically(path, enrol_device(self.headquarters, request, " ".join(words), NOW))
        import_bundle(store, path, NOW)

    def erase(self, store: Store, *roots: object) -> None:
        with store.writing(LATER) as session:
            keys = DeviceKeys.from_bytes(store.device_keys())
            order_erasure(session, keys, membership(session), roots)  # type: ignore[arg-type]
        obey_orders_beside(store, LATER)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    made = Office(tmp_path)
    yield made
    for store in (made.headquarters, made.laptop, made.sister):
        store.close()


def told(store: Store) -> tuple[list[str], list[str]]:
    return [it.entry.name for it in people(store)], [it.entry.question for it in contacts_since(store)]


def filled(office: Office, pack: Pack) -> Path:
    """Record two people with a question each, make a backup, and erase the first of them."""
    store = office.laptop
    selam = add_person(store, PersonEntry("Selam Testa"), NOW)
    dawit = add_person(store, PersonEntry("Dawit Voorbeeld"), NOW)
    record_contact(store, pack, ContactEntry("ti", ("A5",), selam.id, "van Selam"), NOW)
    record_contact(store, pack, ContactEntry("ti", ("A5",), dawit.id, "van Dawit"), NOW)
    path = office.folder / "stick"
    back_up(store, path, NOW)
    office.erase(store, selam.id)
    assert sorted(told(store)[1]) == ["", "van Dawit"]
    store.close()
    return path


def test_what_was_erased_after_the_backup_is_not_brought_back(office: Office, pack: Pack) -> None:
    stick = filled(office, pack)
    home = office.laptop.home
    done = restore(home, stick, PASSPHRASE, LATER)
    assert done.erased > 0
    back = open_store(home, PASSPHRASE)
    assert told(back)[0] == ["Dawit Voorbeeld"]
    assert sorted(told(back)[1]) == ["", "van Dawit"]
    back.close()
    again = restore(home, stick, PASSPHRASE, LATER)
    assert again.erased == done.erased


def test_a_damaged_database_still_has_its_orders_beside_it(office: Office, pack: Pack) -> None:
    stick = filled(office, pack)
    home = office.laptop.home
    for log in home.folder.glob("spreekuur.db-*"):
        log.unlink()
    home.database.write_bytes(b"x" * 8192)
    restore(home, stick, PASSPHRASE, LATER)
    back = open_store(home, PASSPHRASE)
    assert told(back)[0] == ["Dawit Voorbeeld"]
    back.close()


def test_orders_that_are_in_the_database_alone_count_too(office: Office, pack: Pack) -> None:
    stick = filled(office, pack)
    home = office.laptop.home
    home.erasures.unlink()
    restore(home, stick, PASSPHRASE, LATER)
    back = open_store(home, PASSPHRASE)
    assert told(back)[0] == ["Dawit Voorbeeld"]
    assert home.erasures.exists()
    back.close()


def test_another_laptops_store_hands_its_orders_over(office: Office, pack: Pack) -> None:
    """The laptop was lost; its backup is put back on its sister, which has heard of the erasure."""
    stick = filled(office, pack)
    office.laptop = open_store(office.laptop.home, PASSPHRASE)
    bundle = export_bundle(office.laptop, office.folder, LATER, to="centre").path
    import_bundle(office.sister, bundle, LATER)
    office.sister.close()
    home = office.sister.home
    assert restore(home, stick, PASSPHRASE, LATER).erased > 0
    back = open_store(home, PASSPHRASE)
    assert told(back)[0] == ["Dawit Voorbeeld"]
    back.close()


def test_a_database_put_back_with_a_file_manager_erases_again_at_the_start(
    office: Office, pack: Pack, tmp_path: Path
) -> None:
    store = office.laptop
    selam = add_person(store, PersonEntry("Selam Testa"), NOW)
    store.close_alone()
    home = store.home
    shutil.copy(home.database, tmp_path / "copy")
    later = open_store(home, PASSPHRASE)
    office.erase(later, selam.id)
    later.close_alone()
    shutil.copy(tmp_path / "copy", home.database)
    back = open_store(home, PASSPHRASE)
    assert mind_restored(back, LATER) is not None
    assert told(back)[0] == []
    back.close()
    assert mind_restored(open_store(home, PASSPHRASE), LATER) is not None


def test_who_was_withdrawn_since_stays_so(office: Office, pack: Pack) -> None:
    stick = filled(office, pack)
    home = office.laptop.home
    with office.headquarters.reading() as session:
        registry = membership(session).trust.registry
    assert registry is not None
    newer = Registry(registry.version + 1, registry.certificates[:1], ())
    signed = sign(newer, DeviceKeys.from_bytes(office.headquarters.device_keys()).signing)
    store = open_store(home, PASSPHRASE)
    with store.writing_unstamped() as session:
        keep_document(session, "registry", newer.version, signed)
    store.close()
    restore(home, stick, PASSPHRASE, LATER)
    back = open_store(home, PASSPHRASE)
    with back.reading() as session:
        organisation, body = kept_document(session, "organisation"), kept_document(session, "registry")
    assert organisation is not None
    assert body is not None
    assert read_registry(body, read_organisation(organisation)).version == newer.version
    back.close()


def test_the_doubt_ends_with_a_bundle_that_is_newer_than_the_backup(office: Office, pack: Pack) -> None:
    old = export_bundle(office.sister, office.folder, NOW - timedelta(days=1), to="centre").path
    stick = filled(office, pack)
    home = office.laptop.home
    restore(home, stick, PASSPHRASE, LATER)
    back = open_store(home, PASSPHRASE)
    import_bundle(back, old, LATER)
    assert back.restored_since == NOW
    newer = export_bundle(office.sister, office.folder, LATER, to="centre").path
    import_bundle(back, newer, LATER)
    assert back.restored_since is None
    back.close()


def test_what_was_sent_before_comes_back_from_a_sister(office: Office, pack: Pack) -> None:
    """The restored laptop lacks what it had sent, and no acknowledgement keeps the sister from sending it.

    The sister leaves out what came from here until it has heard that this is another life, so it takes two sticks; the
    doubt lasts as long.
    """
    store = office.laptop
    stick = office.folder / "stick"
    back_up(store, stick, NOW)
    record_contact(store, pack, ContactEntry("ti", ("A5",), question="na de back-up"), NOW)
    import_bundle(office.sister, export_bundle(store, office.folder, LATER, to="centre").path, LATER)
    store.close()
    restore(store.home, stick, PASSPHRASE, LATER)
    back = open_store(store.home, PASSPHRASE)
    import_bundle(back, export_bundle(office.sister, office.folder, LATER, to="centre").path, LATER)
    assert told(back)[1] == []
    assert back.restored_since == NOW
    import_bundle(office.sister, export_bundle(back, office.folder, LATER, to="centre").path, LATER)
    import_bundle(back, export_bundle(office.sister, office.folder, LATER, to="centre").path, LATER)
    assert told(back)[1] == ["na de back-up"]
    assert back.restored_since is None
    back.close()
