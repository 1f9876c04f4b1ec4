"""Letters that answer many petitions, answers given at the meeting itself, and what an answer said before it was corrected."""
