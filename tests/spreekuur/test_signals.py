from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from desktop.content.packs import Pack
from desktop.domain.people import PersonEntry
from desktop.domain.referrals import SiteAddressEntry
from desktop.domain.reunification.family_files import FamilyEntry, MemberEntry
from desktop.domain.signals import SignalEntry
from desktop.domain.trash import TrashKind
from desktop.errors import InputError
from desktop.spreekuur.contacts import record_contact
from desktop.spreekuur.families import add_member, open_family
from desktop.spreekuur.people import add_person
from desktop.spreekuur.referrals import add_site_address, edit_site_address, site_directory, whom_to_call
from desktop.spreekuur.signals import edit_signal, record_signal, signals, signals_of_month, traces
from desktop.spreekuur.stores import Store
from desktop.spreekuur.trash import put_away
from tests.spreekuur.conftest import NOW
from tests.spreekuur.test_contacts import ENTRY

TOLD = SignalEntry("reception", "bottleneck", ("C1",), "geen studieruimte", 12, "harm", "seen")


def test_a_name_that_the_store_knows_is_kept_out_in_any_spelling(store: Store, pack: Pack) -> None:
    add_person(store, PersonEntry("Mohammed Testa"), NOW)
    add_member(store, open_family(store, FamilyEntry("Hanna"), NOW).id, MemberEntry("Natnael"), NOW)
    assert traces(store, "Muhamad en natnael slapen in de gang") == ("Muhamad", "natnael")
    for text in ("muhammad wacht", "de zoon, Natnael", "V-nummer 2812345678"):
        with pytest.raises(InputError, match="recognised"):
            record_signal(store, pack, replace(TOLD, example=text, consent=True), NOW)
    assert signals(store) == []
    made = record_signal(store, pack, TOLD, NOW)
    with pytest.raises(InputError):
        edit_signal(store, pack, made.id, replace(TOLD, theme="Mohamed"), NOW)
    now = edit_signal(store, pack, made.id, replace(TOLD, raised_here=True), NOW, seen=TOLD)
    assert now.entry.raised_here
    assert signals(store) == [now]


def test_a_month_of_signals_stands_by_what_most_people_met(store: Store, pack: Pack) -> None:
    example = replace(
        TOLD, heads=2, severity="danger", example="Een gezin sliep in de gang.", consent=True, strategic=True
    )
    few = record_signal(store, pack, replace(TOLD, category="work", heads=None), NOW)
    many = record_signal(store, pack, TOLD, NOW)
    told = record_signal(store, pack, example, datetime(2026, 11, 30, 23, 59, tzinfo=UTC))
    mild = record_signal(store, pack, replace(example, severity="nuisance"), NOW)
    record_signal(store, pack, TOLD, datetime(2026, 12, 1, tzinfo=UTC))
    away = record_signal(store, pack, TOLD, NOW)
    put_away(store, TrashKind.SIGNAL, away.id, NOW)
    page = signals_of_month(store, date(2026, 11, 15))
    assert (page.first, page.last, page.total) == (date(2026, 11, 1), date(2026, 11, 30), 4)
    assert [(it.category, it.signals, it.heads, it.strategic) for it in page.categories] == [
        ("reception", 3, 16, 2),
        ("work", 1, 1, 0),
    ]
    assert page.categories[0].examples == (told, mild)
    assert page.categories[0].others == (many,)
    assert page.categories[1].others == (few,)


def test_the_sites_own_address_goes_before_the_list_and_is_called_first(store: Store, pack: Pack) -> None:
    made = add_site_address(store, pack, SiteAddressEntry("lawyer", "Bureau Duin", "0575-000000"), NOW)
    with pytest.raises(InputError):
        add_site_address(store, pack, SiteAddressEntry("lawyer", "Nog een"), NOW)
    seen = made.entry
    edit_site_address(store, pack, made.id, replace(seen, hours="ma-vr"), NOW, seen=seen)
    assert site_directory(store, pack)["lawyer"].hours == "ma-vr"
    calls = whom_to_call(store, pack, ("suicide-risk", "refusal"))
    assert [(it.urgent, it.calls[0].telephone, it.article) for it in calls] == [
        ("refusal", "0575-000000", "refused-today"),
        ("suicide-risk", "112", "health-and-emergency"),
    ]
    put_away(store, TrashKind.SITE_ADDRESS, made.id, NOW)
    assert site_directory(store, pack)["lawyer"].own is None


def test_a_question_is_referred_to_somebody_who_is_on_no_list(store: Store, pack: Pack) -> None:
    made = add_site_address(store, pack, SiteAddressEntry("", "Taalhuis Duinvoort"), NOW)
    assert record_contact(store, pack, replace(ENTRY, referrals=(made.entry.code,)), NOW).entry.referrals
    with pytest.raises(InputError):
        record_contact(store, pack, replace(ENTRY, referrals=("own-00000000",)), NOW)
