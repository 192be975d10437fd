"""Spreekuur: the walk-in hour in Dutch asylum seekers' centres, offline."""

__version__ = "0.1.0"
