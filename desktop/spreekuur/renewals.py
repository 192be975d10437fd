"""Renewing the key to which others write, so that a stolen laptop opens little of what was sent before."""

from desktop.errors import BundleError
from desktop.store.database import Store
from desktop.sync.documents import RenewalRequest, sign
from desktop.sync.identities import DeviceKeys
from desktop.sync.papers import membership
from desktop.sync.refusals import Reason, refusal


def request_renewal(store: Store) -> bytes:
    """Return the request by which headquarters certifies a new key for this laptop.

    The key is kept here first; the older one stays in use until headquarters has certified it, and for 90 days after
    that. Raises BundleError when the laptop is not enrolled, or is withdrawn.
    """
    keys = DeviceKeys.from_bytes(store.device_keys())
    with store.reading() as session:
        registry = membership(session).trust.registry
    certificate = registry.certificate(keys.device) if registry else None
    if certificate is None:
        raise refusal(Reason.UNKNOWN_SIGNER, device=keys.device)
    keys = keys.renewed()
    store.save_device_keys(keys.to_bytes())
    return sign(RenewalRequest(keys.asking(certificate.device.name), certificate.serial), keys.signing)


def settle_keys(store: Store) -> None:
    """Take the key into use that headquarters certified, and destroy those whose time has passed.

    Call it when a bundle was taken in: only the registry says which key it is, and what time it is.
    """
    with store.reading() as session:
        try:
            registry = membership(session).trust.registry
        except BundleError:
            return
    keys = DeviceKeys.from_bytes(store.device_keys())
    certificate = registry.certificate(keys.device) if registry else None
    if registry is None or certificate is None:
        return
    settled = keys.settled(certificate.device.recipient, registry.when)
    if settled != keys:
        store.save_device_keys(settled.to_bytes())
