"""A year as files. Each format takes the same plain report (see `yearly/reports.py`) and knows no model."""
