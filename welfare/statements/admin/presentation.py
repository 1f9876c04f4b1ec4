"""What staff see of a file that is being imported or decided about, as the admin's templates take it."""

from django.utils import timezone

from frontportal.kit.values.money import dong
from frontportal.kit.web.table_cells import header, text
from welfare.bankfiles.layouts import BY_SLUG
from welfare.banks.registry import short_name
from welfare.funds.models.bank_account import BankAccount
from welfare.statements.models.statement import Statement
from welfare.statements.presentation import amount, iso_day, iso_moment, layout, number, row_text, shortened


def doubt(name: str, account: BankAccount) -> str:
    """A sentence where a layout is one of another bank than the account; empty where it tells none, or the same."""
    bank = BY_SLUG[name].bank if name in BY_SLUG else ""
    if bank in ("", account.bank):
        return ""
    return (
        f"Tệp viết theo mẫu của {short_name(bank, timezone.localdate())}, nhưng sẽ ghi vào tài khoản {account.masked}. "
        "Hãy xem lại tài khoản trước khi xác nhận."
    )


def rereading(found: dict) -> dict:
    """What a new reading of a file changes: figures side by side, rows that go and rows that come. For staff."""
    columns = header("Dòng", "Ngày", "Ghi có#", "Ghi nợ#", "Nội dung")
    tables = {}
    for name in ("gone", "come"):
        rows = [
            [number(each["number"]), text(iso_day(each["day"])), amount(each["credit"] or None), amount(each["debit"] or None),
             text(each["memo"])]
            for each in found[f"{name}_rows"]
        ]  # fmt: skip
        tables[name] = {"columns": columns} | shortened(rows, found[name], "dòng")
    words = (("rows", "Số dòng"), ("credit", "Ghi có (đồng)"), ("debit", "Ghi nợ (đồng)"))
    rows = [[text(label), text(dong(found["before"][name])), text(dong(found["after"][name]))] for name, label in words]
    for label, read_as in (("Mẫu sao kê", layout), ("Kết quả", lambda name: Statement.Outcome(name).label)):
        key = "layout" if read_as is layout else "outcome"
        rows.append([text(label), text(read_as(found["before"][key])), text(read_as(found["after"][key]))])
    return tables | {"figures": {"columns": header("", "Đã nhập", "Đọc lại"), "rows": rows}}


def undecided(found: list[dict]) -> list[dict]:
    """Contradictory rows for the page on which people decide about them."""
    return [
        {"number": each["number"], "here": row_text(each), "stored": row_text(each["stored"]), "reason": each["reason"]}
        for each in found
    ]


def answers(found: list[dict]) -> dict:
    """What was asked before the import, and who said yes."""
    rows = [[text(each["text"]), text(each["by"] or "Dòng lệnh"), text(iso_moment(each["at"]))] for each in found]
    return {"columns": header("Câu hỏi", "Người trả lời “đúng”", "Lúc"), "rows": rows}


def first_rows(found: list[dict]) -> dict:
    """The beginning of a file. For staff."""
    rows = [
        [number(each["number"]), text(iso_day(each["day"])), amount(each["credit"] or None), amount(each["debit"] or None),
         amount(each["balance"]), text(each["reference"]), text(each["memo"])]
        for each in found
    ]  # fmt: skip
    columns = header("Dòng", "Ngày", "Ghi có#", "Ghi nợ#", "Số dư#", "Chứng từ", "Nội dung")
    return {"columns": columns, "rows": rows}


def source(report: dict, account: BankAccount) -> list[dict]:
    """Items of parts/_definitions.html: which account a file was found to belong to, which days, in which layout."""
    days = " – ".join(iso_day(each) for each in report.get("days", []))
    items = [("Tài khoản", account), ("Kỳ sao kê", days), ("Mẫu sao kê", layout(report["layout"]))]
    return [{"term": term, "value": value} for term, value in items]
