"""How to give, on paper."""
