"""The report as a tagged PDF: what layouts/report.typ takes, from the plain report."""

from datetime import datetime
from pathlib import Path
from typing import Any

from frontportal.committee.letterhead import RECEIVERS, of_standing_committee
from frontportal.kit.values.money import dong
from frontportal.paper_layouts.in_use import set_paper
from frontportal.sheets.datasets.suppression import NOTE
from frontportal.yearly.narrative.comparisons import achieved

from .fields import MOST_UNITS, amount, date_words, difference, has_suppressed, units_left_out
from .parts import Part, told_parts, words_of
from .wording import pieces

LAYOUT = Path(__file__).parent / "layouts" / "report.typ"
COLUMNS_OF_MATRIX = 8  # beside the names, across a landscape page
HEADERS = ["Chỉ tiêu", "Đơn vị tính", "Kết quả", "Kế hoạch", "Đạt", "Năm trước"]


def render(report: dict) -> bytes:
    """The PDF's bytes, the same for the same report. Raises InvalidPaper with a sentence."""
    edition, year = report["edition"], report["content"]["year"]
    at = datetime.fromisoformat(edition["published_at"] if edition else f"{year}-12-31T00:00:00+07:00")
    return set_paper(LAYOUT, paper_of(report), at=at)


def paper_of(report: dict) -> dict[str, Any]:
    """All texts of the paper as plain data."""
    content, edition = report["content"], report["edition"]
    year, figures = content["year"], {figure["slug"]: figure for figure in content["figures"]}
    return {
        "title": f"Báo cáo kết quả công tác Mặt trận năm {year}",
        "heading": f"BÁO CÁO\nKết quả công tác Mặt trận năm {year}",
        "office": of_standing_committee(report["letterhead"]),
        "number": "Số:        /BC-MTTQ-BTT",
        "receivers": RECEIVERS,
        "day": date_words(edition),
        "opening": lines_of(report["introduction"]),
        "notice": notice(edition, year),
        "headers": HEADERS,
        "sections": [section(part, [figures[slug] for slug in part.slugs], report) for part in told_parts(report)],
        "tasks_title": f"Nhiệm vụ năm {year + 1}",
        "tasks": [task_words(task) for task in report["tasks"]],
        "closing": closing(f"năm {year}", report["letterhead"]),
        "matrix_title": "Phụ lục I. Số liệu theo xã, thị trấn",
        "matrix": matrix(content["figures"]),
        "index_title": "Phụ lục II. Định nghĩa chỉ tiêu và danh sách hồ sơ",
        "index_caption": "Mỗi con số được cộng từ hồ sơ nào",
        "index_headers": ["Số", "Chỉ tiêu", "Cách ghi", "Hồ sơ", "Định nghĩa", "Danh sách hồ sơ"],
        "index": [index_row(number, figure, report) for number, figure in enumerate(content["figures"], 1)],
        "edition": edition_words(edition),
    }


def closing(period: str, office: dict) -> str:
    """The line over the signature, which so never stands on a page alone; `period`: "năm 2023"."""
    issuer = f" của Ban Thường trực {office['ten']}" if office["ten"] else ""
    return f"Trên đây là báo cáo kết quả công tác Mặt trận {period}{issuer}./."


def lines_of(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def notice(edition: dict | None, year: int) -> str:
    """Said on top where the numbers are not those of a whole published year."""
    if edition is None:
        return f"Bản nháp: số liệu năm {year} chưa công bố."
    reason = f" {edition['reason'].rstrip('.')}." if edition["reason"] else ""
    return "" if edition.get("is_year_over", True) else f"Năm {year} chưa kết thúc.{reason}"


def section(part: Part, figures: list[dict], report: dict) -> dict[str, Any]:
    text = words_of(part, report)
    known = {figure["slug"] for figure in report["content"]["figures"]}
    return {
        "title": f"{part.number}. {part.title}",
        "level": part.level,
        "caption": f"{part.title}, năm {report['content']['year']}",
        "paragraphs": [
            [{"words": words, "slug": slug if slug in known else ""} for words, slug in pieces(line)]
            for line in lines_of(text)
        ],
        "rows": [figure_row(figure) for figure in figures],
    }


def figure_row(figure: dict) -> list[str]:
    plan, before = figure["plan"], figure["last_year"]
    return [
        figure["label"],
        figure["unit_of_measure"],
        amount(figure["value"]),
        "" if plan is None else dong(plan),
        achieved(figure["value"], plan) if plan and figure["value"] is not None else "",
        "" if before is None else f"{dong(before)}{moved(figure)}",
    ]


def moved(figure: dict) -> str:
    change = difference(figure)
    return f" ({change})" if change not in ("", "0") else ""


def task_words(task: dict) -> str:
    """`"Việc. Chủ trì: …. Hạn: 31/03/2024."`"""
    lead = f". Chủ trì: {task['chu_tri']}" if task["chu_tri"] else ""
    due = f". Hạn: {task['han']}" if task["han"] else ""
    measure = (
        f". Đo bằng: {task['do_bang'].rstrip('.')}" if task.get("do_bang") else ""
    )  # not in editions from before it was asked
    return f"{task['viec'].rstrip('.')}{lead}{due}{measure}."


def matrix(figures: list[dict]) -> list[dict[str, Any]]:
    """Communes × figures as few tables as the page's width allows; each ends with the whole."""
    figures = [figure for figure in figures if figure["by_commune"]]
    parts = [figures[at : at + COLUMNS_OF_MATRIX] for at in range(0, len(figures), COLUMNS_OF_MATRIX)]
    names = {row["code"]: row["name"] for figure in figures for row in figure["by_commune"]}
    return [matrix_part(part, names, f"{number}/{len(parts)}") for number, part in enumerate(parts, 1)]


def matrix_part(figures: list[dict], names: dict[str, str], part: str) -> dict[str, Any]:
    values = [{row["code"]: row["value"] for row in figure["by_commune"]} for figure in figures]
    codes = sorted(names)
    rows = [[names[code], *(amount(column.get(code, 0)) for column in values)] for code in codes[:MOST_UNITS]]
    if any(figure["above_communes"] != 0 for figure in figures):
        rows.append(["Cấp trên xã", *(amount(figure["above_communes"]) for figure in figures)])
    return {
        "caption": f"Theo xã, thị trấn, phần {part}",
        "headers": ["Đơn vị", *(f"{figure['label']} ({figure['unit_of_measure']})" for figure in figures)],
        "rows": [*rows, ["Toàn địa bàn", *(amount(figure["value"]) for figure in figures)]],
        "note": " ".join(filter(None, (NOTE if has_suppressed(figures) else "", units_left_out(codes)))),
    }


def index_row(number: int, figure: dict, report: dict) -> dict[str, str]:
    slug = figure["slug"]
    return {
        "slug": slug,
        "number": str(number),
        "label": figure["label"],
        "sentence": figure["sentence"],
        "records": dong(len(figure["records"])),
        "definition": report["definitions"].get(slug, figure["note"]),
        "address": report["addresses"].get(slug, ""),
    }


def edition_words(edition: dict | None) -> str:
    if edition is None:
        return ""
    day = "/".join(reversed(edition["published_at"][:10].split("-")))
    return f"Ấn bản {edition['number']}, công bố ngày {day}, {edition['publisher']}. SHA-256 của số liệu: {edition['sha256']}."
