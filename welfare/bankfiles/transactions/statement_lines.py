"""Lines below the headers that are no rows and say something of the statement: its account, period, currency, unit, ends."""

import re

from welfare.bankterms.model import PrintedFigures
from welfare.bankterms.text.labels import read_label


def noted(printed: PrintedFigures, label: str, amounts: list[str]) -> bool:
    """Whether a line says something of the statement, which is kept then, and nothing else: where an amount beside it is
    not the one it speaks of, it is a row whose day is missing. `amounts`: what stands in its columns of money. Raises
    FileRefusedError for foreign money."""
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
