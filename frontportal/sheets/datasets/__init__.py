"""Tables that everybody may have: declared by rooms in their `datasets.py`, written as CSV, described as a Data Package."""
