"""Registrations and scores of a commune on one page: the areas as rows, saved together or not at all."""
