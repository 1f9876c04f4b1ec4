"""What the annual report says about the fund's money."""

from django.db.models import Sum

from frontportal.kit.values.money import dong
from frontportal.yearly.figures import Column, Derived, Figure, Question, register
from frontportal.yearly.narrative.approximation import Approximation
from frontportal.yearly.narrative.clause import Clause

from ..models.contribution import Contribution
from ..models.disbursement import Disbursement
from ..models.entry_sum import EntrySum
from ..models.fund_year import FundYear
from .sections import FUND, OTHER_FUNDS

MILLION = 10**6
OTHER_FUNDS_NOTE = (
    "Mọi quỹ ngoài quỹ chính, theo sổ của năm mà hai người đã xác nhận số dư đầu kỳ; từng quỹ ở trang Các quỹ."
)
MOST_FUNDS = 5  # named in a sentence


def fund_books(year: int):
    return FundYear.objects.public().filter(year=year)


def planned_books(year: int):
    """Those of other funds that plan anything: nothing planned is no plan of 0."""
    return FundYear.objects.published_of_others().filter(year=year, target__gt=0)


def by_fund(model) -> Derived:
    """Each fund beside the main one with its part of a year, in brackets."""

    def sums(year: int):
        found = EntrySum.objects.of(model).confirmed().of_other_funds().in_year(year)
        return found.grouped("fund__name").order_by("-value", "fund__name").values_list("fund__name", "value")

    return Derived(sums, names_of_funds)


def names_of_funds(rows: list[tuple[str, int]]) -> str:
    """One fund has all of the value: its name suffices."""
    if len(rows) < 2:
        return "".join(f"({name})" for name, _ in rows)
    named = [f"{name} {dong(amount)} đồng" for name, amount in rows[:MOST_FUNDS]]
    more = [f"{len(rows) - MOST_FUNDS} quỹ khác"] if len(rows) > MOST_FUNDS else []
    return f"({'; '.join(named + more)})"


def commune(record):
    """An area would lead to the one household helped there; the public sees the commune."""
    return record.unit.commune or record.unit


register(
    Figure(
        slug="fund-received",
        clause=Clause("Quỹ “Vì người nghèo” tiếp nhận {value}"),
        label="Quỹ “Vì người nghèo” tiếp nhận",
        short="Tiếp nhận",
        unit_of_measure="đồng",
        section=FUND,
        records=lambda year: Contribution.objects.confirmed().of_main_fund().in_year(year),
        sums=lambda year: EntrySum.objects.of(Contribution).confirmed().of_main_fund().in_year(year),
        measure=Sum("amount"),
        day="date",
        plan=Question(fund_books, Sum("target")),
        approximation=Approximation("trên", 100 * MILLION),
        columns=(
            Column("Ngày", "date", "day"),
            Column("Người, đơn vị ủng hộ", "public_donor"),
            Column("Ghi cho", "unit"),
            Column("Hình thức", "get_channel_display"),
            Column("Số tiền (đồng)", "amount", "money"),
        ),
        fetch=("unit", "fund"),
        position=10,
    ),
    Figure(
        slug="fund-spent",
        clause=Clause("Quỹ “Vì người nghèo” chi hỗ trợ {value}", "fund-received", "chi hỗ trợ {value}"),
        label="Quỹ “Vì người nghèo” chi hỗ trợ",
        short="Chi hỗ trợ",
        unit_of_measure="đồng",
        section=FUND,
        records=lambda year: Disbursement.objects.confirmed().of_main_fund().in_year(year),
        sums=lambda year: EntrySum.objects.of(Disbursement).confirmed().of_main_fund().in_year(year),
        measure=Sum("amount"),
        day="date",
        approximation=Approximation("trên", 100 * MILLION),
        columns=(
            Column("Ngày", "date", "day"),
            Column("Mục đích", "get_purpose_display"),
            Column("Xã, thị trấn", commune),
            Column("Số tiền (đồng)", "amount", "money"),
        ),
        fetch=("unit__parent", "fund"),
        position=11,
    ),
    Figure(
        slug="other-funds-received",
        clause=Clause("các quỹ khác tiếp nhận {value}{detail}"),
        label="Các quỹ khác tiếp nhận",
        short="Tiếp nhận",
        unit_of_measure="đồng",
        section=OTHER_FUNDS,
        records=lambda year: Contribution.objects.confirmed().of_other_funds().in_year(year),
        sums=lambda year: EntrySum.objects.of(Contribution).confirmed().of_other_funds().in_year(year),
        measure=Sum("amount"),
        day="date",
        plan=Question(planned_books, Sum("target")),
        approximation=Approximation("trên", MILLION),
        columns=(
            Column("Ngày", "date", "day"),
            Column("Quỹ", "fund"),
            Column("Người, đơn vị ủng hộ", "public_donor"),
            Column("Ghi cho", "unit"),
            Column("Hình thức", "get_channel_display"),
            Column("Số tiền (đồng)", "amount", "money"),
        ),
        fetch=("unit", "fund"),
        detail=by_fund(Contribution),
        is_shown_if_known=True,
        note=OTHER_FUNDS_NOTE,
        position=15,
    ),
    Figure(
        slug="other-funds-spent",
        clause=Clause("các quỹ khác chi hỗ trợ {value}{detail}", "other-funds-received", "chi hỗ trợ {value}{detail}"),
        label="Các quỹ khác chi hỗ trợ",
        short="Chi hỗ trợ",
        unit_of_measure="đồng",
        section=OTHER_FUNDS,
        records=lambda year: Disbursement.objects.confirmed().of_other_funds().in_year(year),
        sums=lambda year: EntrySum.objects.of(Disbursement).confirmed().of_other_funds().in_year(year),
        measure=Sum("amount"),
        day="date",
        approximation=Approximation("trên", MILLION),
        columns=(
            Column("Ngày", "date", "day"),
            Column("Quỹ", "fund"),
            Column("Mục đích", "get_purpose_display"),
            Column("Xã, thị trấn", commune),
            Column("Số tiền (đồng)", "amount", "money"),
        ),
        fetch=("unit__parent", "fund"),
        detail=by_fund(Disbursement),
        is_shown_if_known=True,
        note=OTHER_FUNDS_NOTE,
        position=16,
    ),
)
