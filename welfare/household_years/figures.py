"""How many households of the register were poor or near-poor in a year. Which they are is told to nobody."""

from frontportal.yearly.figures import Figure, register
from frontportal.yearly.narrative.clause import Clause
from welfare.assistance.models.household import Household
from welfare.help_requests.figures import IN_NEED

from .models import HouseholdYear

NOTE = "Hộ Mặt trận ghi trong sổ và diện của hộ trong năm; không thay kết quả rà soát hộ nghèo của Ủy ban nhân dân."


def of_group(group: str):
    return lambda year: HouseholdYear.objects.in_year(year).counting_households().filter(group=group)


def figure(group: str, words: str, position: int) -> Figure:
    return Figure(
        slug=f"households-{group}",
        clause=Clause(f"theo dõi trong sổ {{value}} {words}"),
        label=f"Hộ {words} trong sổ",
        short=f"Hộ {words}",
        unit_of_measure="hộ",
        section=IN_NEED,
        records=of_group(group),
        place="household__unit",
        people="households",
        position=position,
        note=NOTE,
        is_shown_if_known=True,
    )


register(
    figure(Household.Group.POOR.value, "nghèo", 84),
    figure(Household.Group.NEAR_POOR.value, "cận nghèo", 85),
)
