"""What the public may read of a memo: known words stay, names are shortened, numbers go. Pure: text in, text out."""

from .text import Known, masked, without_long_runs

__all__ = ["Known", "masked", "without_long_runs"]
