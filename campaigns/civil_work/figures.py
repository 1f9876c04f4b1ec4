"""What the annual report says about models of skilful civil work."""

from campaigns.figures import CAMPAIGNS
from frontportal.yearly.figures import Column, Figure, register
from frontportal.yearly.narrative.clause import Clause

from .models import CivilWorkModel

COLUMNS = (
    Column("Mô hình", "name"),
    Column("Đơn vị", "unit"),
    Column("Lĩnh vực", "get_field_display"),
    Column("Tập thể thực hiện", "lead"),
    Column("Công nhận", "recognised_text"),
)

register(
    Figure(
        slug="civil-work-models",
        clause=Clause("duy trì {value} “Dân vận khéo”"),
        label="Mô hình “Dân vận khéo” được duy trì trong năm",
        short="Dân vận khéo",
        unit_of_measure="mô hình",
        section=CAMPAIGNS,
        records=lambda year: CivilWorkModel.objects.shown().kept_in(year),
        columns=COLUMNS,
        fetch=("unit__parent",),
        position=63,
        note="Đếm mô hình đã bắt đầu và chưa kết thúc trước năm ấy, đã cho hiện trên trang công khai.",
    ),
    Figure(
        slug="civil-work-recognised",
        clause=Clause("có {value} “Dân vận khéo” được công nhận"),
        label="Mô hình “Dân vận khéo” được công nhận trong năm",
        short="Dân vận khéo được công nhận",
        unit_of_measure="mô hình",
        section=CAMPAIGNS,
        records=lambda year: CivilWorkModel.objects.shown().recognised_in(year),
        day="recognised_on",
        columns=COLUMNS,
        fetch=("unit__parent",),
        position=64,
    ),
)
