"""An import is taken back as a whole: what it added goes, what it overwrote comes back, unless others have built on it."""
