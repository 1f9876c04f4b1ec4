"""Which unit is meant by what an office writes: short kinds, dashes, what it lies in, names from before a merger, official codes."""
