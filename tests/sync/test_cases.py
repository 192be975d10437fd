"""Cases: only referred files reach headquarters, only what may be seen of them, and they go when consent does."""

from datetime import date

import pytest
from pydantic_core import PydanticUndefined

from desktop.content.packs import Pack
from desktop.domain.cases import Case, CaseEntry
from desktop.domain.contacts import ContactEntry
from desktop.domain.people import PersonEntry
from desktop.errors import BundleError, InputError
from desktop.headquarters.cases import finish_case, received_cases
from desktop.spreekuur.cases import cases_of, refer_to_headquarters, take_back_case
from desktop.spreekuur.consents import make_anonymous, withdraw_consent
from desktop.spreekuur.contacts import contacts_since, record_contact
from desktop.spreekuur.exchange import CASES, HEADQUARTERS
from desktop.spreekuur.people import add_person
from desktop.store.exchange import rows_since
from desktop.store.tables import SYNCED
from desktop.sync.audiences import CASES as CASES_SHOW
from desktop.sync.identities import DeviceKeys, to_text
from tests.sync.real_stores import NOW, SITE, Desk, Office
from tests.sync.test_audiences import filled, plaintext

AGREED = PersonEntry("Selam Testa", v_number="28 1234", consent="spoken", consent_on=date(2026, 11, 20))
ASKED = CaseEntry("spoken", date(2026, 11, 21), "Kan dit beter?")


def referred(desk: Desk, pack: Pack) -> Case:
    """Write down a person with one question, and refer the file."""
    person = add_person(desk.store, AGREED, NOW)
    entry = ContactEntry("ti", ("A5",), person.id, question="CANARY referred", told="gezegd")
    record_contact(desk.store, pack, entry, NOW)
    return refer_to_headquarters(desk.store, person.id, ASKED, NOW)


def everything(desk: Desk) -> bytes:
    """Return all rows of a store, also those that it keeps unread."""
    desk.query("SELECT 1")
    return repr(desk.rows()).encode() + repr(desk.query("SELECT kind, extra, clock FROM parked")).encode()


def test_only_a_referred_file_leaves_and_counts_nowhere(office: Office, pack: Pack) -> None:
    a, hq = office["a"], office["hq"]
    other = add_person(a.store, PersonEntry("Niemand Anders", consent="spoken"), NOW)
    record_contact(a.store, pack, ContactEntry("ti", ("A5",), other.id, question="CANARY private"), NOW)
    assert a.seal(office.sticks, CASES).records == {}
    case = referred(a, pack)
    made = a.seal(office.sticks, CASES)
    assert made.records == {"hq_case": 1, "hq_case_person": 1, "hq_case_contact": 1}
    told = plaintext(made.path.read_bytes(), DeviceKeys.from_bytes(hq.store.device_keys()))
    assert b"CANARY referred" in told
    assert b"private" not in told
    assert b"Niemand" not in told
    hq.take(made.path)
    (found,) = received_cases(hq.store)
    assert (found.case.id, found.case.entry, found.name) == (case.id, ASKED, "Selam Testa")
    assert [(it["question"], it["told"]) for it in found.questions] == [("CANARY referred", "gezegd")]
    assert contacts_since(hq.store) == []
    hq.take(a.seal(office.sticks, HEADQUARTERS).path)
    assert [it.entry.question for it in contacts_since(hq.store)] == ["", ""]


def test_no_field_leaves_with_a_case_unless_it_is_listed(office: Office, pack: Pack) -> None:
    a, hq = office["a"], office["hq"]
    case = referred(a, pack)
    with a.store.writing(NOW) as session:
        for kind, table in SYNCED.items():
            row = filled(table)
            if kind == "person":
                row.merged_into = case.person
            elif "person" in table.field_names():
                row.person = case.person
            for name in CASES_SHOW.get(kind, frozenset()) - {"person", "at", "day", "consent_on", "clock_doubt"}:
                default = table.model_fields[name].default
                setattr(row, name, "" if default is PydanticUndefined else default)
            if "deleted" in table.field_names():
                row.deleted = False
            if kind in ("person", "hq_case"):
                row.consent = "spoken"
            session.add(row)
    made = a.seal(office.sticks, CASES)
    assert made.records == {"hq_case": 2, "hq_case_person": 4, "hq_case_contact": 4, "hq_case_appointment": 2}
    told = plaintext(made.path.read_bytes(), DeviceKeys.from_bytes(hq.store.device_keys()))
    assert told.count(b"CANARY referred") == told.count(b"CANARY") > 0
    assert b"77001177" not in told
    with a.store.reading() as session:
        ids = [row.id for kind in SYNCED for row in rows_since(session, kind, sites=[SITE]) if kind != "hq_case"]
    for one in ids:
        assert (to_text(one) in told.decode()) == (one == case.person.bytes)


@pytest.mark.parametrize("ended_by", ["taken back", "consent withdrawn", "finished"])
def test_what_ends_a_case_erases_it_at_headquarters_for_good(office: Office, pack: Pack, ended_by: str) -> None:
    a, b, hq = office["a"], office["b"], office["hq"]
    case = referred(a, pack)
    office.hand("a", "b")
    old = [desk.seal(office.sticks, CASES).path for desk in (a, b)]
    hq.take(old[0])
    if ended_by == "taken back":
        take_back_case(a.store, case.id, NOW)
    elif ended_by == "consent withdrawn":
        withdraw_consent(b.store, case.person, NOW)
        assert cases_of(b.store, case.person) == []
        office.hand("b", "a")
    else:
        finish_case(hq.store, case.id, NOW)
        a.take(hq.seal(office.sticks, "a").path)
    assert cases_of(a.store, case.person) == []
    if ended_by != "finished":
        hq.take(a.seal(office.sticks, HEADQUARTERS).path)
    for path in old:
        hq.take(path)
    assert received_cases(hq.store) == []
    assert b"CANARY" not in everything(hq)
    assert b"Selam" not in everything(hq)
    kept = [it.entry.question for it in contacts_since(a.store)]
    assert kept == ([""] if ended_by == "consent withdrawn" else ["CANARY referred"])


def test_a_newer_bundle_takes_the_place_of_what_is_there_and_an_older_one_does_not(office: Office, pack: Pack) -> None:
    a, hq = office["a"], office["hq"]
    referred(a, pack)
    old = a.seal(office.sticks, CASES).path
    (asked,) = contacts_since(a.store)
    make_anonymous(a.store, asked.id, NOW)
    new = a.seal(office.sticks, CASES).path
    hq.take(new)
    assert hq.take(old).known == 3
    (found,) = received_cases(hq.store)
    assert (found.name, found.questions) == ("Selam Testa", ())
    assert b"CANARY" not in everything(hq)


def test_a_sister_knows_of_the_case_and_nobody_refers_a_file_twice(office: Office, pack: Pack) -> None:
    a, b = office["a"], office["b"]
    case = referred(a, pack)
    office.hand("a", "b")
    assert cases_of(b.store, case.person) == [case]
    with pytest.raises(InputError, match="already"):
        refer_to_headquarters(b.store, case.person, ASKED, NOW)


def test_nothing_is_referred_without_consent(office: Office) -> None:
    a = office["a"]
    person = add_person(a.store, PersonEntry("Selam Testa"), NOW)
    with pytest.raises(InputError, match="not agreed to be written down"):
        refer_to_headquarters(a.store, person.id, ASKED, NOW)
    with pytest.raises(InputError, match="before the person agrees"):
        refer_to_headquarters(a.store, person.id, CaseEntry("", NOW.date()), NOW)


def test_a_case_goes_to_headquarters_only(office: Office, pack: Pack) -> None:
    referred(office["a"], pack)
    made = office["a"].seal(office.sticks, CASES)
    with pytest.raises(BundleError):
        office["b"].take(made.path)
