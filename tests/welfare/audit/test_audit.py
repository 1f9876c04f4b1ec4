"""`manage.py audit_ledger`: each deliberate tampering, done behind the portal's back, is found and named."""

from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connection

from tests.makers import make_user
from tests.welfare.audit.ledgers import audited, behind
from tests.welfare.makers import MILLION, make_books
from tests.welfare.statements.makers import OPENING, load, moves, write_statement
from welfare.ledger.models.contribution import Contribution
from welfare.ledger.models.fund_year import FundYear
from welfare.reconciliation.actions import split_line
from welfare.reconciliation.models import Match
from welfare.reconciliation.suggestions.amounts_left import Portion
from welfare.statements.models.line import StatementLine
from welfare.statements.store import archive


def copied(table: str, key: int, **changed) -> None:
    """The row once more, with some of it changed."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT max(id) + 1 FROM {table}")  # noqa: S608 - a table of ours
        changed["id"] = cursor.fetchone()[0]
    names = [column.name for column in connection.introspection.get_table_description(connection.cursor(), table)]
    chosen = ", ".join("%s" if name in changed else name for name in names)
    given = [changed[name] for name in names if name in changed]
    sql = f"INSERT INTO {table} ({', '.join(names)}) SELECT {chosen} FROM {table} WHERE id = %s"  # noqa: S608
    behind(sql, *given, key)


def test_a_clean_ledger_is_clean(ledger):
    code, report = audited()
    assert (code, report) == (0, {"clean": True, "checked": {"statements": 1, "rows": 30}, "differences": []})


def line_changed(statement):
    behind("UPDATE statements_statementline SET credit = credit + 7 WHERE number = 12")
    return "row", "dòng 12", 50_000, 50_007


def memo_changed(statement):
    behind("UPDATE statements_statementline SET memo = 'noi dung khac' WHERE number = 3")
    return "row", "dòng 3", None, None


def identity_changed(statement):
    behind("UPDATE statements_statementline SET identity = gen_random_uuid() WHERE number = 3")
    return "row", "mã nhận diện", None, None


def line_deleted(statement):
    behind("DELETE FROM statements_statementline WHERE number = 20")
    return "row", "dòng 20", 60_000, 0


def line_doubled(statement):
    copied("statements_statementline", statement.lines.get(number=5).pk, number=31, ordinal=2)
    return "row", "dòng 31", 0, 50_000


def line_moved_to_nowhere(statement):
    behind("UPDATE statements_statementline SET statement_id = 0 WHERE number = 9")
    return "row", "không thuộc sao kê nào", 0, 20_000


def total_edited(statement):
    behind("UPDATE statements_statement SET credit = credit - 1000")
    return "statement", "tổng ghi có", statement.credit, statement.credit - 1000


def outcome_edited(statement):
    behind("UPDATE statements_statement SET outcome = 'partly'")
    return "statement", "kết quả", None, None


def proof_edited(statement):
    behind("UPDATE statements_statement SET proof = jsonb_set(proof, '{why}', '\"Đủ\"')")
    return "statement", "kết quả đối soát", None, None


def count_edited(statement):
    behind("UPDATE statements_statement SET new = 29")
    return "statement", "số dòng nhập mới", 30, 29


def file_swapped(statement):
    kept = archive.path_of(statement.sha256)
    kept.write_bytes(kept.read_bytes().replace(b"ung ho 12", b"ung ho 21"))
    return "file", "bị thay", None, None


def file_gone(statement):
    archive.path_of(statement.sha256).unlink()
    return "file", "không còn tệp gốc", None, None


def file_swapped_with_its_hash(statement):
    """The file exchanged for another that proves, and its hash edited to fit."""
    other = archive.path_of(statement.sha256).with_name("other")
    write_statement(other, [*moves(29), (*moves(30)[29][:2], 1, "it hon")])
    sha256 = archive.digest(other)
    archive.store(other, sha256)
    behind("UPDATE statements_statement SET sha256 = %s", sha256)
    return "row", "dòng 30", 1, 20_000


def statement_deleted(statement):
    behind("DELETE FROM statements_statement WHERE id = %s", statement.pk)
    return "statement", "đã bị xoá", None, None


def amount_of_a_gift_changed(statement):
    behind("UPDATE ledger_contribution SET amount = 4000000 WHERE receipt_number = 2")
    return "entry", "phiếu thu 2", 5 * MILLION, 4 * MILLION


def amount_changed_with_its_history(statement):
    """Whoever knows of the history changes it, too; the bank's line still says what came in."""
    was = Contribution.objects.get(receipt_number=1).amount
    behind("UPDATE ledger_contribution SET amount = 9000000 WHERE receipt_number = 1")
    behind("UPDATE ledger_historicalcontribution SET amount = 9000000 WHERE receipt_number = 1")
    return "match", "Phiếu thu 1", was, 9 * MILLION


def unmatched_amount_changed_with_its_history(statement):
    """No line to say so, but the sums and the published year do."""
    behind("UPDATE ledger_contribution SET amount = 9000000 WHERE receipt_number = 2")
    behind("UPDATE ledger_historicalcontribution SET amount = 9000000 WHERE receipt_number = 2")
    return "sums", "tổng đồng lưu sẵn", 9 * MILLION, 5 * MILLION


def divided(statement) -> Match:
    """Line 12 in two parts, the first of which is a part of the gift of 5 million."""
    line, gift = statement.lines.get(number=12), Contribution.objects.get(receipt_number=2)
    shares = [Portion(10_000, {"contribution": gift}), Portion(line.size - 10_000, reason="Chuyển giữa hai tài khoản")]
    return split_line(line, shares, by=gift.created_by)[0]


def part_too_large_for_its_line(statement):
    """With its history, so that only the sums tell."""
    match = divided(statement)
    for table in ("reconciliation_match", "reconciliation_historicalmatch"):
        behind(f"UPDATE {table} SET amount = amount + 1 WHERE id = %s", match.pk)  # noqa: S608
    size = match.line.size
    return "match", "các phần khớp cộng quá số tiền của dòng", size, size + 1


def part_too_large_for_its_entry(statement):
    match = divided(statement)
    for table in ("reconciliation_match", "reconciliation_historicalmatch"):
        behind(f"UPDATE {table} SET amount = 6000000 WHERE id = %s", match.pk)  # noqa: S608
    return "match", "Phiếu thu 2, năm 2023", 5 * MILLION, 6 * MILLION


def part_changed(statement):
    match = divided(statement)
    behind("UPDATE reconciliation_match SET amount = 9000 WHERE id = %s", match.pk)
    return "match", "số tiền khớp", 10_000, 9_000


def match_made_smaller(statement):
    match = Match.objects.get()
    for table in ("reconciliation_match", "reconciliation_historicalmatch"):
        behind(f"UPDATE {table} SET amount = 1 WHERE id = %s", match.pk)  # noqa: S608
    return "match", "không phải cả dòng 7", match.amount, 1


def gift_deleted(statement):
    behind("DELETE FROM ledger_contribution WHERE receipt_number = 2")
    return "entry", "phiếu thu 2", None, None


def gift_deleted_with_its_history(statement):
    behind("DELETE FROM ledger_contribution WHERE receipt_number = 1")
    behind("DELETE FROM ledger_historicalcontribution WHERE receipt_number = 1")
    return "entry", "Phiếu thu 1, năm 2023: không có trong sổ", None, None


def gift_doubled(statement):
    copied("ledger_contribution", Contribution.objects.get(receipt_number=2).pk, receipt_number=3)
    return "entry", "được ghi thẳng vào sổ", None, None


def payment_changed(statement):
    behind("UPDATE ledger_disbursement SET amount = 1")
    return "entry", "phiếu chi 1", 2 * MILLION, 1


def confirmer_changed(statement):
    behind("UPDATE ledger_disbursement SET confirmed_by_id = %s", make_user("nguoi-khac").pk)
    return "entry", "người xác nhận", None, None


def opening_changed(statement):
    behind("UPDATE ledger_fundyear SET opening = 0")
    return "books", "số dư đầu kỳ", OPENING, 0


def chain_broken(statement):
    books = FundYear.objects.get(year=2023)
    make_books(2024, opening=1, fund=books.fund)
    return "books", "số dư cuối kỳ năm 2023", OPENING + 3 * MILLION + 70_000, 1


def sum_changed(statement):
    behind("UPDATE ledger_entrysum SET amount = amount + 1 WHERE book = 'disbursement'")
    return "sums", "tổng đồng lưu sẵn", 2 * MILLION, 2 * MILLION + 1


def sum_forgotten(statement):
    behind("DELETE FROM ledger_entrysum WHERE book = 'disbursement'")
    return "sums", "số khoản lưu sẵn", 1, 0


def edition_edited(statement):
    behind("UPDATE yearly_edition SET content = replace(content, 'Năm', 'Nam') || ' '")
    return "edition", "mã băm", None, None


TAMPERINGS = [
    line_changed, memo_changed, identity_changed, line_deleted, line_doubled, line_moved_to_nowhere, total_edited,
    outcome_edited, proof_edited, count_edited, file_swapped, file_gone, file_swapped_with_its_hash, statement_deleted,
    amount_of_a_gift_changed, amount_changed_with_its_history, unmatched_amount_changed_with_its_history, gift_deleted,
    gift_deleted_with_its_history, gift_doubled, payment_changed, confirmer_changed, opening_changed, chain_broken,
    edition_edited, part_too_large_for_its_line, part_too_large_for_its_entry, part_changed, match_made_smaller,
    sum_changed, sum_forgotten,
]  # fmt: skip


@pytest.mark.parametrize("tamper", TAMPERINGS, ids=lambda tamper: tamper.__name__)
def test_tampering_is_found_and_named(ledger, tamper):
    step, words, expected, found = tamper(ledger)
    code, report = audited()
    assert code == 1
    named = [each for each in report["differences"] if each["step"] == step and words in each["sentence"]]
    assert named, report["differences"]
    if expected is not None:
        assert (expected, found) in [(each["expected"], each["found"]) for each in named], named


def test_parts_are_no_difference(ledger):
    divided(ledger)
    assert audited()[0] == 0


def test_people_read_sentences(ledger):
    behind("UPDATE statements_statementline SET credit = 1 WHERE number = 12")
    out = StringIO()
    with pytest.raises(SystemExit):
        call_command("audit_ledger", stdout=out)
    lines = out.getvalue().splitlines()
    assert lines[0] == f"Sao kê {ledger.pk}, dòng 12 (04/01/2023, CT00011): ghi có bị khác (phải là 50.000, đang là 1)."
    assert lines[-1] == "Đã soát 1 sao kê, 30 dòng: 1 sai lệch."


def test_conflicts_of_a_file_are_no_loss(ledger, tmp_path):
    """Rows that contradict stored ones are not in the books; the audit knows why."""
    given = moves(30)
    given[12] = (*given[12][:2], given[12][2] + 5, given[12][3])
    given[13] = (*given[13][:2], given[13][2] - 5, given[13][3])
    assert len(load(write_statement(tmp_path / "b.csv", given)).conflicts) == 2
    assert audited()[0] == 0
    assert StatementLine.objects.count() == 30
