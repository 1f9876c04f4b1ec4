"""Figures and their values as open data."""

from frontportal.sheets.datasets.dataset import Column, Dataset, ForeignKey
from frontportal.yearly.figures import all_figures

from .changes import changes_of_years
from .values import NATURES, commune_values, year_values

FIGURE_KEY = ForeignKey("chi_tieu", "chi-tieu", "ma")
YEAR = Column("nam", "Năm", "year", "Năm đã công bố", "year", True)

FIGURES = Dataset(
    name="chi-tieu",
    title="Chỉ tiêu",
    description="Mỗi chỉ tiêu của báo cáo năm đếm hoặc cộng điều gì.",
    columns=(
        Column("ma", "Mã", "slug", "Cũng là địa chỉ trang: /nam/<năm>/<mã>/", is_required=True),
        Column("ten", "Tên", "label", is_required=True),
        Column("muc", "Mục", "section", "Mục của báo cáo", is_required=True),
        Column("don_vi_tinh", "Đơn vị tính", "unit_of_measure", is_required=True),
        Column("ghi_chu", "Ghi chú", "note"),
        Column(
            "dem_ho_nguoi",
            "Đếm hộ, người",
            lambda figure: bool(figure.people),
            "true: giá trị của dưới 5 hộ, người không nêu",
            "boolean",
            True,
        ),
    ),
    records=all_figures,
    key=("ma",),
    position=10,
)

YEAR_VALUES = Dataset(
    name="so-lieu",
    title="Số liệu năm",
    description="Giá trị của từng chỉ tiêu trong từng năm đã công bố: theo ấn bản mới nhất, hoặc theo hồ sơ nếu năm chưa có ấn bản.",
    columns=(
        YEAR,
        Column("chi_tieu", "Chỉ tiêu", lambda row: row.figure["slug"], "", is_required=True),
        Column(
            "gia_tri",
            "Giá trị",
            "value",
            "Giá trị chính xác, theo đơn vị tính của chỉ tiêu; trống nếu chưa có hoặc không nêu",
            "integer",
        ),
        Column("cach_ghi", "Cách ghi", "text", "Câu chữ trong báo cáo, ví dụ: trên 2,4 tỷ đồng"),
        Column("ke_hoach", "Kế hoạch", lambda row: row.figure["plan"], "Chỉ tiêu kế hoạch của năm", "integer"),
        Column("tong_the", "Tổng thể", "whole", "Tổng mà giá trị là một phần", "integer", least=0),
        Column("nguon", "Nguồn", "nature", is_required=True, choices=NATURES),
        Column("an_ban", "Ấn bản", "edition", "Số của ấn bản; trống nếu năm chưa có ấn bản", "integer", least=1),
    ),
    records=year_values,
    key=("nam", "chi_tieu"),
    foreign_keys=(FIGURE_KEY,),
    position=11,
)

COMMUNE_VALUES = Dataset(
    name="so-lieu-xa",
    title="Số liệu năm theo xã, thị trấn",
    description="Giá trị của từng chỉ tiêu ở từng xã, thị trấn như trong năm ấy. Giá trị của dưới 5 hộ, người không nêu, cùng một giá trị nhỏ khác để không ai tính ra được.",
    columns=(
        YEAR,
        Column("chi_tieu", "Chỉ tiêu", "slug", "", is_required=True),
        Column("ma_don_vi", "Mã đơn vị", "code", "“tren-xa” là phần không thuộc riêng xã nào", is_required=True),
        Column("don_vi", "Đơn vị", "name", "Tên như trong năm", is_required=True),
        Column("gia_tri", "Giá trị", "value", "Theo đơn vị tính của chỉ tiêu; trống nếu không nêu", "integer"),
    ),
    records=commune_values,
    key=("nam", "chi_tieu", "ma_don_vi", "don_vi"),
    foreign_keys=(FIGURE_KEY,),
    position=12,
)

CHANGES = Dataset(
    name="dieu-chinh",
    title="Điều chỉnh sau khi công bố",
    description="Hồ sơ nay nói khác ấn bản mới nhất của từng năm ở đâu. Không có dòng nào nghĩa là không có gì thay đổi.",
    columns=(
        YEAR,
        Column("an_ban", "Ấn bản", "edition", "Số của ấn bản mới nhất", "integer", True, least=1),
        Column("thu_tu", "Thứ tự", "number", "Đánh số trong từng năm", "integer", True, least=1),
        Column("chi_tieu", "Chỉ tiêu", "change__slug", "", is_required=True),
        Column(
            "muc_khac", "Mục khác", "change__aspect", "Giá trị, đơn vị, tháng hoặc hồ sơ nào nay khác", is_required=True
        ),
        Column("luc_cong_bo", "Lúc công bố", "change__before", "Như trong ấn bản", is_required=True),
        Column("hien_nay", "Hiện nay", "change__after", "Theo hồ sơ lúc tải tệp", is_required=True),
    ),
    records=changes_of_years,
    key=("nam", "thu_tu"),
    position=13,
)

DATASETS = (FIGURES, YEAR_VALUES, COMMUNE_VALUES, CHANGES)
