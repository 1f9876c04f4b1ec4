"""What the annual report says about the fund's money: what came in and went out, and what moved between levels."""

from . import entries, transfers

__all__ = ["entries", "transfers"]
