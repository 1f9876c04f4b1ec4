"""The report of a period as plain data: the same parts as the year's, of today's records."""

from datetime import date
from typing import Any

from django.utils import timezone

from frontportal.committee.letterhead import RECEIVERS, of_standing_committee
from frontportal.yearly.editions.content import year_content

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
    content = with_outline(year_content(year))
    figures = {figure["slug"]: figure for figure in content["figures"]}
    before = {figure["slug"]: figure for figure in year_content(year - 1)["figures"]}
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
