"""One account in files of several forms, cut anywhere, of which some know no Vietnamese letters: every row is stored once."""

import json
from io import StringIO
from pathlib import Path
from random import Random

import pytest
from django.core.management import call_command

from tests.welfare.bankfiles.drawn import as_pdf
from tests.welfare.statements.makers import NUMBER, load, make_account
from welfare.bankterms.text.words import fold
from welfare.statements.models.line import StatementLine

OPENING = 10_000_000
WORDS = ["ủng hộ đồng bào bị bão, lũ", 'góp quỹ "Vì người nghèo"', "Đạ Đờn; thôn 3", "ủng hộ (lần 2)", "chuyển tiền"]
NAMES = ["Nguyễn Văn Ấn", "Trần Thị Bưởi", "Lê Đức", "Phạm Ôn", "Công ty TNHH Én Vàng"]

Row = tuple[str, int, str, str, int]  # day, amount, memo, reference, balance


def account_of(random: Random, rows: int) -> list[Row]:
    balance, found = OPENING, []
    for number in range(rows):
        amount = random.choice([50_000, 100_000, 200_000, -300_000])
        balance += amount
        memo = f"{random.choice(NAMES)} {random.choice(WORDS)}"
        found.append((f"{5 + number // 4:02}/09/2024", amount, memo, f"FT{number:04}", balance))
    return found


def table_of(rows: list[Row], *, references: bool) -> list[list[str]]:
    lines = [["Ngày", "Số tham chiếu", "Ghi nợ", "Ghi có", "Số dư", "Nội dung"]]
    for day, amount, memo, reference, balance in rows:
        money = [str(-amount), ""] if amount < 0 else ["", str(amount)]
        lines.append([day, reference if references else "", *money, str(balance), memo])
    return lines if references else [[day, *rest] for day, _, *rest in lines]


def as_csv(rows: list[Row], *, references: bool) -> bytes:
    quoted = '""'.join
    return "\n".join(
        ",".join(f'"{quoted(cell.split(chr(34)))}"' for cell in line) for line in table_of(rows, references=references)
    ).encode()


def drawn(rows: list[Row], *, references: bool) -> bytes:
    return as_pdf(table_of(rows, references=references), width=280)


def as_mt940(rows: list[Row], *, references: bool) -> bytes:
    """Capitals without marks, as SWIFT has them; the balances stand at the ends alone."""
    before = rows[0][4] - rows[0][1]
    fields = [":20:S1", f":25:{NUMBER}", ":28C:1/1", f":60F:C{swift(rows[0][0])}VND{before},"]
    for day, amount, memo, reference, _ in rows:
        side, own = "C" if amount > 0 else "D", f"//{reference}" if references else ""
        fields += [f":61:{swift(day)}{side}{abs(amount)},NTRFNONREF{own}", f":86:{fold(memo).upper()}"]
    return "\n".join([*fields, f":62F:C{swift(rows[-1][0])}VND{rows[-1][4]},", "-"]).encode()


def swift(day: str) -> str:
    return day[8:] + day[3:5] + day[:2]


FORMS = {"csv": as_csv, "pdf": drawn, "sta": as_mt940}


@pytest.fixture
def account(db):
    return make_account()


def brought(folder: Path, number: int, form: str, rows: list[Row], *, references: bool):
    path = folder / f"{number}.{form}"
    path.write_bytes(FORMS[form](rows, references=references))
    return load(path, account=NUMBER)


def stored() -> list[tuple]:
    lines = StatementLine.objects.order_by("day", "credit", "debit")
    return sorted((f"{line.day:%d/%m/%Y}", line.credit - line.debit, fold(line.memo)) for line in lines)


def expected(rows: list[Row]) -> list[tuple]:
    return sorted((day, amount, fold(memo)) for day, amount, memo, _, _ in rows)


@pytest.mark.parametrize("references", [True, False])
@pytest.mark.parametrize("forms", [("csv", "sta"), ("sta", "pdf")])
def test_whole_account_in_another_form_brings_nothing_new(account, tmp_path, forms, references):
    rows = account_of(Random(1), 12)
    brought(tmp_path, 0, forms[0], rows, references=references)
    again = brought(tmp_path, 1, forms[1], rows, references=references)
    assert (again.new, again.known, again.conflicts) == (0, 12, [])
    assert stored() == expected(rows)


@pytest.mark.parametrize("seed", range(2))
def test_account_cut_anywhere_into_files_of_any_form(account, tmp_path, seed):
    random = Random(seed)
    rows = account_of(random, 40)
    cuts = sorted(random.sample(range(8, 32), 2))
    parts = [rows[: cuts[0] + 5], rows[max(0, cuts[0] - 5) : cuts[1] + 5], rows[cuts[1] - 5 :]]
    random.shuffle(parts)
    for number, part in enumerate(parts):
        found = brought(tmp_path, number, random.choice([*FORMS]), part, references=True)
        assert found.conflicts == []
    assert stored() == expected(rows)


def test_audit_finds_such_rows_in_both_files(account, tmp_path):
    rows = account_of(Random(2), 12)
    for number, form in enumerate(("csv", "sta")):
        brought(tmp_path, number, form, rows, references=False)
    out = StringIO()
    call_command("audit_ledger", "--json", stdout=out)
    assert json.loads(out.getvalue()) == {"clean": True, "checked": {"statements": 2, "rows": 24}, "differences": []}


def test_gifts_that_differ_in_more_than_marks_are_two(account, tmp_path):
    rows = account_of(Random(3), 12)
    brought(tmp_path, 0, "csv", rows, references=False)
    others = [(day, amount, f"{memo} nữa", reference, balance + 1) for day, amount, memo, reference, balance in rows]
    assert brought(tmp_path, 1, "csv", others, references=False).new == 12
