"""Family files: who wants to come, and the checklist that follows from it."""
