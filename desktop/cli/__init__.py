"""The same actions from a terminal, for headquarters' automation, administrators and tests. No Qt."""
