"""The pages that a window has, by whose store it is."""

from dataclasses import dataclass

from desktop.spreekuur.stores import Role
from desktop.ui.desks import Desk
from desktop.ui.exchange.exchange_page import ExchangePage
from desktop.ui.exchange.headquarters_page import HeadquartersPage
from desktop.ui.families.families_page import FamiliesPage
from desktop.ui.information.information_page import InformationPage
from desktop.ui.intake.intake_page import IntakePage
from desktop.ui.search.search_page import SearchPage
from desktop.ui.widgets.pages import Page


@dataclass(frozen=True)
class Pages:
    """All pages of a window. Headquarters records no questions, so it has no page for them."""

    information: InformationPage
    search: SearchPage
    exchange: ExchangePage | HeadquartersPage
    intake: IntakePage | None = None
    families: FamiliesPage | None = None

    def on_rail(self, desk: Desk) -> list[tuple[Page, str, str]]:
        """Return the pages of the rail: the page, its icon and its word."""
        _ = desk.words.gettext
        information = (self.information, "information", _("Information"))
        exchange = (self.exchange, "exchange", _("Exchange"))
        if self.intake is None or self.families is None:
            return [exchange, information]
        return [
            (self.intake, "spreekuur", _("Walk-in hour")),
            (self.families, "families", _("Family reunification")),
            information,
            exchange,
        ]


def make_pages(desk: Desk) -> Pages:
    """Return the pages for the store in use."""
    information, search = InformationPage(desk), SearchPage(desk)
    if desk.store.about.role is Role.HEADQUARTERS:
        return Pages(information, search, HeadquartersPage(desk))
    return Pages(information, search, ExchangePage(desk), IntakePage(desk), FamiliesPage(desk))
