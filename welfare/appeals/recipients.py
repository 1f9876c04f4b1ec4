"""What a giver can give to: the fund, an appeal of it, or a commune. Each has an account, a memo and a QR code."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString

from welfare.funds.models.bank_account import BankAccount
from welfare.funds.models.fund import Fund

from .models import Appeal
from .qr_svg import png, svg
from .transfer_codes import memo, memo_code
from .vietqr import Transfer

FUND_WORDS = "Ủng hộ Quỹ Vì người nghèo"


@dataclass(frozen=True)
class Recipient:
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

    @property
    def poster_paper_url(self) -> str:
        if self.code:
            return reverse("welfare:giving-poster-paper", args=[self.code.lower()])
        return reverse("welfare:giving-home-poster-paper")

    @property
    def picture_url(self) -> str:
        if self.code:
            return reverse("welfare:giving-picture", args=[self.code.lower()])
        return reverse("welfare:giving-home-picture")

    def memo_from(self, giver: str) -> str:
        """The memo with the giver's name behind the code, cut at a word where 25 characters end."""
        return memo(self.code, f"{giver} ung ho") if giver else self.memo

    def transfer(self, amount: int | None = None, giver: str = "") -> Transfer:
        return Transfer(self.account.bin, self.account.number, self.memo_from(giver), amount)

    def qr(self, amount: int | None = None, giver: str = "") -> SafeString:
        return svg(self.transfer(amount, giver))

    def picture(self, amount: int | None = None, giver: str = "") -> bytes:
        """A PNG of the code."""
        return png(self.transfer(amount, giver))


def donation_account() -> BankAccount | None:
    """The account of the main fund that is published for gifts; the oldest, where there are several."""
    return BankAccount.objects.accepting_donations().filter(fund__is_main=True).first()


def fund_recipient() -> Recipient:
    fund = Fund.objects.filter(is_main=True).first()
    return Recipient(fund.name if fund else "Quỹ “Vì người nghèo”", memo("", FUND_WORDS), donation_account())


def appeal_recipient(appeal: Appeal) -> Recipient:
    """No account outside the days in which the appeal takes gifts."""
    account = None
    if accepts_donations_on(appeal):
        own = appeal.account if appeal.account and appeal.account.accepts_donations else None
        account = own or BankAccount.objects.accepting_donations().filter(fund=appeal.fund_id).first()
    return Recipient(appeal.title, memo(appeal.code, "Ủng hộ"), account, appeal.code)


def unit_recipient(unit, account: BankAccount | None) -> Recipient:
    code = memo_code(unit)
    return Recipient(unit.described, memo(code, "Ủng hộ"), account, code)


def accepts_donations_on(appeal: Appeal) -> bool:
    today = timezone.localdate()
    return appeal.opened_on <= today and (appeal.closed_on is None or today <= appeal.closed_on)
