"""Words of statements whose time is over: nobody shows or finds them any more; sums, days, matches, chain and audit stay as they were."""

from datetime import date, timedelta

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from frontportal.personal_data.models import Deletion, RetentionRule
from frontportal.personal_data.retention import take_out
from frontportal.staff import roles
from tests.makers import make_user
from tests.welfare.audit.ledgers import audited
from tests.welfare.feeds.makers import make_feed, post, sepay
from tests.welfare.makers import make_books
from tests.welfare.statements.makers import NUMBER, load, make_account, write_statement
from welfare.audit import hash_chain
from welfare.feeds.models.provisional import ProvisionalLine, ProvisionalOutcome
from welfare.ledger import actions as ledger
from welfare.ledger.models.contribution import Contribution
from welfare.memo_terms.after_import import after_import
from welfare.reconciliation import actions
from welfare.reconciliation.models import Match
from welfare.statements.models.line import StatementLine
from welfare.statements.models.statement import Statement
from welfare.statements.store import rereading

BACKEND = "django.contrib.auth.backends.ModelBackend"
DAY = date(2023, 12, 23)
MOVES = [(DAY, "CT1", 3_000_000, "ZUXYLAM ung ho"), (DAY, "CT2", 50_000, "ung ho quy")]
RAW = "SELECT string_agg(memo, '|' ORDER BY id) FROM statements_statementline"


def asked(sql: str, *given):
    with connection.cursor() as cursor:
        cursor.execute(sql, given)
        return cursor.fetchone()[0] if cursor.description else cursor.rowcount


def over(months: int = 60) -> date:
    """The first day on which what ended today has been kept so long."""
    rule = RetentionRule(months=months)
    start = timezone.localdate() + timedelta(days=months * 28)
    return next(
        day
        for day in (start + timedelta(days=n) for n in range(250))
        if rule.last_day_kept_from(day) >= timezone.localdate()
    )


@pytest.fixture
def persons(db):
    return make_user("kt-noi-dung", group=roles.ACCOUNTANT), make_user("xn-noi-dung", group=roles.CONFIRMER)


@pytest.fixture
def statement(world, settings, tmp_path, persons):
    """A gift told by a provider, printed by the bank, matched, made an entry of and confirmed; all of it names its giver."""
    settings.DATA_DIR = tmp_path / "data"
    accountant, confirmer = persons
    account = make_account()
    make_books(fund=account.fund)
    told = {"accountNumber": NUMBER, "transactionDate": f"{DAY} 08:00:00"}
    post(make_feed(account), sepay(1, 3_000_000, 0, "ZUXYLAM gui", **told))
    found = Statement.objects.get(pk=load(write_statement(tmp_path / "a.csv", MOVES)).statement)
    line = found.lines.get(number=1)
    ProvisionalOutcome.objects.create(
        line=ProvisionalLine.objects.get(), kind="confirmed", found="details", statement_line=line,
        differences=[{"field": "Nội dung", "reported": "ZUXYLAM gui", "printed": "ZUXYLAM ung ho"},
            {"field": "Số dư", "reported": "0", "printed": "1"}],
    )  # fmt: skip
    match = actions.decide(line, by=accountant, reason="Biên nhận", unit=world.north)
    entry = actions.create_entry(match, by=accountant).contribution
    ledger.confirm(entry, by=confirmer)
    assert hash_chain.prolong() == 2
    return found


def seen(persons) -> dict[str, bool]:
    """Page → whether the giver's word can be read on it, or finds anything."""
    public, staff = Client(), Client()
    staff.force_login(persons[0], backend=BACKEND)
    line, entry = StatementLine.objects.get(number=1), Contribution.objects.get()
    gift = {"q": "zuxylam", "sotien": "3.000.000", "thang": "12/2023"}

    def lists(name: str, **query) -> str:
        return staff.get(reverse(f"admin:{name}_changelist"), query).content.decode()

    def change(name: str, key: int) -> str:
        return staff.get(reverse(f"admin:{name}_change", args=[key])).content.decode()

    texts = {
        "list of lines": lists("statements_statementline"),
        "line": change("statements_statementline", line.pk),
        "match": change("reconciliation_match", Match.objects.latest("pk").pk),
        "list of told lines": lists("feeds_provisionalline"),
        "told line": change("feeds_provisionalline", ProvisionalLine.objects.get().pk),
        "entry": change("ledger_contribution", entry.pk),
        "entry's versions": str(list(entry.history.values_list("memo", flat=True))),
    }
    found = {
        "own gift": "Đã tìm thấy 1 khoản" in public.get("/quy-vi-nguoi-ngheo/tim-khoan/", gift).content.decode(),
        "search of lines": "+3.000.000" in public.get("/quy-vi-nguoi-ngheo/sao-ke/tim/", gift).content.decode(),
        "staff's search of lines": "3.000.000"
        in lists("statements_statementline", q="zuxylam").split("result_list")[-1],
        "search of records": asked(
            "SELECT EXISTS (SELECT FROM record_search_searchentry WHERE words @@ 'zuxylam'::tsquery)"
        ),
        "search of matches": Match.objects.filter(line__folded__contains="zuxylam").exists(),
    }
    return {name: "ZUXYLAM" in text for name, text in texts.items()} | found


def test_at_night_words_go_and_sums_days_matches_chain_and_audit_stay(statement, persons):
    before = seen(persons)
    assert [name for name, is_seen in before.items() if not is_seen] == []
    assert take_out(over() - timedelta(days=1)) == 0
    assert [take_out(over()), take_out(over())] == [1, 0]
    after = seen(persons)
    assert [name for name, is_seen in after.items() if is_seen] == []
    assert Deletion.objects.values_list("kind", "record_key", "rule__months").get() == (
        "statement-memos",
        statement.pk,
        60,
    )
    assert str(Deletion.objects.get()) == f"Nội dung chuyển khoản của sao kê số {statement.pk}"
    assert asked(RAW) == "ZUXYLAM ung ho|ung ho quy"
    assert (list(hash_chain.findings()), audited()[0]) == ([], 0)
    line = StatementLine.objects.get(number=1)
    assert (line.day, line.credit, line.reference, line.matches.latest("pk").contribution.amount) == (
        DAY,
        3_000_000,
        "CT1",
        3_000_000,
    )
    shown = (
        Client().get("/quy-vi-nguoi-ngheo/sao-ke/tim/", {"sotien": "3.000.000", "thang": "12/2023"}).content.decode()
    )
    assert "Đã hết thời hạn hiện nội dung" in shown and "+3.000.000" in shown
    assert [each["field"] for each in ProvisionalOutcome.objects.get().differences] == ["Số dư"]


def test_words_read_without_their_mark_are_hidden_too(statement, persons):
    take_out(over())
    assert StatementLine.objects.only("memo").get(number=1).memo == "…"
    assert StatementLine.objects.only("day").get(number=1).memo == "…"


def test_a_file_read_again_brings_no_words_back(statement, persons):
    take_out(over())
    assert (rereading.difference(statement)["gone"], rereading.difference(statement)["come"]) == (0, 0)
    with connection.cursor() as cursor:  # as an older reader may have stored it
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute("UPDATE statements_statementline SET memo = 'x', identity = gen_random_uuid() WHERE number = 1")
        cursor.execute("SET LOCAL session_replication_role = origin")
    proposal = rereading.propose(statement, reason="Đọc sai chữ", by=persons[0])
    accountant = Client()
    accountant.force_login(persons[0], backend=BACKEND)
    page = reverse("admin:statements_statement_reread", args=[statement.pk])
    assert "ZUXYLAM" not in accountant.get(page).content.decode()
    rereading.confirm(proposal, by=persons[1])
    after_import(statement, by=None)
    new = StatementLine.objects.current().get(number=1)
    assert (new.memo, new.folded, new.reading, asked(RAW)) == ("…", "", 2, "x|ung ho quy|ZUXYLAM ung ho")


@pytest.mark.parametrize(
    "command",
    [
        "SELECT memo_terms_hide({0})",  # the journal does not have it
        "UPDATE statements_statementline SET memo_hidden_on = now()",
        "UPDATE ledger_contribution SET memo = '' WHERE state = 'confirmed'",
        "UPDATE feeds_provisionalline SET memo = '', counterparty = '', counter_account = ''",
    ],
)
def test_no_page_hides_words_by_itself(statement, settings, command):
    with pytest.raises(DatabaseError), transaction.atomic():
        asked(f"SET LOCAL ROLE {connection.ops.quote_name(settings.SITE_ROLE)}")
        asked(command.format(statement.pk))
    assert StatementLine.objects.get(number=1).memo == "ZUXYLAM ung ho"


def test_what_is_hidden_is_not_shown_again(statement, persons):
    take_out(over())
    with pytest.raises(DatabaseError, match="không sửa, không xoá được"), transaction.atomic():
        asked("UPDATE statements_statementline SET memo_hidden_on = NULL")
    with pytest.raises(DatabaseError, match="không sửa, không xoá được"), transaction.atomic():
        asked("UPDATE statements_statementline SET memo = '…'")
