"""Lines that payment services tell before the bank's statement comes: received, shown as provisional, never counted."""
