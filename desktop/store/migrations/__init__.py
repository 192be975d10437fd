"""Migrations: numbered, and never changed once released."""
