"""Two persons at the same line, or the same payment, at the same moment: one wins, the other is told."""

import threading

import pytest
from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.db import DatabaseError, connection, transaction

from frontportal.kit.records.db_errors import message_for
from tests import world as small_world
from tests.environment import HANGING
from tests.welfare.makers import MILLION
from tests.welfare.reconciliation.makers import make_desk
from welfare.ledger import actions as entries
from welfare.ledger.models.disbursement import Disbursement
from welfare.ledger.models.fund_year import FundYear
from welfare.reconciliation import actions
from welfare.reconciliation.auto_match import match_statement
from welfare.reconciliation.models import Match
from welfare.reconciliation.querysets import unmatched_lines
from welfare.reconciliation.suggestions.amounts_left import Portion, amount_left
from welfare.statements.models.line import StatementLine

TAKEN = "Dòng này vừa được khớp. Hãy bỏ khớp trước."
KEPT = {"disclosure_disclosurerule", "disclosure_historicaldisclosurerule"}  # written by migrations

ROOMS = ("funds", "assistance", "appeals", "statements", "ledger", "disclosure", "reconciliation", "feeds", "places")


@pytest.fixture
def desk(django_db_setup, django_db_blocker):
    """As in conftest.py, but committed, so that other connections see it. Cleaned up by hand: a flush would take along
    what migrations wrote.
    """
    with django_db_blocker.unblock():
        yield make_desk(small_world.make())
        empty()


WITH_THOSE_THAT_REFER_TO_THEM = """
WITH RECURSIVE found AS (
    SELECT oid FROM pg_class WHERE relname = ANY(%s) UNION SELECT conrelid FROM pg_constraint JOIN found ON confrelid = found.oid
)
SELECT string_agg(format('DELETE FROM %%s', oid::regclass), '; ') FROM found
"""


def empty() -> None:
    """As TRUNCATE … CASCADE would, which makes new files for hundreds of tables that hold nothing."""
    names = connection.introspection.table_names()
    tables = {name for name in names if name.startswith(tuple(f"{room}_" for room in ROOMS))}
    with connection.cursor() as cursor:
        cursor.execute(WITH_THOSE_THAT_REFER_TO_THEM, [list(tables - KEPT)])
        (delete,) = cursor.fetchone()
        cursor.execute(f"SET session_replication_role = replica; {delete}")  # triggers let no one empty the books
        cursor.execute("SET session_replication_role = origin")
    get_user_model().objects.all().delete()
    get_user_model().history.all().delete()


def at_once(*acts) -> list[str]:
    """Each act in a thread and connection of its own, begun together: "" for each that went through, or its refusal."""
    start, said = threading.Barrier(len(acts)), [None] * len(acts)

    def run(position, act):
        try:
            start.wait(timeout=HANGING)
            act()
            said[position] = ""
        except ValidationError as error:
            said[position] = " ".join(error.messages)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=each) for each in enumerate(acts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=HANGING)
    return said


def standing(line) -> int:
    return sum(line.matches.standing().values_list("amount", flat=True))


@pytest.mark.parametrize("time", range(3))
def test_two_decide_about_one_line(desk, time):
    line = desk.line(5 * MILLION)
    said = at_once(
        lambda: actions.decide(line, unit=desk.world.north, by=desk.maker),
        lambda: actions.decide(line, unit=desk.world.south, by=desk.checker),
    )
    assert sorted(said) == ["", TAKEN]
    assert line.matches.count() == 1


@pytest.mark.parametrize("time", range(3))
def test_two_divide_one_line(desk, time):
    line = desk.line(5 * MILLION)
    parts = [Portion(3 * MILLION, {"unit": desk.world.north})]
    said = at_once(*[lambda by=by: actions.split_line(line, parts, by=by) for by in (desk.maker, desk.checker)])
    assert sorted(said) == ["", "Các phần cộng được 3.000.000 đồng, dòng này chỉ còn 2.000.000 đồng chưa khớp."]
    assert standing(line) == 3 * MILLION


def test_parts_that_both_fit_are_both_taken_unless_what_was_seen_has_changed(desk):
    line = desk.line(5 * MILLION)
    parts, people = [Portion(2 * MILLION, {"unit": desk.world.north})], (desk.maker, desk.checker)
    assert at_once(*[lambda by=by: actions.split_line(line, parts, by=by) for by in people]) == ["", ""]
    other = desk.line(5 * MILLION)
    said = at_once(*[lambda by=by: actions.split_line(other, parts, by=by, seen=5 * MILLION) for by in people])
    assert sorted(said) == ["", "Dòng này vừa được người khác khớp hoặc bỏ khớp: nay còn 3.000.000 đồng chưa khớp."]
    assert (standing(line), standing(other)) == (4 * MILLION, 2 * MILLION)


def test_two_lines_ask_for_the_rest_of_one_payment(desk):
    payment = desk.payment(5 * MILLION)
    lines = [desk.line(-3 * MILLION) for _ in range(2)]
    parts = [Portion(3 * MILLION, {"disbursement": payment})]
    said = at_once(*[lambda line=line: actions.split_line(line, parts, by=desk.maker) for line in lines])
    assert sorted(said) == ["", "Khoản chi này chỉ còn 2.000.000 đồng chưa khớp."]
    assert amount_left(payment) == 2 * MILLION


def test_the_database_alone_holds_two_writers(desk):
    """Without the turns that the actions take: two connections insert parts at the same time."""
    line = desk.line(-5 * MILLION)

    def insert():
        match = Match.of(line, 3 * MILLION, decider="person", decided_by=desk.maker, reason="tay")
        actions.save(match)

    said = at_once(insert, insert)
    assert sorted(said) == ["", "Dòng này chỉ còn 2.000.000 đồng chưa khớp."]
    assert standing(line) == 3 * MILLION


def test_two_undo_one_decision(desk):
    match = actions.decide(desk.line(5 * MILLION), unit=desk.world.north, by=desk.maker)
    said = at_once(*[lambda by=by: actions.undo(match, reason="Nhầm", by=by) for by in (desk.maker, desk.checker)])
    assert sorted(said) == ["", "Dòng này đã được bỏ khớp."]
    assert match.history.count() == 2


def test_undone_while_another_makes_a_gift_of_it(desk):
    """Either the decision is gone first, or its gift is there and the decision has a successor."""
    match = actions.decide(desk.line(5 * MILLION), unit=desk.world.north, by=desk.maker)
    said = at_once(
        lambda: actions.undo(match, reason="Nhầm", by=desk.maker), lambda: actions.create_entry(match, by=desk.checker)
    )
    assert said in ([actions.UNDONE, ""], ["", actions.BOOKED])
    assert Match.objects.standing().count() == (said[0] != "")


@pytest.mark.parametrize("time", range(3))
def test_a_decision_for_many_overlaps_a_single_one(desk, time):
    """Whoever comes first has the line; the others of the list are decided either way, and the count says so."""
    lines = [desk.line(MILLION) for _ in range(30)]
    counts = []

    def many():
        counts.append(
            actions.decide_many(unmatched_lines(StatementLine.objects.all()), appeal=desk.appeal, by=desk.maker)
        )

    said = at_once(many, lambda: actions.decide(lines[7], unit=desk.world.north, by=desk.checker))
    single = lines[7].matches.standing().get()
    assert (said, counts, single.unit) in (
        (["", ""], [29], desk.world.north),
        (["", TAKEN], [30], None),
    )
    assert Match.objects.standing().count() == 30


def test_the_machine_and_a_person_at_one_line(desk):
    line = desk.line(MILLION, "TET2023")
    outcomes = []
    said = at_once(
        lambda: outcomes.append(match_statement(desk.statement, by=desk.maker)),
        lambda: actions.decide(line, unit=desk.world.north, by=desk.checker),
    )
    assert (said, outcomes[0].matched) in ((["", ""], 0), (["", TAKEN], 1))
    assert line.matches.standing().count() == 1


def test_one_payment_is_confirmed_once(desk):
    payment = desk.payment(MILLION, confirmed_by=None)
    desk.gift(10 * MILLION)
    said = at_once(*[lambda: entries.confirm(payment, by=desk.checker)] * 2)
    assert sorted(said) == ["", "Khoản này đã được xác nhận."]
    payment.refresh_from_db()
    assert (payment.voucher_number, Disbursement.objects.confirmed().total()) == (1, MILLION)


def test_two_payments_confirmed_at_once_have_two_numbers_and_never_overdraw(desk):
    FundYear.objects.update(opening_proposed=MILLION, opening_proposed_by=desk.maker)
    entries.confirm_opening(FundYear.objects.get(), by=desk.checker)
    payments = [desk.payment(MILLION, confirmed_by=None) for _ in range(2)]
    said = at_once(*[lambda each=each: entries.confirm(each, by=desk.checker) for each in payments])
    assert sorted(said) == ["", "Quỹ chỉ còn 0 đồng, không đủ cho khoản 1.000.000 đồng."]
    assert Disbursement.objects.confirmed().total() == MILLION


def test_an_amount_changed_while_its_line_is_matched(desk):
    """A draft of 5 million: either it is matched as such, or it is changed and the line told that they differ."""
    gift, line = desk.gift(5 * MILLION, confirmed_by=None), desk.line(5 * MILLION)
    refusals = []

    def change():
        try:
            with transaction.atomic():
                type(gift).objects.filter(pk=gift.pk).update(amount=4 * MILLION)
        except DatabaseError as error:
            refusals.append(message_for(error))

    said = at_once(lambda: actions.decide(line, contribution=gift, by=desk.maker), change)
    gift.refresh_from_db()
    assert (gift.amount == 5 * MILLION) == (said[0] == "") == bool(refusals)
    assert standing(line) in (0, 5 * MILLION)
