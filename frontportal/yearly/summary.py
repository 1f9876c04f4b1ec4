"""A year put together: every figure beside its plan, the year it is compared with, and the years around it."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import groupby

from django.db.models import QuerySet

from frontportal.kit.values.money import dong
from frontportal.sheets.datasets.suppression import SUPPRESSED, is_small

from .figure_values import Answer, compute
from .figures import Figure, all_figures
from .models.values import DeclaredFigure

TREND_YEARS = 4
ANCHOR = "muc-"  # before the slug of a section's first figure


@dataclass
class YearFigure:
    """One figure of one year. `compared` is None where neither records nor a declared value exist."""

    figure: Figure
    year: int
    answer: Answer
    target: int | None = None
    denominator: int | None = None
    compared: int | None = None
    compared_is_declared: bool = False
    declared: DeclaredFigure | None = None
    trend: list[tuple[int, int]] = field(default_factory=list)

    @property
    def value(self) -> int:
        return self.answer.value

    @property
    def is_untold(self) -> bool:
        """Whether too few households or persons are behind the whole value for it to be told anywhere."""
        return is_small(self.answer.people)

    @property
    def is_shown(self) -> bool:
        """Whether the year's page and files have it; the same whatever year it is compared with."""
        known = self.answer.records or self.declared or self.target or dict(self.trend).get(self.year - 1) is not None
        return bool(known) or not self.figure.is_shown_if_known

    @property
    def text(self) -> str:
        """The value as the report says it, with its whole: `"161/170 khu dân cư"`; SUPPRESSED where too few people are behind it."""
        if self.is_untold:
            return SUPPRESSED
        if self.denominator and not self.figure.approximated(self.value)[0]:
            return f"{dong(self.value)}/{dong(self.denominator)} {self.figure.unit_of_measure}"
        return self.figure.text(self.value)

    @property
    def sentence(self) -> str:
        """The text with the plan where one was set: `"trên 2,4 tỷ đồng/1,9 tỷ đồng kế hoạch giao"`."""
        is_held_against = self.target and not self.is_untold
        return f"{self.text}/{self.figure.exact_text(self.target)} kế hoạch giao" if is_held_against else self.text

    @property
    def achieved(self) -> Fraction | None:
        """Value over plan; None without a plan, and where the value is not told."""
        return Fraction(self.value, self.target) if self.target and not self.is_untold else None

    @property
    def share(self) -> Fraction | None:
        return Fraction(self.value, self.denominator) if self.denominator and not self.is_untold else None

    @property
    def difference(self) -> int | None:
        return None if self.compared is None or self.is_untold else self.value - self.compared

    @property
    def growth(self) -> Fraction | None:
        return Fraction(self.difference, self.compared) if self.compared and self.difference is not None else None


@dataclass
class Section:
    title: str
    year_figures: list[YearFigure]

    @property
    def anchor(self) -> str:
        return f"{ANCHOR}{self.year_figures[0].figure.slug}"


def figures_of_year(
    year: int,
    *,
    compare: int | None = None,
    figures: Iterable[Figure] | None = None,
    declared: Iterable[DeclaredFigure] | None = None,
) -> list[YearFigure]:
    """Every figure of `year` that is shown, all `figures` that are given, held against `compare` (the year before unless given); two
    queries, one where what was `declared` is known."""
    compare = year - 1 if compare is None else compare
    asked = None if figures is None else list(figures)
    figures = all_figures() if asked is None else asked
    years = years_shown(year, compare)
    found = compute(figures, years)
    rows = declared_of(years) if declared is None else declared
    declared = {(row.figure, row.year): row for row in rows}
    year_figures = [figure_of(figure, year, compare, years, found, declared) for figure in figures]
    return year_figures if asked is not None else [each for each in year_figures if each.is_shown]


def years_shown(year: int, compare: int) -> list[int]:
    """The year, those before it, and the one it is held against."""
    return sorted({*range(year - TREND_YEARS + 1, year + 1), compare})


def declared_of(years: Iterable[int]) -> QuerySet:
    return DeclaredFigure.objects.filter(year__in=years)


def front_figures(year: int, figures: Iterable[Figure]) -> list[YearFigure]:
    """The named figures of a year with plan and whole, without comparison: one query."""
    figures = list(figures)
    found = compute(figures, [year])
    return [figure_of(figure, year, year, [year], found, {}) for figure in figures]


def figure_of(figure, year, compare, years, found, declared) -> YearFigure:
    """The declared value stands in only for years of which the portal holds no record of the figure."""

    def known(of_year: int) -> int | None:
        answer = found[figure.slug, of_year]
        if answer.records:
            return None if is_small(answer.people) else answer.value
        row = declared.get((figure.slug, of_year))
        return row.value if row else None

    return YearFigure(
        figure=figure,
        year=year,
        answer=found[figure.slug, year],
        target=found[figure.slug, year].plan if figure.plan else found[figure.slug, year].target,
        denominator=found[figure.slug, year].whole,
        compared=known(compare),
        compared_is_declared=not found[figure.slug, compare].records and (figure.slug, compare) in declared,
        declared=declared.get((figure.slug, year)),
        trend=[(each, known(each)) for each in years if each <= year and known(each) is not None],
    )


def sections(year_figures: Iterable[YearFigure]) -> list[Section]:
    """Lines under the headings of the annual report, in their order."""
    return [Section(title, list(group)) for title, group in groupby(year_figures, lambda each: each.figure.section)]
