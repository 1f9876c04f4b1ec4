"""The report of a period as plain data: the same parts as the year's, of today's records."""

from datetime import date
from typing import Any

from django.utils import timezone

from frontportal.committee.letterhead import RECEIVERS, of_standing_committee
from frontportal.yearly.editions.content import content_of
from frontportal.yearly.record_values import record_values
from frontportal.yearly.small_counts.content import without_small_counts
from frontportal.yearly.summary import figures_of_year

from ..documents.parts import UNWRITTEN, parts_of
from ..documents.pdf import closing
from ..documents.wording import pieces
from ..models.report import ReportText
from ..outline import with_outline
from ..report import letterhead
from .content import HEADERS, by_year_only, paragraph, row
from .period import Period

DRAFT = "Dự thảo, số liệu tính từ hồ sơ đến ngày {:%d/%m/%Y}; chưa công bố."


def period_report(year: int, period: Period, *, today: date | None = None) -> dict[str, Any]:
    """`{"title", "heading", "office", "number", "day", "notice", "headers", "sections": [{"title", "level", "caption", "paragraphs", "rows",
    "note"}]}` for the layouts; of today's records, whatever was published. A part without figures has the words of the year's report."""
    today = today or timezone.localdate()
    content = with_outline(content_with_months(year))
    figures = {figure["slug"]: figure for figure in content["figures"]}
    before = {figure["slug"]: figure for figure in content_with_months(year - 1)["figures"]}
    written = dict(ReportText.objects.filter(year=year).values_list("section", "text"))
    name = period.of_year(year)
    return {
        "title": f"Báo cáo kết quả công tác Mặt trận {name}",
        "heading": f"BÁO CÁO\nKết quả công tác Mặt trận {name}",
        "office": of_standing_committee(letterhead(today)),
        "number": "Số:        /BC-MTTQ-BTT",
        "receivers": RECEIVERS,
        "closing": closing(name, letterhead(today)),
        "day": "ngày … tháng … năm …",
        "notice": DRAFT.format(today),
        "headers": HEADERS,
        "sections": [
            section(part, [figures[slug] for slug in part.slugs], before, written, period, name, year)
            for part in parts_of(content)
        ],
    }


def content_with_months(year: int) -> dict[str, Any]:
    """The year's content, of figures that are told with all of their months: the report adds them up and shows no single one."""
    year_figures = figures_of_year(year)
    whole = content_of(year, year_figures, record_values([each.figure for each in year_figures], year))
    months = {figure["slug"]: figure["by_month"] for figure in whole["figures"]}
    content = without_small_counts(whole)
    for figure in content["figures"]:
        figure["by_month"] = {} if figure["value"] is None else months[figure["slug"]]
    return content


def section(part, figures: list[dict], before: dict, written: dict, period: Period, name: str, year: int) -> dict:
    own = written.get(part.title, "") if not figures or period.is_whole_year else ""
    nobody_s = "" if figures or part.is_group else UNWRITTEN
    lines = (own or paragraph(figures, year, period) or nobody_s).splitlines()
    return {
        "title": f"{part.number}. {part.title}",
        "level": part.level,
        "caption": f"{part.title}, {name}",
        "paragraphs": ["".join(words for words, _ in pieces(line)) for line in lines if line.strip()],
        "rows": [row(figure, before.get(figure["slug"]), period) for figure in figures],
        "note": by_year_only(figures, period),
    }
