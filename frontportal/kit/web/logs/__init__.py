"""Log lines without persons' data, each with the request that wrote it."""
