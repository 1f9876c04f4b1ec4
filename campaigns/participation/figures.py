"""How many communes reported what they did for campaigns and movements."""

from campaigns.figures import CAMPAIGNS
from frontportal.yearly.figures import Column, Figure, register
from frontportal.yearly.narrative.clause import Clause

from .models.participation import Participation


def campaign(record):
    return record.campaign_year.campaign


def measure(record) -> str:
    return record.campaign_year.measure


register(
    Figure(
        slug="campaign-reports",
        clause=Clause("có {value} của các xã, thị trấn về kết quả cuộc vận động, phong trào"),
        label="Báo cáo của xã, thị trấn về cuộc vận động, phong trào",
        short="Báo cáo phong trào",
        unit_of_measure="báo cáo",
        section=CAMPAIGNS,
        records=lambda year: Participation.objects.public().reported().in_year(year),
        columns=(
            Column("Xã, thị trấn", "unit"),
            Column("Cuộc vận động, phong trào", campaign),
            Column("Đăng ký", "plan", "number"),
            Column("Kết quả", "result", "number"),
            Column("Tính bằng", measure),
        ),
        fetch=("unit__parent", "campaign_year__campaign"),
        position=62,
    ),
)
