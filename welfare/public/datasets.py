"""The fund's books, houses and gifts as open data: confirmed entries of published years, nobody's name."""

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from django.db.models import Case, CharField, F, Q, Sum, When

from frontportal.places.datasets import UNIT_KEY, commune_columns
from frontportal.places.models import Unit
from frontportal.replica.together import asked_together
from frontportal.sheets.datasets.dataset import Column, Dataset, ForeignKey, labels
from frontportal.sheets.datasets.suppression import is_small
from welfare.assistance.models.cofunding import CoFunding
from welfare.assistance.models.gift import Gift
from welfare.assistance.models.house import House
from welfare.assistance.suppressed import gifts_of, suppressed_gifts_in
from welfare.ledger.models.contribution import Contribution
from welfare.ledger.models.disbursement import Disbursement
from welfare.ledger.models.fund_year import FundYear

YEAR = Column("nam", "Năm", "year", "Năm của sổ quỹ", "year", True)
DAY = Column("ngay", "Ngày", "date", "Ngày ghi sổ", "date", True)
YEARS_AT_ONCE = 5
AMOUNT = Column("so_tien", "Số tiền", "amount", "Đồng; số âm là bút toán ghi đảo", "integer", True)


def public_years() -> list[int]:
    return list(FundYear.objects.public().values_list("year", flat=True))


def entries(model):
    """Confirmed entries of the main fund in the years whose books are public."""
    return model.objects.confirmed().of_main_fund().filter(year__in=public_years())


def in_order(found):
    return found.select_related("unit__parent", "fund", "reverses").order_by("fund__slug", "year", "pk")


def public_houses():
    return House.objects.supported().filter(year__in=public_years())


def with_houses(found):
    """Disbursements with the code of the house that they are for, where the public sees it."""
    is_public = ~Q(house__state=House.State.PLANNED) & Q(house__year__in=public_years())
    return in_order(found).annotate(house_code=Case(When(is_public, then=F("house__code")), output_field=CharField()))


class GiftCell(NamedTuple):
    """The packages of one round for one group in one commune; empty where they are too few."""

    year: int
    date: object
    round: str
    unit: Unit
    group: str
    packages: int | None
    value: int | None


def gift_cells() -> Iterator[GiftCell]:
    """By years; what is too small is hidden so that the figures of communes and of the year don't tell it. A few years are asked at once."""
    years = sorted(public_years())
    for first in range(0, len(years), YEARS_AT_ONCE):
        some = years[first : first + YEARS_AT_ONCE]
        units, *found = asked_together(
            Unit.objects.exclude(kind=Unit.Kind.AREA),
            *(question for year in some for question in (gifts_by_commune(year), gifts_of(year))),
        )
        by_key = {unit.pk: unit for unit in units}
        for year, rows, gifts in zip(some, found[::2], found[1::2], strict=True):
            yield from cells_of_year(year, rows, suppressed_gifts_in(gifts).cells, by_key)


def cells_of_year(year: int, rows: list[tuple], untold: frozenset[tuple], units: dict[int, Unit]) -> Iterator[GiftCell]:
    for round_key, day, name, commune_key, group, total, money in rows:
        unit = units[commune_key]
        key = round_key, unit.commune and unit.commune.pk, group
        sums = (None, None) if key in untold or is_small(total) else (total, money)
        yield GiftCell(year, day, name, unit, str(Gift.Group(group).label), *sums)


def gifts_by_commune(year: int):
    """(round, its day and name, commune, group, packages, money); a gift to a whole district stays with the district."""
    return (
        Gift.objects.of_year(year)
        .order_by()
        .annotate(commune=Case(When(unit__kind="area", then=F("unit__parent")), default=F("unit")))
        .values_list("round", "round__date", "round__name", "commune", "group")
        .annotate(total=Sum("packages"), money=Sum("value"))
        .order_by("round__date", "round_id", "commune", "group")
    )


BOOKS = Dataset(
    name="quy-nam",
    version="1.1",
    title="Quỹ “Vì người nghèo”: sổ từng năm",
    description="Đầu kỳ + tiếp nhận − chi + chuyển giữa các cấp = cuối kỳ, theo khoản đã xác nhận.",
    columns=(
        YEAR,
        Column("ke_hoach", "Kế hoạch vận động", "target", "Đồng", "integer", True, least=0),
        Column("dau_ky", "Số dư đầu kỳ", "opening", "Đồng", "integer", True, least=0),
        Column("tiep_nhan", "Tiếp nhận", "received", "Đồng", "integer", True),
        Column("chi", "Chi hỗ trợ", "spent", "Đồng", "integer", True),
        Column("chuyen", "Cấp khác chuyển về, trừ phần chuyển đi", "moved", "Đồng", "integer", True),
        Column("cuoi_ky", "Số dư cuối kỳ", "closing", "Đồng", "integer", True),
    ),
    records=lambda: FundYear.objects.public().with_closing().order_by("year"),
    key=("nam",),
    position=20,
)

CONTRIBUTIONS = Dataset(
    name="quy-thu",
    title="Quỹ “Vì người nghèo”: khoản ủng hộ",
    description="Từng khoản đã xác nhận, không có tên người ủng hộ. Bút toán ghi đảo mang số âm.",
    columns=(
        YEAR,
        Column("phieu_thu", "Số phiếu thu", "receipt_number", "Số trong năm", "integer", True, least=1),
        DAY,
        Column(
            "nguoi_ung_ho",
            "Người ủng hộ",
            "get_donor_kind_display",
            "Tổ chức hay cá nhân",
            is_required=True,
            choices=labels(Contribution.DonorKind),
        ),
        Column("hinh_thuc", "Hình thức", "get_channel_display", is_required=True, choices=labels(Contribution.Channel)),
        *commune_columns(),
        AMOUNT,
        Column("ghi_dao_cho", "Ghi đảo cho phiếu thu", "reverses__receipt_number", kind="integer", least=1),
    ),
    records=lambda: in_order(entries(Contribution)),
    key=("nam", "phieu_thu"),
    foreign_keys=(UNIT_KEY, ForeignKey("nam", "quy-nam", "nam")),
    position=21,
)

DISBURSEMENTS = Dataset(
    name="quy-chi",
    title="Quỹ “Vì người nghèo”: khoản chi",
    description="Từng khoản đã xác nhận; khoản chi làm nhà dẫn tới căn nhà. Bút toán ghi đảo mang số âm.",
    columns=(
        YEAR,
        Column("phieu_chi", "Số phiếu chi", "voucher_number", "Số trong năm", "integer", True, least=1),
        DAY,
        Column("muc_dich", "Mục đích", "get_purpose_display", is_required=True, choices=labels(Disbursement.Purpose)),
        *commune_columns(),
        Column("nha", "Mã nhà", "house_code", "Trống nếu không chi cho nhà"),
        AMOUNT,
        Column("quyet_dinh", "Số quyết định chi", "decision_number", is_required=True),
        Column("ngay_quyet_dinh", "Ngày quyết định", "decision_date", kind="date", is_required=True),
        Column("ghi_dao_cho", "Ghi đảo cho phiếu chi", "reverses__voucher_number", kind="integer", least=1),
    ),
    records=lambda: with_houses(entries(Disbursement)),
    key=("nam", "phieu_chi"),
    foreign_keys=(UNIT_KEY, ForeignKey("nam", "quy-nam", "nam"), ForeignKey("nha", "nha", "ma")),
    position=22,
)

HOUSES = Dataset(
    name="nha",
    title="Nhà Đại đoàn kết, nhà tình nghĩa",
    description="Nhà đang làm và đã bàn giao. Chỉ ghi xã, thị trấn; không có hộ nào.",
    columns=(
        Column("ma", "Mã nhà", "code", is_required=True),
        Column("nam", "Năm", "year", "Năm báo cáo", "year", True),
        Column("loai", "Loại nhà", "get_kind_display", is_required=True, choices=labels(House.Kind)),
        Column("hinh_thuc", "Hình thức", "get_work_display", is_required=True, choices=labels(House.Work)),
        *commune_columns(),
        Column("tien_do", "Tiến độ", "get_state_display", is_required=True, choices=labels(House.State)),
        Column("ban_giao", "Ngày bàn giao", "handed_over_on", "Trống khi chưa bàn giao", "date"),
        Column("muc_ho_tro", "Mức hỗ trợ", "support", "Đồng; số tính vào tổng hợp năm", "integer", True, least=1),
        Column("tong_kinh_phi", "Tổng kinh phí", "total", "Đồng; mọi nguồn, kể cả gia đình", "integer", True, least=1),
    ),
    records=lambda: public_houses().select_related("unit__parent").order_by("year", "code"),
    key=("ma",),
    foreign_keys=(UNIT_KEY,),
    position=30,
)

FUNDERS = Dataset(
    name="nha-nguon",
    title="Nguồn cùng hỗ trợ làm nhà",
    description="Ngoài Quỹ, ai cùng góp cho từng căn nhà. Chỉ nêu tên doanh nghiệp, cơ quan.",
    columns=(
        Column("so", "Số", "pk", "Số của dòng này trên cổng", "integer", True),
        Column("nha", "Mã nhà", "house__code", is_required=True),
        Column("loai_nguon", "Loại nguồn", "get_kind_display", is_required=True, choices=labels(CoFunding.Kind)),
        Column(
            "nguon", "Nguồn", "public_source", "Tên doanh nghiệp, cơ quan; nguồn khác chỉ ghi loại", is_required=True
        ),
        Column("hinh_thuc", "Hình thức", "get_form_display", is_required=True, choices=labels(CoFunding.Form)),
        Column("gia_tri", "Giá trị", "amount", "Đồng", "integer", True, least=1),
    ),
    records=lambda: (
        CoFunding.objects.filter(house__in=public_houses()).select_related("house").order_by("house__code", "pk")
    ),
    key=("so",),
    foreign_keys=(ForeignKey("nha", "nha", "ma"),),
    position=31,
)

GIFTS = Dataset(
    name="qua",
    title="Quà Tết và thăm hỏi",
    description="Số suất và giá trị quà theo đợt, xã, thị trấn và đối tượng. Số suất dưới 5 không nêu, cùng một số nhỏ khác để không ai tính ra được.",
    columns=(
        Column("nam", "Năm", "year", "Quà Tết tính theo năm của Tết", "year", True),
        Column("ngay", "Ngày trao", "date", kind="date", is_required=True),
        Column("dot", "Đợt quà", "round", is_required=True),
        *commune_columns(),
        Column("doi_tuong", "Đối tượng", "group", is_required=True, choices=labels(Gift.Group)),
        Column("so_suat", "Số suất", "packages", "Trống nếu không nêu", "integer", least=1),
        Column("gia_tri", "Giá trị", "value", "Đồng; trống nếu không nêu", "integer", least=1),
    ),
    records=gift_cells,
    key=("nam", "dot", "don_vi_so", "doi_tuong"),
    foreign_keys=(UNIT_KEY,),
    position=32,
)

FUND = (
    Column("quy", "Quỹ", "fund__slug", "Tên của quỹ trong địa chỉ trang", is_required=True),
    Column("ten_quy", "Tên quỹ", "fund__name", is_required=True),
)
OTHER_BOOKS = replace(
    BOOKS,
    name="quy-khac-nam",
    version="1.0",
    title="Các quỹ khác: sổ từng năm",
    columns=(*FUND, *BOOKS.columns),
    records=lambda: FundYear.objects.published_of_others().with_closing().order_by("fund__slug", "year"),
    key=("quy", "nam"),
    position=23,
)
OTHER_CONTRIBUTIONS = replace(
    CONTRIBUTIONS,
    name="quy-khac-thu",
    title="Các quỹ khác: khoản ủng hộ",
    columns=(*FUND, *CONTRIBUTIONS.columns),
    records=lambda: in_order(Contribution.objects.confirmed().of_other_funds()),
    key=("quy", "nam", "phieu_thu"),
    foreign_keys=(UNIT_KEY,),
    position=24,
)
OTHER_DISBURSEMENTS = replace(
    DISBURSEMENTS,
    name="quy-khac-chi",
    title="Các quỹ khác: khoản chi",
    columns=(*FUND, *DISBURSEMENTS.columns),
    records=lambda: with_houses(Disbursement.objects.confirmed().of_other_funds()),
    key=("quy", "nam", "phieu_chi"),
    foreign_keys=(UNIT_KEY, ForeignKey("nha", "nha", "ma")),
    position=25,
)

DATASETS = (
    BOOKS,
    CONTRIBUTIONS,
    DISBURSEMENTS,
    OTHER_BOOKS,
    OTHER_CONTRIBUTIONS,
    OTHER_DISBURSEMENTS,
    HOUSES,
    FUNDERS,
    GIFTS,
)
