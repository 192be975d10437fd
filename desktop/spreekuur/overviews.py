"""Overviews of a period: plain numbers for a chart, a table and a file."""

from datetime import date

from desktop.domain.overviews import Overview, overview
from desktop.errors import InputError
from desktop.spreekuur.reports import Scope
from desktop.store.database import Site, Store
from desktop.store.overviews import tallies, unmet_demand
from desktop.store.sites import held_sites, site_names
from desktop.wording import N_


def overview_of(store: Store, since: date, until: date, today: date | None, *, site: str = "") -> Overview:
    """Return the finished questions from one day to another, both included, in numbers; unfinished ones do not count.

    `today` is that of `known_day`. Raises InputError when the period ends before it begins.
    """
    if until < since:
        raise InputError(
            N_("The period would end on {until}, before it begins on {since}. Choose the days anew."),
            until=until,
            since=since,
        )
    with store.reading() as session:
        counted = tallies(session, since, until, site)
        unmet = unmet_demand(session, since, until, today, site)
    return overview(counted, since, until, unmet)


def sites_held(store: Store) -> tuple[Site, ...]:
    """Return the sites of which this store holds anything; one that it knows by its code only is named so."""
    with store.reading() as session:
        names = site_names(session)
        return tuple(Site(code, names.get(code, code)) for code in sorted(held_sites(session)))


def scope_of(store: Store, since: date, until: date, code: str) -> Scope:
    """Return the scope of a report on the site of a code as typed, or on all sites when it is empty.

    Raises InputError for a site of which this store knows nothing: zero questions there would look like an answer.
    """
    if not code:
        return Scope(since, until)
    with store.reading() as session:
        names = site_names(session)
        known = {it.casefold(): it for it in held_sites(session) | names.keys()}
    found = known.get(code.casefold())
    if found is None:
        raise InputError(
            N_("No site “{code}” is known here. Nothing was counted. Choose one of: {choices}."),
            code=code,
            choices=", ".join(sorted(known.values())),
        )
    return Scope(since, until, found, names.get(found, found))
