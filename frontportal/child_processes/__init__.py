"""Processes that the site starts: bounded in time and memory, or ending with the site."""
