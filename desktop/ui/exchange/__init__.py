"""What leaves this laptop and what comes in."""
