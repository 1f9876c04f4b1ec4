"""A year put together for its report: what documents/ takes. Plain data, the same for the same edition and texts."""

from datetime import date

from django.utils import timezone

from frontportal.kit import discovery
from frontportal.yearly.addresses import figure_url
from frontportal.yearly.editions.content import year_content
from frontportal.yearly.figures import registry
from frontportal.yearly.models.edition import Edition
from frontportal.yearly.models.summary import YearSummary
from frontportal.yearly.models.task import Task

from .definitions import definition
from .documents.parts import parts_of
from .documents.wording import section_text
from .models.report import ReportText
from .outline import with_outline

OPENING = "Mở đầu"
PARTS = ("letterhead", "introduction", "texts", "tasks", "definitions", "addresses")
NOBODY = dict.fromkeys(("cap_tren", "ten", "ten_in_hoa", "dia_danh", "chuc_vu_ky", "nguoi_ky"), "")


def report_of(year: int, *, site: str = "") -> dict:
    """The report of a year as staff would have it now: figures of the newest edition, or of the records, and today's words.

    `{"content", "edition", "letterhead", "texts": section → narrative, "introduction", "tasks",
    "definitions": slug → sentence, "addresses": slug → URL}`. `site` is the portal's address: `"https://…"`.
    """
    edition = Edition.objects.latest_of(year)
    if edition is not None and not edition.is_intact:
        edition = None  # what no longer fits its hash is not passed on as published
    content = edition.data if edition else year_content(year)
    day = timezone.localdate(edition.published_at) if edition else timezone.localdate()
    return report_from(content | words(content, day=day, site=site), edition.sha256 if edition else "")


def report_from(content: dict, sha256: str) -> dict:
    """The report of a content that has its words in itself, as editions keep it; `sha256` names the edition."""
    return {
        "content": content,
        "edition": content["edition"] | {"sha256": sha256} if sha256 else None,
        **{part: content[part] for part in PARTS},
    }


def words(content: dict, *, day: date, site: str) -> dict:
    """What the report says beside the figures of `content`: the parts of `report_of` from the letterhead on."""
    content = with_outline(content)
    year, texts = content["year"], narrative(content)
    slugs = [figure["slug"] for figure in content["figures"]]
    notes = {figure["slug"]: figure["note"] for figure in content["figures"]}
    frozen = {"outline": content["outline"]} if content.get("outline") else {}
    return frozen | {
        "letterhead": letterhead(day),
        "introduction": texts.pop(OPENING),
        "texts": texts,
        "tasks": [task_fields(task) for task in Task.objects.of_year(year + 1)],
        "definitions": {slug: definition(registry[slug], year) if slug in registry else notes[slug] for slug in slugs},
        "addresses": {slug: f"{site}{figure_url(registry[slug], year)}" for slug in slugs if slug in registry},
    }


def narrative(content: dict) -> dict[str, str]:
    """Section → its text: as staff wrote it, else as the figures give it; the opening words under `OPENING`."""
    written = dict(ReportText.objects.filter(year=content["year"]).values_list("section", "text"))
    return {section: written.get(section) or text for section, text in generated(content).items()}


def generated(content: dict) -> dict[str, str]:
    """Section → the text that the figures give, in the order of the report."""
    year, figures = content["year"], {figure["slug"]: figure for figure in content["figures"]}
    summary = YearSummary.objects.filter(year=year).first()
    opening = summary.introduction if summary else ""
    return {OPENING: opening} | {
        part.title: section_text([figures[slug] for slug in part.slugs], year) for part in parts_of(content)
    }


def letterhead(day: date) -> dict[str, str]:
    """The issuing body on a day; a room tells it in its `letterhead.py`."""
    rooms = [room for room in discovery.modules("letterhead") if hasattr(room, "letterhead")]
    return NOBODY | (rooms[0].letterhead(day) if rooms else {})


def task_fields(task: Task) -> dict[str, str]:
    due = f"{task.due:%d/%m/%Y}" if task.due else ""
    return {"viec": task.text, "chu_tri": task.lead, "han": due, "do_bang": task.measure}
