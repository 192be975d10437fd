"""Making and opening a laptop's store."""

from datetime import UTC, datetime

from desktop.errors import InputError, SpreekuurError
from desktop.paths import Home
from desktop.spreekuur.withdrawals import heed_withdrawal
from desktop.store.database import About, Role, Site, Store
from desktop.store.documents import keep_document
from desktop.sync.documents import read_organisation
from desktop.sync.erasures import obey_orders_beside
from desktop.sync.identities import DeviceKeys, is_name
from desktop.wording import N_

__all__ = ["About", "Role", "Site", "Store", "make_laptop", "open_store"]


def make_laptop(
    home: Home,
    passphrase: str,
    *,
    site: Site,
    device_name: str,
    organisation: bytes | None = None,
    training: bool = False,
) -> tuple[Store, str]:
    """Make a laptop's store with keys of its own; return it with the recovery code, which is kept nowhere.

    `organisation` is the file that headquarters hands out: with it the laptop knows whom to believe. Raises
    InputError for a site or name that cannot be one, BundleError for a file that is no organisation's,
    StoreError when there is a store already or the disk refuses.
    """
    for text in (site.code, site.name, device_name):
        if not is_name(text):
            raise InputError(
                N_(
                    "“{text}” cannot be the name of a site or laptop. No store was made. Write one line of at most 80 characters."
                ),
                text=text,
            )
    if any(char.isspace() for char in site.code):
        raise InputError(
            N_("The code of a site has no blanks: “{text}”. No store was made. Write it like ZUT-1."), text=site.code
        )
    document = None if organisation is None else read_organisation(organisation)
    keys = DeviceKeys.create()
    about = About(Role.LAPTOP, keys.device, device_name, "" if document is None else document.name, sites=(site,))

    def furnish(store: Store) -> None:
        if organisation is not None:
            with store.writing_unstamped() as session:
                keep_document(session, "organisation", 1, organisation)

    return Store.create(home, passphrase, about, keys.to_bytes(), training=training, furnish=furnish)


def open_store(home: Home, passphrase: str) -> Store:
    """Open a store. What was erased in this home stays erased, also when an older database lies in it.

    Raises AccessError for a wrong passphrase or a withdrawn laptop, StoreError when it cannot be opened.
    """
    store = Store.open(home, passphrase)
    try:
        heed_withdrawal(store)
        obey_orders_beside(store, datetime.now(UTC))
    except SpreekuurError:
        store.close()
        raise
    return store
