# ruff: noqa: S608 - names of our own columns
"""A kept file read again: lines read wrongly are replaced and stay, right ones keep their matches, two persons decide."""

import re

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction
from django.urls import reverse

from frontportal.staff import roles
from tests.makers import make_user
from tests.welfare.statements.makers import load, make_account, moves, write_statement
from welfare.reconciliation import actions
from welfare.reconciliation.models import Match
from welfare.reconciliation.querysets import unmatched_lines
from welfare.statements.line_search import engine
from welfare.statements.models.line import StatementLine
from welfare.statements.models.rereading import Rereading
from welfare.statements.models.statement import Statement
from welfare.statements.store import rereading

GARBAGE = "kgìóễn=qhị=Ánh=ủng=hộ"


def as_once_read(*sql: str) -> None:
    """What an older reader may have stored, written past the triggers."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET LOCAL session_replication_role = replica")
        for each in sql:
            cursor.execute(each)
        cursor.execute("SET LOCAL session_replication_role = DEFAULT")


@pytest.fixture
def statement(db, tmp_path) -> Statement:
    """Ten rows of which the third was read with glyphs' numbers for words, and a cancelled transfer was counted as the
    fifth of eleven."""
    make_account()
    key = load(write_statement(tmp_path / "a.csv", moves(10))).statement
    columns = "statement_id, account_id, day, time, debit, credit, balance, reference, counterparty, counter_account, page, words"
    as_once_read(
        f"UPDATE statements_statementline SET memo = '{GARBAGE}', folded = ' x ', identity = gen_random_uuid() WHERE number = 3",
        "UPDATE statements_statementline SET number = number + 1000 WHERE number >= 5",
        "UPDATE statements_statementline SET number = number - 999 WHERE number > 1000",
        f"INSERT INTO statements_statementline ({columns}, number, line, memo, folded, identity, ordinal) "
        f"SELECT {columns}, 5, 999, 'da huy', ' da huy ', gen_random_uuid(), 1 FROM statements_statementline WHERE number = 4",
        "UPDATE statements_statement SET rows = 11, proven_rows = 11, new = 11, credit = credit + 40000",
        "UPDATE statements_historicalstatement SET rows = 11, proven_rows = 11, new = 11, credit = credit + 40000",
    )
    return Statement.objects.get(pk=key)


@pytest.fixture
def accountant(db):
    return make_user("ke-toan", group=roles.ACCOUNTANT)


@pytest.fixture
def confirmer(db):
    return make_user("xac-nhan", group=roles.CONFIRMER)


def read_again(statement, accountant, confirmer) -> Rereading:
    proposal = rereading.propose(statement, reason="Đọc sai chữ", by=accountant)
    assert rereading.confirm(proposal, by=confirmer) == 2
    statement.refresh_from_db()
    proposal.refresh_from_db()
    return proposal


def test_the_difference_is_shown_and_stores_nothing(statement):
    found = rereading.difference(statement)
    assert (found["same"], found["gone"], found["come"], found["matches"]) == (9, 2, 1, 0)
    assert [row["memo"] for row in found["gone_rows"]] == [GARBAGE, "da huy"]
    assert [(row["number"], row["memo"]) for row in found["come_rows"]] == [(3, "ung ho 2")]
    assert (statement.lines.current().count(), Rereading.objects.count()) == (11, 0)


def test_new_lines_take_the_place_of_wrong_ones(statement, accountant, confirmer):
    stayed = set(statement.lines.exclude(number__in=[3, 5]).values_list("pk", flat=True))
    proposal = read_again(statement, accountant, confirmer)
    current = statement.lines.current()
    assert (current.count(), statement.lines.count()) == (10, 12)
    assert stayed < set(current.values_list("pk", flat=True))
    assert current.get(reading=2).memo == "ung ho 2"
    assert set(proposal.replaced.values_list("memo", flat=True)) == {GARBAGE, "da huy"}
    assert (statement.rows, statement.new, statement.reading) == (10, 10, 2)
    assert statement.credit == sum(move[2] for move in moves(10)) == sum(current.values_list("credit", flat=True))
    assert (proposal.before["rows"], proposal.history.count()) == (11, 2)


def test_search_finds_what_is_current(statement, accountant, confirmer):
    read_again(statement, accountant, confirmer)
    assert len(engine.find(engine.LineQuery(engine.words_of("ung ho"))).cursors) == 10
    assert len(engine.find(engine.LineQuery()).cursors) == 10


def test_matches_of_right_lines_survive_and_of_wrong_ones_are_undone(statement, accountant, confirmer):
    kept, lost = (actions.decide(statement.lines.get(number=number), by=accountant, reason="Phí") for number in (6, 3))
    read_again(statement, accountant, confirmer)
    assert Match.objects.get(pk=kept.pk).stands
    undone = Match.objects.get(pk=lost.pk)
    assert (undone.stands, undone.undo_reason) == (False, rereading.UNDONE)
    with pytest.raises((ValidationError, DatabaseError), match="đã được thay khi đọc lại tệp"), transaction.atomic():
        actions.decide(undone.line, by=accountant, reason="Phí")
    waiting = unmatched_lines(StatementLine.objects.all()).values_list("number", "reading")
    assert (3, 2) in waiting
    assert (3, 1) not in waiting


def test_nobody_confirms_what_he_proposed(statement, confirmer):
    proposal = rereading.propose(statement, reason="Đọc sai chữ", by=confirmer)
    with pytest.raises(ValidationError, match="Người xác nhận phải khác người đề nghị"):
        rereading.confirm(proposal, by=confirmer)
    assert statement.lines.current().count() == 11


def test_the_audit_names_wrong_memos_before_and_is_content_after(statement, accountant, confirmer, capsys):
    with pytest.raises(SystemExit):
        call_command("audit_ledger")
    assert "1 dòng có nội dung bị đọc sai chữ (dòng 3); hãy đọc lại tệp" in capsys.readouterr().out
    read_again(statement, accountant, confirmer)
    call_command("audit_ledger")
    assert capsys.readouterr().out.endswith("không có sai lệch.\n")


def test_a_file_that_reads_the_same_is_not_proposed(db, tmp_path, accountant):
    make_account()
    key = load(write_statement(tmp_path / "a.csv", moves(10))).statement
    with pytest.raises(ValidationError, match="không cho gì khác"):
        rereading.propose(Statement.objects.get(pk=key), reason="Thử", by=accountant)


def test_the_next_file_knows_the_new_lines(statement, accountant, confirmer, tmp_path):
    read_again(statement, accountant, confirmer)
    found = load(write_statement(tmp_path / "b.csv", moves(12)))
    assert (found.new, found.known, found.conflicts) == (2, 10, [])


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE statements_statementline SET replaced_by_id = (SELECT id FROM statements_rereading)",
        "UPDATE statements_statement SET reading = reading + 1, credit = 0",
        "DELETE FROM statements_rereading",
    ],
)
def test_nothing_is_replaced_without_two_persons(statement, accountant, sql):
    rereading.propose(statement, reason="Đọc sai chữ", by=accountant)
    with pytest.raises(DatabaseError, match="không sửa, không xoá được"), transaction.atomic():
        connection.cursor().execute(sql)


def test_the_page_shows_proposes_and_confirms(statement, accountant, confirmer, client):
    address = reverse("admin:statements_statement_reread", args=[statement.pk])
    client.force_login(accountant, backend="django.contrib.auth.backends.ModelBackend")
    assert (
        "9 dòng giữ nguyên, 2 dòng bị thay hoặc bỏ, 1 dòng nhập mới" in client.get(f"{address}?xem=1").content.decode()
    )
    client.post(address, {"propose": "", "reason": "Đọc sai chữ"})
    assert client.post(address, {"confirm": ""}).status_code == 403
    client.force_login(confirmer, backend="django.contrib.auth.backends.ModelBackend")
    assert "Đọc sai chữ" in client.get(address).content.decode()
    client.post(address, {"confirm": ""})
    statement.refresh_from_db()
    assert (statement.reading, statement.lines.current().count()) == (2, 10)


def test_nobody_proposes_what_he_has_not_seen(statement, accountant, client):
    address = reverse("admin:statements_statement_reread", args=[statement.pk])
    client.force_login(accountant, backend="django.contrib.auth.backends.ModelBackend")
    assert 'name="propose"' not in client.get(address).content.decode()
    for content in (client.get(f"{address}?xem=1"), client.post(f"{address}?xem=1", {"propose": "", "reason": ""})):
        assert 'name="propose"' in content.content.decode()
        assert "9 dòng giữ nguyên" in content.content.decode()
    assert Rereading.objects.count() == 0


def test_staff_see_replaced_lines_only_when_they_ask_and_marked(client, statement, accountant, confirmer):
    proposal = read_again(statement, accountant, confirmer)
    client.force_login(accountant, backend="django.contrib.auth.backends.ModelBackend")
    address = reverse("admin:statements_statementline_changelist")

    def numbers(**asked) -> list[int]:
        shown = client.get(address, {"statement__id__exact": statement.pk} | asked)
        found = shown.context["cl"].queryset
        marks = re.findall(r">\s*Đã được thay\s*<", shown.content.decode())
        assert len(marks) == len([line for line in found if line.replaced_by_id])
        return sorted(line.number for line in found)

    assert numbers() == [1, 2, 3, 4, *range(6, 12)]
    assert numbers(**{"lan-doc": "da-thay"}) == [3, 5]
    assert numbers(**{"lan-doc": "moi"}) == sorted([*range(1, 12), 3])
    for line in statement.lines.filter(number=3):
        page = client.get(reverse("admin:statements_statementline_change", args=[line.pk])).content.decode()
        assert ("đã được thay khi đọc lại tệp" in page) == (line.replaced_by_id == proposal.pk)
