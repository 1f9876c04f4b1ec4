"""What a giver can give to: the fund, an appeal of it, or a commune. Each has an account, a memo and a QR code."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString

from ..funds.models.bank_account import BankAccount
from ..funds.models.fund import Fund
from .models import Appeal
from .qr_svg import drawn
from .transfer_codes import memo, memo_code
from .vietqr import Transfer

FUND_WORDS = "Ủng hộ Quỹ Vì người nghèo"


@dataclass(frozen=True)
class Goal:
    """`account` is None where the office has published none: then there is no code to show."""

    title: str
    memo: str
    account: BankAccount | None
    code: str = ""

    @property
    def url(self) -> str:
        return reverse("welfare:giving", args=[self.code.lower()]) if self.code else reverse("welfare:giving-home")

    @property
    def poster_url(self) -> str:
        if self.code:
            return reverse("welfare:giving-poster", args=[self.code.lower()])
        return reverse("welfare:giving-home-poster")

    def qr(self, amount: int | None = None) -> SafeString:
        return drawn(Transfer(self.account.bin, self.account.number, self.memo, amount))


def giving_account() -> BankAccount | None:
    """The account of the main fund that is published for gifts; the oldest, where there are several."""
    return BankAccount.objects.giving().filter(fund__is_main=True).first()


def fund_goal() -> Goal:
    fund = Fund.objects.filter(is_main=True).first()
    return Goal(fund.name if fund else "Quỹ “Vì người nghèo”", memo("", FUND_WORDS), giving_account())


def appeal_goal(appeal: Appeal) -> Goal:
    """No account outside the days in which the appeal takes gifts."""
    account = None
    if takes_gifts(appeal):
        own = appeal.account if appeal.account and appeal.account.giving else None
        account = own or BankAccount.objects.giving().filter(fund=appeal.fund_id).first()
    return Goal(appeal.title, memo(appeal.code, "Ủng hộ"), account, appeal.code)


def unit_goal(unit, account: BankAccount | None) -> Goal:
    code = memo_code(unit)
    return Goal(unit.described, memo(code, "Ủng hộ"), account, code)


def takes_gifts(appeal: Appeal) -> bool:
    today = timezone.localdate()
    return appeal.opened_on <= today and (appeal.closed_on is None or today <= appeal.closed_on)
