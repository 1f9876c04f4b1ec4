"""One module a kind of proof: a class with `see(row)`, `close(controls) -> (breaks, proven, why)`, `chains_balances`,
and `open_ends(controls)`: whether a row could be missing before the first one seen, after the last one, without a break."""
