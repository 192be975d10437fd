"""Withdrawing a laptop that was lost, stolen or given back."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from desktop.domain.cursors import device_of
from desktop.errors import InputError
from desktop.headquarters.registries import Office, find_device, registry_of, require_headquarters
from desktop.store.database import Store
from desktop.store.peers import BundleRecord, load_peers, select_bundles
from desktop.sync.containers import Kind, seal
from desktop.sync.documents import Certificate, Revocation
from desktop.sync.outgoing import manifest_of
from desktop.sync.papers import membership
from desktop.sync.publications import published_documents
from desktop.wording import N_


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """A device that is withdrawn, and what came from it after it was lost."""

    certificate: Certificate
    revocation: Revocation
    doubtful: list[BundleRecord]
    """Bundles of it that were taken in on the day of the loss or later: whoever had it may have made them."""


def revoke_device(
    store: Store,
    named: str,
    now: datetime,
    *,
    lost: date | None = None,
    until: Mapping[str, int] | None = None,
) -> Withdrawal:
    """Withdraw a device: all others refuse what it wrote after what headquarters holds, and write to it no more.

    `until` lets more of a store through, up to a journal number: for a laptop that was found back and is known to
    have been in good hands. Withdrawing again can only let more through. Raises InputError when there is no such
    device, or a store in `until` is not its own.
    """
    office = Office.of(store, now)
    with store.writing_unstamped() as session:
        registry = registry_of(session)
        certificate = find_device(registry, named)
        device = certificate.device.device
        _refuse_foreign(device, until or {})
        earlier = registry.revocation(device)
        mine = {
            name: peer.have for name, peer in load_peers(session).items() if peer.have and device_of(name) == device
        }
        limits = dict(earlier.until) if earlier else mine
        for name, number in (until or {}).items():
            limits[name] = max(number, limits.get(name, 0))
        day = earlier.on if earlier and earlier.on else now.astimezone().date()
        revocation = Revocation(device, limits, day)
        if revocation != earlier:
            office.revoke(session, revocation)
        doubtful = [it for it in select_bundles(session) if lost is not None and _is_from(it, device, lost)]
    return Withdrawal(certificate, revocation, doubtful)


def withdrawal_notice(store: Store, named: str, now: datetime) -> bytes:
    """Return the file that tells a withdrawn laptop so, when it is found: no other bundle is sealed to it any more.

    It brings nothing but what every bundle brings, the organisation and the registry. Raises InputError when there is
    no such device, or it is not withdrawn.
    """
    office = Office.of(store, now)
    with store.writing(now) as session:
        registry = registry_of(session)
        device = find_device(registry, named).device
        if registry.revocation(device.device) is None:
            raise InputError(N_("“{name}” is not withdrawn. Nothing was written."), name=named)
        manifest = manifest_of(session, office.keys, membership(session), Kind.DEVICE, [device.device], now)
        documents = published_documents(session)
    return seal(manifest, {"documents": documents}, office.keys.signing, [device.recipient])


def received_since(store: Store, named: str, since: date) -> list[BundleRecord]:
    """Return the bundles of a device that were taken in on a day or later, the newest first."""
    require_headquarters(store)
    with store.reading() as session:
        device = find_device(registry_of(session), named).device.device
        return [it for it in select_bundles(session) if _is_from(it, device, since)]


def _is_from(bundle: BundleRecord, device: str, since: date) -> bool:
    return not bundle.outgoing and bundle.device == device and bundle.at.astimezone().date() >= since


def _refuse_foreign(device: str, until: Mapping[str, int]) -> None:
    for store in until:
        if device_of(store) != device:
            raise InputError(
                N_(
                    "{store} is no store of device {device}. Nothing was changed. Copy it from the sentence that refused the bundle."
                ),
                store=store,
                device=device,
            )
