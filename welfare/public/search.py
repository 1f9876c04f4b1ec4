"""What the search of the site finds of the fund: pages of each year, how to give, one's own gift, receipts by number."""

import re

from django.urls import reverse

from frontportal.kit.values.money import dong
from frontportal.kit.web.searching import PublicRecords, SearchedPage
from frontportal.kit.web.tags import day
from welfare.assistance.models.house import House
from welfare.ledger.models.contribution import Contribution
from welfare.ledger.models.fund_year import FundYear

PUBLIC = (
    PublicRecords(
        "Nhà",
        lambda: House.objects.exclude(state=House.State.PLANNED),
        ("welfare:house", "year", "code"),
        title="code",
        second="kind",
        text="decision",
        day="handed_over_on",
        unit="unit",
        headline=lambda code, kind: House.name_of(House.Kind(kind).label, code),
    ),
)
# Page of a year → its title, further words, and whether it shows one commune.
OF_A_YEAR = {
    "fund-year": ("Quỹ “Vì người nghèo”", "quy tong thu tong chi thu chi so du cong khai tong so tien", False),
    "contributions": ("Đóng góp Quỹ “Vì người nghèo”", "ung ho danh sach hao tam khoan", True),
    "disbursements": ("Chi hỗ trợ của Quỹ", "quy khoan chi vi nguoi ngheo", True),
    "houses": ("Nhà Đại đoàn kết, nhà tình nghĩa", "nha o lam nha", True),
    "gifts": ("Quà Tết, quà thăm hỏi", "qua suat", False),
    "livelihoods": ("Hỗ trợ sinh kế", "sinh ke", False),
    "statements": ("Sao kê tài khoản Quỹ", "sao ke ngan hang doi soat", False),
}
RECEIPT = re.compile(
    r"(?:so )?(?:phieu thu|pt|bien lai)[ -]*(?:so )?(?:(20\d\d)[ -]+)?0*(\d{1,7})(?: (?:nam )?(20\d\d))?"
)
MOST_RECEIPTS = 5


def pages() -> list[SearchedPage]:
    """One query."""
    found = [
        SearchedPage(
            "Ủng hộ Quỹ “Vì người nghèo”",
            reverse("welfare:giving-home"),
            "so tai khoan quy stk chuyen khoan chuyen tien ngan hang ma qr vietqr dong gop",
            rank=0,
        ),
        SearchedPage(
            "Tìm khoản của tôi trong sao kê", reverse("welfare:own-gift"), "ung ho ngan hang chuyen tien bien lai"
        ),
        SearchedPage("Áp phích ủng hộ có mã QR", reverse("welfare:giving-home-poster"), "in ma qr vietqr"),
    ]
    books = list(FundYear.objects.published())
    found += [of_other_fund(each) for each in books if not each.fund.is_main]
    for year in sorted({each.year for each in books if each.fund.is_main}, reverse=True):
        found += [
            SearchedPage(
                f"{title} năm {year}",
                reverse(f"welfare:{name}", args=[year]),
                words,
                place_name="xa" if of_communes else "",
                year=year,
                rank=int(name != "fund-year"),
            )
            for name, (title, words, of_communes) in OF_A_YEAR.items()
        ]
    return found


def of_other_fund(books: FundYear) -> SearchedPage:
    title = f"{books.fund} năm {books.year}"
    return SearchedPage(title, books.get_absolute_url(), "quy thu chi so du cong khai", year=books.year, rank=1)


def answers(folded: str) -> list[SearchedPage]:
    """The receipt that a person names by its number, of any year or of one; nobody's name is looked at."""
    asked = RECEIPT.fullmatch(folded)
    if not asked:
        return []
    entries = (
        Contribution.objects.confirmed().of_main_fund().filter(receipt_number=int(asked[2])).select_related("fund")
    )
    if year := asked[1] or asked[3]:
        entries = entries.filter(year=int(year))
    return [
        SearchedPage(
            f"Phiếu thu {entry.receipt_number} năm {entry.year}: {dong(entry.amount)} đồng, ngày {day(entry.date)}",
            entry.get_absolute_url(),
            year=entry.year,
        )
        for entry in entries.order_by("-year")[:MOST_RECEIPTS]
    ]
