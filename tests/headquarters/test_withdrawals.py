from datetime import timedelta
from pathlib import Path

import pyrage
import pytest

from desktop.content.packs import Pack
from desktop.domain.contacts import ContactEntry
from desktop.errors import AccessError, BundleError, InputError
from desktop.headquarters.devices import add_site, devices, enrol_device, remove_site, withdrawn_devices
from desktop.headquarters.exchange import import_bundle, inspect_bundle
from desktop.headquarters.keys import make_escrow_key
from desktop.headquarters.withdrawals import received_since, revoke_device
from desktop.spreekuur import exchange
from desktop.spreekuur.contacts import contacts_since, record_contact
from desktop.spreekuur.enrolments import work_at
from desktop.spreekuur.stores import Store, open_store
from desktop.sync.containers import open_bundle
from desktop.sync.documents import Site
from desktop.sync.escrow import escrow_identity
from desktop.sync.identities import DeviceKeys
from desktop.sync.papers import membership
from desktop.sync.refusals import Reason
from tests.headquarters.conftest import NOW, PASSPHRASE, Join, hear, take

ENTRY = ContactEntry("ti", ("A5",), None, "CANARYQUESTION", "", "information")


def code(refused: pytest.ExceptionInfo[BundleError]) -> str:
    return str(refused.value.values["code"])


def test_what_came_before_the_cut_off_is_still_taken_and_what_comes_after_is_not(
    headquarters: Store, join: Join, pack: Pack, tmp_path: Path
) -> None:
    laptop = join("lost")
    record_contact(laptop, pack, ENTRY, NOW)
    early = exchange.export_bundle(laptop, tmp_path, NOW).path
    record_contact(laptop, pack, ENTRY, NOW)
    held = exchange.export_bundle(laptop, tmp_path, NOW).path
    import_bundle(headquarters, held, NOW)
    done = revoke_device(headquarters, "lost", NOW, lost=NOW.date())
    record_contact(laptop, pack, ENTRY, NOW)
    late = exchange.export_bundle(laptop, tmp_path, NOW).path
    assert import_bundle(headquarters, early, NOW).known == 1
    with pytest.raises(BundleError) as refused:
        import_bundle(headquarters, late, NOW)
    assert code(refused) == Reason.REVOKED
    assert len(contacts_since(headquarters)) == 2
    assert [it.sequence for it in done.doubtful] == [2]
    assert received_since(headquarters, "lost", (NOW + timedelta(days=1)).date()) == []


def test_headquarters_lets_more_through_when_the_laptop_was_in_good_hands(
    headquarters: Store, join: Join, pack: Pack, tmp_path: Path
) -> None:
    laptop = join("found")
    record_contact(laptop, pack, ENTRY, NOW)
    late = exchange.export_bundle(laptop, tmp_path, NOW).path
    revoke_device(headquarters, "found", NOW)
    with pytest.raises(BundleError):
        inspect_bundle(headquarters, late, NOW)
    with laptop.reading() as session:
        (store,) = [name for (name,) in session.connection().exec_driver_sql("SELECT store FROM journal")]
    with pytest.raises(InputError, match="no store of device"):
        revoke_device(headquarters, "found", NOW, until={"elsewhere.1": 5})
    later = NOW + timedelta(days=3)
    again = revoke_device(headquarters, "found", later, until={store: 99})
    assert again.revocation.on == NOW.date()
    assert import_bundle(headquarters, late, later).new == 1
    # Withdrawing once more takes nothing back, and signs nothing anew.
    revoke_device(headquarters, "found", later, until={store: 3})
    assert withdrawn_devices(headquarters)[laptop.about.device].until == {store: 99}


def test_a_withdrawn_laptop_is_listed_and_cannot_be_enrolled_again(headquarters: Store, join: Join) -> None:
    laptop = join("lost")
    request, words = exchange.request_enrolment(laptop)
    revoke_device(headquarters, laptop.about.device, NOW)
    assert [it.device.name for it in devices(headquarters)] == ["lost"]
    assert withdrawn_devices(headquarters)[laptop.about.device].on == NOW.date()
    with pytest.raises(InputError, match="withdrawn"):
        enrol_device(headquarters, request, " ".join(words), NOW)


def test_a_device_is_named_without_doubt(headquarters: Store, join: Join) -> None:
    join("Zutphen")
    with pytest.raises(InputError, match="no device"):
        revoke_device(headquarters, "Ede", NOW)
    join("Ede").close()
    assert revoke_device(headquarters, "Ede", NOW).certificate.device.name == "Ede"


def test_the_lost_laptop_closes_itself_and_its_heirs_can_open_what_it_held(
    headquarters: Store, join: Join, codes: dict[str, str], pack: Pack
) -> None:
    lost, sister, other = join("lost"), join("sister"), join("other", "EDE")
    shares = make_escrow_key(headquarters, NOW).shares
    hear(lost, headquarters)
    record_contact(lost, pack, ENTRY, NOW)
    revoke_device(headquarters, "lost", NOW + timedelta(days=2))
    # A sister's bundle tells it as well as headquarters' own.
    hear(sister, headquarters)
    with pytest.raises(AccessError, match="withdrew this laptop on 2026-11-23, and it is closed for good"):
        hear(lost, sister)
    # Who has it open sees nothing more either.
    with pytest.raises(AccessError, match="closed for good"):
        contacts_since(lost)
    for words in (PASSPHRASE, codes["lost"], "een andere zin"):
        with pytest.raises(AccessError, match="closed for good"):
            open_store(lost.home, words)
    assert not lost.home.device.exists()
    sealed = lost.home.last_bundle.read_bytes()
    # The escrow key opens it with nothing of ours: age, then the text is there.
    identity = pyrage.x25519.Identity.from_str(escrow_identity([shares[2], shares[0]]))
    assert pyrage.decrypt(sealed, [identity]).startswith(b"SPRKRB")
    mine, theirs = (DeviceKeys.from_bytes(it.device_keys()) for it in (sister, other))
    with sister.reading() as session:
        trust = membership(session).trust
    # A sister refuses it until headquarters has said that it may be believed …
    with pytest.raises(BundleError) as refused:
        open_bundle(sealed, me=mine.device, identities=mine.identities, signer_of=trust.signer_of)
    assert code(refused) == Reason.REVOKED
    revoke_device(headquarters, "lost", NOW, until={_store_of(sealed, identity): 99})
    hear(sister, headquarters)
    with sister.reading() as session:
        trust = membership(session).trust
    opened = open_bundle(sealed, me=mine.device, identities=mine.identities, signer_of=trust.signer_of)
    assert [line.values["question"] for line in opened.rows()] == ["CANARYQUESTION"]
    # … and who is no sister, or headquarters, cannot open it at all.
    for keys in (theirs, DeviceKeys.from_bytes(headquarters.device_keys())):
        with pytest.raises(BundleError) as refused:
            open_bundle(sealed, me=keys.device, identities=keys.identities, signer_of=trust.signer_of)
        assert code(refused) == Reason.NOT_FOR_US


def _store_of(sealed: bytes, identity: pyrage.x25519.Identity) -> str:
    inner = pyrage.decrypt(sealed, [identity])
    return inner.split(b'"store":"')[1].split(b'"')[0].decode()


def test_a_sister_that_serves_some_of_the_sites_is_no_heir(
    headquarters: Store, join: Join, codes: dict[str, str], pack: Pack, tmp_path: Path
) -> None:
    lost, _sister = join("lost"), join("sister")
    record_contact(lost, pack, ENTRY, NOW)
    take(lost, add_site(headquarters, "lost", Site("EDE", "azc Ede"), NOW), tmp_path)
    work_at(lost, "EDE")
    record_contact(lost, pack, ENTRY, NOW)
    # It serves that site no longer; what it recorded there is still nobody's else.
    take(lost, remove_site(headquarters, "lost", "EDE", NOW), tmp_path)
    revoke_device(headquarters, "lost", NOW)
    with pytest.raises(AccessError, match="only the recovery code"):
        hear(lost, headquarters)
    assert len(contacts_since(open_store(lost.home, codes["lost"]))) == 2


def test_a_laptop_without_an_heir_keeps_its_recovery_code(
    headquarters: Store, join: Join, codes: dict[str, str], pack: Pack
) -> None:
    lost = join("lost")
    record_contact(lost, pack, ENTRY, NOW)
    revoke_device(headquarters, "lost", NOW)
    with pytest.raises(AccessError, match="only the recovery code"):
        hear(lost, headquarters)
    with pytest.raises(AccessError, match="only the recovery code"):
        open_store(lost.home, PASSPHRASE)
    assert not lost.home.last_bundle.exists()
    again = open_store(lost.home, codes["lost"])
    assert [it.entry.question for it in contacts_since(again)] == ["CANARYQUESTION"]
    # Once there is an escrow key, it is sealed to that, and then it closes like any other.
    make_escrow_key(headquarters, NOW)
    with pytest.raises(AccessError, match="closed for good"):
        hear(again, headquarters)
    with pytest.raises(AccessError, match="closed for good"):
        open_store(lost.home, codes["lost"])


def test_closing_that_was_cut_off_goes_on_at_the_next_opening(
    headquarters: Store, join: Join, monkeypatch: pytest.MonkeyPatch
) -> None:
    lost = join("lost")
    join("sister")
    revoke_device(headquarters, "lost", NOW)

    def dies(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as power_cut:
        power_cut.setattr("desktop.spreekuur.withdrawals.close_slots", dies)
        with pytest.raises(KeyboardInterrupt):
            hear(lost, headquarters)
    lost.close()
    with pytest.raises(AccessError, match="closed for good"):
        open_store(lost.home, PASSPHRASE)
    assert lost.home.last_bundle.exists()


def test_a_withdrawal_of_another_device_closes_nothing(headquarters: Store, join: Join) -> None:
    laptop = join("here")
    join("lost")
    revoke_device(headquarters, "lost", NOW)
    hear(laptop, headquarters)
    laptop.close()
    open_store(laptop.home, PASSPHRASE).close()
