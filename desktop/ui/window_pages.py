"""The pages that a window has, by whose store it is. Each is loaded and made when somebody first goes there."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QTimer

from desktop.domain.actors import Actor
from desktop.domain.articles import Article
from desktop.domain.contacts import Contact
from desktop.domain.letter_guides import LetterGuide
from desktop.domain.people import Person
from desktop.domain.reunification.family_files import FamilyFile
from desktop.domain.signals import Signal
from desktop.domain.taxonomies import Topic
from desktop.domain.timelines import PlacedStep
from desktop.spreekuur.stores import Role
from desktop.ui.widgets.pages import ArticleWanted, LetterWanted, Page, QuestionWanted, SignalWanted, ToldWanted
from desktop.wording import N_

if TYPE_CHECKING:
    from desktop.ui.desks import Desk
    from desktop.ui.dossiers.dossiers_page import DossiersPage
    from desktop.ui.exchange.exchange_page import ExchangePage
    from desktop.ui.exchange.headquarters_page import HeadquartersPage
    from desktop.ui.families.families_page import FamiliesPage
    from desktop.ui.information.information_page import InformationPage
    from desktop.ui.intake.intake_page import IntakePage
    from desktop.ui.search.search_page import SearchPage

_BETWEEN = 100
"""Milliseconds between two pages that are loaded while nobody asks for them, in which a save goes first."""


@dataclass(frozen=True)
class Place:
    """Where a page is found: on the rail when it has a word, and in the code by its module and class."""

    name: str
    home: str
    """`module:Class`, loaded at the first visit: a window that starts with all pages starts slowly."""
    icon: str = ""
    word: str = ""
    opens: tuple[type, ...] = ()
    """What this page shows when another page, or the search, asks for it."""


INFORMATION = Place(
    "information",
    "desktop.ui.information.information_page:InformationPage",
    "information",
    N_("Information"),
    (Article, ArticleWanted, ToldWanted, LetterGuide, PlacedStep, Actor, Topic),
)
SIGNALS = Place(
    "signals", "desktop.ui.signals.signals_page:SignalsPage", "signals", N_("Signals"), (SignalWanted, Signal)
)
OVERVIEWS = Place("overviews", "desktop.ui.overviews.overviews_page:OverviewsPage", "overviews", N_("Overviews"))
SEARCH = Place("search", "desktop.ui.search.search_page:SearchPage")
OF_A_LAPTOP = (
    Place(
        "intake",
        "desktop.ui.intake.intake_page:IntakePage",
        "spreekuur",
        N_("Walk-in hour"),
        (Contact, QuestionWanted, LetterWanted),
    ),
    Place("dossiers", "desktop.ui.dossiers.dossiers_page:DossiersPage", "dossiers", N_("Dossiers"), (Person,)),
    Place(
        "families",
        "desktop.ui.families.families_page:FamiliesPage",
        "families",
        N_("Family reunification"),
        (FamilyFile,),
    ),
    INFORMATION,
    Place("agenda", "desktop.ui.agenda.agenda_page:AgendaPage", "agenda", N_("Agenda")),
    SIGNALS,
    OVERVIEWS,
    Place("exchange", "desktop.ui.exchange.exchange_page:ExchangePage", "exchange", N_("Exchange"), (Path,)),
)
OF_HEADQUARTERS = (
    Place("exchange", "desktop.ui.exchange.headquarters_page:HeadquartersPage", "exchange", N_("Exchange"), (Path,)),
    Place("locations", "desktop.ui.locations.locations_page:LocationsPage", "locations", N_("Locations")),
    Place("publishing", "desktop.ui.publishing.publishing_page:PublishingPage", "publishing", N_("Publishing")),
    INFORMATION,
    SIGNALS,
    OVERVIEWS,
)


def _load(place: Place) -> ModuleType:
    return import_module(place.home.partition(":")[0])


class Pages:
    """All pages of a window. Headquarters records no questions, so it has no page for them."""

    def __init__(self, desk: Desk, add: Callable[[Page], None]) -> None:
        """Keep the places; `add` puts a page that was just made into the window."""
        self._desk, self._add = desk, add
        self._made: dict[str, Page] = {}
        self.on_rail = OF_HEADQUARTERS if desk.store.about.role is Role.HEADQUARTERS else OF_A_LAPTOP
        self._places = {it.name: it for it in (*self.on_rail, SEARCH)}

    def at(self, name: str) -> Page | None:
        """Return the page of a name; none when this window has no such page."""
        place = self._places.get(name)
        if place is None:
            return None
        if name not in self._made:
            kind = place.home.partition(":")[2]
            self._made[name] = getattr(_load(place), kind)(self._desk)
            self._add(self._made[name])
        return self._made[name]

    def load_others(self) -> None:
        """Load in the background, one by one, what pages are made of, so that a first visit need not wait for it."""
        self._load_next(iter(self._places.values()))

    def _load_next(self, places: Iterator[Place]) -> None:
        def go_on() -> None:
            self._load_next(places)

        tasks, place = self._desk.tasks, next(places, None)
        if place is not None and not tasks.stopped:
            tasks.run(tasks, lambda: _load(place), lambda _: QTimer.singleShot(_BETWEEN, tasks, go_on))

    def for_thing(self, thing: object) -> Page | None:
        """Return the page that shows such a thing; none when this window has none."""
        names = (it.name for it in self.on_rail if isinstance(thing, it.opens))
        return next((self.at(name) for name in names), None)

    def name_of(self, page: object) -> str:
        """Return the name of a page; empty for what is none of these."""
        return next((name for name, it in self._made.items() if it is page), "")

    def place_of(self, page: object) -> int:
        """Return where on the rail a page stands; -1 for a page that is not on it."""
        name = self.name_of(page)
        return next((place for place, it in enumerate(self.on_rail) if it.name == name), -1)

    @property
    def intake(self) -> IntakePage | None:
        """The page of the walk-in hour."""
        return cast("IntakePage | None", self.at("intake"))

    @property
    def dossiers(self) -> DossiersPage | None:
        """The page of people's files."""
        return cast("DossiersPage | None", self.at("dossiers"))

    @property
    def families(self) -> FamiliesPage | None:
        """The page of family reunification."""
        return cast("FamiliesPage | None", self.at("families"))

    @property
    def information(self) -> InformationPage:
        """The page of what we tell people."""
        return cast("InformationPage", self.at("information"))

    @property
    def exchange(self) -> ExchangePage | HeadquartersPage:
        """The page of what leaves and comes in."""
        return cast("ExchangePage | HeadquartersPage", self.at("exchange"))

    @property
    def search(self) -> SearchPage:
        """The page with what was found."""
        return cast("SearchPage", self.at("search"))
