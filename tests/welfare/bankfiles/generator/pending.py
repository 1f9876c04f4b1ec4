"""Variants that are known to be read wrong, and that somebody is at work on. Each fails for certain (test_variants.py);
whatever holds one of them is left out elsewhere. Empty is what this should be."""

from tests.welfare.bankfiles.generator.variant import Variant

# The plainest variant, as `repr` writes it: what is wrong.
PENDING: dict[str, str] = {}


def is_pending(variant: Variant, pending: list[Variant]) -> bool:
    """Whether a variant holds all that one of these changes."""
    return any(all(getattr(variant, name) == getattr(one, name) for name in one.changed()) for one in pending)
