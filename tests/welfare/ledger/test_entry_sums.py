"""The stored sums of the books: what entries add up to after every way of writing, without anybody being held up."""

import pytest
from django.conf import settings as django_settings
from django.db import ProgrammingError, connection, transaction
from django.db.models import Sum
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

from .sums import agree, counted, stored

pytestmark = pytest.mark.django_db


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
    assert EntrySum.objects.of(Contribution).aggregate(found=Sum("entries")) == {"found": 4}


def test_what_changes_no_sum_leaves_no_row(books, world):
    maker, _ = make_pair()
    gift = make_contribution(books, world.north, 500, by=maker)
    before = EntrySum.objects.count()
    gift.memo = "ủng hộ"
    gift.save()
    assert EntrySum.objects.count() == before


# Every way in which SQL changes rows of a table; `{n}` and `{m}` are numbers from 1 to 9, rows of both books have `id` from 1.
WAYS = [
    "INSERT INTO {table} SELECT (jsonb_populate_record(row, jsonb_build_object('id', {free}, 'amount', {n}))).* FROM {one} row",
    "INSERT INTO {table} SELECT (jsonb_populate_record(row, jsonb_build_object('id', {free} + k, 'amount', k))).*"
    " FROM {one} row, generate_series(1, {n}) k",
    "UPDATE {table} SET amount = amount + {n} WHERE amount % {m} = 0",
    "UPDATE {table} SET amount = {n}, date = '2023-0{m}-15', unit_id = CASE unit_id WHEN {north} THEN {south} ELSE {north} END"
    " WHERE id % {n} = 0",
    "UPDATE {table} SET year = 4047 - year, date = make_date(4047 - year, {m}, 1) WHERE id % {n} = 1",
    "WITH moved AS (DELETE FROM {table} WHERE amount % {m} = 0 RETURNING *)"
    " INSERT INTO {table} SELECT (jsonb_populate_record(NULL::{table}, to_jsonb(moved) || jsonb_build_object('id', id + 1000, 'amount', amount + 1))).*"
    " FROM moved",
    "INSERT INTO {table} SELECT * FROM {table} ON CONFLICT (id) DO UPDATE SET amount = excluded.amount + {n}",
    "MERGE INTO {table} USING (SELECT id, amount FROM {table}) old ON {table}.id = old.id"
    " WHEN MATCHED AND old.amount % 2 = 0 THEN UPDATE SET amount = {n} WHEN MATCHED AND {table}.id % 3 = {m} THEN DELETE",
    "DELETE FROM {table} WHERE id % {n} = {m}",
    "SELECT ledger_fold_sums()",
    "SAVEPOINT before; DELETE FROM {table}; ROLLBACK TO SAVEPOINT before",
    "SET CONSTRAINTS ALL IMMEDIATE; TRUNCATE {table} CASCADE",
]
NUMBERS = st.integers(1, 9)
STEPS = st.tuples(
    st.sampled_from(WAYS), st.sampled_from(["ledger_contribution", "ledger_disbursement"]), NUMBERS, NUMBERS
)


@pytest.fixture
def samples(books, world):
    """One row of each book to copy from, and a second year; the books themselves are empty."""
    maker, _ = make_pair()
    make_books(2024, fund=books.fund)
    for entry in (
        make_contribution(books, world.north, 5, by=maker),
        make_disbursement(books, world.south, 7, by=maker),
    ):
        with connection.cursor() as cursor:
            table = entry._meta.db_table
            cursor.execute(f"CREATE TEMP TABLE one_{table} ON COMMIT DROP AS SELECT * FROM {table}")  # noqa: S608
            entry.delete()


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(STEPS, min_size=1, max_size=10))
def test_after_any_mix_of_statements(samples, world, steps):
    with transaction.atomic(), connection.cursor() as cursor:
        for number, (way, table, n, m) in enumerate(steps):
            names = {"north": world.north.pk, "south": world.south.pk, "free": 10_000 * (number + 1)}
            cursor.execute(way.format(table=table, one=f"one_{table}", n=n, m=m, **names))
        assert agree()
        fold_sums()
        assert agree()
        assert EntrySum.objects.count() == len(counted(Contribution)) + len(counted(Disbursement))
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


def test_the_site_writes_sums_by_way_of_entries_alone(books, world):
    maker, _ = make_pair()
    gift = make_contribution(books, world.north, 500, by=maker)
    tampering = ["INSERT INTO ledger_entrysum SELECT * FROM ledger_entrysum", "UPDATE ledger_entrysum SET amount = 1",
                 "DELETE FROM ledger_entrysum", "TRUNCATE ledger_entrysum"]  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute(f"SET LOCAL ROLE {connection.ops.quote_name(django_settings.SITE_ROLE)}")
        for command in tampering:
            with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
                cursor.execute(command)
        cursor.execute("CREATE TEMP TABLE ledger_entrysum (LIKE public.ledger_entrysum) ON COMMIT DROP")
        Contribution.objects.filter(pk=gift.pk).update(amount=600)
        cursor.execute("DROP TABLE pg_temp.ledger_entrysum")
        fold_sums()
    assert stored(Contribution) == {(books.fund_id, 2023, 5, "", world.north.pk, None, "draft"): (600, 1)}
