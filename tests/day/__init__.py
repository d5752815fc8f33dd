"""A whole day of three registers in two stores, and a book that says what it must come to."""
