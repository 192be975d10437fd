"""What we tell people: reading it in two languages and printing it."""
