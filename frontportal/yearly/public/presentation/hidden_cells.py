"""What of a table of communes is not shown."""

from collections.abc import Mapping, Sequence

from frontportal.yearly.communes import CommuneTable
from frontportal.yearly.record_values import RecordValue
from frontportal.yearly.small_counts.hidden import (
    ABOVE,
    Hidden,
    People,
    hidden_values,
    people_behind,
    people_by_commune,
)
from frontportal.yearly.summary import YearFigure

CountedPeople = Mapping[str, list[RecordValue]]

LEFT_OUT = "khong-quy-duoc"  # what today's communes leave out


def hidden_in(
    table: CommuneTable, year_figures: Sequence[YearFigure], counted: CountedPeople | None = None
) -> dict[str, Hidden]:
    """Slug → what to hide of the figure, by the primary keys of the table's rows, ABOVE and LEFT_OUT; one query at most, none where the
    people of each record are `counted` already."""
    if not year_figures:
        return {}
    if counted is None:
        people = people_behind([each.figure for each in year_figures], sorted({each.year for each in year_figures}))
    else:
        people = people_by_commune(counted, year_figures[0].year)
    return {each.figure.slug: hidden_of(each, table, people) for each in year_figures}


def hidden_of(year_figure: YearFigure, table: CommuneTable, people: People) -> Hidden:
    """Hidden is decided for the communes of the year, whose values anybody can ask for, and then carried to the rows."""
    shown = {unit or ABOVE: value for unit, value in year_figure.answer.by_commune.items()}
    hidden = hidden_values(year_figure.figure, year_figure.year, shown, people, {})
    if not table.is_carried:
        return hidden
    return hidden.among({unit: table.origins.get(unit, LEFT_OUT) for unit in year_figure.answer.by_commune if unit})
