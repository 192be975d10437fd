"""A store of an earlier version is brought up to date with everything in it."""

import base64
import json

import pytest
import sqlcipher3.dbapi2 as sqlcipher
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import create_engine, text
from sqlalchemy.pool import StaticPool
from sqlmodel import SQLModel

from desktop.store.folding import fold
from desktop.store.spellings import name_marks
from desktop.store.tables import SYNCED
from desktop.store.upgrades import migrations, upgrade_schema


def test_a_family_of_the_first_version_is_kept_with_its_triggers() -> None:
    connection = sqlcipher.connect(":memory:")
    for function in (fold, name_marks):
        connection.create_function(function.__name__, 1, function, deterministic=True)
    engine = create_engine("sqlite://", creator=lambda: connection, poolclass=StaticPool)
    with engine.connect() as run:
        config = migrations()
        config.attributes["connection"] = run
        command.upgrade(config, "0001")
        empty = [
            "application_date",
            "decision_date",
            "decision_received",
            "status",
            "born",
            "unaccompanied_minor",
            "lodged",
            "decided",
            "decided_on",
            "outcome",
            "outcome_date",
            "answer_by",
            "letter",
            "route",
        ]
        run.execute(
            text(
                f"INSERT INTO family (id, root, site, clock, hlc, lsn, name, {', '.join(empty)}) "  # noqa: S608
                f"VALUES (x'01', x'01', 'ZUT', '[]', 1, 1, 'Selam Testa', {', '.join(chr(39) * 2 for _ in empty)})"
            )
        )
        before = {name for (name,) in run.execute(text("SELECT name FROM sqlite_master WHERE type = 'trigger'"))}
        upgrade_schema(run)
        assert run.execute(text("SELECT name, speaks, notes FROM family")).all() == [("Selam Testa", "", "")]
        after = {name for (name,) in run.execute(text("SELECT name FROM sqlite_master WHERE type = 'trigger'"))}
        assert {f"{table}_stamped" for table in SYNCED} <= after
        assert before <= after
        found = run.execute(text("SELECT count(*) FROM search_text WHERE search_text MATCH 'selam'")).scalar_one()
        assert found == 1

        def ours(_object: object, name: str | None, kind: str, *_: object) -> bool:
            return kind != "table" or not str(name).startswith("search_")

        context = MigrationContext.configure(run, opts={"include_object": ours})
        assert compare_metadata(context, SQLModel.metadata) == []
    engine.dispose()
    connection.close()


def test_what_a_newer_program_wrote_and_an_older_one_kept_unread_is_read_after_the_upgrade() -> None:
    connection = sqlcipher.connect(":memory:")
    for function in (fold, name_marks):
        connection.create_function(function.__name__, 1, function, deterministic=True)
    engine = create_engine("sqlite://", creator=lambda: connection, poolclass=StaticPool)
    with engine.connect() as run:
        config = migrations()
        config.attributes["connection"] = run
        command.upgrade(config, "0007")
        link = base64.urlsafe_b64encode(bytes(15) + b"\x07").decode().rstrip("=")
        extra = {"we_do": "bellen", "heads": 3, "hour": link, "deleted": 7, "colour": "green"}
        run.execute(
            text(
                "INSERT INTO contact (id, root, site, clock, hlc, lsn, extra, at, language, topics, question, told, outcome, referrals) "
                "VALUES (x'01', x'01', 'ZUT', '[]', 1, 1, :extra, '2026-11-21T10:00:00.000+00:00', 'ti', 'A5 B1', 'brief', '', '', '')"
            ),
            {"extra": json.dumps(extra)},
        )
        run.execute(
            text(
                "INSERT INTO person (id, root, site, clock, hlc, lsn, name, born, v_number) "
                "VALUES (x'02', x'02', 'ZUT', '[]', 1, 2, 'Tesfaalem', '', '28 1234')"
            )
        )
        fields = {
            "at": "2026-11-21T10:00:00.000+00:00",
            "category": "work",
            "heads": 4,
            "consent": "yes",
            "colour": "red",
        }
        for row, kind, told in ((b"\x03", "signal", fields), (b"\x04", "signal", {"at": 5}), (b"\x05", "moon", fields)):
            run.execute(
                text(
                    "INSERT INTO parked (kind, id, root, site, clock, hlc, lsn, extra) "
                    "VALUES (:kind, :id, :id, 'ZUT', '[]', 1, 3, :extra)"
                ),
                {"kind": kind, "id": row, "extra": json.dumps(told)},
            )
        asked = {"at": fields["at"], "language": "ti", "wording": "Wie helpt?", "contact": link, "colour": "blue"}
        for row, told in ((b"\x06", asked), (b"\x07", {"wording": "zonder dag"})):
            run.execute(
                text(
                    "INSERT INTO parked (kind, id, root, site, clock, hlc, lsn, extra) "
                    "VALUES ('asked_question', :id, :id, 'ZUT', '[]', 1, 3, :extra)"
                ),
                {"id": row, "extra": json.dumps(told)},
            )
        upgrade_schema(run)
        assert run.execute(
            text("SELECT id, language, topics, wording, contact, deleted, extra, lsn FROM asked_question")
        ).all() == [(b"\x06", "ti", "", "Wie helpt?", bytes(15) + b"\x07", None, '{"colour": "blue"}', 3)]
        assert run.execute(text("SELECT we_do, heads, hour, deleted, extra, lsn FROM contact")).all() == [
            ("bellen", 3, bytes(15) + b"\x07", None, '{"colour": "green", "deleted": 7}', 1)
        ]
        assert run.execute(text("SELECT id, category, heads, consent, extra, lsn FROM signal")).all() == [
            (b"\x03", "work", 4, "yes", '{"colour": "red"}', 3)
        ]
        assert run.execute(text("SELECT id FROM parked ORDER BY id")).all() == [(b"\x04",), (b"\x05",), (b"\x07",)]
        assert run.execute(text("SELECT code FROM search_code ORDER BY code")).all() == [
            ("language ti",),
            ("topic A5",),
            ("topic B1",),
        ]
        for word in ("281234", '"00tsflm"', "bellen"):
            found = run.execute(text("SELECT count(*) FROM search_text WHERE search_text MATCH :word"), {"word": word})
            assert found.scalar_one() == 1, word
        with pytest.raises(sqlcipher.IntegrityError, match="unstamped"):
            run.execute(text("UPDATE contact SET told = 'x'"))
    engine.dispose()
    connection.close()
