"""A store of an earlier version is brought up to date with everything in it."""

import sqlcipher3.dbapi2 as sqlcipher
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import create_engine, text
from sqlalchemy.pool import StaticPool
from sqlmodel import SQLModel

from desktop.store.folding import fold
from desktop.store.upgrades import migrations, upgrade_schema


def test_a_family_of_the_first_version_is_kept_with_its_triggers() -> None:
    connection = sqlcipher.connect(":memory:")
    connection.create_function("fold", 1, fold, deterministic=True)
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
        assert after - before == {"family_document_stamped", "family_answer_stamped", "printed_stamped"}
        assert before <= after
        found = run.execute(text("SELECT count(*) FROM search_text WHERE search_text MATCH 'selam'")).scalar_one()
        assert found == 1

        def ours(_object: object, name: str | None, kind: str, *_: object) -> bool:
            return kind != "table" or not str(name).startswith("search_")

        context = MigrationContext.configure(run, opts={"include_object": ours})
        assert compare_metadata(context, SQLModel.metadata) == []
    engine.dispose()
    connection.close()
