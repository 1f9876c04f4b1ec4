"""Pages on which what voters said becomes petitions."""
