"""One invented account in thousands of ways to write it down, and what must come of each; see test_variants.py."""
