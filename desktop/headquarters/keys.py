"""Headquarters' own keys, and the escrow key that it hands out in shares."""

from collections.abc import Iterable
from datetime import datetime

import msgspec

from desktop.errors import InputError
from desktop.headquarters.registries import Office, require_headquarters
from desktop.store.database import Store
from desktop.sync.encryption import recipient_of
from desktop.sync.escrow import EscrowKey, escrow_identity, new_escrow_key
from desktop.sync.identities import SigningKey
from desktop.sync.papers import membership
from desktop.wording import N_


def has_escrow_key(store: Store) -> bool:
    """Return whether the organisation keeps an escrow key. Raises InputError on a laptop."""
    require_headquarters(store)
    with store.reading() as session:
        return bool(membership(session).escrow)


def make_escrow_key(store: Store, now: datetime, *, anew: bool = False) -> EscrowKey:
    """Make the organisation's escrow key and publish its recipient; return the three shares, which are kept nowhere.

    Raises InputError as `publish_escrow_key` does.
    """
    key = new_escrow_key()
    publish_escrow_key(store, key, now, anew=anew)
    return key


def publish_tried_key(store: Store, key: EscrowKey, typed: Iterable[str], now: datetime, *, anew: bool = False) -> None:
    """Publish an escrow key of which two shares were typed back from paper: what nobody can give back closes nothing.

    Raises InputError when the words do not give this key back, or as `publish_escrow_key` does.
    """
    if recipient_of(escrow_identity(typed)) != key.recipient:
        raise InputError(
            N_(
                "These are two shares of another escrow key. Nothing was changed. Take the sheets that you wrote just now."
            )
        )
    publish_escrow_key(store, key, now, anew=anew)


def publish_escrow_key(store: Store, key: EscrowKey, now: datetime, *, anew: bool = False) -> None:
    """Publish the recipient of an escrow key; the shares stay with who made it.

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
        office.reorganise(session, msgspec.structs.replace(organisation, escrow=key.recipient), root)


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
