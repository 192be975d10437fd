"""The exchange between real stores, by real files."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pyrage
import pytest
import zstandard
from sqlmodel import select

from desktop.content.packs import Pack, load_pack, shipped_folder
from desktop.domain.contacts import ContactEntry
from desktop.domain.erasures import NOBODY
from desktop.domain.people import PersonEntry
from desktop.domain.reunification.family_files import FamilyEntry, MemberEntry
from desktop.errors import BundleError, InputError
from desktop.spreekuur import exchange as at_laptop
from desktop.spreekuur.contacts import contact, contacts_since, edit_contact, record_contact
from desktop.spreekuur.families import add_member, open_family
from desktop.spreekuur.people import add_person, people
from desktop.store.daily_tables import PersonRow
from desktop.store.search import search
from desktop.sync import audiences
from desktop.sync.audiences import ESCROW, for_laptop, pseudonym
from desktop.sync.encryption import new_identity, recipient_of
from desktop.sync.identities import DeviceKeys
from desktop.sync.inspections import Doubt
from desktop.sync.outgoing import seal_bundle
from desktop.sync.papers import membership
from tests.sync.real_stores import LAPTOPS, NOW, SECRET, SITE, Desk, Office

ENTRY = ContactEntry("ti", ("A5",), None, "CANARYQUESTION", "CANARYTOLD", "information", ("lawyer",), NOW.date())


@pytest.fixture(scope="module")
def pack() -> Pack:
    return load_pack(shipped_folder())


def test_sisters_get_everything_and_only_what_is_new(office: Office, pack: Pack) -> None:
    a, b = office["a"], office["b"]
    person = add_person(a.store, PersonEntry("Selam", "1990", "V1"), NOW)
    made = record_contact(a.store, pack, replace(ENTRY, person=person.id), NOW)
    done = office.hand("a", "b")
    assert (done.new, done.doubts) == (2, ())
    assert contact(b.store, made.id) == made
    office.hand("b", "a")
    record_contact(a.store, pack, ENTRY, NOW)
    assert a.seal(office.sticks, "b").records == {"contact": 1}
    assert a.seal(office.sticks, "b", from_zero=True).records == {"contact": 2, "person": 1}
    assert a.seal(office.sticks, "c").records == {"contact": 2, "person": 1}


def test_one_file_serves_all_laptops_of_the_site(office: Office, pack: Pack) -> None:
    record_contact(office["a"].store, pack, ENTRY, NOW)
    made = office["a"].seal(office.sticks, "centre")
    assert made.recipient == "b, c"
    assert [office[name].take(made.path).new for name in ("b", "c")] == [1, 1]
    with pytest.raises(BundleError, match="made for others"):
        office["hq"].take(made.path)


def test_headquarters_keeps_and_passes_on_what_it_cannot_open(office: Office, pack: Pack) -> None:
    a, hq = office["a"], office["hq"]
    record_contact(a.store, pack, ENTRY, NOW)
    first = a.seal(office.sticks, "centre").path
    with pytest.raises(BundleError, match="made for others"):
        hq.take(first)
    office.hand("a", "hq")
    assert list(hq.store.home.quarantine.iterdir()) == [], "its maker has told of it meanwhile"
    second = a.seal(office.sticks, "centre").path
    office.hand("a", "hq")
    done = hq.take(second)
    assert (done.from_device, done.closed) == ("a", True)
    assert not any(bundle.confirmed for bundle in at_laptop.bundles(a.store))
    (passed,) = hq.seal(office.sticks, "ZUT").passed_on
    assert passed.read_bytes() == second.read_bytes()
    assert office["b"].take(passed).new == 1
    office.hand("hq", "a")
    confirmed = {
        bundle.sequence for bundle in at_laptop.bundles(a.store) if bundle.confirmed and bundle.kind == "centre"
    }
    assert confirmed == {1, 2}


def test_headquarters_gets_only_what_it_has_not_acknowledged(office: Office, pack: Pack) -> None:
    for _ in range(3):
        record_contact(office["a"].store, pack, ENTRY, NOW)
    assert office.hand("a", "hq").new == 3
    assert office["a"].seal(office.sticks, "hq").records == {"contact": 3}, "nobody has said that they arrived"
    office.hand("hq", "a")
    assert office["a"].seal(office.sticks, "hq").records == {}
    record_contact(office["a"].store, pack, ENTRY, NOW)
    assert office.hand("a", "hq").new == 1
    assert len(contacts_since(office["hq"].store)) == 4
    assert office.hand("a", "hq").known == 1


# The three errors that the simulation found in the design, with real stores. tests/sync/test_found_by_simulation.py has
# them with the protection switched off.


def name_of(desk: Desk) -> list[str]:
    return [one.entry.name for one in people(desk.store)]


def rename(desk: Desk, name: str) -> None:
    """Change the name of the one person, as a form would."""
    with desk.store.writing(desk.now) as session:
        row = session.exec(select(PersonRow)).one()
        row.name = name


def test_echo_to_a_store_that_was_put_back(office: Office) -> None:
    """A laptop leaves out what its sister sent it, but the sister was put back and has it no more."""
    a, b = office["a"], office["b"]
    add_person(b.store, PersonEntry("Selam"), NOW)
    office.hand("a", "b")
    backup = b.backup()
    rename(b, "Selam T.")
    office.hand("b", "a")
    b.restore(backup)
    assert a.seal(office.sticks, "b").records == {}, "it came from there"
    office.hand("a", "b")
    office.settle()
    assert name_of(a) == name_of(b) == ["Selam T."]


def test_the_prerequisite_is_the_bundle_that_brought_the_row(office: Office) -> None:
    """The same, where the laptop's cursor had stayed low after it was put back itself."""
    a, b = office["a"], office["b"]
    add_person(b.store, PersonEntry("Selam"), NOW)
    before = a.backup()
    office.hand("b", "a")
    office.hand("a", "b")
    office.hand("b", "a")
    office.hand("a", "b")
    a.restore(before)
    backup = b.backup()
    rename(b, "Selam T.")
    office.hand("b", "a")
    b.restore(backup)
    assert a.seal(office.sticks, "b").records == {}, "it came from there"
    office.hand("a", "b")
    office.settle()
    assert name_of(a) == name_of(b) == ["Selam T."]


def test_a_branch_that_nobody_continues_blocks_nothing(office: Office) -> None:
    """A laptop is put back twice; what its first branch sent reaches the second with one stick."""
    a = office["a"]
    office.hand("a", "b")
    backup = a.backup()
    a.restart()
    add_person(a.store, PersonEntry("Selam"), NOW)
    office.hand("a", "b")
    a.restore(backup)
    office.hand("a", "b")
    office.hand("b", "a")
    assert name_of(a) == ["Selam"]


def test_a_laptop_that_was_put_back_hears_of_it(office: Office, pack: Pack) -> None:
    a = office["a"]
    record_contact(a.store, pack, ENTRY, NOW)
    office.hand("a", "b")
    backup = a.backup()
    for _ in range(3):
        record_contact(a.store, pack, ENTRY, NOW)
    office.hand("a", "b")
    office.hand("b", "a")
    a.restore(backup)
    done = office.hand("b", "a")
    assert Doubt.RESTORED in done.doubts
    office.hand("a", "b")
    office.hand("b", "a")
    assert len(contacts_since(a.store)) == 4


def test_a_bundle_that_begins_after_what_was_forgotten_proves_nothing(office: Office) -> None:
    a, b = office["a"], office["b"]
    backup = b.backup()
    add_person(a.store, PersonEntry("Selam"), NOW)
    office.hand("a", "b")
    office.hand("b", "a")
    b.restore(backup)
    add_person(a.store, PersonEntry("Hanna"), NOW)
    done = office.hand("a", "b")
    assert (done.new, Doubt.INCOMPLETE in done.doubts) == (1, True)
    office.hand("b", "a")
    office.hand("a", "b")
    assert name_of(b) == ["Hanna", "Selam"]


def test_what_is_closed_for_escrow_needs_no_earlier_file(office: Office) -> None:
    a = office["a"]
    add_person(a.store, PersonEntry("Selam"), NOW)
    office.hand("a", "b")
    office.hand("b", "a")
    identity = new_identity()
    keys = DeviceKeys.from_bytes(a.store.device_keys())
    with a.store.writing(NOW) as session:
        papers = membership(session)
        audience = replace(for_laptop(papers, "b"), escrow=recipient_of(identity))
        outgoing = seal_bundle(session, keys, papers, audience, NOW)
    assert (outgoing.manifest.base, outgoing.records) == (0, {"person": 1})
    assert outgoing.manifest.to[-1] == ESCROW
    assert b"Selam" in b"".join(plain_frames(outgoing.data, identity))


def plain_frames(data: bytes, identity: str) -> Iterator[bytes]:
    """Give what who holds a key can read, as section 8 of the format says."""
    inner = pyrage.decrypt(data, [pyrage.x25519.Identity.from_str(identity)])
    length = int.from_bytes(inner[8:12], "big")
    at = 76 + length
    for frame in json.loads(inner[12 : 12 + length])["frames"]:
        yield zstandard.ZstdDecompressor().decompress(inner[at : at + frame["stored"]])
        at += frame["stored"]


def test_what_two_people_wrote_is_kept_side_by_side_and_the_same_everywhere(office: Office, pack: Pack) -> None:
    a, b = office["a"], office["b"]
    made = record_contact(a.store, pack, ENTRY, NOW)
    office.hand("a", "b")
    edit_contact(a.store, pack, made.id, replace(ENTRY, told="a zegt"), NOW)
    edit_contact(b.store, pack, made.id, replace(ENTRY, told="b zegt"), NOW + timedelta(hours=1))
    assert office.hand("a", "b").conflicts == 1
    office.settle()
    rows = [desk.rows()[made.id] for desk in (a, b, office["c"])]
    assert rows[0] == rows[1] == rows[2]
    assert rows[0].state.conflicts == ("told",)
    assert {it.value for it in rows[0].state.cell("told").values.values()} == {"a zegt", "b zegt"}
    assert rows[0].state.fields["told"] == "b zegt"
    edit_contact(a.store, pack, made.id, replace(ENTRY, told="samen"), NOW + timedelta(hours=2))
    office.settle()
    assert [desk.rows()[made.id].state.conflicts for desk in (a, b, office["c"])] == [(), (), ()]


def test_a_bundle_that_is_read_twice_or_late_changes_nothing(office: Office, pack: Pack) -> None:
    a, b = office["a"], office["b"]
    made = record_contact(a.store, pack, ENTRY, NOW)
    old = a.seal(office.sticks, "b").path
    edit_contact(a.store, pack, made.id, replace(ENTRY, told="later"), NOW)
    new = a.seal(office.sticks, "b").path
    assert (b.take(new).gaps, b.take(new).known) == ((1,), 1)
    done = b.take(old)
    assert (done.known, done.changed, done.gaps, done.doubts) == (1, 0, (), (Doubt.OLDER,))
    assert contact(b.store, made.id).entry.told == "later"


# Erasure


def test_an_erased_person_is_gone_everywhere_and_stays_away(office: Office, pack: Pack) -> None:
    a, b = office["a"], office["b"]
    person = add_person(a.store, PersonEntry("CANARYNAME"), NOW)
    family = open_family(a.store, FamilyEntry("CANARYFAMILY", person.id), NOW)
    add_member(a.store, family.id, MemberEntry("CANARYMEMBER"), NOW)
    made = record_contact(a.store, pack, replace(ENTRY, person=person.id), NOW)
    late = a.seal(office.sticks, "b").path
    office.settle(1)
    backup = b.backup()
    old = b.seal(office.sticks, "a").path
    # Somebody else has not heard of it yet, and writes on.
    edit_contact(b.store, pack, made.id, replace(ENTRY, person=person.id, question="CANARYLATER"), NOW)
    add_member(b.store, family.id, MemberEntry("CANARYCHILD"), NOW)
    assert a.erase(person.id) == 4
    office.settle()
    b.restore(backup)
    b.take(late)
    a.take(old)
    office.settle()
    for name in LAPTOPS:
        (left,) = office[name].rows().values()
        assert (left.id, left.state.fields["person"], left.state.fields["language"]) == (made.id, NOBODY, "ti")
        assert "CANARY" not in repr(left)
        assert contact(office[name].store, made.id).entry.person is None
        with pytest.raises(InputError, match="erased"):
            edit_contact(office[name].store, pack, made.id, ENTRY, NOW)
        with office[name].store.reading() as session:
            assert search(session, "canary") == []
        assert not words_in_index(office[name])
    # Headquarters counts on.
    assert [it.entry.outcome for it in contacts_since(office["hq"].store)] == ["information"]


def words_in_index(desk: Desk) -> bool:
    """Return whether a canary stands in the raw pages of the search index, also where it is only marked as gone."""
    return any(b"canary" in bytes(block) for (block,) in desk.query("SELECT block FROM search_text_data"))


def test_an_erased_question_goes_from_headquarters_too(office: Office, pack: Pack) -> None:
    a = office["a"]
    made, other = (record_contact(a.store, pack, ENTRY, NOW) for _ in range(2))
    old = a.seal(office.sticks, "hq").path
    office.settle(1)
    assert len(contacts_since(office["hq"].store)) == 2
    assert a.erase(made.id) == 1
    assert office.hand("a", "hq").erased == 1
    office["hq"].take(old)
    assert [it.id for it in contacts_since(office["hq"].store)] == [pseudonym(other.id, SECRET)]


def test_a_backup_that_is_put_back_obeys_what_lies_beside_it(office: Office) -> None:
    a = office["a"]
    person = add_person(a.store, PersonEntry("Selam"), NOW)
    backup = a.backup()
    a.erase(person.id)
    a.restore(backup)
    assert a.rows() == {}


def test_nobody_erases_the_rows_of_another_site(office: Office) -> None:
    a, b = office["a"], office["b"]
    person = add_person(a.store, PersonEntry("Selam"), NOW)
    with a.store.writing_unstamped() as session:
        run = session.connection().exec_driver_sql
        run("DROP TRIGGER person_stamped")
        run("UPDATE person SET site = 'EDE'")
    assert b.erase(person.id) == 0
    office.hand("b", "a")
    assert a.query("SELECT count(*) FROM person") == [(1,)]


# Programs of different age


def test_what_an_older_program_does_not_know_is_kept_and_passed_on(office: Office, pack: Pack) -> None:
    """A field and a table of tomorrow travel from a by b, which knows neither, to c."""
    a, b, c = (office[name] for name in LAPTOPS)
    made = record_contact(a.store, pack, ENTRY, NOW)
    visit = UUID(int=77)
    clock = json.dumps([a.query("SELECT store FROM journal")[0][0], 1, 5])
    with a.store.writing_unstamped() as session:
        run = session.connection().exec_driver_sql
        run("UPDATE journal SET number = number + 2")
        run("UPDATE contact SET extra = ?, lsn = lsn + 1", ('{"mood": "hopeful", "urgent": true}',))
        run(
            "INSERT INTO parked (kind, id, root, site, clock, hlc, lsn, extra) VALUES (?, ?, ?, ?, ?, 5, 3, ?)",
            ("visit", visit.bytes, made.id.bytes, SITE, clock, '{"room": "12", "length": 40}'),
        )
    assert office.hand("a", "b").new == 2
    edit_contact(b.store, pack, made.id, replace(ENTRY, told="door b"), NOW)
    office.hand("b", "c")
    office.hand("b", "a")
    for desk in (a, c):
        assert desk.rows()[visit].state.fields == {"room": "12", "length": 40}
        fields = desk.rows()[made.id].state.fields
        assert (fields["mood"], fields["urgent"], fields["told"]) == ("hopeful", True, "door b")
    assert office.hand("a", "hq").new == 1
    assert "hopeful" not in repr(office["hq"].query("SELECT * FROM contact"))
    assert b.erase(made.id) == 2, "what belongs to the question goes with it, known or not"
    assert b.rows() == {}


def test_a_field_that_headquarters_may_see_from_now_on_is_sent_for_all_rows(
    office: Office, pack: Pack, monkeypatch: pytest.MonkeyPatch
) -> None:
    record_contact(office["a"].store, pack, ENTRY, NOW)
    wider = {"contact": audiences.STATISTICS["contact"]}
    monkeypatch.setattr(audiences, "STATISTICS", {"contact": wider["contact"] - {"outcome"}})
    office.hand("a", "hq")
    office.hand("hq", "a")
    assert office["a"].seal(office.sticks, "hq").records == {}
    monkeypatch.setattr(audiences, "STATISTICS", wider)
    assert office.hand("a", "hq").changed == 1
    assert [it.entry.outcome for it in contacts_since(office["hq"].store)] == ["information"]
