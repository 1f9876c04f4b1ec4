"""What a meeting reports back, on paper."""
