"""The project's own PostgreSQL, for when DATABASE_URL is unset: a Django database engine that starts it on demand."""
