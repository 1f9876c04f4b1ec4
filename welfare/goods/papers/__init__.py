"""Minutes of receipt and of hand-over, to be signed."""
