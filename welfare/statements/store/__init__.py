"""Transactions of a file into the database, and the files themselves into the archive."""
