"""A year put together for its report: what documents/ takes. Plain data, the same for the same edition and texts."""

from django.utils import timezone

from frontportal.kit import discovery
from frontportal.yearly.editions.changes import changes
from frontportal.yearly.editions.content import year_content
from frontportal.yearly.figures import registry
from frontportal.yearly.models.edition import Edition
from frontportal.yearly.models.summary import YearSummary
from frontportal.yearly.models.task import Task
from frontportal.yearly.presentation import figure_url

from .definitions import definition
from .documents.wording import section_text
from .models.report import ReportText

OPENING = "Mở đầu"
NOBODY = dict.fromkeys(("cap_tren", "ten", "ten_in_hoa", "dia_danh", "chuc_vu_ky", "nguoi_ky"), "")


def report_of(year: int, *, site: str = "") -> dict:
    """The report of a year, from its newest edition; from the records where it was never frozen.

    `{"content", "edition", "letterhead", "texts": section → narrative, "introduction", "tasks", "changes",
    "definitions": slug → sentence, "addresses": slug → URL}`. `site` is the portal's address: `"https://…"`.
    """
    edition = Edition.objects.latest_of(year)
    if edition is not None and not edition.is_intact:
        edition = None  # what no longer fits its hash is not passed on as published
    now = year_content(year)
    content = edition.data if edition else now
    texts = narrative(content)
    return {
        "content": content,
        "edition": content["edition"] | {"sha256": edition.sha256} if edition else None,
        "letterhead": letterhead(edition),
        "introduction": texts.pop(OPENING),
        "texts": texts,
        "tasks": [task_fields(task) for task in Task.objects.of_year(year + 1)],
        "changes": [str(change) for change in changes(content, now)] if edition else [],
        "definitions": {
            figure["slug"]: definition(registry[figure["slug"]], year) if figure["slug"] in registry else figure["note"]
            for figure in content["figures"]
        },
        "addresses": {
            slug: f"{site}{figure_url(registry[slug], year)}"
            for slug in (figure["slug"] for figure in content["figures"])
            if slug in registry
        },
    }


def narrative(content: dict) -> dict[str, str]:
    """Section → its text: as staff wrote it, else as the figures give it; the opening words under `OPENING`."""
    written = dict(ReportText.objects.filter(year=content["year"]).values_list("section", "text"))
    return {section: written.get(section) or text for section, text in generated(content).items()}


def generated(content: dict) -> dict[str, str]:
    """Section → the text that the figures give, in the order of the report."""
    year, sections = content["year"], {}
    for figure in content["figures"]:
        sections.setdefault(figure["section"], []).append(figure)
    summary = YearSummary.objects.filter(year=year).first()
    opening = summary.introduction if summary else ""
    return {OPENING: opening} | {title: section_text(figures, year) for title, figures in sections.items()}


def letterhead(edition: Edition | None) -> dict[str, str]:
    """The issuing body on the day of the edition; a room tells it in its `letterhead.py`."""
    day = timezone.localdate(edition.published_at) if edition else timezone.localdate()
    rooms = [room for room in discovery.modules("letterhead") if hasattr(room, "letterhead")]
    return NOBODY | (rooms[0].letterhead(day) if rooms else {})


def task_fields(task: Task) -> dict[str, str]:
    return {"viec": task.text, "chu_tri": task.lead, "han": f"{task.due:%d/%m/%Y}" if task.due else ""}
