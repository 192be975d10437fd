"""Spreekuur: the walk-in hour in Dutch asylum seekers' centres, offline."""
