"""Whether a table's “Nợ” and “Có” are the bank's or those of the account holder's own books, where they mean the opposite.

To a bank, the holder's money is a debt: what comes in is “Có”. In the holder's ledger of the same account it is “Nợ”.
Balances tell one from the other.
"""

LEAST = 2  # steps from one balance to the next; fewer may fit by chance


class Sides:
    """Sees each row's movement and balance; neither need be known whether the newest row comes first."""

    def __init__(self):
        self.balance: int | None = None
        self.moved = self.steps = 0
        self.fitting = self.mirrored = self.mirrored_upwards = 0

    def see(self, moved: int, balance: int | None) -> None:
        """`moved`: credit − debit of a row, in đồng; `balance`: what is printed after it."""
        if balance is None:
            self.balance = None
            return
        if self.balance is not None:
            step = balance - self.balance
            self.steps += 1
            self.fitting += step in (moved, -self.moved)
            self.mirrored += step == -moved
            self.mirrored_upwards += step == self.moved
        self.balance, self.moved = balance, moved

    @property
    def reversed(self) -> bool:
        """Whether every balance follows from the one before only if money out and money in change places."""
        return self.steps >= LEAST and not self.fitting and self.steps in (self.mirrored, self.mirrored_upwards)
