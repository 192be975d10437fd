import subprocess
import sys
import textwrap
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy.exc import DatabaseError
from sqlmodel import select, update

from desktop.domain.contacts import Contact, ContactEntry
from desktop.domain.ids import new_id
from desktop.domain.rows import decode_clock
from desktop.errors import AccessError, StoreError
from desktop.paths import Home
from desktop.store.contacts import get_contact, insert_contact, select_contacts, update_contact
from desktop.store.daily_tables import ContactRow
from desktop.store.database import Store
from desktop.store.tables import JournalRow
from tests.store.conftest import LAPTOP, NOW, PASSPHRASE

ROOT = Path(__file__).parents[2]


def record(store: Store, **fields: object) -> Contact:
    contact = Contact(new_id(NOW), NOW, "ZUT", ContactEntry(language="ti", topics=("A5",), **fields))
    with store.writing(NOW) as session:
        insert_contact(session, contact)
    return contact


def row_of(store: Store, contact: Contact) -> ContactRow:
    with store.reading() as session:
        return session.exec(select(ContactRow).where(ContactRow.id == contact.id)).one()


def test_what_was_recorded_is_there_when_the_store_is_opened_again(store: Store, home: Home) -> None:
    contact = record(store, question="Wat betekent deze brief?", follow_up=NOW.date(), referrals=("lawyer", "ind"))
    store.close()
    again = Store.open(home, PASSPHRASE)
    with again.reading() as session:
        assert select_contacts(session) == [contact]
    assert again.about == LAPTOP
    assert again.device_keys() == b"device keys"
    again.close()


def test_nothing_that_was_recorded_can_be_read_on_the_disk(store: Store, home: Home) -> None:
    record(store, question="ZEERGEHEIM gesprek", told="NIEMANDMAGDIT")
    for path in home.folder.iterdir():
        content = path.read_bytes()
        assert b"ZEERGEHEIM" not in content
        assert b"NIEMANDMAGDIT" not in content
        assert b"SQLite format" not in content
    store.close()


def test_a_wrong_passphrase_opens_nothing(store: Store, home: Home) -> None:
    with pytest.raises(AccessError):
        Store.open(home, "een heel andere zin")


def test_a_store_is_not_made_over_another(store: Store, home: Home) -> None:
    contact = record(store)
    with pytest.raises(StoreError, match="already"):
        Store.create(home, PASSPHRASE, LAPTOP, b"")
    with store.reading() as session:
        assert get_contact(session, contact.id) == contact


def test_half_a_store_does_not_stand_in_the_way_of_the_next_try(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise StoreError("The disk is full")

    with monkeypatch.context() as broken_disk:
        broken_disk.setattr(Store, "save_device_keys", full)
        with pytest.raises(StoreError, match="full"):
            Store.create(home, PASSPHRASE, LAPTOP, b"")
    made, _ = Store.create(home, PASSPHRASE, LAPTOP, b"")
    made.close()


def test_killing_the_making_of_a_store_leaves_room_for_the_next_try(home: Home) -> None:
    program = textwrap.dedent(
        """
        import os, signal, sys
        from pathlib import Path
        from tests.store.conftest import LAPTOP, PASSPHRASE
        from desktop.paths import Home
        from desktop.store.database import Store
        moved = Path.replace
        left = int(sys.argv[2])
        def replace(self, target):
            global left
            left -= 1
            if left < 0:
                os.kill(os.getpid(), signal.SIGKILL)
            return moved(self, target)
        Path.replace = replace
        Store.create(Home(Path(sys.argv[1])), PASSPHRASE, LAPTOP, b"x")
        """
    )
    # Each step of the making puts a file in its place; the last one is the key file.
    for step in range(5):
        subprocess.run([sys.executable, "-c", program, str(home.folder), str(step)], cwd=ROOT, check=False)
        assert not home.keys.exists()
    made, _ = Store.create(home, PASSPHRASE, LAPTOP, b"x")
    made.close()
    assert not (home.folder / ".making").exists()


def test_an_empty_file_in_place_of_the_database_is_damage(store: Store, home: Home) -> None:
    record(store)
    store.close()
    home.database.write_bytes(b"")
    with pytest.raises(StoreError, match="damaged"):
        Store.open(home, PASSPHRASE)
    assert home.database.read_bytes() == b""


def test_an_action_that_fails_leaves_nothing(store: Store) -> None:
    contact = Contact(new_id(NOW), NOW, "ZUT", ContactEntry(language="ti", topics=("A5",)))

    def fail() -> None:
        with store.writing(NOW) as session:
            insert_contact(session, contact)
            session.flush()
            raise KeyError

    with pytest.raises(KeyError):
        fail()
    with store.reading() as session:
        assert select_contacts(session) == []
        assert session.exec(select(JournalRow)).one().number == 0


def test_every_write_has_its_own_number_and_the_clock_names_the_fields(store: Store) -> None:
    contact = record(store)
    with store.writing_unstamped() as session:
        session.exec(select(JournalRow)).one().shared = 1  # as after a bundle
    with store.writing(NOW + timedelta(minutes=1)) as session:
        update_contact(session, contact.id, ContactEntry(language="ar", topics=("A5",)))
    row = row_of(store, contact)
    clock = decode_clock(row.clock)
    assert (clock.number, row.lsn) == (1, 2)
    assert set(clock.fields) == {"language"}
    assert row.hlc == clock.latest > clock.when


def test_a_field_can_be_emptied_after_the_row_has_left(store: Store) -> None:
    contact = record(store, follow_up=NOW.date())
    with store.writing_unstamped() as session:
        session.exec(select(JournalRow)).one().shared = 1
    with store.writing(NOW) as session:
        update_contact(session, contact.id, ContactEntry(language="ti", topics=("A5",)))
    with store.reading() as session:
        assert get_contact(session, contact.id).entry.follow_up is None
    assert set(decode_clock(row_of(store, contact).clock).fields) == {"follow_up"}


def test_writing_the_same_again_is_no_write(store: Store) -> None:
    contact = record(store, question="zelfde")
    before = row_of(store, contact)
    with store.writing(NOW) as session:
        update_contact(session, contact.id, contact.entry)
    after = row_of(store, contact)
    assert (after.lsn, after.clock) == (before.lsn, before.clock)


def test_typing_on_in_a_row_that_nobody_else_has_keeps_its_past_short(store: Store) -> None:
    contact = record(store)
    for letters in ("W", "Wa", "Wat"):
        with store.writing(NOW) as session:
            update_contact(session, contact.id, ContactEntry(language="ti", topics=("A5",), question=letters))
    assert decode_clock(row_of(store, contact).clock).fields == {}


def test_the_first_write_after_each_start_begins_a_new_life(store: Store, home: Home) -> None:
    record(store)
    record(store)
    store.close()
    lives = []
    for _ in range(2):
        again = Store.open(home, PASSPHRASE)
        with again.reading() as session:
            lives.append(session.exec(select(JournalRow.store, JournalRow.number)).one())
        record(again)
        again.close()
    assert lives[0] != lives[1]
    assert [number for _, number in lives] == [2, 3]


def test_a_clock_that_stood_in_the_far_future_is_forgotten_at_the_next_start(store: Store, home: Home) -> None:
    with store.writing(NOW.replace(year=2099)) as session:
        insert_contact(session, Contact(new_id(NOW), NOW, "ZUT", ContactEntry(language="ti", topics=("A5",))))
    store.close()
    again = Store.open(home, PASSPHRASE)
    contact = record(again)
    assert row_of(again, contact).hlc >> 16 == int(NOW.timestamp() * 1000)
    again.close()


def test_an_unstamped_write_is_refused_by_the_database_itself(store: Store) -> None:
    record(store)
    with pytest.raises(DatabaseError, match="unstamped write"), store.writing_unstamped() as session:
        session.connection().exec_driver_sql("UPDATE contact SET told = 'buitenom'")


def test_bulk_statements_are_refused_by_the_session(store: Store) -> None:
    with pytest.raises(AssertionError, match="journal"), store.writing(NOW) as session:
        session.execute(update(ContactRow).values(told="buitenom"))


def test_a_damaged_page_is_told_and_not_read_as_something_else(store: Store, home: Home) -> None:
    for number in range(200):
        record(store, question=f"vraag {number} " + "lang " * 100)
    store.close()
    content = bytearray(home.database.read_bytes())
    for page in range(5, len(content) // 4096):
        content[page * 4096 + 100] ^= 1
    home.database.write_bytes(content)

    def read() -> None:
        again = Store.open(home, PASSPHRASE)
        with again.reading() as session:
            select_contacts(session)

    with pytest.raises(StoreError, match="damaged"):
        read()


def test_killing_the_process_after_a_save_loses_nothing(home: Home, store: Store) -> None:
    store.close()
    program = textwrap.dedent(
        """
        import os, signal, sys
        from pathlib import Path
        from tests.store.test_database import record
        from desktop.paths import Home
        from desktop.store.database import Store
        store = Store.open(Home(Path(sys.argv[1])), sys.argv[2])
        for number in range(20):
            record(store, question=f"vraag {number}")
            print(number, flush=True)
        os.kill(os.getpid(), signal.SIGKILL)
        """
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(home.folder), PASSPHRASE],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == -9
    assert done.stdout.split()[-1] == "19"
    again = Store.open(home, PASSPHRASE)
    with again.reading() as session:
        assert len(select_contacts(session)) == 20
    again.close()
