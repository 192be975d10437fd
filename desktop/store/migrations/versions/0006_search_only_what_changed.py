"""Let the search index be written only where the words changed: a bundle sets every column, and most stay as they were."""

from alembic import op

revision = "0006"
down_revision = "0005"

SEARCHED = {"contact": ("question", "told"), "person": ("name", "v_number"), "family": ("name",)}


def upgrade() -> None:
    """Put other triggers in the place of those that keep the index in step."""
    for table, columns in SEARCHED.items():
        text = " || ' ' || ".join(f"NEW.{column}" for column in columns)
        changed = " OR ".join(f"NEW.{column} IS NOT OLD.{column}" for column in columns)
        op.execute(f"DROP TRIGGER {table}_found_anew")
        op.execute(
            f"""CREATE TRIGGER {table}_found_anew AFTER UPDATE OF {", ".join(columns)} ON {table} WHEN {changed} BEGIN
            UPDATE search_text SET text = fold({text})
            WHERE rowid = (SELECT number FROM search_entry WHERE kind = '{table}' AND id = NEW.id); END"""
        )
