"""Contradictory rows: one person proposes, another confirms; the database holds both, and every row is decided once."""

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction
from django.urls import reverse

from frontportal.staff import roles
from tests.makers import make_user, todos
from tests.welfare.statements.makers import load, make_account, moves, write_statement
from welfare.statements.models.conflict_decision import ConflictDecision
from welfare.statements.models.line import StatementLine
from welfare.statements.models.statement import Statement
from welfare.statements.store import conflict_decisions


@pytest.fixture
def statement(db, tmp_path) -> Statement:
    """The second statement of an account: rows 13 and 14 of 30 have other amounts than the stored ones."""
    make_account()
    given = moves(30)
    load(write_statement(tmp_path / "a.csv", given))
    changed = [*given]
    changed[12] = (*given[12][:2], given[12][2] + 5, given[12][3])
    changed[13] = (*given[13][:2], given[13][2] - 5, given[13][3])
    return Statement.objects.get(pk=load(write_statement(tmp_path / "b.csv", changed)).statement)


@pytest.fixture
def accountant(db):
    return make_user("ke-toan", group=roles.ACCOUNTANT)


@pytest.fixture
def confirmer(db):
    return make_user("xac-nhan", group=roles.CONFIRMER)


def propose(statement, numbers, by, *, accept=True) -> ConflictDecision:
    return conflict_decisions.propose(statement, numbers, is_accepted=accept, reason="Ngân hàng trả lời", by=by)


def page(statement) -> str:
    return reverse("admin:statements_statement_conflicts", args=[statement.pk])


def enter(client, user):
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")


def test_accepted_rows_are_stored_when_another_confirms(statement, accountant, confirmer):
    decision = propose(statement, [13], accountant)
    assert statement.lines.count() == 0
    assert conflict_decisions.confirm(decision, by=confirmer) == 1
    line = statement.lines.get()
    assert (line.number, line.credit, line.reference, line.memo) == (13, 60_005, "CT00012", "ung ho 12")
    assert (line.line, line.balance, line.day) == (16, statement.conflicts[0]["balance"], line.day)
    assert [each["number"] for each in conflict_decisions.undecided(statement)] == [14]
    assert decision.history.count() == 2


def test_refused_rows_stay_out_with_the_reason(statement, accountant, confirmer, client):
    decision = propose(statement, [13, 14], accountant, accept=False)
    assert conflict_decisions.confirm(decision, by=confirmer) == 0
    assert (statement.lines.count(), conflict_decisions.undecided(statement)) == (0, [])
    enter(client, accountant)
    assert "Ngân hàng trả lời" in client.get(page(statement)).content.decode()


def test_nobody_confirms_what_he_proposed(statement, confirmer):
    decision = propose(statement, [13], confirmer)
    with pytest.raises(ValidationError, match="Người xác nhận phải khác người đề nghị"):
        conflict_decisions.confirm(decision, by=confirmer)
    with pytest.raises(DatabaseError), transaction.atomic():
        ConflictDecision.objects.filter(pk=decision.pk).update(
            state="confirmed", decided_by=confirmer, decided_at="2026-11-28T00:00:00Z"
        )


def test_a_row_is_decided_once(statement, accountant, confirmer):
    propose(statement, [13], accountant)
    with pytest.raises(ValidationError, match="chưa quyết định"):
        propose(statement, [13, 14], accountant)
    with pytest.raises(DatabaseError, match="đang chờ người thứ hai"), transaction.atomic():
        ConflictDecision.objects.create(
            statement=statement, numbers=[13], is_accepted=False, reason="x", proposed_by=accountant
        )


def test_a_refused_proposal_lets_the_rows_wait_again(statement, accountant, confirmer):
    decision = propose(statement, [13], accountant)
    conflict_decisions.refuse(decision, by=confirmer)
    assert len(conflict_decisions.undecided(statement)) == 2
    with pytest.raises(ValidationError, match="vừa được người khác quyết định"):
        conflict_decisions.confirm(decision, by=confirmer)
    assert conflict_decisions.confirm(propose(statement, [13, 14], accountant), by=confirmer) == 2


@pytest.mark.parametrize(
    "sql",
    [
        "DELETE FROM statements_conflictdecision",
        "UPDATE statements_conflictdecision SET reason = 'khac'",
        "UPDATE statements_conflictdecision SET numbers = '{14}', state = 'refused', decided_by_id = proposed_by_id, decided_at = now()",
    ],
)
def test_proposals_stay(statement, accountant, sql):
    propose(statement, [13], accountant)
    with pytest.raises(DatabaseError, match="không sửa, không xoá được"), transaction.atomic():
        connection.cursor().execute(sql)


def test_the_pages_propose_and_confirm_all_at_once(statement, accountant, confirmer, client):
    assert [todo.count for todo in todos(accountant) if "không khớp" in todo.label] == [1]
    enter(client, accountant)
    content = client.get(page(statement)).content.decode()
    assert content.count('name="number"') == 2
    assert client.post(page(statement), {"all": "1", "is_accepted": "yes", "reason": ""}).status_code == 200
    client.post(page(statement), {"all": "1", "is_accepted": "yes", "reason": "Hai giao dịch khác nhau"})
    decision = ConflictDecision.objects.get()
    assert (decision.numbers, decision.is_accepted, decision.proposed_by) == ([13, 14], True, accountant)
    address = reverse("admin:statements_statement_decision", args=[statement.pk, decision.pk])
    assert client.post(address, {"confirm": ""}).status_code == 403
    assert [todo.count for todo in todos(confirmer) if "không khớp" in todo.label] == [1]
    enter(client, confirmer)
    assert client.post(address, {"confirm": ""}).status_code == 302
    assert statement.lines.count() == 2
    lists = reverse("admin:statements_statement_changelist")
    assert client.get(lists, {"khong-khop": "cho"}).status_code == 200
    assert (
        "Quyết định về các dòng không khớp"
        in client.get(reverse("admin:statements_statement_change", args=[statement.pk])).content.decode()
    )


def test_the_second_person_reads_what_is_proposed(statement, accountant, confirmer, client):
    propose(statement, [13], accountant)
    enter(client, confirmer)
    content = client.get(page(statement)).content.decode()
    proposed = content.split("Chờ người thứ hai xác nhận")[1]
    for said in ("có 60.005", "có 60.000", "ung ho 12", "Ngân hàng trả lời", 'name="confirm"'):
        assert said in proposed
    assert "ung ho 13" not in proposed


def test_a_post_that_says_nothing_decides_nothing(statement, accountant, confirmer, client):
    decision = propose(statement, [13], accountant)
    enter(client, confirmer)
    client.post(reverse("admin:statements_statement_decision", args=[statement.pk, decision.pk]), {})
    decision.refresh_from_db()
    assert decision.state == "proposed"


@pytest.mark.parametrize("number", ["9" * 5000, "²", "-13", "13,14", ""])
def test_a_number_that_is_none_is_no_row(statement, accountant, client, number):
    enter(client, accountant)
    response = client.post(page(statement), {"number": number, "is_accepted": "yes", "reason": "Hai giao dịch"})
    assert "Hãy chọn dòng trong danh sách các dòng chưa quyết định." in response.content.decode()
    assert ConflictDecision.objects.count() == 0


def test_rows_stay_chosen_when_the_reason_is_missing(statement, accountant, client):
    enter(client, accountant)
    content = client.post(page(statement), {"number": "14", "is_accepted": "yes", "reason": ""}).content.decode()
    assert [part.split(">")[0].count(" checked") for part in content.split('name="number"')[1:]] == [0, 1]


def test_who_may_not_add_statements_proposes_nothing(statement, confirmer, client):
    enter(client, confirmer)
    assert client.post(page(statement), {"all": "1", "is_accepted": "yes", "reason": "x"}).status_code == 403


def test_the_audit_knows_accepted_rows(statement, accountant, confirmer, capsys):
    conflict_decisions.confirm(propose(statement, [13], accountant), by=confirmer)
    call_command("audit_ledger")
    assert capsys.readouterr().out.endswith("không có sai lệch.\n")


def test_an_accepted_row_is_known_to_the_next_file(statement, accountant, confirmer, tmp_path):
    conflict_decisions.confirm(propose(statement, [13, 14], accountant), by=confirmer)
    given = moves(32)
    given[12] = (*given[12][:2], given[12][2] + 5, given[12][3])
    given[13] = (*given[13][:2], given[13][2] - 5, given[13][3])
    found = load(write_statement(tmp_path / "c.csv", given))
    assert (found.new, found.known, found.conflicts) == (2, 30, [])
    assert StatementLine.objects.count() == 34
