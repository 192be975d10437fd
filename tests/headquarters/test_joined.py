"""What headquarters decides, as it reaches laptops in ordinary bundles, read as people read them."""

import shutil
from datetime import timedelta
from pathlib import Path

import pytest

from desktop.content.packs import Pack, shipped_folder
from desktop.content.shelves import newest_pack, shipped_version
from desktop.domain.contacts import ContactEntry
from desktop.errors import AccessError, BundleError, InputError
from desktop.headquarters import exchange as office
from desktop.headquarters.devices import add_site, renew_device
from desktop.headquarters.keys import make_escrow_key, renew_headquarters
from desktop.headquarters.publishing import publish_pack
from desktop.headquarters.withdrawals import revoke_device, withdrawal_notice
from desktop.spreekuur import exchange
from desktop.spreekuur.contacts import contacts_since, record_contact
from desktop.spreekuur.renewals import request_renewal
from desktop.spreekuur.stores import Site, Store, open_store
from desktop.sync.documents import Site as SignedSite
from desktop.sync.encryption import decrypt
from desktop.sync.escrow import escrow_identity
from desktop.sync.identities import DeviceKeys
from desktop.sync.papers import membership
from desktop.sync.refusals import Reason
from tests.content.conftest import left_out
from tests.headquarters.conftest import NOW, PASSPHRASE, Join

ENTRY = ContactEntry("ti", ("A5",), None, "CANARYQUESTION", "", "information")


def sends(headquarters: Store, to: str, folder: Path) -> Path:
    return office.export_bundle(headquarters, folder, to, NOW).path


def test_a_lost_laptop_is_found_and_what_it_held_is_not_lost(
    headquarters: Store, join: Join, pack: Pack, tmp_path: Path
) -> None:
    lost, sister = join("lost"), join("sister")
    shares = make_escrow_key(headquarters, NOW).shares
    for laptop in (lost, sister):
        exchange.import_bundle(laptop, sends(headquarters, "ZUT", tmp_path), NOW)
    record_contact(lost, pack, ENTRY, NOW)
    early = exchange.export_bundle(lost, tmp_path, NOW, to="centre").path
    record_contact(lost, pack, ENTRY, NOW)
    with pytest.raises(InputError, match="not withdrawn"):
        withdrawal_notice(headquarters, "lost", NOW)
    revoke_device(headquarters, "lost", NOW)
    # Nobody seals to it any more, …
    exchange.import_bundle(sister, sends(headquarters, "ZUT", tmp_path), NOW)
    with pytest.raises(BundleError):
        exchange.export_bundle(sister, tmp_path, NOW, to="lost")
    with pytest.raises(BundleError) as refused:
        exchange.import_bundle(sister, early, NOW)
    assert refused.value.values["code"] == Reason.REVOKED
    # … but it can be told so.
    notice = tmp_path / "notice"
    notice.write_bytes(withdrawal_notice(headquarters, "lost", NOW))
    with pytest.raises(AccessError, match="closed for good"):
        exchange.import_bundle(lost, notice, NOW)
    with pytest.raises(AccessError, match="closed for good"):
        open_store(lost.home, PASSPHRASE)
    last = tmp_path / "last"
    last.write_bytes(lost.home.last_bundle.read_bytes())
    assert b"contact" not in last.read_bytes()
    assert decrypt(last.read_bytes(), [escrow_identity(shares[:2])]).startswith(b"SPRKRB")
    with pytest.raises(BundleError) as refused:
        exchange.import_bundle(sister, last, NOW)
    assert refused.value.values["code"] == Reason.REVOKED
    # It was in good hands all the time: headquarters lets through what the refusal names.
    store, number = str(refused.value.values["detail"]).split("=")
    revoke_device(headquarters, "lost", NOW, until={store: int(number)})
    exchange.import_bundle(sister, sends(headquarters, "ZUT", tmp_path), NOW)
    assert exchange.import_bundle(sister, last, NOW).new == 2
    assert [it.entry.question for it in contacts_since(sister)] == ["CANARYQUESTION"] * 2


def test_a_published_pack_travels_with_headquarters_bundles(headquarters: Store, join: Join, tmp_path: Path) -> None:
    laptop = join("Zutphen")
    folder = tmp_path / "pack"
    shutil.copytree(shipped_folder(), folder, ignore=left_out)
    table = folder / "pack.toml"
    table.write_text(table.read_text().replace(f'"{shipped_version()}"', '"2097-01-01"'))
    publish_pack(headquarters, folder, NOW)
    exchange.import_bundle(laptop, sends(headquarters, "ZUT", tmp_path), NOW)
    assert newest_pack(laptop.home.content).version == "2097-01-01"


def test_a_new_site_and_a_new_key_need_no_file_of_their_own(
    headquarters: Store, join: Join, pack: Pack, tmp_path: Path
) -> None:
    laptop, sister = join("Zutphen"), join("Zutphen 2")
    add_site(headquarters, "Zutphen", SignedSite("EDE", "azc Ede"), NOW)
    renew_device(headquarters, request_renewal_after(laptop, headquarters, tmp_path), NOW)
    before = exchange.export_bundle(sister, tmp_path, NOW, to="Zutphen").path
    for one in (laptop, sister):
        exchange.import_bundle(one, sends(headquarters, one.about.device_name, tmp_path), NOW)
    assert laptop.about.sites == (Site("ZUT", "azc ZUT"), Site("EDE", "azc Ede"))
    record_contact(sister, pack, ENTRY, NOW)
    after = exchange.export_bundle(sister, tmp_path, NOW, to="Zutphen").path
    keys = DeviceKeys.from_bytes(laptop.device_keys())
    # The sister writes to the new key; what she had written to the older one is opened too.
    decrypt(after.read_bytes(), [keys.age])
    exchange.import_bundle(laptop, before, NOW)
    assert exchange.import_bundle(laptop, after, NOW).new == 1


def request_renewal_after(laptop: Store, headquarters: Store, folder: Path) -> bytes:
    exchange.import_bundle(laptop, sends(headquarters, "Zutphen", folder), NOW)
    return request_renewal(laptop)


def test_a_sister_passes_on_that_headquarters_has_a_new_key(
    headquarters: Store, join: Join, pack: Pack, tmp_path: Path
) -> None:
    laptop, sister = join("Zutphen"), join("Zutphen 2")
    exchange.import_bundle(sister, sends(headquarters, "ZUT", tmp_path), NOW)
    renew_headquarters(headquarters, NOW + timedelta(days=1))
    exchange.import_bundle(sister, sends(headquarters, "Zutphen 2", tmp_path), NOW)
    exchange.import_bundle(laptop, exchange.export_bundle(sister, tmp_path, NOW, to="Zutphen").path, NOW)
    with laptop.reading() as session:
        recipient = membership(session).organisation.headquarters.recipient
    assert recipient == DeviceKeys.from_bytes(headquarters.device_keys()).public("x").recipient
