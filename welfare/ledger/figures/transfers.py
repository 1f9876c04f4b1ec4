"""What came from and went to funds of other levels: told apart, for it is neither received nor spent."""

from collections.abc import Callable

from django.db.models import Sum

from frontportal.yearly.figures import Column, Figure, register
from frontportal.yearly.narrative.clause import Clause
from welfare.transfers.models import FundTransfer

from ..models.fund_year import FundYear
from .sections import FUND, OTHER_FUNDS

NOTE = "Chuyển giữa các cấp không phải khoản tiếp nhận, cũng không phải khoản chi; chỉ tính lần chuyển đã xác nhận."


def of_main_fund(year: int):
    return FundTransfer.objects.confirmed().in_year(year).filter(fund__is_main=True)


def of_other_funds(year: int):
    """Of those whose books of the year are public."""
    books = FundYear.objects.published_of_others().filter(year=year)
    return FundTransfer.objects.confirmed().in_year(year).filter(fund__in=books.order_by().values("fund"))


def one_way(records: Callable, direction: str) -> Callable:
    return lambda year: records(year).filter(direction=direction)


def figures(prefix: str, whose: str, section: str, transfers: Callable, position: int):
    for direction, label, words in (
        ("in", "Cấp khác chuyển về", "được cấp khác chuyển về {value}"),
        ("out", "Chuyển cho cấp khác", "chuyển cho cấp khác {value}"),
    ):
        yield Figure(
            slug=f"{prefix}-transferred-{direction}",
            clause=Clause(f"{whose} {words}", f"{prefix}-transferred-in", words),
            label=f"{whose[0].upper()}{whose[1:]}: {label[0].lower()}{label[1:]}",
            short=label,
            unit_of_measure="đồng",
            section=section,
            records=one_way(transfers, direction),
            measure=Sum("amount"),
            place="",
            day="date",
            columns=(
                Column("Ngày chuyển", "date", "day"),
                *((Column("Quỹ", "fund"),) if section == OTHER_FUNDS else ()),
                Column("Cấp kia", "get_level_display"),
                Column("Quỹ kia", "other_fund"),
                Column("Số tiền (đồng)", "amount", "money"),
            ),
            fetch=("fund",),
            position=position,
            note=NOTE,
            is_shown_if_known=True,
        )


register(
    *figures("fund", FUND, FUND, of_main_fund, 14),
    *figures("other-funds", "các quỹ khác", OTHER_FUNDS, of_other_funds, 17),
)
