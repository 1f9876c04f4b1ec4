"""Workbooks of offices: the sheet that is meant, and what it holds beside its values."""
