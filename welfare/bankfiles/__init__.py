"""From the bytes of a bank to transactions and their proof. Pure: no Django, no model, no clock but the one handed in."""
