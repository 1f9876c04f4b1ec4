"""How a value is rounded in words, so that what they say is true of it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Approximation:
    """How a value may honestly be rounded: down to a multiple of `step`, after `word` ("trên", "hơn"); never by more than a tenth."""

    word: str
    step: int

    def rounded(self, value: int) -> int:
        """`value` down to a multiple of the step, or of its tenth."""
        rest = value % self.step
        return value - (rest if rest * 10 <= value else value % max(self.step // 10, 1))
