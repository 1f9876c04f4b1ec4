"""Papers as PDF: tagged, with their fonts inside, the same bytes for the same input."""
