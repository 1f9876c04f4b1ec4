"""Whether the balances agree with which way money is said to have gone.

To a bank, the holder's money is a debt: what comes in is “Có”. In the holder's ledger of the same account it is “Nợ”.
And a list with one column of amounts and no word or sign beside them may hold both.
"""

from ..model import Refused

REVERSED = (
    "Số dư chỉ khớp khi cột Nợ là tiền vào và cột Có là tiền ra: đây là sổ kế toán, không phải sao kê của ngân hàng. "
    "Hãy xin ngân hàng tệp sao kê."
)
UNTOLD = (
    "Cột số tiền không ghi tiền vào hay tiền ra, mà số dư cho thấy có cả hai. "
    "Hãy xin ngân hàng tệp có cột ghi nợ và ghi có, hoặc có dấu + và -."
)
LEAST = 2  # steps from one balance to the next; fewer may fit by chance


class Order:
    """The steps between balances, read either oldest or newest first: those that fit, and those that fit turned around."""

    def __init__(self):
        self.steps = self.fitting = self.mirrored = 0

    def see(self, step: int, moved: int) -> None:
        self.steps += 1
        self.fitting += step == moved
        self.mirrored += step == -moved

    @property
    def whole(self) -> bool:
        return self.fitting == self.steps

    @property
    def turned(self) -> bool:
        """Whether every step fits if some of the movements went the other way."""
        return self.mirrored > 0 and self.fitting + self.mirrored == self.steps


class Sides:
    """Sees each row's movement and balance."""

    def __init__(self):
        self.balance: int | None = None
        self.moved = 0
        self.orders = (Order(), Order())  # oldest first, newest first

    def see(self, moved: int, balance: int | None) -> None:
        """`moved`: credit − debit of a row, in đồng; `balance`: what is printed after it."""
        if balance is not None and self.balance is not None:
            oldest, newest = self.orders
            oldest.see(balance - self.balance, moved)
            newest.see(self.balance - balance, self.moved)
        self.balance, self.moved = balance, moved

    @property
    def fitting(self) -> bool:
        """Whether some balance follows from the one before as it should."""
        return any(order.fitting for order in self.orders)

    @property
    def reversed(self) -> bool:
        """Whether every balance follows from the one before only if money out and money in change places."""
        return not self.fitting and any(order.mirrored == order.steps >= LEAST for order in self.orders)

    @property
    def mixed(self) -> bool:
        """Whether every balance follows from the one before only if some movements went the other way."""
        return not any(order.whole for order in self.orders) and any(
            order.turned and order.steps >= LEAST for order in self.orders
        )

    def settle(self, *, told: bool) -> None:
        """Raises Refused for a file whose balances say that directions were not what they seemed. `told`: whether
        anything in it says which way money went."""
        if self.mixed and not told:
            raise Refused("no_direction", UNTOLD)
        if self.reversed:
            raise Refused("reversed", REVERSED)
