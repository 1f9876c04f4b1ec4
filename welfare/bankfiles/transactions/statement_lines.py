"""Lines below the heads that are no rows and say something of the statement: its account, period, currency, unit, ends."""

import re

from welfare.bankterms.columns.header import Columns
from welfare.bankterms.columns.units import unit_in_line, unit_name
from welfare.bankterms.model import PrintedFigures, Refused
from welfare.bankterms.text.labels import read_label


def noted(printed: PrintedFigures, label: str, amounts: list[str]) -> bool:
    """Whether a line says something of the statement, which is kept then, and nothing else: where an amount beside it is
    not the one it speaks of, it is a row whose day is missing. `amounts`: what stands in its columns of money. Raises
    Refused for foreign money."""
    before = {**vars(printed)}
    if not read_label(printed, label):
        return False
    noted_values = {str(value) for name, value in vars(printed).items() if value != before[name]}
    if all({digits(amount), str(int(digits(amount) or 0) * printed.unit)} & noted_values for amount in amounts):
        return True
    vars(printed).update(before)
    return False


def digits(amount: str) -> str:
    """The digits of an amount, without its decimals of nothing."""
    return re.sub(r"\D", "", re.sub(r"[.,]00?$", "", amount.strip()))


def refuse_unit_below(label: str, printed: PrintedFigures, columns: Columns) -> None:
    """Raises Refused for a unit below the heads: it would be one for rows that are read already, or for some only."""
    unit = unit_in_line(label) if ":" in label else None
    if unit and unit != printed.unit and not columns.units:
        raise Refused(
            "unit", f"Tệp ghi đơn vị tính ({unit_name(unit)}) ở dưới bảng. Hãy ghi ở trên dòng đầu cột rồi tải lại."
        )
