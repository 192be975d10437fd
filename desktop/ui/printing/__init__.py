"""Printing: real pages before anything is on paper."""
