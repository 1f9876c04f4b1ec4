"""A statement and what it proves in the shape that tables and lists of the templates take; for staff and the public."""

from datetime import date, datetime

from django.utils import timezone

from frontportal.kit.values.money import dong
from frontportal.kit.web.table_cells import header, money, text
from frontportal.kit.web.tags import day

from .models.statement import ROWS_ONLY as ROWS_ONLY_KINDS
from .models.statement import Statement, result_text

MOST = 200  # lines of a table; what there is more is counted
TONES = {"proven": "good", "partly": "wait", "breaks": "bad", "unprovable": "wait"}
DAYS = {"base": "Làm gốc", "proven": "Khớp đến từng đồng", "breaks": "Có chênh lệch", "unprovable": "Không in số dư"}

EVIDENCE = {
    "balance": "Số dư in trong tệp",
    "day balance": "Số dư cuối ngày",
    "totals": "Tổng ghi có, ghi nợ in trong tệp",
    "sequence": "Số thứ tự",
    "count": "Số giao dịch in trong tệp",
    "none": "Không có",
}
ROWS_ONLY = ("sequence", "count")  # evidence that says nothing of amounts


def badge(result: Statement | dict) -> dict:
    """What parts/_badge.html takes, of a statement or of a report as a dict."""
    if isinstance(result, Statement):
        outcome, kind, proven, rows = result.outcome, result.proof_kind, result.proven_rows, result.rows
    else:
        proof = result["proof"]
        outcome, kind, proven, rows = proof["outcome"], proof["kind"], proof["proven_rows"], result["rows"]
    tone = "plain" if outcome == "proven" and kind in ROWS_ONLY_KINDS else TONES[outcome]
    return {"text": result_text(outcome, kind, proven, rows), "tone": tone}


def kind(proof: dict) -> str:
    return Statement.Kind(proof["kind"]).label


def layout(name: str) -> str:
    """What people call a layout; the name itself of one that no layout has any more."""
    from welfare.bankfiles.layouts import BY_SLUG  # a third of all that a public page would load

    return BY_SLUG[name].title if name in BY_SLUG else name


def amount(value: int | None) -> dict:
    return text("") | {"numeric": True} if value is None else money(value)


def number(value: int | None) -> dict:
    return {"text": "–" if value is None else dong(value), "numeric": True}


def iso_day(value: str) -> str:
    """A day of JSON as people read it."""
    return day(date.fromisoformat(value))


def iso_moment(value: str) -> str:
    return f"{timezone.localtime(datetime.fromisoformat(value)):%H:%M %d/%m/%Y}"


def shortened(rows: list, total: int, words: str) -> dict:
    """`rows` of a table, and a sentence on those that it leaves out."""
    left = total - len(rows)
    return {"rows": rows, "more": f"Còn {dong(left)} {words} nữa." if left > 0 else ""}


def spans(proof: dict) -> dict:
    """Which transactions are covered, by what, and which are not."""
    found = proof.get("spans", [])
    rows = [
        [text(span_name(each)), number(each["rows"]), amount(each["credit"]), amount(each["debit"]),
         text(EVIDENCE[each["by"]]), text(span_result(each))]
        for each in found[:MOST]
    ]  # fmt: skip
    columns = header("Giao dịch thứ", "Số dòng#", "Ghi có (đồng)#", "Ghi nợ (đồng)#", "Căn cứ", "Kết quả")
    return {"columns": columns} | shortened(rows, len(found), "đoạn")


def span_name(span: dict) -> str:
    if not span["rows"]:
        return f"sau {dong(span['to'])}" if span["to"] else "trước 1"
    return dong(span["from"]) if span["rows"] == 1 else f"{dong(span['from'])} – {dong(span['to'])}"


def span_result(span: dict) -> str:
    if span["state"] == "proven":
        return "Đủ dòng" if span["by"] in ROWS_ONLY else "Khớp đến từng đồng"
    if span["state"] == "unproven":
        return "Chưa đối soát được"
    missing, more = span.get("missing"), span.get("more")
    found = "Có chênh lệch" + (f" {dong(missing)} đồng" if missing else f" ở {dong(more)} chỗ" if more else "")
    place = [
        f"{word} {dong(span[key])}" for key, word in (("page", "trang"), ("row", "dòng")) if span.get(key) is not None
    ]
    return f"{found} ({' '.join(place)})" if place else found


def breaks(proof: dict) -> dict:
    """Where rows and printed figures differ: page and row as they stand in the file, and the đồng that lack there."""
    found = proof["breaks"]
    rows = [
        [text(each["where"]), number(each["page"]), number(each["row"]), amount(each["missing"])]
        for each in found[:MOST]
    ]
    columns = header("Chênh lệch", "Trang#", "Dòng#", "Còn thiếu (đồng)#")
    return {"columns": columns} | shortened(rows, len(found), "chênh lệch")


def days(proof: dict) -> dict:
    """Each day of a proof by daily balances; no rows for other kinds."""
    found = proof.get("days") or []
    rows = [
        [text(iso_day(each["day"])), number(each["rows"]), amount(each["movement"]), amount(each["closing"]),
         text(DAYS[each["outcome"]])]
        for each in found[:MOST]
    ]  # fmt: skip
    columns = header("Ngày", "Số dòng#", "Cộng trong ngày (đồng)#", "Số dư cuối ngày (đồng)#", "Kết quả")
    return {"columns": columns} | shortened(rows, len(found), "ngày")


def conflicts(found: list[dict]) -> dict:
    """Rows of the file beside the stored rows that they contradict. For staff: memos stand in it."""
    rows = [
        [number(each["number"]), text(row_text(each)), text(row_text(each["stored"])), text(each["reason"])]
        for each in found[:MOST]
    ]
    columns = header("Dòng", "Trong tệp này", "Đã nhập trước", "Khác nhau")
    return {"columns": columns} | shortened(rows, len(found), "dòng không khớp")


def row_text(row: dict) -> str:
    """A transaction in one line."""
    moved = f"có {dong(row['credit'])}" if row["credit"] else f"nợ {dong(row['debit'])}"
    balance = "" if row["balance"] is None else f", số dư {dong(row['balance'])}"
    return f"{iso_day(row['day'])}, {row['reference'] or 'không số chứng từ'}, {moved}{balance}: {row['memo']}"


def set_aside(found: list[dict], total: int | None = None) -> dict:
    """Rows that were not taken for transactions. For staff: the text of the row stands in it."""
    rows = [
        [number(each["page"]), number(each["line"]), text(each["reason"]), text(each["text"])] for each in found[:MOST]
    ]
    columns = header("Trang", "Dòng#", "Lý do", "Nội dung dòng")
    left_out = len(found) if total is None else total
    return {"columns": columns} | shortened(rows, left_out, "dòng để ngoài")


def totals(found: dict) -> list[dict]:
    """Items of parts/_definitions.html from a Report or a Statement as a dict."""
    items = [
        ("Số dòng", dong(found["rows"])),
        ("Tổng ghi có", f"{dong(found['credit'])} đồng"),
        ("Tổng ghi nợ", f"{dong(found['debit'])} đồng"),
        ("Số dư đầu kỳ", None if found["opening"] is None else f"{dong(found['opening'])} đồng"),
        ("Số dư cuối kỳ", None if found["closing"] is None else f"{dong(found['closing'])} đồng"),
        ("Dòng nhập mới", dong(found["new"])),
        ("Dòng đã nhập trước", dong(found["known"])),
        ("Dòng không khớp với sao kê đã nhập", dong(len(found["conflicts"]))),
        ("Dòng để ngoài", dong(found.get("aside", len(found["set_aside"])))),
    ]
    return [{"term": term, "value": value} for term, value in items]
