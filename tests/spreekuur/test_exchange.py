import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID

import pytest

from desktop.content.packs import Pack
from desktop.domain.contacts import ContactEntry
from desktop.domain.people import PersonEntry
from desktop.domain.trash import TrashKind
from desktop.errors import BundleError, InputError
from desktop.headquarters import exchange as exchange_at_headquarters
from desktop.headquarters.devices import devices, enrol_device, organisation_file
from desktop.headquarters.exchange import import_bundle, inspect_bundle
from desktop.headquarters.stores import make_headquarters
from desktop.paths import Home
from desktop.spreekuur import exchange
from desktop.spreekuur.asked_questions import answers, ask_headquarters, asked_questions
from desktop.spreekuur.contacts import contacts_since, edit_contact, record_contact
from desktop.spreekuur.people import add_person
from desktop.spreekuur.stores import Site, Store, make_laptop, open_store
from desktop.spreekuur.trash import put_away
from desktop.sync.audiences import for_headquarters, pseudonym
from desktop.sync.encryption import decrypt
from desktop.sync.identities import DeviceKeys
from desktop.sync.inspections import Doubt
from desktop.sync.outgoing import seal_bundle
from desktop.sync.papers import membership
from tests.spreekuur.conftest import NOW, PASSPHRASE

ENTRY = ContactEntry("ti", ("A5", "B1"), None, "CANARYQUESTION", "CANARYTOLD", "information", ("lawyer",), NOW.date())


@pytest.fixture
def headquarters(tmp_path: Path) -> Iterator[Store]:
    store, _code = make_headquarters(
        Home(tmp_path / "hq"), PASSPHRASE, organisation_name="Vluchtelingenhulp Test", device_name="Hoofdkantoor"
    )
    yield store
    store.close()


def join(headquarters: Store, home: Home, tmp_path: Path, site: str = "ZUT") -> Store:
    """Make a laptop and enrol it, as people do: a file, eight words, a file."""
    store, _ = make_laptop(
        home,
        PASSPHRASE,
        site=Site(site, f"azc {site}"),
        device_name=f"{site} laptop",
        organisation=organisation_file(headquarters),
    )
    request, words = exchange.request_enrolment(store)
    welcome = tmp_path / f"welcome-{site}"
    welcome.write_bytes(enrol_device(headquarters, request, " ".join(words).upper(), NOW))
    exchange.import_bundle(store, welcome, NOW)
    return store


@pytest.fixture
def laptop(headquarters: Store, tmp_path: Path) -> Iterator[Store]:
    store = join(headquarters, Home(tmp_path / "laptop"), tmp_path)
    yield store
    store.close()


def test_headquarters_reads_a_bundle_once_and_again_without_counting_twice(
    laptop: Store, headquarters: Store, pack: Pack, tmp_path: Path
) -> None:
    for _ in range(3):
        record_contact(laptop, pack, ENTRY, NOW)
    record_contact(laptop, pack, ContactEntry(question="nog niet af"), NOW)
    assert exchange.unshared_contacts(laptop) == 3
    first = exchange.export_bundle(laptop, tmp_path, NOW)
    assert exchange.unshared_contacts(laptop) == 0
    assert first.records == {"contact": 3}
    assert (first.recipient, first.sequence) == ("Hoofdkantoor", 1)
    seen = inspect_bundle(headquarters, first.path, NOW)
    assert (seen.from_device, seen.records) == ("ZUT laptop", {"contact": 3})
    assert contacts_since(headquarters) == []
    done = import_bundle(headquarters, first.path, NOW)
    assert (done.new, done.known, done.gaps) == (3, 0, ())
    assert import_bundle(headquarters, first.path, NOW).known == 3
    record_contact(laptop, pack, ENTRY, NOW)
    second = exchange.export_bundle(laptop, tmp_path, NOW)
    done = import_bundle(headquarters, second.path, NOW)
    assert (done.new, done.known) == (1, 3)
    assert len(contacts_since(headquarters)) == 4


def test_headquarters_learns_what_it_is_asked_and_not_by_whom(
    laptop: Store, headquarters: Store, pack: Pack, tmp_path: Path
) -> None:
    made = record_contact(laptop, pack, ENTRY, NOW)
    asked = ask_headquarters(laptop, made.id, "Wie waardeert een diploma?", NOW)
    taken_back = ask_headquarters(laptop, made.id, "CANARYWORDING", NOW)
    put_away(laptop, TrashKind.ASKED_QUESTION, taken_back.id, NOW)
    sent = exchange.export_bundle(laptop, tmp_path, NOW)
    assert sent.records == {"contact": 1, "asked_question": 2}
    import_bundle(headquarters, sent.path, NOW)
    (found,) = asked_questions(headquarters)
    assert (found.wording, found.language, found.topics, found.site) == (asked.wording, "ti", ("A5", "B1"), "ZUT")
    assert found.at == datetime(2026, 11, 16, tzinfo=UTC)
    assert found.contact is None
    assert found.id not in {made.id, asked.id, contacts_since(headquarters)[0].id}
    with headquarters.reading() as session:
        run = session.connection().exec_driver_sql
        roots = {row[0] for row in run("SELECT root FROM contact UNION ALL SELECT root FROM asked_question")}
        words = {row[0] for row in run("SELECT wording FROM asked_question")}
    assert len(roots) == 3
    assert words == {asked.wording, ""}
    # The answer that is published names the question as headquarters knows it; the laptop knows it for its own.
    article = replace(pack.article("working"), answers=(found.id,))
    answered = replace(pack, articles={**pack.articles, "working": article})
    assert answers(laptop, answered) == {asked.id: article}
    assert answers(headquarters, answered) == {found.id: article}
    assert answers(laptop, pack) == answers(headquarters, pack) == {}
    # What was asked already, and is taken back, is asked no more.
    put_away(laptop, TrashKind.ASKED_QUESTION, asked.id, NOW)
    import_bundle(headquarters, exchange.export_bundle(laptop, tmp_path, NOW).path, NOW)
    assert asked_questions(headquarters) == []


def test_a_change_reaches_headquarters_and_an_old_bundle_does_not_undo_it(
    laptop: Store, headquarters: Store, pack: Pack, tmp_path: Path
) -> None:
    made = record_contact(laptop, pack, ENTRY, NOW)
    old = exchange.export_bundle(laptop, tmp_path, NOW)
    edit_contact(laptop, pack, made.id, replace(ENTRY, outcome="referral"), NOW + timedelta(hours=1))
    new = exchange.export_bundle(laptop, tmp_path, NOW)
    assert import_bundle(headquarters, new.path, NOW).gaps == (1,)
    assert import_bundle(headquarters, old.path, NOW).known == 1
    assert [it.entry.outcome for it in contacts_since(headquarters)] == ["referral"]
    again = import_bundle(headquarters, new.path, NOW)
    assert (again.new, again.changed, again.gaps) == (0, 0, ())


def test_nothing_outside_the_allow_list_leaves_the_laptop(
    laptop: Store, headquarters: Store, pack: Pack, tmp_path: Path
) -> None:
    person = add_person(laptop, PersonEntry("CANARYNAME", "CANARYBORN", "CANARYNUMBER"), NOW)
    at = NOW.replace(day=19, hour=13, minute=37, second=11)
    made = record_contact(laptop, pack, replace(ENTRY, person=person.id), at)
    twin = record_contact(laptop, pack, replace(ENTRY, person=person.id), at)
    record_contact(laptop, pack, ContactEntry(question="CANARYUNFINISHED"), NOW)
    done = exchange.export_bundle(laptop, tmp_path, NOW)
    assert b"CANARY" not in done.path.read_bytes()
    sealed = decrypt(done.path.read_bytes(), [DeviceKeys.from_bytes(headquarters.device_keys()).age])
    import_bundle(headquarters, done.path, NOW)
    seen, other = contacts_since(headquarters)
    assert not {seen.id, other.id} & {made.id, twin.id, person.id}
    # Nothing tells that it was the same person twice.
    assert len({root for (root,) in _query(headquarters, "SELECT root FROM contact")}) == 2
    assert seen.at.isoformat() == "2026-11-16T00:00:00+00:00"
    assert (seen.entry.question, seen.entry.told, seen.entry.person, seen.entry.follow_up) == ("", "", None, None)
    with headquarters.reading() as session:
        dump = repr(session.connection().exec_driver_sql("SELECT * FROM contact").fetchall()).encode() + sealed
    for private in ("CANARY", str(made.id), str(person.id), "13:37", "2026-11-19"):
        assert private.encode() not in dump
    assert made.id.bytes not in dump
    # The time stands in no clock either: 48 bits of milliseconds, written as a number.
    clocks = [text for (text,) in _query(headquarters, "SELECT clock FROM contact")]
    assert [json.loads(clock)[2] for clock in clocks] == [0, 0]


def test_the_same_person_has_another_name_at_another_site(
    headquarters: Store, laptop: Store, pack: Pack, tmp_path: Path
) -> None:
    other = join(headquarters, Home(tmp_path / "second"), tmp_path, "EDE")
    for store in (laptop, other):
        record_contact(store, pack, ENTRY, NOW)
        import_bundle(headquarters, exchange.export_bundle(store, tmp_path, NOW).path, NOW)
    other.close()
    assert {it.site for it in contacts_since(headquarters)} == {"ZUT", "EDE"}
    assert len({it.id for it in contacts_since(headquarters)}) == 2
    assert [it.device.name for it in devices(headquarters)] == ["EDE laptop", "ZUT laptop"]


def test_rows_of_a_site_that_is_not_the_senders_are_left_out(
    laptop: Store, headquarters: Store, pack: Pack, tmp_path: Path
) -> None:
    made = record_contact(laptop, pack, ENTRY, NOW)
    record_contact(laptop, pack, ENTRY, NOW)
    with laptop.writing_unstamped() as session:
        run = session.connection().exec_driver_sql
        run("DROP TRIGGER contact_stamped")
        run("UPDATE contact SET site = 'EDE' WHERE id = ?", (made.id.bytes,))
        run("INSERT INTO site (code, name, own, secret) VALUES ('EDE', 'azc Ede', 0, ?)", (b"s" * 32,))
    assert exchange.export_bundle(laptop, tmp_path, NOW).records == {"contact": 1}, "what it may not send stays"
    keys = DeviceKeys.from_bytes(laptop.device_keys())
    with laptop.writing(NOW) as session:
        papers = membership(session)
        more = replace(for_headquarters(papers), sites=frozenset({"ZUT", "EDE"}))
        data = seal_bundle(session, keys, papers, more, NOW).data
    (tmp_path / "more").write_bytes(data)
    for _ in range(2):  # it is read again, in case headquarters allows the site meanwhile
        done = import_bundle(headquarters, tmp_path / "more", NOW)
        assert (done.quarantined, done.doubts) == (1, (Doubt.FOREIGN_ROWS,))
    assert [it.site for it in contacts_since(headquarters)] == ["ZUT"]
    acked = exchange_at_headquarters.export_bundle(headquarters, tmp_path, "ZUT", NOW).path
    exchange.import_bundle(laptop, acked, NOW)
    assert exchange.preview_export(laptop) == {"contact": 1}, "nothing of what was left out counts as held"


def test_a_truncated_altered_or_foreign_bundle_is_refused_and_kept_aside(
    laptop: Store, headquarters: Store, pack: Pack, tmp_path: Path
) -> None:
    record_contact(laptop, pack, ENTRY, NOW)
    good = exchange.export_bundle(laptop, tmp_path, NOW).path.read_bytes()
    elsewhere, _ = make_headquarters(
        Home(tmp_path / "other-hq"), PASSPHRASE, organisation_name="Andere club", device_name="Elders"
    )
    foreign = join(elsewhere, Home(tmp_path / "foreign"), tmp_path, "FOR")
    record_contact(foreign, pack, ENTRY, NOW)
    other = exchange.export_bundle(foreign, tmp_path, NOW).path.read_bytes()
    before = _query(headquarters, "SELECT * FROM contact")
    spoiled = {
        "truncated": good[:-1],
        "half": good[: len(good) // 2],
        "altered": good[:-40] + bytes([good[-40] ^ 1]) + good[-39:],
        "foreign": other,
        "empty": b"",
        "text": b"Beste collega, hierbij de bestanden.",
    }
    for name, content in spoiled.items():
        path = tmp_path / f"{name}.spreekuur"
        path.write_bytes(content)
        with pytest.raises(BundleError) as refused:
            import_bundle(headquarters, path, NOW)
        assert str(refused.value).count("Nothing was taken in") == 1
    assert _query(headquarters, "SELECT * FROM contact") == before == []
    assert len(list(headquarters.home.quarantine.iterdir())) == len(spoiled)
    elsewhere.close()
    foreign.close()


def test_a_laptop_that_is_not_enrolled_sends_nothing_and_says_why(store: Store, pack: Pack, tmp_path: Path) -> None:
    record_contact(store, pack, ENTRY, NOW)
    folder = tmp_path / "stick"
    folder.mkdir()
    with pytest.raises(BundleError, match="not enrolled"):
        exchange.export_bundle(store, folder, NOW)
    assert list(folder.iterdir()) == []


def test_a_welcome_of_an_organisation_that_nobody_named_is_not_believed(
    headquarters: Store, store: Store, tmp_path: Path
) -> None:
    request, words = exchange.request_enrolment(store)
    welcome = tmp_path / "welcome"
    welcome.write_bytes(enrol_device(headquarters, request, " ".join(words), NOW))
    with pytest.raises(InputError, match="organisation file"):
        exchange.import_bundle(store, welcome, NOW)
    exchange.trust_organisation(store, organisation_file(headquarters))
    assert exchange.import_bundle(store, welcome, NOW).new == 3


def test_a_laptop_believes_one_organisation_only(headquarters: Store, laptop: Store, tmp_path: Path) -> None:
    other, _ = make_headquarters(Home(tmp_path / "o"), PASSPHRASE, organisation_name="Andere", device_name="Elders")
    with pytest.raises(BundleError, match="another organisation"):
        exchange.trust_organisation(laptop, organisation_file(other))
    other.close()


def test_headquarters_enrols_no_laptop_of_another_organisation(headquarters: Store, tmp_path: Path) -> None:
    other, _ = make_headquarters(Home(tmp_path / "o"), PASSPHRASE, organisation_name="Andere", device_name="Elders")
    theirs = join(other, Home(tmp_path / "theirs"), tmp_path, "FOR")
    request, words = exchange.request_enrolment(theirs)
    with pytest.raises(BundleError, match="another organisation"):
        enrol_device(headquarters, request, " ".join(words), NOW)
    assert devices(headquarters) == []
    other.close()
    theirs.close()


def test_other_words_enrol_nobody(headquarters: Store, store: Store) -> None:
    request, words = exchange.request_enrolment(store)
    with pytest.raises(BundleError, match="eight words"):
        enrol_device(headquarters, request, " ".join(reversed(words)), NOW)
    assert devices(headquarters) == []


def test_a_disk_that_refuses_leaves_no_trace_of_a_bundle(
    laptop: Store, pack: Pack, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    record_contact(laptop, pack, ENTRY, NOW)
    folder = tmp_path / "full"
    folder.mkdir()

    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as broken_disk:
        broken_disk.setattr("desktop.paths.os.fsync", full)
        with pytest.raises(Exception, match="disk is full"):
            exchange.export_bundle(laptop, folder, NOW)
    assert list(folder.iterdir()) == []
    assert [it for it in exchange.bundles(laptop) if it.outgoing] == []
    assert exchange.export_bundle(laptop, folder, NOW).sequence == 1


def test_after_a_restart_the_laptop_goes_on_under_a_new_name_and_nothing_is_lost(
    laptop: Store, headquarters: Store, pack: Pack, tmp_path: Path
) -> None:
    record_contact(laptop, pack, ENTRY, NOW)
    import_bundle(headquarters, exchange.export_bundle(laptop, tmp_path, NOW).path, NOW)
    laptop.close()
    again = open_store(laptop.home, PASSPHRASE)
    record_contact(again, pack, ENTRY, NOW)
    done = import_bundle(headquarters, exchange.export_bundle(again, tmp_path, NOW).path, NOW)
    again.close()
    assert (done.new, done.known, done.gaps) == (1, 1, ())
    stores = {name for (name,) in _query(headquarters, "SELECT store FROM peer")}
    assert len(stores) == 2


def _query(store: Store, sql: str) -> list[tuple[object, ...]]:
    with store.reading() as session:
        return [tuple(row) for row in session.connection().exec_driver_sql(sql)]


def test_ids_on_a_laptop_are_not_those_at_headquarters() -> None:
    row = UUID(int=7)
    assert pseudonym(row, b"a" * 32) == pseudonym(row, b"a" * 32) != pseudonym(row, b"b" * 32)
