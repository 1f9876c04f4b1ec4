"""Rows of a file that contradict what is stored (bankfiles/overlap): both in full, and in what they differ."""

from datetime import date, time

from django.db import connection

WIDE = ("number", "page", "line", "day", "time", "reference", "debit", "credit", "balance", "memo")
HERE = (*WIDE, "sequence", "counterparty", "counter_account")
STORED = ("day", "reference", "debit", "credit", "balance", "memo", "statement", "number")
PAIRS = f"""
SELECT {", ".join(f"here.{name}" for name in HERE)},
    line.day, line.reference, line.debit, line.credit, line.balance, line.memo, line.statement_id, line.number, line.time
FROM unnest(%s::int[], %s::bigint[]) pair (number, stored)
JOIN incoming_lines here ON here.number = pair.number JOIN statements_statementline line ON line.id = pair.stored
ORDER BY here.number
"""  # noqa: S608 - names of our own columns
WORDS = {
    "day": "ngày",
    "time": "giờ",
    "reference": "số chứng từ",
    "debit": "ghi nợ",
    "credit": "ghi có",
    "balance": "số dư",
    "memo": "nội dung",
}


def describe(contrary: dict[int, int]) -> list[dict]:
    """Number of a staged row → key of a line, as `{"number", "page", "row", "day", …, "stored": {…}, "reason"}`, in the
    order of the file. A row is kept in full: a person may accept it (ConflictDecision)."""
    with connection.cursor() as cursor:
        cursor.execute(PAIRS, [list(contrary), list(contrary.values())])
        return [row_text(row) for row in cursor.fetchall()]


def row_text(row: tuple) -> dict:
    here = dict(zip(HERE, row, strict=False))
    stored = dict(zip((*STORED, "time"), row[len(HERE) :], strict=True))
    differing = [words for name, words in WORDS.items() if difference_text(name, here[name], stored[name])]
    for each in (here, stored):
        each["day"] = each["day"].isoformat()
        each["time"] = each["time"] and each["time"].isoformat()
    here["row"] = here.pop("line")
    reason = f"Dòng {here['number']} của tệp khác {', '.join(differing)} với dòng {stored['number']} đã nhập trước."
    return here | {"stored": stored, "reason": reason}


def difference_text(name: str, here: date | time | int | str | None, stored: date | time | int | str | None) -> bool:
    """Whether both print it, and differently."""
    if name == "memo":
        return "".join(here.split()) != "".join(stored.split())
    absent = (None, "")
    return here != stored and (name in ("debit", "credit", "day") or here not in absent and stored not in absent)
