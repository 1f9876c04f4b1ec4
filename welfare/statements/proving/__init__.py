"""One module a kind of proof: a class with `see(row)`, `close(controls) -> (breaks, proven, why)` and `chains_balances`."""
