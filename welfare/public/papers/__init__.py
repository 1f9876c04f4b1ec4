"""The papers of the fund's public pages."""
