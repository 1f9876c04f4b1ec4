"""How much was promised in a year: told apart, for a promise is no gift."""

from django.db.models import Sum

from frontportal.yearly.figures import Approximation, Column, Figure, register
from frontportal.yearly.narrative.clause import Clause

from .models import Pledge

register(
    Figure(
        slug="fund-pledged",
        clause=Clause("được hứa ủng hộ {value}"),
        label="Số tiền được hứa ủng hộ trong năm",
        short="Được hứa",
        unit_of_measure="đồng",
        section="Quỹ “Vì người nghèo”",
        records=lambda year: Pledge.objects.standing().in_year(year).filter(fund__is_main=True),
        measure=Sum("amount"),
        day="pledged_on",
        is_shown_if_known=True,
        approximation=Approximation("trên", 100 * 10**6),
        columns=(
            Column("Ngày hứa", "pledged_on", "day"),
            Column("Ghi cho", "unit"),
            Column("Số tiền (đồng)", "amount", "money"),
        ),
        fetch=("unit__parent",),
        position=14,
        note="Lời hứa chưa phải là khoản tiếp nhận; khi tiền đến mới tính vào số tiếp nhận.",
    ),
)
