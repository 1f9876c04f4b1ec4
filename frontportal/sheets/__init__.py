"""Sheets in and out: cells, file formats, and where an uploaded sheet waits for its confirmation."""
