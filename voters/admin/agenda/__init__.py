"""Pages of what a meeting reports back, and in which order."""
