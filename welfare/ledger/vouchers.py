"""Receipts and payment vouchers as an office prints and signs them. An entry in, the words of its form out."""

from dataclasses import dataclass

from frontportal.kit.values.days import day_in_words
from frontportal.kit.values.money import dong, in_words
from frontportal.kit.web.tags import day

from .models.contribution import Contribution
from .models.disbursement import Disbursement

LONG = 450  # letters of a form; more fill it in letters of the usual size
BY_HAND = ""  # a dotted line: nobody's name is kept for it


@dataclass(frozen=True)
class Voucher:
    """`lines` are (label, text); an empty text is a dotted line to fill in. `signers` are (who, name or "")."""

    title: str
    number: str
    entry: Contribution | Disbursement
    lines: list[tuple[str, str]]
    signers: list[tuple[str, str]]

    @property
    def written_on(self) -> str:
        """`"Ngày 03 tháng 5 năm 2023"`."""
        return day_in_words(self.entry.date).capitalize()

    @property
    def is_long(self) -> bool:
        """Whether it needs smaller letters to stay on its half of a sheet."""
        return sum(len(text) for _, text in self.lines) > LONG


def voucher(entry: Contribution | Disbursement) -> Voucher:
    """Of a confirmed entry."""
    made = receipt_voucher if isinstance(entry, Contribution) else payment_voucher
    return made(entry)


def lines_of(entry: Contribution | Disbursement) -> list[tuple[str, str]]:
    """What its form says, (label, text) each; of a draft too, which has no number and no confirmer yet."""
    return received(entry) if isinstance(entry, Contribution) else paid(entry)


def received(entry: Contribution) -> list[tuple[str, str]]:
    reason = f"Ủng hộ {entry.fund}{f', đợt “{entry.appeal}”' if entry.appeal else ''}{turned(entry)}"
    return [
        ("Người nộp", entry.donor_name),
        ("Nộp cho", str(entry.unit)),
        ("Lý do nộp", reason),
        ("Hình thức", entry.get_channel_display()),
        *amount(entry),
    ]


def receipt_voucher(entry: Contribution) -> Voucher:
    people = [*office(entry), ("Người nộp", BY_HAND), ("Thủ quỹ", BY_HAND)]
    return Voucher("Phiếu thu", numbered(entry.receipt_number, entry), entry, received(entry), people)


def paid(entry: Disbursement) -> list[tuple[str, str]]:
    """Who takes the money signs for it by hand: a household's name is kept nowhere in the books."""
    purpose = entry.gift_round or entry.house or entry.livelihood
    reason = f"{entry.get_purpose_display()}{f': {purpose}' if purpose else ''}{turned(entry)}"
    return [
        ("Người nhận", BY_HAND),
        ("Đơn vị", str(entry.unit)),
        ("Lý do chi", reason),
        ("Theo quyết định", f"{entry.decision_number} ngày {day(entry.decision_date)}"),
        *amount(entry),
    ]


def payment_voucher(entry: Disbursement) -> Voucher:
    people = [*office(entry), ("Người nhận", BY_HAND), ("Thủ quỹ", BY_HAND)]
    return Voucher("Phiếu chi", numbered(entry.voucher_number, entry), entry, paid(entry), people)


def numbered(number: int, entry) -> str:
    return f"{number:04d}/{entry.year}"


def turned(entry) -> str:
    """What a reversing entry takes back, and why."""
    return f" (ghi đảo: {entry.reason})" if entry.reverses_id else ""


def amount(entry) -> list[tuple[str, str]]:
    words = in_words(entry.amount)
    return [("Số tiền", f"{dong(entry.amount)} đồng"), ("Bằng chữ", f"{words[0].upper()}{words[1:]}.")]


def office(entry) -> list[tuple[str, str]]:
    return [("Người lập phiếu", str(entry.created_by)), ("Người xác nhận", str(entry.confirmed_by))]
