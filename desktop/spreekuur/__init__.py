"""What a volunteer does: one function per action, each its own transaction."""
