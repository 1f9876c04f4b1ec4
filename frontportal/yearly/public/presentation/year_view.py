"""What a year's page shows, asked of the database in few questions."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import Sum

from frontportal.maps.drawing import map_questions, shapes_of
from frontportal.maps.models import MapShape
from frontportal.page_cache.remembered import remembered
from frontportal.places.models import Unit
from frontportal.replica.together import asked_together
from frontportal.sheets.datasets.suppression import suppressed
from frontportal.yearly.communes import commune_table
from frontportal.yearly.figures import Derived, Figure, Summary, all_figures, summaries
from frontportal.yearly.models.edition import Edition
from frontportal.yearly.models.task import Task
from frontportal.yearly.models.values import DeclaredFigure
from frontportal.yearly.record_values import StoredSums, record_values
from frontportal.yearly.small_counts.content import tells_people
from frontportal.yearly.small_counts.records import people_of
from frontportal.yearly.small_counts.year_facts import YearFacts
from frontportal.yearly.summary import YearFigure, declared_of, figures_of_year, sections, years_shown

from .commune_maps import days_shown, map_of_year
from .figures import section_view
from .hidden_cells import hidden_in
from .overview import TableChoice, matrix, overview
from .publication import publication


@dataclass
class YearContext:
    """What stands beside the values of a year's figures. `communes`: all of all days, by name; `answers`: `Derived` → what it gave; `months`:
    slug of a figure that is_summed → its months."""

    declared: list[DeclaredFigure]
    communes: list[Unit]
    shapes: list[MapShape]
    editions: list[Edition]
    tasks: list[Task]
    answers: dict[Derived, Any]
    months: dict[str, dict[int, Summary]]

    @classmethod
    def of(cls, year: int, compare: int, figures: Iterable[Figure], in_todays_units: bool) -> "YearContext":
        """One query."""
        asked = [each for figure in figures for each in (figure.suppressed, figure.detail) if isinstance(each, Derived)]
        derived = list(dict.fromkeys(asked))
        summed = [figure for figure in figures if figure.is_summed and figure.day]
        declared, communes, maps, shapes, editions, tasks, *found = asked_together(
            declared_of(years_shown(year, compare)),
            Unit.objects.communes().alphabetical(),
            *map_questions(*days_shown(year, in_todays_units)),
            Edition.objects.filter(year=year).order_by("-number")[:1],
            Task.objects.of_year(year + 1),
            *(each.question(year) for each in derived),
            *(each.months_question(year) for each in summed),
        )
        answers = {each: each.of(rows) for each, rows in zip(derived, found[: len(derived)], strict=True)}
        months = {each.slug: summaries(rows) for each, rows in zip(summed, found[len(derived) :], strict=True)}
        return cls(declared, communes, shapes_of(maps, shapes), editions, tasks, answers, months)

    def sums_of(self, year_figure: YearFigure) -> StoredSums:
        months = self.months.get(year_figure.figure.slug, {})
        answer = year_figure.answer
        return StoredSums(answer.by_commune, {month: each["value"] for month, each in months.items()}, answer.records)


@dataclass
class FigureContext:
    """What stands beside the value of one figure. `suppressed`: None where that is another question. Months that are not told have no value."""

    declared: list[DeclaredFigure]
    communes: list[Unit]
    shapes: list[MapShape]
    months: dict[int, Summary]
    months_before: dict[int, Summary]
    suppressed: set[int] | None

    @classmethod
    def of(cls, figure: Figure, year: int, in_todays_units: bool) -> "FigureContext":
        """One query."""
        closed = [figure.suppressed] if isinstance(figure.suppressed, Derived) and figure.columns else []
        months = [figure.months_question(each) for each in (year, year - 1)] if figure.day else []
        people = replace(figure, measure=Sum(figure.people), sums=None)
        counted = [people.months_question(each) for each in (year, year - 1)] if months and tells_people(figure) else []
        declared, communes, maps, shapes, *found = asked_together(
            declared_of(years_shown(year, year - 1)),
            Unit.objects.communes().alphabetical(),
            *map_questions(*days_shown(year, in_todays_units)),
            *months,
            *counted,
            *(each.question(year) for each in closed),
        )
        by_month = [summaries(rows) for rows in found[: len(months)]] or [{}, {}]
        hide_few(by_month, [summaries(rows) for rows in found[len(months) :][: len(counted)]])
        hidden = closed[0].of(found[-1]) if closed else None
        return cls(declared, communes, shapes_of(maps, shapes), *by_month, hidden)


def hide_few(by_month: list[dict[int, Any]], people: list[dict[int, Summary]]) -> None:
    """Take the values of months that may not be told for the people behind them; nothing where no people are counted."""
    for months, counts in zip(by_month, people, strict=False):
        for month in suppressed({month: each["value"] for month, each in counts.items()}):
            months[month] = {"value": None, "records": 0}


@remembered()
def year_view(year: int, compare: int, in_todays_units: bool, asked: TableChoice) -> dict:
    """The top and the sections of a year's page, how it was published, its communes as they are `asked` for, and the tasks of the year
    after it. Four queries at most, one more where they are those of today."""
    figures = all_figures()
    beside = YearContext.of(year, compare, figures, in_todays_units)
    listed = record_values((figure for figure in figures if not figure.is_summed), year)
    year_figures = [
        each
        for each in figures_of_year(year, compare=compare, figures=figures, declared=beside.declared)
        if each.is_shown
    ]
    table = commune_table(year_figures, year, in_todays_units=in_todays_units, communes=beside.communes)
    known = YearFacts({unit.pk: unit for unit in beside.communes}, beside.answers, people_of(figures, listed))
    found = listed | {each.figure.slug: beside.sums_of(each) for each in year_figures if each.figure.is_summed}
    published = publication(next(iter(beside.editions), None), year, year_figures, found, known)
    parts = sections(year_figures)
    other = compare if compare != year - 1 else None
    view = overview(year_figures, compare) | {"asked": asked, "tasks": beside.tasks}
    hidden = hidden_in(table, year_figures, known.people)
    view["matrix"] = matrix(table, year_figures, parts, hidden, asked, in_todays_units=in_todays_units, compare=other)
    view["drawn"] = map_of_year(
        table, year_figures, hidden, asked, beside.shapes, in_todays_units=in_todays_units, compare=other
    )
    return view | {
        "table": table,
        "publication": published,
        "sections": [section_view(each, published) for each in parts],
    }
