"""What whoever imports a file should know of how its rows were read, in Vietnamese sentences."""

from welfare.bankterms.columns.header import Columns, field_for
from welfare.bankterms.columns.units import unit_name
from welfare.bankterms.model import PrintedFigures

from .checks import MOST_NAMED
from .conventions import Conventions


def notes_of(columns: Columns, conventions: Conventions, printed: PrintedFigures, turned: list[str]) -> list[str]:
    """Sentences on units, directions, and `turned`: where rows stand whose amount is printed below zero on the other side."""
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
        named = ", ".join(turned[:MOST_NAMED]) + ("…" if len(turned) > MOST_NAMED else "")
        notes.append(
            f"{len(turned)} dòng ghi số tiền âm, số dư cho thấy là khoản lấy lại ({named}): được ghi theo chiều ngược lại, nên tổng ghi có "
            f"và tổng ghi nợ ở đây cùng cao hơn tổng của ngân hàng {f'{printed.turned:,}'.replace(',', '.')} đồng."
        )
    return notes
