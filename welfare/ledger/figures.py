"""What the annual report says about the fund's money."""

from django.db.models import Sum

from frontportal.yearly.figures import Approximation, Column, Figure, Question, register
from frontportal.yearly.narrative.clause import Clause

from .models.contribution import Contribution
from .models.disbursement import Disbursement
from .models.entry_sum import EntrySum
from .models.fund_year import FundYear

MILLION = 10**6
FUND = "Quỹ “Vì người nghèo”"


def fund_books(year: int):
    return FundYear.objects.public().filter(year=year)


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
        fetch=("unit",),
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
        fetch=("unit__parent",),
        position=11,
    ),
)
