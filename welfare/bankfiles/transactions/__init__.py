"""Lines and pages of a file to transactions."""
