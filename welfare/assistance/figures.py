"""What the annual report says about gifts, houses and livelihoods."""

from django.db.models import Sum

from frontportal.yearly.figures import Column, Figure, register
from frontportal.yearly.narrative.approximation import Approximation
from frontportal.yearly.narrative.clause import Clause

from .models.gift import Gift
from .models.house import House
from .models.livelihood import Livelihood
from .suppressed import suppressed_gift_keys, suppressed_livelihood_keys

MILLION = 10**6
GIVEN = "Quà, nhà, sinh kế"


def commune(record):
    """An area would lead to the one household helped there; the public sees the commune."""
    return record.unit.commune or record.unit


GIFT_COLUMNS = (
    Column("Ngày", "round__date", "day"),
    Column("Đợt quà", "round"),
    Column("Xã, thị trấn", commune),
    Column("Đối tượng", "get_group_display"),
    Column("Số suất", "packages", "number", tells_people=True),
)
TET_NOTE = (
    "Chỉ đếm quà của Tết năm ấy, kể cả khi trao từ tháng 12 năm trước; không gồm quà thăm hỏi ngày 27/7, tháng cao điểm. "
    "Số này đã nằm trong số quà Tết và thăm hỏi của cả năm, không cộng thêm."
)

register(
    Figure(
        slug="gift-packages",
        clause=Clause("tặng {value} quà Tết và thăm hỏi"),
        people="packages",
        suppressed=suppressed_gift_keys,
        label="Suất quà Tết và thăm hỏi",
        short="Suất quà",
        unit_of_measure="suất",
        section=GIVEN,
        records=lambda year: Gift.objects.of_year(year),
        measure=Sum("packages"),
        day="round__date",
        approximation=Approximation("hơn", 1000),
        columns=GIFT_COLUMNS,
        fetch=("round", "unit__parent"),
        position=20,
        note="Quà Tết tính theo năm của Tết, kể cả khi trao từ tháng 12 năm trước.",
    ),
    Figure(
        slug="gift-value",
        clause=Clause("tặng quà Tết và thăm hỏi trị giá {value}", "gift-packages", "trị giá {value}"),
        people="packages",
        suppressed=suppressed_gift_keys,
        label="Giá trị quà Tết và thăm hỏi",
        short="Giá trị quà",
        unit_of_measure="đồng",
        section=GIVEN,
        records=lambda year: Gift.objects.of_year(year),
        measure=Sum("value"),
        day="round__date",
        approximation=Approximation("trên", 100 * MILLION),
        columns=(*GIFT_COLUMNS[:-1], Column("Giá trị (đồng)", "value", "money", tells_people=True)),
        fetch=("round", "unit__parent"),
        position=21,
    ),
    Figure(
        slug="houses",
        clause=Clause("hỗ trợ {value} nhà Đại đoàn kết, nhà tình nghĩa"),
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
        clause=Clause("hỗ trợ làm nhà {value}", "houses", "với số tiền {value}"),
        label="Tổng tiền hỗ trợ làm nhà",
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
        clause=Clause("trao sinh kế trị giá {value} tại lễ phát động tháng cao điểm{to}"),
        people="households",
        suppressed=suppressed_livelihood_keys,
        label="Giá trị sinh kế trao tại lễ phát động tháng cao điểm",
        short="Sinh kế tại lễ phát động",
        unit_of_measure="đồng",
        section=GIVEN,
        records=lambda year: Livelihood.objects.handed_over().at_launch().in_year(year),
        measure=Sum("value"),
        day="date",
        approximation=Approximation("trên", 1000 * MILLION),
        columns=(
            Column("Ngày", "date", "day"),
            Column("Xã, thị trấn", commune),
            Column("Loại hỗ trợ", "get_kind_display"),
            Column("Số hộ", "households", "number", tells_people=True),
            Column("Giá trị (đồng)", "value", "money", tells_people=True),
        ),
        fetch=("unit__parent",),
        position=24,
        note="Giá trị gồm mọi nguồn cùng hỗ trợ.",
    ),
    Figure(
        slug="livelihoods",
        clause=Clause("trong cả năm hỗ trợ sinh kế {value}"),
        people="households",
        suppressed=suppressed_livelihood_keys,
        label="Hỗ trợ sinh kế trong cả năm",
        short="Sinh kế cả năm",
        unit_of_measure="lượt",
        section=GIVEN,
        records=lambda year: Livelihood.objects.handed_over().in_year(year),
        day="date",
        columns=(
            Column("Ngày", "date", "day"),
            Column("Xã, thị trấn", commune),
            Column("Loại hỗ trợ", "get_kind_display"),
            Column("Dịp trao", "get_occasion_display"),
            Column("Số hộ", "households", "number", tells_people=True),
        ),
        fetch=("unit__parent",),
        position=25,
    ),
    Figure(
        slug="livelihood-households",
        clause=Clause("hỗ trợ sinh kế cho {value}", "livelihoods", "đến với {value}"),
        people="households",
        suppressed=suppressed_livelihood_keys,
        label="Hộ được hỗ trợ sinh kế trong cả năm",
        short="Hộ có sinh kế",
        unit_of_measure="hộ",
        section=GIVEN,
        records=lambda year: Livelihood.objects.handed_over().in_year(year),
        measure=Sum("households"),
        day="date",
        approximation=Approximation("hơn", 10),
        columns=(
            Column("Ngày", "date", "day"),
            Column("Xã, thị trấn", commune),
            Column("Loại hỗ trợ", "get_kind_display"),
            Column("Số hộ", "households", "number", tells_people=True),
        ),
        fetch=("unit__parent",),
        position=26,
        note="Một hộ được hỗ trợ nhiều lần trong năm thì tính mỗi lần.",
    ),
    Figure(
        slug="tet-packages",
        clause=Clause("riêng Tết Nguyên đán tặng {value}"),
        people="packages",
        label="Suất quà Tết Nguyên đán",
        short="Suất quà Tết",
        unit_of_measure="suất",
        section=GIVEN,
        records=lambda year: Gift.objects.of_tet(year),
        measure=Sum("packages"),
        day="round__date",
        columns=GIFT_COLUMNS,
        fetch=("round", "unit__parent"),
        position=27,
        note=TET_NOTE,
    ),
    Figure(
        slug="tet-value",
        clause=Clause("riêng quà Tết Nguyên đán trị giá {value}", "tet-packages", "trị giá {value}"),
        people="packages",
        label="Giá trị quà Tết Nguyên đán",
        short="Giá trị quà Tết",
        unit_of_measure="đồng",
        section=GIVEN,
        records=lambda year: Gift.objects.of_tet(year),
        measure=Sum("value"),
        day="round__date",
        approximation=Approximation("trên", 100 * MILLION),
        columns=(*GIFT_COLUMNS[:-1], Column("Giá trị (đồng)", "value", "money", tells_people=True)),
        fetch=("round", "unit__parent"),
        position=27,
        note=TET_NOTE,
    ),
)
