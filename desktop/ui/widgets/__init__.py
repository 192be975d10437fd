"""Pieces that several screens share. A piece knows nothing of the store."""
