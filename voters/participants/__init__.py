"""Who sat at a meeting's table, what was written about it, and the closed papers of it."""
