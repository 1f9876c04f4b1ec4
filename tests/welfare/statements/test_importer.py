"""Nothing lost, nothing doubled, nothing overwritten."""

from itertools import permutations

import pytest
from django.db import DatabaseError, connection, transaction

from tests.makers import make_user
from tests.welfare.statements.makers import NUMBER, OPENING, SAMPLES, load, make_account, moves, write_statement
from welfare.bankterms.model import FileRefusedError
from welfare.statements.models.line import StatementLine
from welfare.statements.models.statement import Statement
from welfare.statements.store import archive

YEAR = ("fund-2023.xlsx", "fund-2023-jan-jun.xlsx", "fund-2023-apr-dec.xlsx")


@pytest.fixture
def account(db):
    return make_account()


def total() -> int:
    return sum(StatementLine.objects.values_list("credit", flat=True))


@pytest.mark.parametrize("order", list(permutations(YEAR)), ids=lambda order: " ".join(name[10:13] for name in order))
def test_three_overlapping_exports_make_one_year(account, order):
    for _ in range(2):
        for name in order:
            load(SAMPLES / name)
    assert (StatementLine.objects.count(), total()) == (400, 2_412_350_000)
    assert Statement.objects.count() == 3


def test_the_same_file_again_adds_nothing_and_says_so(account, tmp_path):
    path = write_statement(tmp_path / "a.csv", moves(10))
    first, second = load(path), load(path)
    assert (first.new, first.known, second.new, second.known) == (10, 0, 0, 10)
    assert second.statement == first.statement
    assert second.proof == first.proof


def test_a_file_saved_anew_adds_nothing_either(account, tmp_path):
    given = moves(10)
    load(write_statement(tmp_path / "a.csv", given))
    again = [(day, document, amount, f"  {memo} ".replace(" ", "  ")) for day, document, amount, memo in given]
    found = load(write_statement(tmp_path / "b.csv", again))
    assert (found.new, found.known, found.conflicts) == (0, 10, [])


def test_true_twins_stay_two(account, tmp_path):
    day = moves(1)[0][0]
    twins = [(day, "", 50_000, "ung ho")] * 2
    path = tmp_path / "a.csv"
    path.write_text(
        "STT,Ngày giao dịch,Số tiền ghi có,Diễn giải\n"
        + "".join(f"{n},{day:%d/%m/%Y},50.000,ung ho\n" for n in (1, 2)),
        encoding="utf-8",
    )
    found = load(path, account=NUMBER)
    assert (found.rows, found.new, total()) == (2, 2, 100_000)
    assert sorted(StatementLine.objects.values_list("ordinal", flat=True)) == [1, 2]
    longer = tmp_path / "b.csv"
    longer.write_text(path.read_text(encoding="utf-8") + f"3,{day:%d/%m/%Y},50.000,ung ho\n", encoding="utf-8")
    assert (load(longer, account=NUMBER).new, total()) == (1, 150_000)
    assert len(twins) == 2


def test_a_changed_amount_is_a_conflict_and_never_overwrites(account, tmp_path):
    given = moves(30)
    load(write_statement(tmp_path / "a.csv", given))
    changed = [*given]
    changed[12] = (*given[12][:2], given[12][2] + 5, given[12][3])
    changed[13] = (*given[13][:2], given[13][2] - 5, given[13][3])
    found = load(write_statement(tmp_path / "b.csv", changed))
    assert (found.new, found.known) == (0, 28)
    assert [each["number"] for each in found.conflicts] == [13, 14]
    assert found.conflicts[0]["stored"]["credit"] == given[12][2]
    assert found.conflicts[0]["reason"] == "Dòng 13 của tệp khác ghi có, số dư với dòng 13 đã nhập trước."
    assert total() == sum(move[2] for move in given)


def test_a_changed_memo_is_a_conflict_even_without_a_document(account, tmp_path):
    given = [(day, "", amount, memo) for day, _, amount, memo in moves(30)]
    load(write_statement(tmp_path / "a.csv", given))
    changed = [*given]
    changed[12] = (*given[12][:3], "noi dung khac")
    found = load(write_statement(tmp_path / "b.csv", changed))
    assert [(each["number"], each["stored"]["memo"]) for each in found.conflicts] == [(13, "ung ho 12")]
    assert found.new == 0


def test_balances_that_all_moved_are_conflicts_not_new_rows(account, tmp_path):
    given = moves(9)
    load(write_statement(tmp_path / "a.csv", given))
    found = load(write_statement(tmp_path / "b.csv", given, opening=OPENING + 1))
    assert (found.new, found.known, len(found.conflicts)) == (0, 0, 9)


def test_an_export_that_goes_on_adds_only_what_is_new(account, tmp_path):
    load(write_statement(tmp_path / "a.csv", moves(30)))
    before = OPENING + sum(move[2] for move in moves(20))
    found = load(write_statement(tmp_path / "b.csv", moves(40, start=20), opening=before))
    assert (found.new, found.known, found.conflicts) == (30, 10, [])
    assert total() == sum(move[2] for move in moves(60))


def test_a_row_that_the_first_export_lacked_is_new(account, tmp_path):
    given = moves(30)
    lacking = [*given[:12], *given[13:]]
    listed = "STT,Ngày giao dịch,Số tiền ghi có,Diễn giải\n"
    for name, rows in (("a.csv", lacking), ("b.csv", given)):
        lines = [f"{n},{day:%d/%m/%Y},{amount},{memo}" for n, (day, _, amount, memo) in enumerate(rows, 1)]
        (tmp_path / name).write_text(listed + "\n".join(lines), encoding="utf-8")
    load(tmp_path / "a.csv", account=NUMBER)
    found = load(tmp_path / "b.csv", account=NUMBER)
    assert (found.new, found.known, found.conflicts) == (1, 29, [])


def test_a_dry_run_tells_all_and_stores_nothing(account, tmp_path):
    path = write_statement(tmp_path / "a.csv", moves(10))
    found = load(path, dry_run=True)
    assert (found.new, found.statement) == (10, None)
    transaction.set_rollback(False)
    assert not Statement.objects.exists()
    assert not StatementLine.objects.exists()
    assert not archive.path_of(archive.digest(path)).exists()


def test_breaks_are_stored_with_the_rows_and_told(account, tmp_path):
    found = load(write_statement(tmp_path / "a.csv", moves(10), credit=7))
    statement = Statement.objects.get(pk=found.statement)
    assert (statement.outcome, statement.new) == ("breaks", 10)
    assert [each["where"] for each in statement.proof["breaks"]] == ["Tổng ghi có in trong tệp không khớp với các dòng"]


def test_the_file_is_kept_for_audits(account, tmp_path):
    path = write_statement(tmp_path / "a.csv", moves(3))
    statement = Statement.objects.get(pk=load(path).statement)
    assert archive.path_of(statement.sha256).read_bytes() == path.read_bytes()
    assert archive.path_of(statement.sha256).stat().st_mode & 0o077 == 0


class TestAccounts:
    def test_a_file_of_an_unknown_account_is_refused(self, account, tmp_path):
        path = write_statement(tmp_path / "a.csv", moves(3), number="0000999999")
        assert refusal(path) == "unknown_account"
        assert refusal(path, account=NUMBER) == "question"
        asked = load(path, account=NUMBER, dry_run=True).questions
        assert [question["code"] for question in asked] == ["foreign_account"]
        assert asked[0]["text"] == (
            "Tệp in số tài khoản …999, không phải của quỹ nào trong cổng. Tệp này có đúng là sao kê của Agribank …305 không?"
        )
        assert not Statement.objects.exists()
        report = load(path, account=NUMBER, accept=["foreign_account"], by=(person := make_user("ke-toan")))
        answer = Statement.objects.get(pk=report.statement).answers[0]
        assert (report.new, answer["code"], answer["by"]) == (3, "foreign_account", str(person))

    def test_a_file_that_names_two_accounts_has_to_be_answered_for(self, account, tmp_path):
        path = write_statement(tmp_path / "a.csv", moves(3), number=f"{NUMBER}\nSTK: 0000 999 888")
        assert refusal(path) == "question"
        asked = load(path, dry_run=True).questions
        assert [(one["code"], "…888" in one["text"], "0000999888" in one["text"]) for one in asked] == [
            ("second_account", True, False)
        ]
        assert load(path, accept=["second_account"]).new == 3

    def test_one_of_ours_has_to_be_named_where_the_file_prints_none(self, account):
        assert refusal(SAMPLES / "vcb-masked.csv") == "unknown_account"
        assert refusal(SAMPLES / "vcb-masked.csv", account="0000123") == "unknown_account"
        assert load(SAMPLES / "vcb-masked.csv", account=f" {NUMBER[:4]} {NUMBER[4:]}").new == 80

    def test_a_file_of_another_account_of_ours_is_refused(self, account, tmp_path):
        make_account("0000777777")
        path = write_statement(tmp_path / "a.csv", moves(3))
        assert refusal(path, account="0000777777") == "another_account"
        load(path)
        assert refusal(path, account="0000777777") == "another_account"

    def test_accounts_know_nothing_of_each_other_s_rows(self, account, tmp_path):
        make_account("0000777777")
        load(write_statement(tmp_path / "a.csv", moves(3)))
        assert load(write_statement(tmp_path / "b.csv", moves(3), number="0000777777")).new == 3

    def test_an_empty_statement_is_refused(self, account, tmp_path):
        assert refusal(write_statement(tmp_path / "a.csv", [])) == "empty"


def refusal(path, **given) -> str:
    with pytest.raises(FileRefusedError) as caught, transaction.atomic():
        load(path, **given)
    assert caught.value.message.endswith((".", "?"))
    return caught.value.code


class TestLinesStay:
    @pytest.mark.parametrize(
        "sql",
        [
            "UPDATE statements_statementline SET credit = credit + 1",
            "DELETE FROM statements_statementline",
            "TRUNCATE statements_statementline CASCADE",
            "UPDATE statements_statement SET credit = credit + 1",
            "TRUNCATE statements_statement CASCADE",
        ],
    )
    def test_the_database_refuses_every_change(self, account, tmp_path, sql):
        load(write_statement(tmp_path / "a.csv", moves(3)))
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            with pytest.raises(DatabaseError, match="không sửa, không xoá được"), transaction.atomic():
                cursor.execute(sql)

    def test_a_row_can_t_be_written_twice(self, account, tmp_path):
        load(write_statement(tmp_path / "a.csv", moves(3)))
        line = StatementLine.objects.first()
        line.pk, line.number = None, 99
        with pytest.raises(DatabaseError), transaction.atomic():
            line.save(force_insert=True)
