"""The sites that this laptop works for, and at which of them it stands now."""

from sqlmodel import Session

from desktop.domain.walk_in_hours import WalkInHour
from desktop.errors import InputError
from desktop.store.database import Site, Store
from desktop.store.sites import own_sites
from desktop.store.walk_in_hours import current_hour
from desktop.wording import N_


def sites(store: Store) -> tuple[Site, ...]:
    """Return the sites that this laptop records for; none at headquarters."""
    return store.about.sites


def site_of(store: Store) -> str:
    """Return the code of the site at which this laptop records now: that of the walk-in hour that goes on, else its own.

    Raises InputError for headquarters' store.
    """
    with store.reading() as session:
        return place(session)[0]


def place(session: Session) -> tuple[str, WalkInHour | None]:
    """Return the site at which this laptop records now, and the walk-in hour that goes on. Raises as `site_of` does."""
    own = own_sites(session)
    if not own:
        raise InputError(
            N_(
                "Headquarters' store records no questions of its own. Nothing was saved. Record on the laptop of a site."
            )
        )
    hour = current_hour(session)
    return (own[0], None) if hour is None else (hour.site, hour)


def place_name(store: Store) -> str:
    """Return the name of the place where this laptop records now: at headquarters the organisation."""
    about = store.about
    if not about.sites:
        return about.organisation_name
    now = site_of(store)
    return next((it.name for it in about.sites if it.code == now), now)
