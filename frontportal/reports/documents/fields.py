"""The fields that a Word template may name, filled from the plain report. Their names are those staff type in Word."""

from datetime import date

from frontportal.kit.values.days import day_in_words
from frontportal.kit.values.money import dong
from frontportal.sheets.datasets.suppression import NOTE, SUPPRESSED
from frontportal.yearly.narrative.comparisons import achieved

from . import openxml
from .parts import Part, told_parts, words_of
from .wording import plain

MOST_UNITS = 200  # rows of one table in Word and PDF, more than any province has communes; the sheet has them all
PAGE_WIDTH = 14_200  # of the landscape pages of the appendix, in twentieths of a point
NAME_WIDTH = 2_600
MOST_COLUMNS = 7


def fields_of(report: dict) -> dict:
    """Field → text, list or piece of a document; `report` as `reports.report_of` gives it."""
    content, edition = report["content"], report["edition"]
    year = content["year"]
    figures = [figure_fields(figure, number, report) for number, figure in enumerate(content["figures"], 1)]
    by_slug = {figure["ma"]: figure for figure in figures}
    anchors = {figure["ma"]: figure["dau_trang"] for figure in figures}
    sections = [
        section_fields(part, [by_slug[slug] for slug in part.slugs], report, anchors) for part in told_parts(report)
    ]
    return {
        "nam": str(year),
        "nam_truoc": str(year - 1),
        "nam_sau": str(year + 1),
        "co_quan": report["letterhead"],
        "ngay_thang": date_words(edition),
        "mo_dau": [openxml.Fragment(openxml.run(line)) for line in report["introduction"].splitlines() if line.strip()],
        "muc": sections,
        "chi_tieu": figures,
        "so_lieu": {slug.replace("-", "_"): figure for slug, figure in by_slug.items()},
        "nhiem_vu": report["tasks"],
        "dieu_chinh": [],  # of templates from before editions had files of their own: what changed since has its own file
        "an_ban": edition_fields(edition),
    }


def figure_fields(figure: dict, number: int, report: dict) -> dict:
    slug = figure["slug"]
    anchor = f"chi_tieu_{number}"  # Word allows 40 characters, which a slug may exceed
    plan, whole, before = figure["plan"], figure["whole"], figure["last_year"]
    return {
        "ma": slug,
        "stt": str(number),
        "ten": figure["label"],
        "don_vi": figure["unit_of_measure"],
        "gia_tri": amount(figure["value"]),
        "cau": figure["sentence"],
        "cach_ghi": figure["text"],
        "ke_hoach": "" if plan is None else dong(plan),
        "ty_le": achieved(figure["value"], plan) if plan and figure["value"] is not None else "",
        "tong_the": "" if whole is None else dong(whole),
        "nam_truoc": "" if before is None else dong(before),
        "chenh_lech": difference(figure),
        "so_ho_so": dong(len(figure["records"])),
        "dinh_nghia": report["definitions"].get(slug, figure["note"]),
        "dia_chi": report["addresses"].get(slug, ""),
        "lien_ket": openxml.outer_link("Mở danh sách hồ sơ", report["addresses"].get(slug, "")),
        "neo": openxml.bookmark(number, anchor),
        "dau_trang": anchor,
    }


def difference(figure: dict) -> str:
    before = figure["last_year"]
    if before is None or figure["value"] is None or not figure["adds_up"]:
        return ""
    change = figure["value"] - before
    return f"{'+' if change > 0 else ''}{dong(change)}"


def section_fields(part: Part, figures: list[dict], report: dict, anchors: dict) -> dict:
    """`cap` is 1, or 2 below a heading of its own; a part without figures has no tables, a heading over parts no words either."""
    text = words_of(part, report)
    contents = {figure["slug"]: figure for figure in report["content"]["figures"]}
    return {
        "so": part.number,
        "cap": part.level,
        "tieu_de": part.title,
        "doan": [openxml.paragraph_runs(line, anchors) for line in text.splitlines() if line.strip()],
        "loi": plain(text),
        "chi_tieu": figures,
        "bang_xa": commune_tables([contents[figure["ma"]] for figure in figures]),
    }


def commune_tables(figures: list[dict]) -> openxml.Fragment:
    """Communes as rows, figures as columns; more columns than a page holds make further tables."""
    figures = [figure for figure in figures if figure["by_commune"]]
    if not figures:
        return openxml.Fragment(openxml.table_note("Không có số liệu theo xã, thị trấn."))
    parts = [figures[at : at + MOST_COLUMNS] for at in range(0, len(figures), MOST_COLUMNS)]
    return openxml.Fragment("".join(commune_table(part) for part in parts))


def amount(value: int | None) -> str:
    """None is what is too small to be told."""
    return SUPPRESSED if value is None else dong(value)


def has_suppressed(figures: list[dict]) -> bool:
    return any(
        None in (figure["above_communes"], *(row["value"] for row in figure["by_commune"])) for figure in figures
    )


def commune_table(figures: list[dict]) -> str:
    names = {row["code"]: row["name"] for figure in figures for row in figure["by_commune"]}
    values = [{row["code"]: row["value"] for row in figure["by_commune"]} for figure in figures]
    codes = sorted(names)
    rows = [[names[code], *(amount(column.get(code, 0)) for column in values)] for code in codes[:MOST_UNITS]]
    if any(figure["above_communes"] != 0 for figure in figures):
        rows.append(["Cấp trên xã", *(amount(figure["above_communes"]) for figure in figures)])
    rows.append(["Toàn địa bàn", *(amount(figure["value"]) for figure in figures)])
    width = (PAGE_WIDTH - NAME_WIDTH) // max(len(figures), 3)
    headers = ["Đơn vị", *(f"{figure['label']} ({figure['unit_of_measure']})" for figure in figures)]
    made = openxml.table(headers, rows, [NAME_WIDTH] + [width] * len(figures), bold_last=True)
    made += openxml.table_note(NOTE) if has_suppressed(figures) else ""
    return made + (openxml.table_note(left_out) if (left_out := units_left_out(codes)) else "")


def units_left_out(codes: list[str]) -> str:
    """The sentence beneath a table that has no room for all units; "" where it has."""
    rest = len(codes) - MOST_UNITS
    return f"Còn {dong(rest)} đơn vị, xem trong tệp Excel." if rest > 0 else ""


def date_words(edition: dict | None) -> str:
    """`"ngày 15 tháng 3 năm 2024"`, left open where nothing is published."""
    if edition is None:
        return "ngày … tháng … năm …"
    return day_in_words(date.fromisoformat(edition["published_at"][:10]))


def edition_fields(edition: dict | None) -> dict:
    if edition is None:
        return {"so": "", "ngay": "", "nguoi": "", "ma_bam": ""}
    year, month, day = edition["published_at"][:10].split("-")
    return {
        "so": str(edition["number"]),
        "ngay": f"{day}/{month}/{year}",
        "nguoi": edition["publisher"],
        "ma_bam": edition["sha256"],
    }
