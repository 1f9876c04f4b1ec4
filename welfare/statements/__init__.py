"""Bank statements: uploaded, stored, compared, searched, and lines that a feed brings before them. `store` alone writes lines."""
