"""The list that recipients sign."""
