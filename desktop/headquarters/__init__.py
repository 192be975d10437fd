"""What headquarters does: one function per action, each its own transaction."""
