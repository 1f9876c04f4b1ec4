"""What the public may read of a memo: known words stay, names are shortened, numbers go. Pure: text in, text out."""

from .masker import AllowedWords, masked, without_long_runs

__all__ = ["AllowedWords", "masked", "without_long_runs"]
