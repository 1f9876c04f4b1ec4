"""Rows that go into the table while the file is still read: the same result as by way of the staging table."""

from contextlib import closing
from datetime import date

import pytest
from django.db import DatabaseError, transaction

from tests.welfare.statements.makers import NUMBER, OPENING, make_account, moves, write_statement
from tests.welfare.statements.makers import load as imported
from welfare.bankfiles.batches import ROWS
from welfare.bankfiles.read import read_encoded
from welfare.bankterms.model import FileRefusedError
from welfare.statements.models.line import StatementLine
from welfare.statements.models.statement import Statement
from welfare.statements.store import copy_format, direct_copy, importer

GIVEN = {"name": "a.csv", "today": date(2023, 12, 31), "encoder": importer.ENCODER}


@pytest.fixture
def account(db):
    return make_account()


@pytest.fixture
def ways(monkeypatch):
    """Which ways imports took, in their order; a way that was given up is followed by the other."""
    found = []
    for way in ("import_direct", "import_staged"):
        act = getattr(importer.ImportTask, way)
        monkeypatch.setattr(importer.ImportTask, way, lambda task, act=act, way=way: (found.append(way), act(task))[1])
    return found


def stored() -> list[tuple]:
    return list(
        StatementLine.objects.order_by("number").values_list(
            "number", "day", "debit", "credit", "balance", "reference", "memo", "folded", "words", "identity", "ordinal"
        )
    )


def gifts(path, days: list[str], *, account: str = NUMBER):
    """A list without balances: equal gifts of one day are twins."""
    rows = [f"{number},{day},50.000,ung ho" for number, day in enumerate(days, 1)]
    lines = [f"Số tài khoản: {account},,,", "STT,Ngày giao dịch,Số tiền ghi có,Diễn giải", *rows]
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def test_both_ways_store_the_same(account, tmp_path, ways, monkeypatch):
    path = write_statement(tmp_path / "a.csv", moves(30))
    report = imported(path)
    assert (report.new, report.known, report.conflicts, ways) == (30, 0, [], ["import_direct"])
    one, first = stored(), Statement.objects.get()
    make_account("0000777777")
    monkeypatch.setattr(importer, "likely_account", lambda *given: None)
    imported(write_statement(tmp_path / "b.csv", moves(30), number="0000777777"))
    assert ways[1:] == ["import_direct", "import_staged"]
    other, second = stored(), Statement.objects.exclude(pk=first.pk).get()
    assert sorted(one * 2) == sorted(other)
    same = ("rows", "new", "credit", "debit", "opening", "closing", "first_day", "last_day", "proof", "outcome")
    assert [getattr(first, name) for name in same] == [getattr(second, name) for name in same]


def test_twins_are_counted_across_batches(account, tmp_path, ways):
    report = imported(gifts(tmp_path / "a.csv", ["01/01/2023"] * (ROWS + 11) + ["02/01/2023"] * 3))
    assert (report.new, ways) == (ROWS + 14, ["import_direct"])
    ordinals = list(StatementLine.objects.order_by("number").values_list("ordinal", flat=True))
    assert ordinals == [*range(1, ROWS + 12), 1, 2, 3]


def test_newest_first_is_an_order_too(account, tmp_path, ways):
    assert imported(gifts(tmp_path / "a.csv", ["03/01/2023", "02/01/2023", "02/01/2023", "01/01/2023"])).new == 4
    assert ways == ["import_direct"]


def test_days_out_of_order_go_import_staged(account, tmp_path, ways):
    days = ["01/01/2023"] * 6 + ["02/01/2023"] * ROWS + ["01/01/2023"] * 3
    assert imported(gifts(tmp_path / "a.csv", days)).new == ROWS + 9
    assert ways == ["import_direct", "import_staged"]
    ordinals = sorted(StatementLine.objects.values_list("ordinal", flat=True))
    assert ordinals == sorted([*range(1, 10), *range(1, ROWS + 1)])


def test_a_day_of_too_many_rows_goes_import_staged(account, tmp_path, ways):
    with closing(read_encoded(gifts(tmp_path / "a.csv", ["01/01/2023"] * 3), **GIVEN).batches) as batches:
        only = [batch._replace(note=(batch.note[0], False)) for batch in batches]
    with pytest.raises(direct_copy.DaysAlreadyStored), transaction.atomic():
        direct_copy.DirectCopy(account.pk).fill(only)
    assert StatementLine.objects.count() == 0


def test_stored_days_late_in_the_file_undo_what_went_before(account, tmp_path, ways):
    late = ROWS + 20
    before = OPENING + sum(move[2] for move in moves(late))
    imported(write_statement(tmp_path / "a.csv", moves(10, start=late), opening=before))
    report = imported(write_statement(tmp_path / "b.csv", moves(late + 5)))
    assert (report.new, report.known, report.conflicts) == (late, 5, [])
    assert ways == ["import_direct", "import_direct", "import_staged"]
    assert (StatementLine.objects.count(), Statement.objects.count()) == (late + 10, 2)


def test_stored_days_of_another_account_do_not_matter(account, tmp_path, ways):
    make_account("0000777777")
    imported(gifts(tmp_path / "a.csv", ["01/01/2023"] * 5))
    imported(gifts(tmp_path / "b.csv", ["01/01/2023"] * 5, account="0000777777"))
    assert ways == ["import_direct", "import_direct"]


def test_a_fault_of_the_database_comes_out(account, tmp_path, monkeypatch):
    monkeypatch.setattr(direct_copy, "FIELDS", copy_format.FIELDS + 1)
    with pytest.raises(DatabaseError):
        imported(write_statement(tmp_path / "a.csv", moves(30)))


def test_cancelling_leaves_nothing(account, tmp_path):
    def cancel(rows, percent):
        assert percent is None or 0 <= percent < 100
        if rows > 8:
            raise FileRefusedError("cancelled", "Đã huỷ.")

    with pytest.raises(FileRefusedError):
        imported(write_statement(tmp_path / "a.csv", moves(30)), progress=cancel)
    assert (StatementLine.objects.count(), Statement.objects.count()) == (0, 0)
