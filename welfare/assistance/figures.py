"""What the annual report says about the fund, gifts, houses and livelihoods."""

from django.db.models import Sum

from frontportal.yearly.figures import Column, Figure, Hedge, Question, register
from welfare.ledger.models.contribution import Contribution
from welfare.ledger.models.disbursement import Disbursement
from welfare.ledger.models.fund_year import FundYear

from .models.gift import Gift
from .models.house import House
from .models.livelihood import Livelihood

MILLION = 10**6
FUND = "Quỹ “Vì người nghèo”"
GIVEN = "Quà, nhà, sinh kế"


def fund_books(year: int):
    return FundYear.objects.public().filter(year=year)


def commune(record):
    """An area would lead to the one household helped there; the public sees the commune."""
    return record.unit.commune or record.unit


register(
    Figure(
        slug="fund-received",
        label="Quỹ “Vì người nghèo” tiếp nhận",
        short="Tiếp nhận",
        unit_of_measure="đồng",
        section=FUND,
        records=lambda year: Contribution.objects.confirmed().of_main_fund().in_year(year),
        measure=Sum("amount"),
        day="date",
        plan=Question(fund_books, Sum("target")),
        hedge=Hedge("trên", 100 * MILLION),
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
        label="Quỹ “Vì người nghèo” chi hỗ trợ",
        short="Chi hỗ trợ",
        unit_of_measure="đồng",
        section=FUND,
        records=lambda year: Disbursement.objects.confirmed().of_main_fund().in_year(year),
        measure=Sum("amount"),
        day="date",
        hedge=Hedge("trên", 100 * MILLION),
        columns=(
            Column("Ngày", "date", "day"),
            Column("Mục đích", "get_purpose_display"),
            Column("Xã, thị trấn", commune),
            Column("Số tiền (đồng)", "amount", "money"),
        ),
        fetch=("unit__parent",),
        position=11,
    ),
    Figure(
        slug="gift-packages",
        label="Suất quà Tết và thăm hỏi",
        short="Suất quà",
        unit_of_measure="suất",
        section=GIVEN,
        records=lambda year: Gift.objects.of_year(year),
        measure=Sum("packages"),
        day="round__date",
        hedge=Hedge("hơn", 1000),
        columns=(
            Column("Ngày", "round__date", "day"),
            Column("Đợt quà", "round"),
            Column("Xã, thị trấn", commune),
            Column("Đối tượng", "get_group_display"),
            Column("Số suất", "packages", "number"),
        ),
        fetch=("round", "unit__parent"),
        position=20,
        note="Quà Tết tính theo năm của Tết, kể cả khi trao từ tháng 12 năm trước.",
    ),
    Figure(
        slug="gift-value",
        label="Giá trị quà Tết và thăm hỏi",
        short="Giá trị quà",
        unit_of_measure="đồng",
        section=GIVEN,
        records=lambda year: Gift.objects.of_year(year),
        measure=Sum("value"),
        day="round__date",
        hedge=Hedge("trên", 100 * MILLION),
        columns=(
            Column("Ngày", "round__date", "day"),
            Column("Đợt quà", "round"),
            Column("Xã, thị trấn", commune),
            Column("Đối tượng", "get_group_display"),
            Column("Giá trị (đồng)", "value", "money"),
        ),
        fetch=("round", "unit__parent"),
        position=21,
    ),
    Figure(
        slug="houses",
        label="Nhà Đại đoàn kết, nhà tình nghĩa được hỗ trợ",
        short="Nhà",
        unit_of_measure="căn",
        section=GIVEN,
        records=lambda year: House.objects.supported().in_year(year),
        columns=(
            Column("Mã nhà", "code"),
            Column("Loại nhà", "get_kind_display"),
            Column("Xã, thị trấn", commune),
            Column("Hình thức", "get_work_display"),
            Column("Tiến độ", "get_state_display"),
        ),
        fetch=("unit__parent",),
        position=22,
    ),
    Figure(
        slug="house-value",
        label="Mức hỗ trợ làm nhà",
        short="Hỗ trợ nhà",
        unit_of_measure="đồng",
        section=GIVEN,
        records=lambda year: House.objects.supported().in_year(year),
        measure=Sum("support"),
        columns=(
            Column("Mã nhà", "code"),
            Column("Loại nhà", "get_kind_display"),
            Column("Xã, thị trấn", commune),
            Column("Mức hỗ trợ (đồng)", "support", "money"),
        ),
        fetch=("unit__parent",),
        position=23,
        note="Mức hỗ trợ gồm nhiều nguồn, không chỉ từ Quỹ.",
    ),
    Figure(
        slug="livelihood-value",
        label="Sinh kế trao tại lễ phát động tháng cao điểm",
        short="Sinh kế tại lễ phát động",
        unit_of_measure="đồng",
        section=GIVEN,
        records=lambda year: Livelihood.objects.at_launch().in_year(year),
        measure=Sum("value"),
        day="date",
        hedge=Hedge("trên", 1000 * MILLION),
        columns=(
            Column("Ngày", "date", "day"),
            Column("Xã, thị trấn", commune),
            Column("Loại hỗ trợ", "get_kind_display"),
            Column("Số hộ", "households", "number"),
            Column("Giá trị (đồng)", "value", "money"),
        ),
        fetch=("unit__parent",),
        position=24,
        note="Giá trị gồm mọi nguồn cùng hỗ trợ.",
    ),
    Figure(
        slug="livelihoods",
        label="Hỗ trợ sinh kế trong cả năm",
        short="Sinh kế cả năm",
        unit_of_measure="lượt",
        section=GIVEN,
        records=lambda year: Livelihood.objects.in_year(year),
        day="date",
        columns=(
            Column("Ngày", "date", "day"),
            Column("Xã, thị trấn", commune),
            Column("Loại hỗ trợ", "get_kind_display"),
            Column("Dịp trao", "get_occasion_display"),
            Column("Số hộ", "households", "number"),
        ),
        fetch=("unit__parent",),
        position=25,
    ),
)
