"""What a sheet says again: marks for what stands above, lines of each printed page."""
