"""Papers of this room with invented words."""
