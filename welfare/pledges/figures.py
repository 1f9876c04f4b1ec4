"""How much was promised in a year: told apart, for a promise is no gift."""

from collections.abc import Callable

from django.db.models import Sum

from frontportal.yearly.figures import Column, Figure, register
from frontportal.yearly.narrative.approximation import Approximation
from frontportal.yearly.narrative.clause import Clause
from welfare.ledger.figures.sections import OTHER_FUNDS
from welfare.ledger.models.fund_year import FundYear

from .models import Pledge

MILLION = 10**6


def of_main_fund(year: int):
    return Pledge.objects.standing().in_year(year).filter(fund__is_main=True)


def of_other_funds(year: int):
    books = FundYear.objects.published_of_others().filter(year=year)
    return Pledge.objects.standing().in_year(year).filter(fund__in=books.order_by().values("fund"))


def figure(slug: str, clause: str, label: str, section: str, records: Callable, step: int, position: int) -> Figure:
    return Figure(
        slug=slug,
        clause=Clause(clause),
        label=label,
        short="Được hứa",
        unit_of_measure="đồng",
        section=section,
        records=records,
        measure=Sum("amount"),
        day="pledged_on",
        is_shown_if_known=True,
        approximation=Approximation("trên", step),
        columns=(
            Column("Ngày hứa", "pledged_on", "day"),
            *([Column("Quỹ", "fund")] if section == OTHER_FUNDS else ()),
            Column("Ghi cho", "unit"),
            Column("Số tiền (đồng)", "amount", "money"),
        ),
        fetch=("unit__parent", "fund"),
        position=position,
        note="Lời hứa chưa phải là khoản tiếp nhận; khi tiền đến mới tính vào số tiếp nhận.",
    )


register(
    figure(
        "fund-pledged", "được hứa ủng hộ {value}", "Số tiền được hứa ủng hộ trong năm", "Quỹ “Vì người nghèo”",
        of_main_fund, 100 * MILLION, 14,
    ),
    figure(
        "other-funds-pledged", "các quỹ khác được hứa ủng hộ {value}", "Các quỹ khác được hứa ủng hộ trong năm", OTHER_FUNDS,
        of_other_funds, MILLION, 17,
    ),
)  # fmt: skip
