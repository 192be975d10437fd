"""The laptops as headquarters sees them: where they work, what came from them, and from whom nothing came for long."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from desktop.headquarters.devices import devices, withdrawn_devices
from desktop.store.database import Store
from desktop.store.peers import first_made, newest_taken_in
from desktop.sync.containers import Kind
from desktop.sync.documents import Certificate, Revocation, Site

QUIET_DAYS = 14
"""From so many days without a bundle on, somebody should ask at a site what is the matter."""


@dataclass(frozen=True, slots=True)
class Laptop:
    """A laptop that was enrolled here, and what is known of it since."""

    certificate: Certificate
    enrolled: datetime | None
    """When it was first welcomed; none when an early version of the program did."""
    heard: datetime | None
    """When the newest bundle of it was taken in here; none when none was."""
    withdrawal: Revocation | None

    @property
    def id(self) -> str:
        """Its name for the program."""
        return self.certificate.device.device

    @property
    def name(self) -> str:
        """Its name for people."""
        return self.certificate.device.name

    @property
    def sites(self) -> tuple[Site, ...]:
        """The sites that it works for, by name."""
        return tuple(sorted(self.certificate.sites, key=lambda it: (it.name, it.code)))

    def quiet_days(self, now: datetime) -> int | None:
        """Return the days since its newest bundle or, when none came, its enrolment; none when neither is known."""
        since = self.heard or self.enrolled
        return None if since is None else max(0, (now - since).days)


@dataclass(frozen=True, slots=True)
class Quiet:
    """A site from which nothing came for long: all of it, or one laptop of it."""

    site: Site
    days: int
    laptop: str = ""
    """The name of the one that is quiet while others of the site are not; empty when all are."""


def laptops(store: Store) -> list[Laptop]:
    """Return all laptops that were ever enrolled, by name. Raises InputError on a laptop."""
    found, withdrawn = devices(store), withdrawn_devices(store)
    with store.reading() as session:
        enrolled, heard = first_made(session, Kind.WELCOME), newest_taken_in(session)
    return [
        Laptop(it, enrolled.get(it.device.device), heard.get(it.device.device), withdrawn.get(it.device.device))
        for it in found
    ]


def quiet_sites(found: Iterable[Laptop], now: datetime) -> list[Quiet]:
    """Return from which sites and laptops nothing came for `QUIET_DAYS` or more, by site; withdrawn ones do not count."""
    working: dict[Site, list[Laptop]] = {}
    for laptop in found:
        for site in () if laptop.withdrawal else laptop.sites:
            working.setdefault(site, []).append(laptop)
    return [quiet for site in sorted(working, key=lambda it: it.name) for quiet in _quiet(site, working[site], now)]


def _quiet(site: Site, here: list[Laptop], now: datetime) -> Iterator[Quiet]:
    days = [(laptop.name, laptop.quiet_days(now)) for laptop in here]
    long = [(name, count) for name, count in days if count is not None and count >= QUIET_DAYS]
    if len(long) == len(here):
        yield Quiet(site, min(count for _name, count in long))
    else:
        yield from (Quiet(site, count, name) for name, count in long)
