"""Dictionaries for the page of an import that waits."""

from typing import Any

from frontportal.kit.values.money import dong

from ..models import SheetImport
from ..waiting.report import MOST_NAMED


def preview_of(sheet_import: SheetImport) -> dict[str, Any]:
    """What the page tells: notes, questions, faults, and what would be stored."""
    report = sheet_import.report
    totals = report.get("totals", {})
    storing = totals.get("new", 0) + totals.get("update", 0)
    return {
        "notes": report["notes"],
        "questions": report["questions"],
        "totals_rows": totals_table(report["questions"].get("totals", [])),
        "doubts": doubts_table(report["questions"].get("doubts", [])),
        "general": report.get("general", []),
        "counts": [(words, totals.get(name, 0)) for name, words in COUNTS if name != "invalid" or totals.get(name)],
        "faults": faults_table(report.get("faults", [])),
        "fault_count": report.get("fault_count", 0),
        "more_faults": report.get("fault_count", 0) - len(report.get("faults", [])),
        "bad_count": len(report.get("bad_lines", [])),
        "storing": storing,
        "preview": rows_table(report),
        "more_rows": storing - len(report.get("rows", [])),
        "absent": report.get("absent", []),
        "cleared": report.get("cleared", []),
        "defaults": report.get("defaults", []),
    }


COUNTS = (("new", "Thêm mới"), ("update", "Cập nhật"), ("skip", "Không đổi"), ("invalid", "Dòng sai"))


def faults_table(faults: list[list[Any]]) -> dict[str, Any]:
    """Lines, column, value and sentence, for `parts/_table.html`: what is wrong in the same way in many lines is said once."""
    labels = ["Dòng", "Cột", "Giá trị", "Vì sao"]
    alike: dict[tuple[str, ...], list[int]] = {}
    for line, *what in faults:
        alike.setdefault(tuple(what), []).append(line)
    rows = [
        [{"text": text, "label": label} for text, label in zip((lines_in_words(lines), *what), labels, strict=True)]
        for what, lines in alike.items()
    ]
    return {"columns": [{"label": label} for label in labels], "rows": rows}


def lines_in_words(lines: list[int]) -> str:
    """`[2, 3, 4, 9]` → "2–4, 9"; of many pieces the first ones and how many lines there are."""
    runs: list[list[int]] = []
    for line in sorted(set(lines)):
        if runs and line == runs[-1][1] + 1:
            runs[-1][1] = line
        else:
            runs.append([line, line])
    words = [dong(first) if first == last else f"{dong(first)}–{dong(last)}" for first, last in runs[:MOST_NAMED]]
    return ", ".join(words) + (f" … ({dong(len(set(lines)))} dòng)" if len(runs) > MOST_NAMED else "")


def rows_table(report: dict[str, Any]) -> dict[str, Any]:
    """The first rows as they would be stored; a cell that changes shows what it was."""
    headers = ["Dòng", "Thao tác", *report.get("headers", [])]
    rows = []
    for row in report.get("rows", []):
        cells = [
            f"{before or '(trống)'} → {after or '(trống)'}" if before is not None else after
            for before, after in row["cells"]
        ]
        texts = [dong(row["line"]), "Thêm" if row["is_new"] else "Cập nhật", *cells]
        rows.append([{"text": text, "label": label} for text, label in zip(texts, headers, strict=True)])
    return {"columns": [{"label": header} for header in headers], "rows": rows}


def doubts_table(doubts: list[list[Any]]) -> dict[str, Any]:
    """Rows that may be right and yet look wrong."""
    columns = [{"label": "Dòng", "numeric": True}, {"label": "Cần xem lại"}]
    rows = [
        [{"text": dong(line), "label": "Dòng"}, {"text": sentence, "label": "Cần xem lại"}] for line, sentence in doubts
    ]
    return {"columns": columns, "rows": rows}


def totals_table(totals: list[dict[str, Any]]) -> dict[str, Any]:
    """Rows of sums, each compared with the rows above it."""
    columns: list[dict[str, Any]] = [
        {"label": "Dòng", "numeric": True},
        {"label": "Nội dung"},
        {"label": "So với các dòng phía trên"},
    ]
    rows = []
    for total in totals:
        parts = [f"{header}: đúng" for header in total["agreeing"]]
        parts += [f"{header}: ghi {printed}, cộng lại {summed}" for header, printed, summed in total["differences"]]
        texts = [dong(total["line"]), total["text"], "; ".join(parts) or "không có số để so"]
        rows.append([{"text": text, "label": column["label"]} for text, column in zip(texts, columns, strict=True)])
    return {"columns": columns, "rows": rows}
