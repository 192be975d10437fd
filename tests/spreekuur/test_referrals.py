"""The directory as one site sees it."""

from dataclasses import replace

from desktop.content.packs import Pack
from desktop.domain.referrals import SiteAddressEntry
from desktop.domain.trash import TrashKind
from desktop.spreekuur.referrals import add_site_address, site_directory
from desktop.spreekuur.stores import Store
from desktop.spreekuur.trash import get_back, put_away
from tests.spreekuur.conftest import NOW


def test_what_a_site_wrote_goes_before_the_list_field_by_field_and_stays_when_the_pack_changes(
    store: Store, pack: Pack
) -> None:
    made = add_site_address(store, pack, SiteAddressEntry("gza", telephone="0575-000000", hours="ma 9-10"), NOW)
    listed = pack.taxonomy.referrals["gza"]
    shown = site_directory(store, pack)["gza"]
    assert (shown.telephone, shown.hours, shown.own) == ("0575-000000", "ma 9-10", made.id)
    assert (shown.names, shown.website) == (listed.names, listed.website)
    # At another site of the same laptop the list stands as it is.
    assert site_directory(store, pack, "ARN")["gza"].telephone == listed.telephone
    # A newer pack with another address, or without this place, takes nothing away of what the site wrote.
    moved = replace(listed, telephone="088-000 00 00", website="voorbeeld.nl")
    newer = replace(pack, taxonomy=replace(pack.taxonomy, referrals={**pack.taxonomy.referrals, "gza": moved}))
    shown = site_directory(store, newer)["gza"]
    assert (shown.telephone, shown.website) == ("0575-000000", "voorbeeld.nl")
    without = {code: one for code, one in pack.taxonomy.referrals.items() if code != "gza"}
    shown = site_directory(store, replace(pack, taxonomy=replace(pack.taxonomy, referrals=without)))["gza"]
    assert (shown.telephone, shown.own, shown.names["nl"]) == ("0575-000000", made.id, "gza")
    put_away(store, TrashKind.SITE_ADDRESS, made.id, NOW)
    assert site_directory(store, pack)["gza"].telephone == listed.telephone
    get_back(store, TrashKind.SITE_ADDRESS, made.id, NOW)
    assert site_directory(store, pack)["gza"].telephone == "0575-000000"
