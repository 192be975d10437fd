"""What goes wrong for many: a month of signals, and the one at hand."""
