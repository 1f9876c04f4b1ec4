"""Whether the balances agree with which way money is said to have gone.

To a bank, the holder's money is a debt: what comes in is “Có”. In the holder's ledger of the same account it is “Nợ”.
And a list with one column of amounts and no word or sign beside them may hold both.
"""

from welfare.bankterms.model import FileRefusedError

from .conventions import NEWEST, OLDEST

REVERSED = (
    "Số dư chỉ khớp khi cột Nợ là tiền vào và cột Có là tiền ra: đây là sổ kế toán, không phải sao kê của ngân hàng. "
    "Hãy xin ngân hàng tệp sao kê."
)
UNTOLD = (
    "Cột số tiền không ghi tiền vào hay tiền ra, mà số dư cho thấy có cả hai. "
    "Hãy xin ngân hàng tệp có cột ghi nợ và ghi có, hoặc có dấu + và -."
)
SURE = 3  # steps more that fit in one order than in the other; like rows one behind the other fit in both
LEAST = 2  # steps from one balance to the next; fewer may fit by chance


class BalanceChain:
    """The steps between balances, read either oldest or newest first: those that fit, and those that fit reversed."""

    def __init__(self) -> None:
        self.steps = self.fitting = self.reversed_steps = 0

    def add(self, step: int, moved: int) -> None:
        """A step from balance to balance, and what moved in between, in đồng."""
        self.steps += 1
        self.fitting += step == moved
        self.reversed_steps += step == -moved

    @property
    def fits(self) -> bool:
        """Whether every step is what moved."""
        return self.fitting == self.steps

    @property
    def is_partly_reversed(self) -> bool:
        """Whether every step fits if some of the movements went the other way."""
        return self.reversed_steps > 0 and self.fitting + self.reversed_steps == self.steps


class DirectionCheck:
    """Takes each row's movement and balance. `is_stated`: whether anything in the file says which way money went."""

    def __init__(self, *, is_stated: bool):
        self.is_stated = is_stated
        self.balance: int | None = None
        self.moved: int | None = 0
        self.oldest, self.newest = BalanceChain(), BalanceChain()

    def add(self, moved: int, balance: int | None) -> None:
        """`moved`: credit − debit of a row, in đồng; `balance`: what is printed after it."""
        if balance is not None and self.balance is not None:
            self.oldest.add(balance - self.balance, moved)
            if self.moved is not None:
                self.newest.add(self.balance - balance, self.moved)
        self.balance, self.moved = balance, moved

    def skip(self, balance: int | None) -> None:
        """A row of which it is not known what it moved."""
        if balance is not None and self.balance is not None and self.moved is not None:
            self.newest.add(self.balance - balance, self.moved)
        self.balance, self.moved = balance, None

    @property
    def is_open(self) -> bool:
        """Whether more rows may change what is known: the order, or that directions are what they seem."""
        return not self.is_stated or abs(self.oldest.fitting - self.newest.fitting) < SURE

    @property
    def order(self) -> str | None:
        """The order in which the balances follow from each other, None as long as both or none do."""
        if self.oldest.fitting == self.newest.fitting:
            return None
        return OLDEST if self.oldest.fitting > self.newest.fitting else NEWEST

    def finish(self) -> None:
        """Raises FileRefusedError for a file whose balances say that directions were not what they seemed."""
        chains = (self.oldest, self.newest)
        fitting = max(
            chain.fitting for chain in chains
        )  # two like rows fit in the other order, whatever their direction
        mixed = not any(chain.fits for chain in chains) and any(
            chain.is_partly_reversed and chain.steps >= LEAST for chain in chains
        )
        if mixed and not self.is_stated:
            raise FileRefusedError("no_direction", UNTOLD)
        if any(chain.reversed_steps == chain.steps >= LEAST and 2 * fitting < chain.steps for chain in chains):
            raise FileRefusedError("reversed", REVERSED)
