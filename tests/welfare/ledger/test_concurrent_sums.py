"""The stored sums of the books while two transactions write at once: none waits, none loses what the other wrote."""

from functools import partial

import pytest
from django.db import connection
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.welfare.makers import make_books, make_contribution, make_pair
from tests.world import make_unit
from welfare.ledger.balances import fold_sums
from welfare.ledger.models.contribution import Contribution
from welfare.ledger.models.entry_sum import EntrySum

from .at_once import at_once
from .sums import agree, counted, stored

BOTH = st.lists(
    st.tuples(st.sampled_from([0, 1]), st.sampled_from(["add", "change", "delete", "fold", "end"])), max_size=14
)


@pytest.mark.usefixtures("committed")
class TestTwoTransactions:
    def test_at_once_in_any_order(self):
        """Each writes rows of its own of the same kind; either may be undone, and sums folded while the other is under way."""
        books, (maker, _) = make_books(), make_pair()
        unit = make_unit("mot-xa", "Một Xã", "commune")
        row = make_contribution(books, unit, 1, by=maker)
        copy = (
            "INSERT INTO ledger_contribution SELECT (jsonb_populate_record(row, jsonb_build_object('id', %s, 'amount', 7))).*"
            " FROM ledger_contribution row ORDER BY id LIMIT 1"
        )
        ways = {
            "add": copy,
            "change": "UPDATE ledger_contribution SET amount = amount + 3, date = date + 40 WHERE id / 1000 = %s",
            "delete": "DELETE FROM ledger_contribution WHERE id / 1000 = %s",
        }
        writers = [connection.copy(), connection.copy()]

        @settings(max_examples=25)
        @given(steps=BOTH, ends=st.tuples(st.booleans(), st.booleans()))
        def mixed(steps, ends):
            for writer in writers:
                writer.set_autocommit(False)
                with writer.cursor() as cursor:
                    cursor.execute("SET lock_timeout = '5s'")  # nobody is to wait
            for number, (who, way) in enumerate(steps):
                with writers[who].cursor() as cursor:
                    if way == "end":
                        (writers[who].commit if ends[who] else writers[who].rollback)()
                    elif way == "fold":
                        with connection.cursor() as third:
                            third.execute("SELECT ledger_fold_sums()")
                    else:
                        cursor.execute(ways[way], [(who + 1) * 1000 + number if way == "add" else who + 1])
                assert agree()
            for writer, is_kept in zip(writers, ends, strict=True):
                (writer.commit if is_kept else writer.rollback)()
            assert agree()
            Contribution.objects.exclude(pk=row.pk).delete()

        try:
            mixed()
        finally:
            for writer in writers:
                writer.close()

    def test_two_that_fold_lose_nothing(self):
        books, (maker, _) = make_books(), make_pair()
        unit = make_unit("mot-xa", "Một Xã", "commune")
        for amount in range(1, 40):
            make_contribution(books, unit, amount, by=maker)
        assert at_once([fold_sums] * 4 + [partial(make_contribution, books, unit, 1000, by=maker)] * 4) == []
        assert agree()
        fold_sums()
        assert stored(Contribution) == counted(Contribution)
        assert EntrySum.objects.count() == 1
