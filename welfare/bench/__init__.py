"""Measurements, `manage.py bench NAME`: each module has `HELP` and `run(rows, say)`; times are ratios within one run."""
