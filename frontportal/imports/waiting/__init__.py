"""A file from its arrival to its import: read, asked about, looked at, stored or given up."""
