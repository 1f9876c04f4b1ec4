"""What happened in a period, by the months of a year's content. Pure."""

import re
from typing import Any

from frontportal.kit.values.money import dong
from frontportal.sheets.datasets.suppression import SUPPRESSED, is_small
from frontportal.yearly.figures import Figure, registry
from frontportal.yearly.narrative.comparisons import achieved
from frontportal.yearly.small_counts.hidden import counts_people

from ..documents.wording import section_text
from .period import Period

HEADERS = ["Chỉ tiêu", "Đơn vị tính", "Trong kỳ", "Lũy kế năm", "Kế hoạch năm", "Đạt", "Cùng kỳ năm trước"]
BY_YEAR = "Chỉ tính theo năm, không chia được theo tháng: {}."


def within(figure: dict[str, Any] | None, period: Period) -> int | None:
    """The figure's value in the period; None where it can't be told apart by months, or is not known at all."""
    if figure is None:
        return None
    if period.is_whole_year:
        return figure["value"]
    if not figure["adds_up"] or (figure["records"] and not figure["by_month"]):
        return None
    return sum(figure["by_month"].get(str(month), 0) for month in period.months)


def row(figure: dict, before: dict | None, period: Period) -> list[str]:
    """One line of the table, in the order of HEADERS."""
    value = within(figure, period)
    since = within(figure, Period("", 1, period.last, ""))
    plan = figure["plan"]
    if figure["value"] is None:  # too few people are behind the year's whole
        return [
            within_words(figure["label"], period),
            figure["unit_of_measure"],
            SUPPRESSED,
            SUPPRESSED,
            "" if plan is None else dong(plan),
            "",
            "",
        ]
    return [
        within_words(figure["label"], period), figure["unit_of_measure"], value_text(figure, value), value_text(figure, since),
        "" if plan is None else dong(plan), achieved(since, plan) if plan and since is not None else "",
        value_text(figure, within(before, period)),
    ]  # fmt: skip


def value_text(figure: dict, value: int | None) -> str:
    known: Figure | None = registry.get(figure["slug"])
    if value is None:
        return ""
    return SUPPRESSED if known and counts_people(known) and is_small(value) else dong(value)


def paragraph(figures: list[dict], year: int, period: Period) -> str:
    """The part's words, with marks as `wording` reads them: what happened in the period and nothing else."""
    words = section_text([sentence for figure in figures if (sentence := as_sentence(figure, period))], year)
    return within_words(words, period)


def within_words(words: str, period: Period) -> str:
    """Without "trong cả năm", by which a year's report tells what was done over its months from what was done on one day: of a quarter
    it would be false."""
    if period.is_whole_year:
        return words
    begun = re.sub(r"\bTrong cả năm (\w)", lambda found: found[1].upper(), words)
    return re.sub(r"\btrong cả năm ", "", begun).removesuffix(" trong cả năm")


def as_sentence(figure: dict, period: Period) -> dict | None:
    """The figure as the sentences take it; None where nothing happened, or it can't be told by months."""
    value, known = within(figure, period), registry.get(figure["slug"])
    if not value or known is None or value_text(figure, value) == SUPPRESSED:
        return None
    if period.is_whole_year:
        return figure
    nothing = {"plan": None, "last_year": None, "by_commune": [], "above_communes": 0, "whole": None}
    return (
        figure
        | nothing
        | {"value": value, "text": known.text(value), "sentence": known.text(value), "records": [[0, 0]]}
    )


def by_year_only(figures: list[dict], period: Period) -> str:
    """Which figures of a part say nothing here, and why; "" where all do."""
    names = [
        within_words(figure["label"], period)
        for figure in figures
        if within(figure, period) is None and figure["records"] and figure["value"] is not None
    ]
    return BY_YEAR.format("; ".join(names)) if names else ""
