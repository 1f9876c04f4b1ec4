"""The stored sums of the books: what entries add up to after every way of writing, without anybody being held up."""

from threading import Thread

import pytest
from django.db import connection, transaction
from django.db.models import Count, Sum, Value
from django.db.models.functions import ExtractMonth
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from frontportal.yearly.figures import registry
from tests.welfare.makers import make_books, make_contribution, make_disbursement, make_pair
from welfare.ledger import actions
from welfare.ledger.account import YearAccount
from welfare.ledger.balances import fold_sums
from welfare.ledger.models.contribution import Contribution
from welfare.ledger.models.disbursement import Disbursement
from welfare.ledger.models.entry_sum import EntrySum

KIND = ("fund", "year", "month", "purpose", "unit", "appeal", "state")
pytestmark = pytest.mark.django_db


def counted(model) -> dict:
    purpose = {} if model is Disbursement else {"purpose": Value("")}
    rows = model.objects.order_by().annotate(month=ExtractMonth("date"), **purpose).values_list(*KIND)
    return {row[:7]: row[7:] for row in rows.annotate(Sum("amount"), Count("pk"))}


def stored(model) -> dict:
    rows = EntrySum.objects.of(model).grouped(*KIND)
    return {tuple(row[name] for name in KIND): (row["value"], row["entries"]) for row in rows}


def agree() -> bool:
    return all(counted(model) == stored(model) for model in (Contribution, Disbursement))


@pytest.fixture
def books(world):
    return make_books()


def test_every_way_of_writing(books, world):
    maker, second = make_pair()
    gift = make_contribution(books, world.north, 500, by=maker)
    make_disbursement(books, world.south, 70, by=maker, confirmed_by=second)
    assert agree()
    assert stored(Contribution) == {(books.fund_id, 2023, 5, "", world.north.pk, None, "draft"): (500, 1)}
    gift.amount = 600
    gift.save()
    actions.confirm(gift, by=second)
    assert agree()
    entries = [Contribution(**plain(books, world.north, maker, amount)) for amount in (1, 2, 3)]
    Contribution.objects.bulk_create(entries)
    Contribution.objects.filter(amount=2).update(unit=world.south, date="2023-06-01")
    assert agree()
    with connection.cursor() as cursor:
        cursor.execute("CREATE TEMP TABLE more ON COMMIT DROP AS SELECT * FROM ledger_contribution WHERE amount = 3")
        cursor.execute("UPDATE more SET id = id + 1000, amount = 9")
        cursor.execute("INSERT INTO ledger_contribution SELECT * FROM more")
        cursor.execute("UPDATE ledger_contribution SET amount = amount * 2 WHERE state = 'draft'")
    assert agree()
    Contribution.objects.filter(state="draft").delete()
    assert agree()
    assert stored(Contribution) == {(books.fund_id, 2023, 5, "", world.north.pk, None, "confirmed"): (600, 1)}


def plain(books, unit, maker, amount: int) -> dict:
    entry = {"fund": books.fund, "year": books.year, "date": f"{books.year}-05-03", "donor_name": "Đơn vị Mẫu"}
    return entry | {"unit": unit, "amount": amount, "created_by": maker}


def test_copied_rows_count(books, world):
    maker, _ = make_pair()
    make_contribution(books, world.north, 500, by=maker)
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM ledger_contribution")
        names = [column.name for column in cursor.description]
        row = dict(zip(names, cursor.fetchone(), strict=True))
        with cursor.copy(f"COPY ledger_contribution ({', '.join(names)}) FROM STDIN") as file:
            for number in range(3):
                file.write_row(tuple((row | {"id": 10_000 + number, "amount": 7}).values()))
    assert agree()
    assert EntrySum.objects.of(Contribution).count_of_entries() == 4


def test_what_changes_no_sum_leaves_no_row(books, world):
    maker, _ = make_pair()
    gift = make_contribution(books, world.north, 500, by=maker)
    before = EntrySum.objects.count()
    gift.memo = "ủng hộ"
    gift.save()
    assert EntrySum.objects.count() == before


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.sampled_from(["add", "change", "delete", "fold"]), st.integers(1, 9)), max_size=12))
def test_folding_changes_no_sum(books, world, steps):
    with transaction.atomic():
        maker = books.opening_by
        for step, amount in steps:
            if step == "add":
                make_contribution(books, world.north if amount % 2 else world.south, amount, by=maker)
            elif step == "change":
                Contribution.objects.filter(amount=amount).update(amount=amount + 1)
            elif step == "delete":
                Contribution.objects.filter(amount=amount).delete()
            else:
                fold_sums()
                assert EntrySum.objects.count() == len(counted(Contribution))
        assert agree()
        transaction.set_rollback(True)


def test_pages_and_figures_ask_the_sums(books, world, django_assert_num_queries):
    maker, second = make_pair()
    make_contribution(books, world.north, 500, by=maker, confirmed_by=second)
    make_contribution(books, world.north, 90, by=maker)
    figure = registry["fund-received"]
    assert figure.summary(2023) == {"value": 500, "records": 1}
    assert figure.by_month(2023) == {5: {"value": 500, "records": 1}}
    assert figure.by_commune(2023) == {world.north.pk: {"value": 500, "records": 1}}
    EntrySum.objects.update(amount=7)  # so that it shows who asks them
    assert (figure.summary(2023)["value"], YearAccount(books).received) == (7, 7)


def test_two_writers_of_the_same_sum_do_not_wait(django_db_setup, django_db_blocker):
    """A sum in one row would have the second wait until the first has committed."""
    seen = []
    row = {"book": "contribution", "year": 2001, "month": 1, "fund_id": 1, "unit_id": 1, "state": "draft"}

    def second():
        try:
            with transaction.atomic(), connection.cursor() as cursor:
                cursor.execute("SET LOCAL lock_timeout = '2s'")
                EntrySum.objects.create(**row, amount=2, entries=1)
                fold_sums()
        except Exception as error:
            seen.append(error)
        finally:
            connection.close()

    def first():
        try:
            with transaction.atomic():
                EntrySum.objects.create(**row, amount=1, entries=1)
                other = Thread(target=second)
                other.start()
                other.join()
            seen.append(EntrySum.objects.filter(year=2001).total())
        finally:
            EntrySum.objects.filter(year=2001).delete()
            connection.close()

    with django_db_blocker.unblock():
        thread = Thread(target=first)
        thread.start()
        thread.join()
    assert seen == [3]
