"""What a laptop does when it learns that headquarters withdrew it: it closes itself, and loses nothing.

It may learn so from any bundle, long after it was lost, and while somebody who knows its passphrase reads along. So:

1. That it is withdrawn stands in its store, in the registry, from the same moment as everything else of the bundle.
2. Everything that it holds is sealed in one last bundle to its *heirs*: the escrow key, and the sister laptops that
   serve all sites of which it has rows. It lies in the laptop's own folder, which nobody who has the laptop can open any more.
3. Then the slots of the key file are destroyed. The data key was nowhere else, so the database, the keys of the device
   and every copy of them that is made from now on are noise.

Where power fails between two of these, the next opening goes on. A laptop without an heir (one laptop at its site, no
escrow key) keeps the slot of its recovery code, which is on paper elsewhere: better that headquarters can still open it
than that what was never shared is lost.

What others do with the last bundle is headquarters' word: it is refused as everything after the cut-off, until
headquarters lets it through (`spreekuur devices revoke DEVICE --until STORE=NUMBER`).
"""

from datetime import date

from desktop.domain.clocks import moment
from desktop.errors import AccessError, BundleError
from desktop.paths import write_atomically
from desktop.store.database import Role, Store
from desktop.store.key_files import CLOSED_FOR_GOOD, ONLY_RECOVERY, read_keys
from desktop.store.keys import close_slots
from desktop.sync.farewells import heirs, seal_last
from desktop.sync.identities import DeviceKeys
from desktop.sync.papers import membership


def heed_withdrawal(store: Store) -> None:
    """Close this laptop for good when headquarters has withdrawn it; else do nothing.

    Call it when a store was opened and when a bundle was taken in. Raises AccessError with what to tell people when
    the laptop is closed, StoreError when the disk refuses: it is then tried again at the next opening.
    """
    if store.training or store.about.role is Role.HEADQUARTERS:
        return
    with store.reading() as session:
        try:
            papers = membership(session)
        except BundleError:
            return  # not enrolled: nobody has withdrawn it
        registry, device = papers.trust.registry, store.about.device
        revocation = registry.revocation(device) if registry else None
        if registry is None or revocation is None:
            return
        to = heirs(session, papers)
    # Headquarters' time: nobody knows what the clock of a lost laptop says.
    withdrawn = moment(registry.when)
    if to is not None:
        keys = DeviceKeys.from_bytes(store.device_keys())
        with store.writing(withdrawn) as stamped:
            last = seal_last(stamped, keys, papers, to, withdrawn)
        write_atomically(store.home.last_bundle, last)
    _close(store, revocation.on or withdrawn.date(), left=to is not None)


def _close(store: Store, day: date, *, left: bool) -> None:
    """Destroy what opens the store, and tell who had it open."""
    already = read_keys(store.home).withdrawn is not None
    if already and not left:
        return  # opened with the recovery code, and there is still nobody to seal it to
    close_slots(store.home, day, recovery=not left)
    if left:
        store.home.device.unlink(missing_ok=True)
    closed = AccessError(CLOSED_FOR_GOOD if left else ONLY_RECOVERY, day=day)
    store.end(closed)
    raise closed
