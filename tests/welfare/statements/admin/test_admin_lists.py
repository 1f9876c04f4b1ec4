"""Accounts, statements and lines in the admin: read by some, changed by nobody, quick with a million lines."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from frontportal.staff import roles
from tests.makers import make_user
from tests.welfare.statements.makers import load, make_account, moves, write_statement
from welfare.statements.admin import lines
from welfare.statements.models.line import StatementLine
from welfare.statements.models.statement import Statement

LINES = "admin:statements_statementline_changelist"


@pytest.fixture
def account(db):
    return make_account()


@pytest.fixture
def statement(account, tmp_path) -> Statement:
    return Statement.objects.get(pk=load(write_statement(tmp_path / "a.csv", moves(120), credit=7)).statement)


@pytest.fixture
def accountant(account, client):
    user = make_user("ke-toan", group=roles.ACCOUNTANT)
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def found(client, **asked) -> list[int]:
    """Places in the file of the lines that the list shows."""
    response = client.get(reverse(LINES), asked)
    assert response.status_code == 200
    return [line.number for line in response.context["cl"].result_list]


class TestLines:
    def test_words_in_any_order_without_marks(self, accountant, statement):
        assert found(accountant, q="117 HO Ủng") == [118]
        assert found(accountant, q="khong co") == []
        assert len(found(accountant, q="ung ho")) == 50

    def test_filters_narrow_the_search_itself(self, accountant, statement, monkeypatch):
        monkeypatch.setattr(lines, "MOST_FOUND", 6)
        assert found(accountant, q="ung ho", day_from="01/01/2023", day_to="02/01/2023") == [6, 5, 4, 3, 2, 1]
        assert found(accountant, q="ung ho", account__id__exact=str(statement.account_id))[0] == 120
        response = accountant.get(reverse(LINES), {"q": "ung ho"})
        assert "Chỉ hiện 6 dòng mới nhất" in response.content.decode()

    def test_those_of_one_statement(self, accountant, statement, account, tmp_path):
        make_account("0000777777")
        other = load(write_statement(tmp_path / "b.csv", moves(3), number="0000777777"))
        assert found(accountant, statement__id__exact=other.statement) == [3, 2, 1]

    @pytest.mark.parametrize(
        "asked", [{"day_from": "32/13/2023", "q": "ung"}, {"account__id__exact": "²", "q": "ung"}, {"q": "%'\\"}]
    )
    def test_odd_questions_are_no_fault(self, accountant, statement, asked):
        assert accountant.get(reverse(LINES), asked).status_code in (200, 302)

    def test_no_query_for_each_row_and_no_count_to_the_end(self, accountant, statement, monkeypatch):
        accountant.get(reverse(LINES))
        with CaptureQueriesContext(connection) as few:
            accountant.get(reverse(LINES), {"p": "3"})
        with CaptureQueriesContext(connection) as many:
            accountant.get(reverse(LINES))
        assert len(many) == len(few)
        counts = [query["sql"] for query in many if "COUNT(" in query["sql"] and "statementline" in query["sql"]]
        assert counts and all("LIMIT 10001" in sql for sql in counts)
        monkeypatch.setattr(lines.LongPaginator, "MOST", 100)
        assert "hơn 100 dòng sao kê" in accountant.get(reverse(LINES)).content.decode()


def test_a_statement_shows_what_it_proves(accountant, statement):
    page = accountant.get(reverse("admin:statements_statement_change", args=[statement.pk])).content.decode()
    missing = 7 - statement.credit
    for words in ("Có chênh lệch", "Tổng ghi có in trong tệp không khớp với các dòng", statement.sha256):
        assert words in page, words
    assert f"−{-missing:,}".replace(",", ".") in page or f"-{-missing:,}".replace(",", ".") in page


def test_nobody_changes_a_statement(accountant, statement):
    url = reverse("admin:statements_statement_change", args=[statement.pk])
    assert accountant.post(url, {"file_name": "x"}).status_code == 403
    assert accountant.post(reverse("admin:statements_statement_delete", args=[statement.pk])).status_code == 403
    assert StatementLine.objects.count() == 120


def test_lists_leave_long_proofs_in_the_database(accountant, statement):
    with CaptureQueriesContext(connection) as queries:
        assert accountant.get(reverse("admin:statements_statement_changelist")).status_code == 200
    asked = [query["sql"] for query in queries if 'FROM "statements_statement"' in query["sql"]]
    assert asked and not [sql for sql in asked if '"proof"' in sql or '"set_aside"' in sql]
