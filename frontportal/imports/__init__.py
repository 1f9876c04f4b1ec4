"""Files that people bring in: each waits, is looked at, is stored as a whole, and may be undone within a day."""
