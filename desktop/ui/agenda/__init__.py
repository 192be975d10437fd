"""What must happen on which day, the overdue first."""
