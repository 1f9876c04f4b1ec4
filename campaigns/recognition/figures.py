"""How many areas registered and were inspected; the recognised ones are figures of `campaigns`."""

from campaigns.figures import AREAS, FETCH, PLACE
from frontportal.yearly.figures import Column, Figure, register
from frontportal.yearly.narrative.clause import Clause

from .models.registration import Registration

COLUMNS = (*PLACE, Column("Danh hiệu", "get_title_display"), Column("Ngày đăng ký", "registered_on", "day"))
NOTE = "Đếm đăng ký: một khu dân cư đăng ký hai danh hiệu được đếm hai lần."

register(
    Figure(
        slug="areas-registered",
        clause=Clause("có {value} danh hiệu khu dân cư"),
        label="Đăng ký danh hiệu khu dân cư",
        short="Đăng ký",
        unit_of_measure="đăng ký",
        section=AREAS,
        records=lambda year: Registration.objects.in_year(year),
        columns=COLUMNS,
        fetch=FETCH,
        position=28,
        note=NOTE,
    ),
    Figure(
        slug="areas-inspected",
        clause=Clause("đã kiểm tra {value} danh hiệu khu dân cư", "areas-registered", "đã kiểm tra {value}"),
        label="Đăng ký danh hiệu khu dân cư đã được kiểm tra",
        short="Kiểm tra",
        unit_of_measure="đăng ký",
        section=AREAS,
        records=lambda year: Registration.objects.in_year(year).inspected(),
        columns=(*COLUMNS, Column("Ngày kiểm tra", "inspected_on", "day")),
        fetch=FETCH,
        position=29,
        note=NOTE,
    ),
)
