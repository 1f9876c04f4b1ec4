"""Rows of a sheet become records: read, found, checked and stored many at a time, each told of by its line."""
