"""One ledger for all tests that tamper with it: made once for each module, as it was again for each test."""

import shutil
from pathlib import Path
from typing import NamedTuple

import pytest
from django.db import transaction

from frontportal.staff import roles
from frontportal.yearly.models.summary import YearSummary
from tests import world as small_world
from tests.makers import make_user
from tests.welfare.makers import MILLION, make_books, make_contribution, make_disbursement, make_pair
from tests.welfare.statements.makers import OPENING, load, make_account, moves, write_statement
from tests.yearly.makers import publish_again
from welfare.reconciliation.models import Match
from welfare.statements.models.statement import Statement


class StoredLedger(NamedTuple):
    world: small_world.SmallWorld
    statement: Statement
    data: Path  # with the kept files


@pytest.fixture(scope="module")
def stored_ledger(django_db_setup, django_db_blocker, tmp_path_factory):
    """A year with a proven statement of 30 lines, entries, a match, and a published edition."""
    folder = tmp_path_factory.mktemp("ledger")
    with django_db_blocker.unblock(), pytest.MonkeyPatch.context() as patch, transaction.atomic():
        patch.setattr("django.conf.settings.DATA_DIR", folder / "data")
        world = small_world.make()
        account, (maker, confirmer) = make_account(), make_pair()
        statement = Statement.objects.get(pk=load(write_statement(folder / "a.csv", moves(30))).statement)
        books = make_books(opening=OPENING, fund=account.fund)
        line = statement.lines.get(number=7)
        gift = make_contribution(books, world.north, line.credit, by=maker, confirmed_by=confirmer, date=line.day)
        make_contribution(books, world.north, 5 * MILLION, by=maker, confirmed_by=confirmer)
        make_disbursement(books, world.north, 2 * MILLION, by=maker, confirmed_by=confirmer)
        Match.objects.create(
            line=line,
            amount=line.credit,
            contribution=gift,
            decider="person",
            decided_by=maker,
            reason="Cùng ngày, cùng số tiền",
        )
        summary = YearSummary.objects.create(year=2023, introduction="Năm thử")
        publish_again(summary, by=make_user("duyet", group=roles.APPROVER))
        yield StoredLedger(world, statement, folder / "data")
        transaction.set_rollback(True)


@pytest.fixture
def ledger(stored_ledger, settings):
    """Its statement; what a test does to records and files is undone."""
    shutil.copytree(stored_ledger.data, settings.DATA_DIR, dirs_exist_ok=True)
    with transaction.atomic():
        yield Statement.objects.get(pk=stored_ledger.statement.pk)
        transaction.set_rollback(True)  # broken foreign keys need not be checked


@pytest.fixture
def world(ledger, stored_ledger) -> small_world.SmallWorld:
    return stored_ledger.world
