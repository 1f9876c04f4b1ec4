"""What of a file is proven, by what, and what is not. Pure; stands on the model alone.

Every printed balance is a point. `coverage.ProofBuilder` sees each transaction once, in the file's order, and keeps the
points that matter; at the end it knows which spans of rows add up between their points, and asks printed totals, sequence
numbers and counts about the rest.
"""
