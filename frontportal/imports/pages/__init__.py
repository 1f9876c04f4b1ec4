"""Forms and dictionaries for the pages of an import."""
