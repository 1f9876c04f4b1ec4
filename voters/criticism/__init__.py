"""Social criticism and comments on drafts, each a record; the boards through which people inspect, by commune."""
