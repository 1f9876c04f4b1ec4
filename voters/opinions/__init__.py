"""From the minutes of a meeting to petitions: what is pasted becomes lines, each line a petition, one of two things two."""
