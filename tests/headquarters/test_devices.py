from datetime import timedelta
from pathlib import Path

import pyrage
import pytest

from desktop.content.packs import Pack
from desktop.domain.contacts import ContactEntry
from desktop.errors import BundleError, InputError
from desktop.headquarters.devices import add_site, devices, enrol_device, remove_site, renew_device
from desktop.headquarters.exchange import import_bundle
from desktop.headquarters.keys import renew_headquarters
from desktop.headquarters.registries import FRESH, Office, registry_of
from desktop.headquarters.withdrawals import revoke_device
from desktop.spreekuur import exchange
from desktop.spreekuur.contacts import contacts_since, record_contact
from desktop.spreekuur.enrolments import heed_registry, work_at
from desktop.spreekuur.renewals import request_renewal
from desktop.spreekuur.stores import Store
from desktop.sync.documents import Site
from desktop.sync.identities import OVERLAP, DeviceKeys, recipient_of
from desktop.sync.papers import membership
from desktop.sync.refusals import Reason
from tests.headquarters.conftest import NOW, Join, hear, take

ENTRY = ContactEntry("ti", ("A5",), None, "Wat nu?", "", "information")
EDE = Site("EDE", "azc Ede")


def sites_of(headquarters: Store) -> list[list[str]]:
    return [[site.code for site in it.sites] for it in devices(headquarters)]


def test_a_laptop_serves_one_more_site_and_records_where_it_did(
    headquarters: Store, join: Join, pack: Pack, tmp_path: Path
) -> None:
    laptop = join("Zutphen")
    old = add_site(headquarters, "Zutphen", Site("AAA", "azc Aalten"), NOW)
    take(laptop, old, tmp_path)
    assert [it.code for it in laptop.about.sites] == ["ZUT", "AAA"]
    assert record_contact(laptop, pack, ENTRY, NOW).site == "ZUT"
    work_at(laptop, "AAA")
    assert record_contact(laptop, pack, ENTRY, NOW).site == "AAA"
    with pytest.raises(InputError, match="only for AAA, ZUT"):
        work_at(laptop, "EDE")
    # Headquarters takes both, and knows neither contact by its own id.
    assert import_bundle(headquarters, exchange.export_bundle(laptop, tmp_path, NOW).path, NOW).new == 2
    assert sites_of(headquarters) == [["ZUT", "AAA"]]
    take(laptop, remove_site(headquarters, "Zutphen", "AAA", NOW), tmp_path)
    assert [it.code for it in laptop.about.sites] == ["ZUT"]
    # The older welcome, found again on a stick, brings the site not back.
    take(laptop, old, tmp_path)
    assert [it.code for it in laptop.about.sites] == ["ZUT"]
    assert len(contacts_since(laptop)) == 2


def test_enrolling_again_takes_no_site_away(headquarters: Store, join: Join, tmp_path: Path) -> None:
    laptop = join("Zutphen")
    add_site(headquarters, "Zutphen", EDE, NOW)
    request, words = exchange.request_enrolment(laptop)
    take(laptop, enrol_device(headquarters, request, " ".join(words), NOW), tmp_path)
    assert {it.code for it in laptop.about.sites} == {"ZUT", "EDE"}


def test_a_laptop_keeps_a_site(headquarters: Store, join: Join) -> None:
    join("Zutphen")
    for code in ("ZUT", "EDE"):
        with pytest.raises(InputError, match="cannot lose site"):
            remove_site(headquarters, "Zutphen", code, NOW)
    revoke_device(headquarters, "Zutphen", NOW)
    with pytest.raises(InputError, match="withdrawn"):
        add_site(headquarters, "Zutphen", EDE, NOW)


def opens(sealed: bytes, store: Store) -> bool:
    keys = DeviceKeys.from_bytes(store.device_keys())
    try:
        pyrage.decrypt(sealed, [pyrage.x25519.Identity.from_str(one) for one in keys.identities])
    except pyrage.DecryptError:
        return False
    return True


def test_a_renewed_key_overlaps_with_the_older_one_and_then_that_is_gone(
    headquarters: Store, join: Join, pack: Pack, tmp_path: Path
) -> None:
    laptop = join("Zutphen")
    older = devices(headquarters)[0].device
    sealed_before = pyrage.encrypt(b"x", [pyrage.x25519.Recipient.from_str(older.recipient)])
    request = request_renewal(laptop)
    # Until headquarters has said so, others write to the older one, and the laptop is who it was.
    heed_registry(laptop)
    assert DeviceKeys.from_bytes(laptop.device_keys()).public("Zutphen") == older
    certificate = renew_device(headquarters, request, NOW)
    assert certificate.serial == 2
    assert (certificate.device.device, certificate.device.signing) == (older.device, older.signing)
    assert certificate.device.recipient != older.recipient
    hear(laptop, headquarters)
    sealed_after = pyrage.encrypt(b"x", [pyrage.x25519.Recipient.from_str(certificate.device.recipient)])
    assert opens(sealed_before, laptop)
    assert opens(sealed_after, laptop)
    record_contact(laptop, pack, ENTRY, NOW)
    assert import_bundle(headquarters, exchange.export_bundle(laptop, tmp_path, NOW).path, NOW).new == 1
    _sign_anew(headquarters, laptop, days=89)
    assert opens(sealed_before, laptop)
    _sign_anew(headquarters, laptop, days=97)
    assert not opens(sealed_before, laptop)
    assert opens(sealed_after, laptop)


def _sign_anew(headquarters: Store, laptop: Store, *, days: int) -> None:
    with headquarters.writing_unstamped() as session:
        Office.of(headquarters, NOW + timedelta(days=days)).freshen(session)
    hear(laptop, headquarters)


def test_an_older_request_brings_no_older_key_back(headquarters: Store, join: Join) -> None:
    laptop = join("Zutphen")
    first = request_renewal(laptop)
    renew_device(headquarters, first, NOW)
    for stale in (first, request_renewal(laptop)):  # the laptop has not heard of its new certificate yet
        with pytest.raises(BundleError) as refused:
            renew_device(headquarters, stale, NOW)
        assert refused.value.values["code"] == Reason.OUTDATED
    hear(laptop, headquarters)
    assert renew_device(headquarters, request_renewal(laptop), NOW).serial == 3


def test_a_key_is_renewed_for_members_only(headquarters: Store, join: Join) -> None:
    laptop = join("Zutphen")
    request = request_renewal(laptop)
    revoke_device(headquarters, "Zutphen", NOW)
    with pytest.raises(InputError, match="withdrawn"):
        renew_device(headquarters, request, NOW)


def test_headquarters_renews_its_own_key(headquarters: Store, join: Join, pack: Pack, tmp_path: Path) -> None:
    laptop = join("Zutphen")
    record_contact(laptop, pack, ENTRY, NOW)
    before = exchange.export_bundle(laptop, tmp_path, NOW).path
    with laptop.reading() as session:
        older = membership(session).organisation
    renew_headquarters(headquarters, NOW)
    assert hear(laptop, headquarters).taken == {"organisation", "registry"}
    with laptop.reading() as session:
        newer = membership(session).organisation
    assert newer.headquarters.recipient != older.headquarters.recipient
    assert (newer.root, newer.headquarters.device, newer.version) == (older.root, older.headquarters.device, 2)
    record_contact(laptop, pack, ENTRY, NOW)
    after = exchange.export_bundle(laptop, tmp_path, NOW).path
    assert import_bundle(headquarters, before, NOW).new == 1
    assert import_bundle(headquarters, after, NOW).new == 1
    keys = DeviceKeys.from_bytes(headquarters.device_keys())
    assert recipient_of(keys.age) == newer.headquarters.recipient
    # A second renewal, 91 days on, destroys the first key.
    renew_headquarters(headquarters, NOW + timedelta(days=91))
    assert older.headquarters.recipient not in DeviceKeys.from_bytes(headquarters.device_keys()).recipients


def test_a_registry_that_lies_long_is_signed_anew_before_it_leaves(headquarters: Store) -> None:
    with headquarters.writing_unstamped() as session:
        first = Office.of(headquarters, NOW).freshen(session)
        assert Office.of(headquarters, NOW + timedelta(days=6)).freshen(session) == first
        second = Office.of(headquarters, NOW + timedelta(days=8)).freshen(session)
        # A clock that stood in 2099 is forgotten as soon as it is set right.
        ahead = Office.of(headquarters, NOW.replace(year=2099)).freshen(session)
        healed = Office.of(headquarters, NOW).freshen(session)
        assert registry_of(session) == healed
    assert [it.version - first.version for it in (second, ahead, healed)] == [1, 2, 3]
    assert healed.when == first.when < second.when < ahead.when
    assert OVERLAP > FRESH
