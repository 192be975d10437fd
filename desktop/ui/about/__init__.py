"""What this program is, and on whose work it stands."""
