"""Family reunification: the facts of a family, the rules as data, and the checklist that follows from the two."""
