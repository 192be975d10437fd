"""Where a site refers to, and what came of it."""
