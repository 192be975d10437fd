"""Making headquarters' store, and with it the organisation."""

from desktop.errors import InputError
from desktop.paths import Home
from desktop.store.database import About, Role, Store
from desktop.store.documents import keep_document
from desktop.sync.documents import Organisation, Registry, sign
from desktop.sync.identities import DeviceKeys, SigningKey, is_name
from desktop.wording import N_


def make_headquarters(home: Home, passphrase: str, *, organisation_name: str, device_name: str) -> tuple[Store, str]:
    """Make headquarters' store, the organisation's root key and an empty registry; return it with the recovery code.

    Raises InputError for a name that cannot be one or a short passphrase, StoreError when there is a store already.
    """
    if not is_name(organisation_name):
        raise InputError(
            N_(
                "“{text}” cannot be the name of an organisation. No store was made. Write one line of at most 80 characters."
            ),
            text=organisation_name,
        )
    keys = DeviceKeys.create()
    public = keys.public(device_name)
    root = SigningKey.create()
    about = About(Role.HEADQUARTERS, keys.device, device_name, organisation_name)
    organisation = Organisation(organisation_name, 1, root.public, public)
    registry = Registry(0, (), ())

    def furnish(store: Store) -> None:
        store.save_root_key(root.to_bytes())
        with store.writing_unstamped() as session:
            keep_document(session, "organisation", 1, sign(organisation, root))
            keep_document(session, "registry", registry.version, sign(registry, keys.signing))

    return Store.create(home, passphrase, about, keys.to_bytes(), furnish=furnish)
