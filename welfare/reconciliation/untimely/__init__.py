"""Credits outside of an appeal's days: put aside by the machine, matched once two persons have decided."""
