"""The main fund's year as files: beside its books what was done with the help of many funders."""

from welfare.assistance.models.house import House
from welfare.assistance.suppressed import gifts_with_suppression, livelihoods_with_suppression
from welfare.ledger.models.fund_year import FundYear
from welfare.ledger.payers import with_payers

from .funds.files import DAY, PARENT, PLACE, Column, Table, tables_of_books

HOUSE = (
    Column("ma_nha", "Mã nhà", "Mã căn nhà", lambda record: record.code),
    Column("loai_nha", "Loại nhà", "Nhà Đại đoàn kết hoặc nhà tình nghĩa", lambda record: record.get_kind_display()),
    PLACE,
    Column("hinh_thuc", "Hình thức", "Xây mới hoặc sửa chữa", lambda record: record.get_work_display()),
    Column("tien_do", "Tiến độ", "Đang làm hoặc đã bàn giao", lambda record: record.get_state_display()),
    Column("ban_giao", "Ngày bàn giao", "Trống khi chưa bàn giao", lambda record: record.handed_over_on),
    Column("muc_ho_tro", "Mức hỗ trợ (đồng)", "Số tính vào tổng hợp năm", lambda record: record.support),
    Column("tong_kinh_phi", "Tổng kinh phí (đồng)", "Mọi nguồn, kể cả gia đình", lambda record: record.total),
    Column(
        "ai_chi", "Ai chi (đồng)", "Quỹ, cơ quan, doanh nghiệp; gia đình không nêu tên", lambda record: record.payers
    ),
)
GIFT = (
    Column("ngay", "Ngày trao", "Ngày trao của đợt", lambda record: record.round.date),
    Column("dot_qua", "Đợt quà", "Tên đợt", lambda record: record.round.name),
    PLACE,
    Column("doi_tuong", "Đối tượng", "Nhóm được tặng", lambda record: record.get_group_display()),
    Column("so_suat", "Số suất", "Số suất quà; trống nếu không nêu vì quá ít", lambda record: record.told_packages),
    Column("gia_tri", "Giá trị (đồng)", "Số suất nhân giá trị một suất", lambda record: record.told_value),
)
LIVELIHOOD = (
    DAY,
    Column("loai_ho_tro", "Loại hỗ trợ", "Con giống, cây giống, nông cụ …", lambda record: record.get_kind_display()),
    Column(
        "dip_trao",
        "Dịp trao",
        "Lễ phát động tháng cao điểm hoặc trong năm",
        lambda record: record.get_occasion_display(),
    ),
    PLACE,
    Column("so_ho", "Số hộ", "Số hộ thụ hưởng; trống nếu không nêu vì quá ít", lambda record: record.told_households),
    Column("gia_tri", "Giá trị (đồng)", "Mọi nguồn", lambda record: record.value),
)


def tables(books: FundYear) -> list[Table]:
    """Of the main fund: what was done with help of many funders stands beside its books."""
    year = books.year
    return [
        *tables_of_books(books),
        Table(
            "nha",
            "Nhà",
            HOUSE,
            with_payers(House.objects.supported().in_year(year).select_related(PARENT).order_by("code")),
        ),
        Table("qua", "Quà", GIFT, gifts_with_suppression(year)),
        Table("sinh-ke", "Sinh kế", LIVELIHOOD, livelihoods_with_suppression(year)),
    ]
