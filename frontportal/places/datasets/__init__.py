"""Units as open data, and the parts of other rooms' tables that say where something happened."""

from frontportal.sheets.datasets.dataset import Column, Dataset, ForeignKey, labels
from frontportal.sheets.datasets.suppression import enough

from ..models import Succession, Unit

UNIT_KEY = ForeignKey("don_vi_so", "don-vi", "so")


def commune_columns(record_unit: str = "unit") -> tuple[Column, ...]:
    """The commune where a record lies, or what lies above communes; never the area, which would lead to one household.

    Records fetch `unit__parent` for it.
    """

    def unit_of(record):
        unit = getattr(record, record_unit)
        return unit and (unit.commune or unit)

    def key_of(record):
        unit = unit_of(record)
        return unit and unit.pk

    return (
        Column("don_vi_so", "Đơn vị, số", key_of, "", "integer", is_required=True),
        Column("don_vi", "Đơn vị", unit_of, "Xã, thị trấn hoặc huyện, như lúc ghi hồ sơ", is_required=True),
    )


PLACES = Dataset(
    name="don-vi",
    title="Đơn vị hành chính và khu dân cư",
    description="Tỉnh, huyện, xã, thị trấn, khu dân cư mà hồ sơ trên cổng nhắc tới, với ngày có và ngày không còn. Một mã có thể thuộc nhiều đơn vị nối tiếp nhau; cột “so” thì không.",
    columns=(
        Column("so", "Số", "pk", "Số của đơn vị trên cổng; bảng khác dẫn tới đơn vị bằng số này", "integer", True),
        Column("ma", "Mã", "code", "Mã trong địa chỉ trang: /dia-ban/<mã>/", is_required=True),
        Column("ma_hanh_chinh", "Mã hành chính", "official_code", "Theo danh mục của Nhà nước, vào thời gian ấy"),
        Column("ten", "Tên", "name", "Không ghi loại đơn vị", is_required=True),
        Column("loai", "Loại", "get_kind_display", is_required=True, choices=labels(Unit.Kind)),
        Column("thuoc_so", "Thuộc đơn vị, số", "parent_id", "Đơn vị cấp trên", "integer"),
        Column("co_tu", "Có từ ngày", "since", "Trống nếu có từ trước khi ghi chép", "date"),
        Column("den_truoc", "Đến trước ngày", "until", "Ngày đầu tiên không còn đơn vị này", "date"),
        Column("van_ban", "Văn bản", "decision", "Văn bản thành lập, giải thể"),
        Column("phuc_vu", "Thuộc địa bàn phục vụ", "is_served", kind="boolean", is_required=True),
    ),
    records=lambda: Unit.objects.order_by("pk"),
    key=("so",),
    foreign_keys=(ForeignKey("thuoc_so", "don-vi", "so"),),
    position=50,
)

SUCCESSIONS = Dataset(
    name="don-vi-ke-thua",
    title="Sáp nhập, chia tách đơn vị",
    description="Đơn vị nào thành đơn vị nào, từ ngày nào. Hồ sơ cũ vẫn ghi đơn vị lúc ấy.",
    columns=(
        Column("don_vi_cu_so", "Đơn vị cũ, số", "predecessor_id", "", "integer", True),
        Column("don_vi_cu", "Đơn vị cũ", "predecessor", is_required=True),
        Column("don_vi_moi_so", "Đơn vị mới, số", "successor_id", "", "integer", True),
        Column("don_vi_moi", "Đơn vị mới", "successor", is_required=True),
        Column("tu_ngay", "Từ ngày", "on", kind="date", is_required=True),
        Column("toan_bo", "Toàn bộ", "whole", "false: chỉ một phần đơn vị cũ chuyển sang", "boolean", True),
    ),
    records=lambda: Succession.objects.order_by("on", "pk").select_related("predecessor__parent", "successor__parent"),
    key=("don_vi_cu_so", "don_vi_moi_so", "tu_ngay"),
    foreign_keys=(ForeignKey("don_vi_cu_so", "don-vi", "so"), ForeignKey("don_vi_moi_so", "don-vi", "so")),
    position=51,
)

AREAS = Dataset(
    name="khu-dan-cu",
    title="Khu dân cư",
    description="Thôn, buôn, tổ dân phố của từng xã, thị trấn. Số hộ dưới 5 không nêu.",
    columns=(
        Column("so", "Số", "pk", "Số của khu dân cư trong bảng don-vi", "integer", True),
        Column("ma", "Mã", "code", is_required=True),
        Column("ten", "Tên", "name", is_required=True),
        Column("don_vi_so", "Xã, thị trấn, số", "parent_id", "", "integer", True),
        Column("don_vi", "Xã, thị trấn", "parent", is_required=True),
        Column("co_tu", "Có từ ngày", "since", "Trống nếu có từ trước khi ghi chép", "date"),
        Column("den_truoc", "Đến trước ngày", "until", "Ngày đầu tiên không còn khu dân cư này", "date"),
        Column(
            "so_ho", "Số hộ", lambda unit: enough(unit.households), "Trống nếu chưa rõ hoặc dưới 5", "integer", least=0
        ),
    ),
    records=lambda: Unit.objects.residential_areas().served().select_related("parent").order_by("pk"),
    key=("so",),
    foreign_keys=(ForeignKey("so", "don-vi", "so"), UNIT_KEY),
    position=52,
)

DATASETS = (PLACES, SUCCESSIONS, AREAS)
