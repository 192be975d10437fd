"""SQLModel tables, queries, migrations, keys. The only SQL."""
