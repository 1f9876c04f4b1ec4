"""The whole ledger recomputed: files → rows → statements → entries → books → published years, each held to the next."""
