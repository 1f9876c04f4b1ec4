"""Recognitions of residential areas as open data."""

from campaigns.models.recognition import Recognition
from campaigns.models.titles import Level, Title
from frontportal.places.datasets import UNIT_KEY, commune_columns
from frontportal.sheets.datasets.dataset import Column, Dataset, ForeignKey, labels

RECOGNITIONS = Dataset(
    name="cong-nhan",
    title="Khu dân cư được công nhận",
    description="Khu dân cư tiêu biểu và kiểu mẫu từng năm, theo quyết định; danh hiệu đã thu hồi không có.",
    columns=(
        Column("nam", "Năm", "year", "Năm được công nhận", "year", True),
        Column("khu_dan_cu_so", "Khu dân cư, số", "unit_id", "", "integer", True),
        Column("khu_dan_cu", "Khu dân cư", "unit__name", is_required=True),
        *commune_columns(),
        Column("danh_hieu", "Danh hiệu", "get_title_display", is_required=True, choices=labels(Title)),
        Column("cap", "Cấp công nhận", "get_level_display", "Cấp ra quyết định", choices=labels(Level)),
        Column("quyet_dinh", "Số quyết định", "decision_number", is_required=True),
        Column("ngay_quyet_dinh", "Ngày quyết định", "decision_date", kind="date", is_required=True),
    ),
    records=lambda: Recognition.objects.standing().select_related("unit__parent").order_by("year", "pk"),
    key=("nam", "khu_dan_cu_so", "danh_hieu"),
    foreign_keys=(ForeignKey("khu_dan_cu_so", "don-vi", "so"), UNIT_KEY),
    position=60,
)

DATASETS = (RECOGNITIONS,)
