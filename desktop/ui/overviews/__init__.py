"""A period in numbers: drawn, as a table, on paper and in a file."""
