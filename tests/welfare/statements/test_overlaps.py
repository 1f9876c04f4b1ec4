"""Files of one account that share rows, share none, or seem to: every row is stored once."""

from itertools import permutations
from pathlib import Path
from random import Random

import pytest
from django.db import DatabaseError, connection, transaction

from tests.welfare.statements.makers import NUMBER, load, make_account
from welfare.statements.models.line import StatementLine
from welfare.statements.models.overlap import StatementOverlap

CASES = Path(__file__).parent / "cases"


@pytest.fixture
def account(db):
    return make_account()


def stored() -> tuple[int, int]:
    return StatementLine.objects.count(), sum(StatementLine.objects.values_list("credit", flat=True))


@pytest.mark.parametrize("order", [("sang.csv", "chieu.csv"), ("chieu.csv", "sang.csv")])
def test_two_lists_of_a_day_with_an_equal_looking_gift(account, order):
    for name in order:
        found = load(CASES / name, account=NUMBER)
        assert (found.new, found.known, found.conflicts) == (4, 0, [])
    assert stored() == (8, 2_200_000)


def test_rows_that_look_like_stored_ones_and_nothing_tells_apart_are_said(account, tmp_path):
    headers = "Ngày giao dịch,Số tiền ghi có,Nội dung"
    first, second = tmp_path / "a.csv", tmp_path / "b.csv"
    first.write_text(f"{headers}\n01/10/2024,50000,ung ho\n02/10/2024,70000,A\n03/10/2024,20000,B\n", encoding="utf-8")
    second.write_text(f"{headers}\n02/10/2024,70000,A\n03/10/2024,90000,C\n01/10/2024,50000,ung ho\n", encoding="utf-8")
    assert load(first, account=NUMBER).warnings == []
    found = load(second, account=NUMBER, dry_run=True)
    assert (found.new, found.known) == (3, 0)
    (said,) = found.warnings
    assert said.startswith(
        "2 dòng giống hệt dòng đã nhập trước (ngày 01/10/2024, 02/10/2024), mà tệp không in giờ, số dư,"
    )


def test_rows_that_a_reference_tells_apart_are_not_said(account, tmp_path):
    headers = "Ngày giao dịch,Số chứng từ,Số tiền ghi có,Nội dung"
    for name, reference in (("a.csv", "F1"), ("b.csv", "F2")):
        (tmp_path / name).write_text(f"{headers}\n01/10/2024,{reference},50000,ung ho\n", encoding="utf-8")
        assert load(tmp_path / name, account=NUMBER).warnings == []
    assert stored()[0] == 2


def invented(rows: int, *, seed: int) -> list[dict]:
    """A day's list of many gifts that look alike, with true twins: as the lists of an appeal are."""
    random, found = Random(seed), []
    for number in range(1, rows + 1):
        memo = random.choice(["ung ho", "ung ho bao lu", f"NGUYEN VAN {random.choice('ABCDEFGH')} ung ho"])
        if random.random() < 0.4:
            memo = f"MBVCB.{random.randrange(10**9)}.{memo}"
        amount = random.choice([50_000, 100_000, 200_000])
        if found and random.random() < 0.1:
            memo, amount = found[-1]["memo"], found[-1]["amount"]
        found.append({"number": number, "day": f"{10 + number * 3 // rows:02}/09/2024", "amount": amount, "memo": memo})
    return found


def write_page(
    path: Path, rows: list[dict], *, header: str = "Ngày giao dịch,Số tiền ghi có,Diễn giải", numbered=False
):
    lines = [f"STT,{header}", *(",".join(map(str, row.values())) for row in rows)]
    if not numbered:
        lines = [line.partition(",")[2] for line in lines]
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("seed", "numbered"),
    [
        (0, False),
        (1, True),
        *(pytest.param(*each, marks=pytest.mark.slow) for each in ((0, True), (1, False), (2, True))),
    ],
)
def test_a_list_cut_into_pages_comes_in_whole_in_any_order(account, tmp_path, seed, numbered):
    rows = invented(900, seed=seed)
    cuts = [0, *sorted(Random(seed).sample(range(20, 880), 5)), 900]
    pages = [rows[start:end] for start, end in zip(cuts, cuts[1:], strict=False)]
    order = Random(seed).sample(range(6), 6)
    for number in order:
        load(write_page(tmp_path / f"{number}.csv", pages[number], numbered=numbered), account=NUMBER)
    assert stored() == (900, sum(row["amount"] for row in rows))
    whole = load(write_page(tmp_path / "whole.csv", rows, numbered=numbered), account=NUMBER)
    assert (whole.new, whole.known, whole.conflicts) == (0, 900, [])


def test_pages_that_overlap_bring_only_what_is_new(account, tmp_path):
    rows = invented(600, seed=9)
    for name, start, end in (("b", 150, 420), ("a", 0, 200), ("c", 380, 600)):
        load(write_page(tmp_path / f"{name}.csv", rows[start:end]), account=NUMBER)
    assert stored() == (600, sum(row["amount"] for row in rows))


def test_the_newest_first_is_the_same_list(account, tmp_path):
    rows = invented(300, seed=4)
    load(write_page(tmp_path / "a.csv", rows[:200]), account=NUMBER)
    found = load(write_page(tmp_path / "b.csv", rows[::-1]), account=NUMBER)
    assert (found.new, found.known, found.conflicts) == (100, 200, [])
    run = StatementOverlap.objects.get()
    assert (run.number, run.earlier_number, run.rows, run.is_reversed) == (101, 1, 200, True)


FORMS = {
    "time": ("Ngày giao dịch,Số tiền ghi có,Diễn giải", lambda n, row: f"{row[0]} 08:{n:02}:00,{row[1]},{row[2]}"),
    "reference": (
        "Ngày giao dịch,Số chứng từ,Số tiền ghi có,Diễn giải",
        lambda n, row: f"{row[0]},FT24{n:05},{row[1]},{row[2]}",
    ),
    "balance": (
        "Ngày giao dịch,Số tiền ghi có,Số tiền ghi nợ,Số dư,Diễn giải",
        lambda n, row: f"{row[0]},{row[1]},,{5_000_000 + 50_000 * n},{row[2]}",
    ),
}


@pytest.mark.parametrize("order", list(permutations(FORMS)), ids=" ".join)
def test_other_forms_of_one_list(account, tmp_path, order):
    rows = [("11/09/2024", 50_000, f"{name} ung ho") for name in ("An", "Binh", "Chi", "Chi", "Dung", "An")]
    for form in order:
        header, write = FORMS[form]
        lines = [header, *(write(n, row) for n, row in enumerate(rows, 1))]
        (tmp_path / f"{form}.csv").write_text("\n".join(lines), encoding="utf-8")
        load(tmp_path / f"{form}.csv", account=NUMBER)
    assert stored() == (6, 300_000)


def test_runs_stay(account, tmp_path):
    rows = invented(100, seed=4)
    load(write_page(tmp_path / "a.csv", rows[:60]), account=NUMBER)
    load(write_page(tmp_path / "b.csv", rows[30:]), account=NUMBER)
    run = StatementOverlap.objects.get()
    assert (run.number, run.earlier_number, run.rows, run.is_reversed) == (1, 31, 30, False)
    for sql in ("UPDATE statements_statementoverlap SET rows = 1", "DELETE FROM statements_statementoverlap"):
        with pytest.raises(DatabaseError, match="không sửa, không xoá được"), transaction.atomic():
            connection.cursor().execute(sql)
