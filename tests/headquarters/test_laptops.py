from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from desktop.headquarters.exchange import import_bundle
from desktop.headquarters.laptops import Laptop, laptops, quiet_sites
from desktop.headquarters.withdrawals import revoke_device
from desktop.spreekuur import exchange
from desktop.spreekuur.stores import Store
from desktop.sync.documents import Site
from tests.headquarters.conftest import NOW, Join

DAY = timedelta(days=1)
ZUTPHEN, ARNHEM = Site("ZUT", "azc ZUT"), Site("ARN", "azc ARN")


def test_headquarters_knows_when_a_laptop_was_enrolled_and_last_heard(
    headquarters: Store, join: Join, tmp_path: Path
) -> None:
    speaks = join("een")
    join("twee")
    for days in (3, 5):
        made = exchange.export_bundle(speaks, tmp_path, NOW + days * DAY)
        import_bundle(headquarters, made.path, NOW + days * DAY)
    revoke_device(headquarters, "twee", NOW)
    one, two = laptops(headquarters)
    assert (one.name, one.sites, one.enrolled, one.heard) == ("een", (ZUTPHEN,), NOW, NOW + 5 * DAY)
    assert one.withdrawal is None
    assert (two.enrolled, two.heard, two.quiet_days(NOW + DAY)) == (NOW, None, 1)
    assert two.withdrawal is not None


def test_a_site_is_quiet_when_all_its_laptops_are_and_a_laptop_when_its_sisters_are_not(
    headquarters: Store, join: Join
) -> None:
    for name, site in (("een", "ZUT"), ("twee", "ZUT"), ("drie", "ARN")):
        join(name, site)
    known = {it.name: it for it in laptops(headquarters)}

    def told(**heard: int | None) -> list[tuple[str, int, str]]:
        found: list[Laptop] = [
            replace(known[name], enrolled=None, heard=None if days is None else NOW - days * DAY)
            for name, days in heard.items()
        ]
        return [(it.site.code, it.days, it.laptop) for it in quiet_sites(found, NOW)]

    assert told(een=13, twee=0, drie=13) == []
    assert told(een=14, twee=20, drie=2) == [("ZUT", 14, "")]
    assert told(een=14, twee=2, drie=30) == [("ARN", 30, ""), ("ZUT", 14, "een")]
    # Of a laptop of which nothing is known nobody can say for how long it is quiet.
    assert told(drie=None) == []
    gone = revoke_device(headquarters, "drie", NOW).revocation
    assert quiet_sites([replace(known["drie"], heard=NOW - 30 * DAY, withdrawal=gone)], NOW) == []
