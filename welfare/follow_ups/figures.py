"""How many livelihoods were still there a year after they were handed over."""

from frontportal.yearly.figures import Column, Figure, register
from frontportal.yearly.narrative.clause import Clause
from welfare.assistance.figures import GIVEN

from .models import FollowUp


def commune(record):
    """An area would lead to the one household helped there; the public sees the commune."""
    return record.livelihood.unit.commune or record.livelihood.unit


def kind(record):
    return record.livelihood.get_kind_display()


register(
    Figure(
        slug="livelihoods-kept",
        clause=Clause("qua kiểm tra có {value} sinh kế còn được duy trì sau 12 tháng"),
        label="Sinh kế còn được duy trì sau 12 tháng",
        short="Sinh kế được duy trì",
        unit_of_measure="lượt",
        section=GIVEN,
        records=lambda year: FollowUp.objects.kept_after_a_year(year),
        day="date",
        place="livelihood__unit",
        columns=(
            Column("Ngày kiểm tra", "date", "day"),
            Column("Xã, thị trấn", commune),
            Column("Loại hỗ trợ", kind),
            Column("Kết quả", "get_outcome_display"),
        ),
        fetch=("livelihood__unit__parent",),
        position=27,
        note="Tính theo năm kiểm tra; chỉ đếm hỗ trợ đã được kiểm tra ở kỳ 12 tháng.",
    ),
)
