"""What a newer program sends is kept unread by an older one, passed on, and read after the upgrade (invariant I8)."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

import pytest

from desktop.content.packs import Pack
from desktop.domain import erasures as domain_erasures
from desktop.domain.cases import CaseEntry
from desktop.domain.contacts import ContactEntry
from desktop.domain.people import PersonEntry
from desktop.spreekuur.cases import cases_of, refer_to_headquarters
from desktop.spreekuur.checks import check_store
from desktop.spreekuur.contacts import contact, record_contact
from desktop.spreekuur.people import add_person
from desktop.spreekuur.stores import open_store
from desktop.store.field_values import _columns, field_names
from desktop.store.tables import SYNCED
from desktop.sync import erasures as sync_erasures
from tests.sync.real_stores import NOW, Desk, Office

AGREED = PersonEntry("Selam Testa", consent="spoken", consent_on=date(2026, 11, 20))


@contextmanager
def without_cases(desk: Desk) -> Iterator[None]:
    """Let a laptop run a program from before migration 0014, on a database of that time."""
    with desk.store.writing_unstamped() as session:
        run = session.connection().exec_driver_sql
        for table in ("hq_case", "asked_question"):
            run(f"DROP TABLE {table}")
        run("UPDATE alembic_version SET version_num = '0009'")
    with pytest.MonkeyPatch.context() as older:
        for table in ("hq_case", "asked_question"):
            older.delitem(SYNCED, table)
        for module in (domain_erasures, sync_erasures):
            older.setattr(module, "DOSSIERS", frozenset({"family"}))
        forget_tables()
        try:
            yield
        finally:
            forget_tables()
    forget_tables()


def forget_tables() -> None:
    """Let the program read anew which tables it knows."""
    field_names.cache_clear()
    _columns.cache_clear()


def test_rows_and_fields_of_a_newer_program_are_read_after_the_upgrade(office: Office, pack: Pack) -> None:
    a, b, c = (office[name] for name in "abc")
    person = add_person(a.store, AGREED, NOW)
    asked = record_contact(a.store, pack, ContactEntry("ti", ("A5",), dialect="Tigrinya van de kust"), NOW)
    case = refer_to_headquarters(a.store, person.id, CaseEntry("spoken", date(2026, 11, 21), "Wat nu?"), NOW)
    brought = a.seal(office.sticks, "b").path
    with without_cases(b):
        b.take(brought)
        assert b.query("SELECT kind, id FROM parked") == [("hq_case", case.id.bytes)]
        passed_on = b.seal(office.sticks, "c").path
        with b.store.writing_unstamped() as session:
            run = session.connection().exec_driver_sql
            run("DROP TRIGGER contact_stamped")
            run(
                "UPDATE contact SET extra = ?, dialect = NULL",
                ('{"colour": "red", "dialect": "Tigrinya van de kust"}',),
            )
            run(
                "CREATE TRIGGER contact_stamped BEFORE UPDATE ON contact WHEN NEW.lsn IS OLD.lsn "
                "BEGIN SELECT RAISE(ABORT, 'unstamped write'); END"
            )
        places = b.query("SELECT lsn, src, clock, hlc FROM parked")
        b.store.close()
    # An older program passes it on as it came.
    assert c.take(passed_on).new == 3
    assert cases_of(c.store, person.id) == [case]
    b.store = open_store(b.store.home, "")
    assert b.query("SELECT count(*) FROM parked") == [(0,)]
    assert b.query("SELECT lsn, src, clock, hlc FROM hq_case") == places
    assert cases_of(b.store, person.id) == [case]
    assert contact(b.store, asked.id).entry.dialect == "Tigrinya van de kust"
    assert b.query("SELECT extra FROM contact") == [('{"colour": "red"}',)]
    assert check_store(b.store).ok
    assert office.hand("a", "b").changed == 0
    office.hand("b", "c")
    assert {row.id for row in b.rows().values()} == {row.id for row in c.rows().values()}
    assert b.rows()[case.id] == c.rows()[case.id] == a.rows()[case.id]
    # Nothing else wrote, and the guard stands again.
    with pytest.raises(Exception, match="unstamped"), b.store.writing_unstamped() as session:
        session.connection().exec_driver_sql("UPDATE contact SET told = 'x'")
