"""Headquarters' own keys, and the escrow key that it hands out in shares."""

from datetime import datetime

import msgspec

from desktop.errors import InputError
from desktop.headquarters.registries import Office
from desktop.store.database import Store
from desktop.sync.escrow import EscrowKey, new_escrow_key
from desktop.sync.identities import SigningKey
from desktop.sync.papers import membership
from desktop.wording import N_


def make_escrow_key(store: Store, now: datetime, *, anew: bool = False) -> EscrowKey:
    """Make the organisation's escrow key and publish its recipient; return the three shares, which are kept nowhere.

    Every laptop seals its site's bundles to it from the next organisation document on. `anew` replaces a key whose
    shares are lost; what was sealed to the old one needs the old shares. Raises InputError on a laptop, or when there
    is a key already.
    """
    office = Office.of(store, now)
    root = SigningKey.from_bytes(store.root_key())
    with store.writing_unstamped() as session:
        organisation = membership(session).organisation
        if organisation.escrow and not anew:
            raise InputError(
                N_(
                    "There is an escrow key already. Nothing was changed. Find its three sheets; make a new key only when two of them are lost."
                )
            )
        key = new_escrow_key()
        office.reorganise(session, msgspec.structs.replace(organisation, escrow=key.recipient), root)
    return key


def renew_headquarters(store: Store, now: datetime) -> None:
    """Give headquarters a new key to be written to, and publish it; the older one still opens bundles for 90 days.

    Raises InputError on a laptop.
    """
    office = Office.of(store, now)
    root = SigningKey.from_bytes(store.root_key())
    with store.reading() as session:
        organisation = membership(session).organisation
    # What an interrupted renewal left is settled first: headquarters' word is in the document.
    keys = office.keys.settled(organisation.headquarters.recipient, office.when).renewed()
    store.save_device_keys(keys.to_bytes())
    public = keys.asking(organisation.headquarters.name)
    with store.writing_unstamped() as session:
        changed = msgspec.structs.replace(membership(session).organisation, headquarters=public)
        office.reorganise(session, changed, root)
    store.save_device_keys(keys.settled(public.recipient, office.when).to_bytes())
