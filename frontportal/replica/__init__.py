"""Where a second PostgreSQL follows the first (DATABASE_REPLICA_URL): who only reads, and is not signed in, is answered by it."""
