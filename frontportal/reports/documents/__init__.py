"""A year as files. Each format takes the same plain report (see `reports/report.py`) and knows no model."""
