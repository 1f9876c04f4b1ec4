"""What whoever imports a file should know of how its rows were read, in Vietnamese sentences."""

from welfare.bankterms.columns.header import Columns, field_for
from welfare.bankterms.columns.units import unit_name
from welfare.bankterms.model import PrintedFigures

from .checks import MOST_NAMED
from .conventions import Conventions


def notes_of(
    columns: Columns, conventions: Conventions, printed: PrintedFigures, turned: list[str], charged: list[str]
) -> list[str]:
    """Sentences on units, directions, and where rows stand whose amount is printed below zero on the other side (`turned`), or that came in
    with a fee (`charged`)."""
    notes = []
    units = {unit for unit in (printed.unit, *columns.units.values()) if unit > 1}
    if units:
        notes.append(f"Số tiền trong tệp tính bằng {' và '.join(map(unit_name, sorted(units)))}; đã đổi ra đồng.")
    if conventions.assumed:
        notes.append(
            f"Tệp chỉ có cột “{columns.header('amount')}”, không ghi tiền vào hay tiền ra: mọi dòng được đọc là tiền vào. Hãy chắc chắn đây là danh sách ủng hộ."
        )
    if conventions.by_balance:
        notes.append(
            f"Cột “{columns.header('amount')}” không ghi tiền vào hay tiền ra: chiều của từng dòng được suy từ số dư in trong tệp."
        )
    unread = [f"“{' '.join(header.split())[:40]}”" for header in columns.others.values() if header.strip()]
    if unread and field_for(columns.header("memo")) == "counterparty":
        notes.append(
            f"Tệp không có cột nội dung: cột “{columns.header('memo')}” được đọc làm nội dung; không đọc cột {', '.join(unread[:MOST_NAMED])}"
            f"{' …' if len(unread) > MOST_NAMED else ''}. Hãy xem nội dung có ở cột ấy không."
        )
    if turned:
        notes.append(
            f"{len(turned)} dòng ghi số tiền âm, số dư cho thấy là khoản lấy lại ({named(turned)}): được ghi theo chiều ngược lại, nên tổng ghi có "
            f"và tổng ghi nợ ở đây cùng cao hơn tổng của ngân hàng {dotted(printed.turned)} đồng."
        )
    if charged:
        notes.append(
            f"{len(charged)} dòng tiền vào có phí hoặc thuế ở cột riêng ({named(charged)}): được ghi theo số thực nhận, thấp hơn số ở cột "
            f"“{' '.join((columns.header('credit') if columns.has('credit') else columns.header('amount')).split())[:40]}” tổng cộng {dotted(printed.charged_in)} đồng."
        )
    return notes


def named(rows: list[str]) -> str:
    """The first of some rows, in words."""
    return ", ".join(rows[:MOST_NAMED]) + ("…" if len(rows) > MOST_NAMED else "")


def dotted(amount: int) -> str:
    """An amount as Vietnamese write it."""
    return f"{amount:,}".replace(",", ".")
