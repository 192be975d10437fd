"""What time laptops believe it is, by what headquarters signed."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from desktop.content.packs import Pack
from desktop.domain.clocks import Wrong
from desktop.domain.contacts import ContactEntry
from desktop.domain.reunification.family_files import FamilyEntry
from desktop.headquarters.exchange import import_bundle
from desktop.headquarters.registries import Office
from desktop.i18n import translator
from desktop.paths import Home
from desktop.spreekuur import exchange
from desktop.spreekuur.checklist_sheets import checklist_sheet
from desktop.spreekuur.checklists import family_overview
from desktop.spreekuur.clocks import doubt_of, known_day
from desktop.spreekuur.contacts import contact, contacts_since, edit_contact, record_contact
from desktop.spreekuur.families import open_family
from desktop.spreekuur.stores import Site, Store, make_laptop
from tests.headquarters.conftest import NOW, PASSPHRASE, Join, hear

ENTRY = ContactEntry("ti", ("A5",), None, "Wat nu?", "", "information")
SPONSOR = FamilyEntry(
    "Selam",
    None,
    {"application_date": "2026-07-03", "decision_date": "2026-10-01", "status": "A", "born": "1990-05-01"},
)


def test_the_newest_registry_says_what_time_it_is_not_before(headquarters: Store, join: Join, pack: Pack) -> None:
    laptop = join("Zutphen")
    behind = doubt_of(laptop, pack, NOW - timedelta(days=12))
    ahead = doubt_of(laptop, pack, NOW.replace(year=2152))
    assert behind is not None
    assert ahead is not None
    assert (behind.wrong, ahead.wrong) == (Wrong.BEHIND, Wrong.AHEAD)
    assert doubt_of(laptop, pack, NOW) is None
    assert known_day(laptop, pack, NOW) == date(2026, 11, 21)
    # Two years on nobody has heard of headquarters, until a bundle comes.
    later = NOW + timedelta(days=730)
    assert known_day(laptop, pack, later) is None
    with headquarters.writing_unstamped() as session:
        Office.of(headquarters, later).freshen(session)
    hear(laptop, headquarters)
    assert known_day(laptop, pack, later) == later.date()
    assert known_day(laptop, pack, NOW) is None


def test_a_clock_of_headquarters_that_was_wrong_heals(headquarters: Store, join: Join, pack: Pack) -> None:
    laptop = join("Zutphen")
    for moment in (NOW.replace(year=2099), NOW + timedelta(days=1)):
        with headquarters.writing_unstamped() as session:
            Office.of(headquarters, moment).freshen(session)
        hear(laptop, headquarters)
    assert known_day(laptop, pack, NOW + timedelta(days=1)) == date(2026, 11, 22)


def test_a_laptop_that_is_not_enrolled_has_the_day_of_the_content(tmp_path: Path, pack: Pack) -> None:
    store, _code = make_laptop(Home(tmp_path / "new"), PASSPHRASE, site=Site("ZUT", "azc Zutphen"), device_name="Nieuw")
    early = doubt_of(store, pack, NOW - timedelta(days=9999))
    assert early is not None
    assert early.wrong is Wrong.BEHIND
    assert doubt_of(store, pack, NOW + timedelta(days=9999)) is None
    store.close()


def test_what_is_recorded_on_a_wrong_clock_is_kept_and_marked(
    headquarters: Store, join: Join, pack: Pack, tmp_path: Path
) -> None:
    laptop = join("Zutphen")
    for now, doubt in ((NOW, None), (NOW - timedelta(days=12), Wrong.BEHIND), (NOW.replace(year=2099), Wrong.AHEAD)):
        made = record_contact(laptop, pack, ENTRY, now)
        assert made.clock_doubt == doubt
        assert contact(laptop, made.id) == made
        # Putting the clock right and correcting the text takes the mark not away: the date is still that of then.
        assert edit_contact(laptop, pack, made.id, replace(ENTRY, told="Gebeld"), NOW).clock_doubt == doubt
    # Headquarters counts them, and knows in which weeks not to trust the count.
    import_bundle(headquarters, exchange.export_bundle(laptop, tmp_path, NOW).path, NOW)
    assert {it.clock_doubt for it in contacts_since(headquarters)} == {None, Wrong.BEHIND, Wrong.AHEAD}


def test_on_a_wrong_clock_a_checklist_has_no_dates_and_bears_none(join: Join, pack: Pack) -> None:
    laptop = join("Zutphen")
    made = open_family(laptop, SPONSOR, NOW)
    words = translator("en")
    for now, dated in ((NOW, True), (NOW - timedelta(days=30), False), (NOW.replace(year=2099), False)):
        day = known_day(laptop, pack, now)
        overview = family_overview(laptop, pack, made.id, day)
        assert bool(overview.found.dates) == dated
        text = str(checklist_sheet("Selam", overview.found, pack, words, day, overview=overview))
        assert ("Made on 21 November 2026" in text) == dated
        assert str(now.year) in text if dated else "2099" not in text
