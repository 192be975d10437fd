"""Content packs: read them, check them with file and line, and select by date and procedure. No SQL, no window."""
