from uuid import UUID

import pytest

from desktop.content.packs import load_pack, shipped_folder
from desktop.domain.referrals import (
    ReferralOutcome,
    SiteAddress,
    SiteAddressEntry,
    check_outcomes,
    directory,
    outcomes,
    unheard,
    with_outcome,
)
from desktop.errors import InputError

LISTS = load_pack(shipped_folder()).taxonomy


def own(**fields: str) -> SiteAddress:
    return SiteAddress(UUID(int=1), "ZUT", SiteAddressEntry(**fields))


def test_the_sites_own_number_goes_before_the_listed_one_and_the_rest_stays() -> None:
    found = directory(LISTS, [own(code="gza", telephone="0575-000000")])
    assert found["gza"].telephone == "0575-000000"
    assert found["gza"].names == LISTS.referrals["gza"].names
    assert found["gza"].own == UUID(int=1)
    assert found["ind"].website == LISTS.referrals["ind"].website
    assert list(found) == list(LISTS.referrals)


def test_somebody_who_is_on_no_list_stands_below_it_under_the_sites_own_name() -> None:
    found = directory(LISTS, [own(code="own-1a2b3c4d", name="Taalhuis Duinvoort", address="Plein 1")])
    assert list(found)[-1] == "own-1a2b3c4d"
    assert found["own-1a2b3c4d"].names["nl"] == "Taalhuis Duinvoort"


@pytest.mark.parametrize(
    "entry",
    [SiteAddressEntry("astrologer"), SiteAddressEntry("own-1"), SiteAddressEntry("gza", name="twee\nregels")],
)
def test_an_address_that_leads_nowhere_is_refused(entry: SiteAddressEntry) -> None:
    with pytest.raises(InputError):
        entry.check(LISTS)


def test_a_referral_is_asked_about_until_it_is_known_how_it_ended() -> None:
    assert unheard(("lawyer", "coa"), ()) == ("lawyer", "coa")
    told = with_outcome((), "lawyer", ReferralOutcome.WAITING)
    assert unheard(("lawyer", "coa"), told) == ("lawyer", "coa")
    told = with_outcome(told, "lawyer", ReferralOutcome.HELPED)
    assert told == ("lawyer:helped",)
    assert unheard(("lawyer", "coa"), told) == ("coa",)
    assert outcomes(("lawyer:helped", "coa:vanished", "")) == {"lawyer": ReferralOutcome.HELPED}


def test_an_outcome_that_is_none_is_refused() -> None:
    with pytest.raises(InputError):
        check_outcomes(("lawyer:vanished",))
