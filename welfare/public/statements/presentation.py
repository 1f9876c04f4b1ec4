"""What the public sees of a statement and of a list of them, as templates take it."""

from frontportal.kit.web.table_cells import header, money, text
from frontportal.kit.web.tags import day
from welfare.statements.models.statement import Statement
from welfare.statements.presentation import number


def facts(statement: Statement) -> list[dict]:
    """What the public may know of a statement beside its amounts."""
    items = [
        ("Tài khoản", statement.account.masked_on(statement.last_day)),
        ("Từ ngày", day(statement.first_day)),
        ("Đến ngày", day(statement.last_day)),
        ("Căn cứ đối soát", statement.get_proof_kind_display()),
        ("Nhập vào cổng", day(statement.created_at)),
    ]
    return [{"term": term, "value": value} for term, value in items]


def listed(found: list[Statement]) -> dict:
    rows = [
        [
            text(f"{day(each.first_day)} – {day(each.last_day)}", each.get_absolute_url()),
            text(each.account.masked_on(each.last_day)),
            text(each.result),
            number(each.rows),
            money(each.credit),
            money(each.debit),
        ]
        for each in found
    ]
    columns = header("Kỳ sao kê", "Tài khoản", "Kết quả đối soát", "Số dòng#", "Ghi có (đồng)#", "Ghi nợ (đồng)#")
    return {"columns": columns, "rows": rows}
