"""`manage.py import_statement`: keys, exit codes, never a traceback."""

import json
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connection

from frontportal.kit.records.db_errors import TRY_AGAIN
from tests.welfare.statements.makers import NUMBER, SAMPLES, make_account, moves, write_statement
from welfare.statements.models.line import StatementLine
from welfare.statements.models.statement import Statement
from welfare.statements.store import archive

KEYS = {"layout", "rows", "credit", "debit", "opening", "closing", "new", "known", "conflicts", "set_aside", "proof"}


@pytest.fixture
def account(db):
    return make_account()


def run(*arguments) -> tuple[int, dict]:
    """The exit code and what was printed."""
    out = StringIO()
    try:
        call_command("import_statement", *map(str, arguments), "--json", stdout=out)
        code = 0
    except SystemExit as ended:
        code = ended.code
    return code, json.loads(out.getvalue())


def test_says_what_was_stored(account):
    code, said = run(SAMPLES / "fund-2023.xlsx")
    assert code == 0
    assert set(said) >= KEYS
    assert (said["rows"], said["credit"], said["debit"]) == (400, 2_412_350_000, 1_541_132_000)
    assert (said["opening"], said["closing"]) == (386_420_000, 1_257_638_000)
    assert (said["new"], said["known"], said["conflicts"], said["set_aside"]) == (400, 0, [], [])
    assert (said["proof"]["kind"], said["proof"]["outcome"], said["proof"]["breaks"]) == (
        "running balance",
        "proven",
        [],
    )


def test_a_dry_run_stores_nothing(account):
    assert run(SAMPLES / "fund-2023.xlsx", "--dry-run")[1]["new"] == 400
    assert not Statement.objects.exists()


def test_breaks_are_warnings(account):
    code, said = run(SAMPLES / "bidv-list-gaps.csv", "--account", NUMBER)
    assert code == 0
    assert said["proof"]["outcome"] == "breaks"
    assert [each["number"] for each in said["proof"]["breaks"]] == [27, 28, 107]


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("khong-co.csv", None, "unreadable"),
        ("rong.csv", b"", "empty"),
        ("nhieu.pdf", b"%PDF-1.7 \x00\xff", None),
        ("nhieu.xlsx", b"PK\x03\x04 \x00\xff", None),
        ("nhieu.csv", bytes(range(256)) * 40, None),
        ("la.csv", "Tên,Tuổi\nAn,3\n".encode(), "unknown_layout"),
    ],
)
def test_refusals_are_json_with_a_sentence(account, tmp_path, name, content, reason):
    if content is not None:
        (tmp_path / name).write_bytes(content)
    code, said = run(tmp_path / name)
    assert code == 3
    assert set(said) == {"refused", "detail"}
    assert said["detail"].endswith(".")
    if reason:
        assert said["refused"] == reason


def test_a_question_has_to_be_answered(account, tmp_path):
    path = write_statement(tmp_path / "a.csv", moves(3), number="0000999999")
    code, said = run(path, "--account", NUMBER, "--dry-run")
    assert (code, [question["code"] for question in said["questions"]]) == (0, ["foreign_account"])
    code, said = run(path, "--account", NUMBER)
    assert (code, said["refused"]) == (3, "question")
    assert said["detail"].endswith("?")
    assert not Statement.objects.exists()
    code, said = run(path, "--account", NUMBER, "--accept", "foreign_account")
    assert (code, said["new"]) == (0, 3)


@pytest.mark.parametrize("state", ["40P01", "40001"])
def test_a_deadlock_asks_to_try_again(account, tmp_path, monkeypatch, state):
    def give_way(*given):
        with connection.cursor() as cursor:
            cursor.execute(f"DO $$ BEGIN RAISE EXCEPTION 'deadlock detected' USING ERRCODE = '{state}'; END $$")

    path = write_statement(tmp_path / "a.csv", moves(3))
    monkeypatch.setattr(archive, "store", give_way)
    code, said = run(path)
    assert (code, said["refused"]) == (3, "try_again")
    assert said["detail"] == TRY_AGAIN
    assert (Statement.objects.count(), StatementLine.objects.count()) == (0, 0)


def test_plain_words_for_people(account, tmp_path):
    out = StringIO()
    call_command("import_statement", str(write_statement(tmp_path / "a.csv", moves(3))), stdout=out)
    assert out.getvalue().startswith("fund-xlsx: 3 dòng, ghi có 60.000, ghi nợ 0 đồng.\nNhập mới 3, đã nhập trước 0")
